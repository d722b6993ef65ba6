"""How each store wants its triples: a table of presets. `docs/stores.md` tells for each how it is started and loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.errors import PushError

Way = Literal["quads", "graphs", "update"]
Scheme = Literal["basic", "digest", "bearer"]


@dataclass(frozen=True, slots=True)
class Preset:
    """Where and how a store takes data; the paths are added to the URL that the user gives.

    The ways: `quads` posts N-Quads to the graph store, `graphs` posts N-Triples to one named graph of it after the other,
    `update` sends `INSERT DATA`. Graphs are dropped by SPARQL Update in any case.
    """

    url: str
    """What URL is meant, as an example."""
    way: Way
    data: str = ""
    graph: str = "graph"
    """The parameter that names a graph."""
    update: str = ""
    query: str = ""
    scheme: Scheme = "basic"
    size: int = 20_000
    """Triples in one request."""
    tested: str = ""
    """The version that the tests load; empty where none could be run."""


PRESETS: dict[str, Preset] = {
    "sparql": Preset("http://localhost:7878/update", "update", size=5_000, tested="Oxigraph 0.5.13"),
    "oxigraph": Preset("http://localhost:7878", "quads", "/store", update="/update", query="/query", tested="0.5.13"),
    "fuseki": Preset("http://localhost:3030/DATASET", "quads", "/data", update="/update", query="/query"),
    "virtuoso": Preset(
        "http://localhost:8890",
        "graphs",
        "/sparql-graph-crud-auth",
        graph="graph-uri",
        update="/sparql-auth",
        query="/sparql",
        scheme="digest",
        tested="7.2.5.1",
    ),
    "rdf4j": Preset("http://localhost:8080/rdf4j-server/repositories/NAME", "quads", "/statements", update="/statements"),
    "graphdb": Preset("http://localhost:7200/repositories/NAME", "quads", "/statements", update="/statements"),
    "qlever": Preset("http://localhost:7001", "update", scheme="bearer", size=5_000),
    "blazegraph": Preset("http://localhost:9999/blazegraph/namespace/NAME/sparql", "update", size=5_000),
}


def find_preset(name: str) -> Preset:
    """Give the preset of this name.

    >>> find_preset("oxigraph").data
    '/store'
    >>> find_preset("oxygraph")
    Traceback (most recent call last):
    ...
    kg.errors.PushError: no preset 'oxygraph'; use one of sparql, oxigraph, fuseki, virtuoso, rdf4j, graphdb, qlever, blazegraph
    """
    if name not in PRESETS:
        raise PushError(f"no preset {name!r}; use one of {', '.join(PRESETS)}")
    return PRESETS[name]
