"""The model <-> quads: the only place that makes triples (`write`) and reads them (`read`)."""

from kg.graph.rdf.read import from_quads
from kg.graph.rdf.write import to_quads

__all__ = ["from_quads", "to_quads"]
