"""What users of the library call: texts -> a graph, a file -> a graph."""

from __future__ import annotations

from pathlib import Path

from kg.explore.graph import Graph
from kg.graph.parts import open_data
from kg.outputs import make_graph
from kg.pipeline import build as build_statements
from kg.settings import Settings, sample


def build(*paths: Path | str, settings: Settings | None = None) -> Graph:
    """Read documents and give their graph; `Graph.build` holds the statements, entities and problems behind it.

    Args:
        paths: files, folders, or `-` for standard input; none: the bundled sample.

    Raises:
        InputError: a path does not exist, or the model is not installed.
        OntologyError: a file of frames or actors is malformed.
    """
    settings = settings or Settings()
    return make_graph(build_statements(paths or [sample()], settings), settings)


def load(path: Path | str) -> Graph:
    """Load a graph from an RDF file or a folder that `kg build` wrote, or open an Oxigraph store on disk.

    Raises:
        DataError: it cannot be read.
    """
    return Graph(open_data(Path(path)))
