"""A graph -> the formats of the world: a table of writers, each of which gives the same bytes for the same quads, in any order.

A new format is a function from sorted quads and the base of their IRIs to bytes, and a line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.infer import is_inferred
from kg.graph.store import to_nquads
from kg.graph.vocab import DIP, PREDICATES, RDF, WIKIDATA, prefixes
from kg.settings import BASE
from kg.share.annotations import to_annotations
from kg.share.events import to_events
from kg.share.jsonld import to_jsonld
from kg.share.nanopub import to_nanopubs
from kg.share.network import printable, to_cypher, to_gexf, to_graphml, to_node_link
from kg.share.parquet import to_parquet
from kg.share.table import to_csv
from kg.share.void import Dump, to_void

Quads = Sequence[ox.Quad]
RELATIONS = frozenset(DIP[name] for name in PREDICATES)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the usual ending of its files, what it is, and its writer."""

    suffix: str
    about: str
    write: Callable[[Quads, str], bytes]


def export(quads: Iterable[ox.Quad], format_: str, *, base: str = BASE) -> bytes:
    """Write a graph in one of `FORMATS`; raise DataError for a format that is not there."""
    if format_ not in FORMATS:
        raise DataError(f"no format {format_!r}; use one of {', '.join(FORMATS)}")
    return FORMATS[format_].write(sorted_quads(quads), base)


def sorted_quads(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Sort quads by graph, subject and predicate (types first), none twice."""
    return sorted(set(quads), key=_place)


def _place(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return str(quad.graph_name), str(quad.subject), quad.predicate != RDF.type, str(quad.predicate), str(quad.object)


def _nquads(quads: Quads, _: str) -> bytes:
    return to_nquads(quads)


def _trig(quads: Quads, base: str) -> bytes:
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(base)) or b""


def _turtle(quads: Quads, base: str) -> bytes:
    return ox.serialize(_triples(quads, base), format=ox.RdfFormat.TURTLE, prefixes=prefixes(base)) or b""


def _rdfxml(quads: Quads, base: str) -> bytes:
    triples = [ox.Triple(t.subject, t.predicate, _without_controls(t.object)) for t in _triples(quads, base)]
    return ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes={**prefixes(base), "wd": WIKIDATA}) or b""


def _without_controls(term: Any) -> Any:
    """Leave out of a text what XML forbids; the serialiser would write it, and no reader take it."""
    if not isinstance(term, ox.Literal) or printable(term.value) == term.value:
        return term
    return ox.Literal(printable(term.value), language=term.language) if term.language else ox.Literal(printable(term.value))


def _rdf12(quads: Quads, base: str) -> bytes:
    """Write TriG of RDF 1.2: the node of each statement is a reifier of its triple, in place of subject, predicate and object."""
    ends = {RDF.subject: 0, RDF.predicate: 1, RDF.object: 2}
    parts: dict[tuple[str, str], list[Any]] = {}
    kept = []
    for quad in quads:
        if quad.predicate in ends:
            parts.setdefault((str(quad.graph_name), str(quad.subject)), [None] * 3)[ends[quad.predicate]] = quad.object
        elif (quad.predicate, quad.object) != (RDF.type, RDF.Statement):
            kept.append(quad)
    for quad in quads:
        triple = parts.get((str(quad.graph_name), str(quad.subject)))
        if quad.predicate == RDF.subject and triple and all(triple):
            kept.append(ox.Quad(quad.subject, RDF.reifies, ox.Triple(*triple), quad.graph_name))
    return _trig(sorted_quads(kept), base)


def _void(quads: Quads, base: str) -> bytes:
    dumps = (
        Dump("graph.nq", "application/n-quads", _nquads),
        Dump("graph.trig", "application/trig", _trig),
        Dump("graph.ttl", "text/turtle", _turtle),
    )
    return to_void(quads, base, dumps)


def _triples(quads: Quads, base: str) -> list[ox.Triple]:
    """Give the triples of statements, entities and plain triples, without graphs and without the texts.

    Of what was inferred the plain triples are left out: without graphs nothing would tell them from what was said.
    """
    apart = {quad for quad in quads if is_inferred(quad, base) and quad.predicate in RELATIONS}
    found = {quad.triple for quad in quads if quad not in apart and not str(quad.graph_name).endswith("/text>")}
    return sorted(found, key=lambda t: (str(t.subject), t.predicate != RDF.type, str(t.predicate), str(t.object)))


FORMATS: dict[str, Format] = {
    "nq": Format("nq", "N-Quads, sorted: the master form, all of it", _nquads),
    "trig": Format("trig", "TriG: all of it, with prefixes", _trig),
    "ttl": Format("ttl", "Turtle: statements, entities and plain triples, without graphs and texts", _turtle),
    "jsonld": Format("jsonld", "JSON-LD: all of it, the context inside", to_jsonld),
    "rdfxml": Format("rdf", "RDF/XML: what Turtle has", _rdfxml),
    "rdf12": Format("trig", "TriG of RDF 1.2: statements as reifiers of triple terms", _rdf12),
    "nanopub": Format("trig", "nanopublications with trusty URIs, of what is positive and actual", to_nanopubs),
    "annotations": Format("jsonld", "Web Annotations of passages and mentions", to_annotations),
    "void": Format("ttl", "VoID and DCAT: counts, licence, checksums", _void),
    "cypher": Format("zip", "CSV for Neo4j and openCypher, with the commands that load it", to_cypher),
    "graphml": Format("graphml", "GraphML: things and statements for Gephi, yEd, Cytoscape", to_graphml),
    "gexf": Format("gexf", "GEXF: the same for Gephi", to_gexf),
    "json": Format("json", "node-link JSON: the same for networkx and D3", to_node_link),
    "csv": Format("csv", "one line a statement, with labels and sentence", to_csv),
    "parquet": Format("parquet", "the same with types; needs the extra `parquet`", to_parquet),
    "events": Format("tsv", "event data: PLOVER type, CAMEO root, countries, score", to_events),
}
