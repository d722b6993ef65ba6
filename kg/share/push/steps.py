"""A store -> the requests that load it elsewhere: always the same ones, in the same order, for the same data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import pyoxigraph as ox

from kg.errors import PushError
from kg.graph.ids import Names
from kg.graph.parts import split_graphs
from kg.graph.rdf.write import GRAPHS
from kg.graph.store import Store, to_nquads
from kg.graph.vocab import RDF, RDFS
from kg.share.push.presets import Preset, Way

N_QUADS, N_TRIPLES, UPDATE = "application/n-quads", "application/n-triples", "application/sparql-update"
MOST_BYTES = 4_000_000
"""Of one request, unless one triple alone has more."""
FUNCTIONAL = (RDFS.label, RDF.type)
THINGS = 50
"""How much more a store has to do for a pattern to delete than for a triple to add."""


@dataclass(frozen=True, slots=True)
class Step:
    """One request: to which address of the preset, for which graph where it is for one, with what."""

    to: Literal["data", "update"]
    media: str
    body: bytes
    about: str
    triples: int = 0
    graph: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A triple in N-Triples, without the stop at its end, and the graph it stands in: empty for the default graph."""

    graph: str
    triple: bytes


def make_steps(store: Store, preset: Preset, *, replace: bool = False, size: int = 0) -> Iterator[Step]:
    """Plan the requests: source by source, small ones together, then what sources share.

    Args:
        replace: drop the graphs of each source first, and the old labels and classes of the things described.
        size: triples in one request; 0: as the preset has it.

    Raises:
        PushError: the data have blank nodes or, for a store that has none, a default graph.
    """
    size = size or preset.size
    parts = split_graphs(store.graphs(), store.base)
    for batch in _batches(store, parts.sources, size):
        if replace:
            yield _drop(store, [source for source, _ in batch])
        yield from WAYS[preset.way](list(chain.from_iterable(lines for _, lines in batch)), size)
    outside = _lines(store, ox.DefaultGraph())
    if outside and preset.way == "graphs":
        raise PushError("this store has named graphs only, and these data have triples outside of any; push graph.nq instead")
    shared = [line for graph in parts.shared for line in _lines(store, graph)] + outside
    if replace:
        yield from _forget(store, size)
    yield from WAYS[preset.way](shared, size)


def _batches(store: Store, sources: dict[str, tuple[ox.NamedNode, ...]], size: int) -> Iterator[list[tuple[str, list[Line]]]]:
    """Put sources together as long as they fit into one request."""
    batch: list[tuple[str, list[Line]]] = []
    count = 0
    for source, graphs in sources.items():
        lines = [line for graph in graphs for line in _lines(store, graph)]
        if batch and count + len(lines) > size:
            yield batch
            batch, count = [], 0
        batch.append((source, lines))
        count += len(lines)
    if batch:
        yield batch


def _lines(store: Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[Line]:
    name = "" if isinstance(graph, ox.DefaultGraph) else graph.value
    quads = list(store.quads(graph=graph))  # type: ignore[arg-type]
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise PushError(f"{quad.subject} {quad.predicate}: a blank node would be new with every push; give it an IRI first")
    tail = f" <{name}> .".encode() if name else b" ."
    return [Line(name, line.removesuffix(tail)) for line in to_nquads(quads).splitlines()]


def _quads(lines: Sequence[Line], size: int) -> Iterator[Step]:
    for chunk in _chunks(lines, size):
        body = b"".join(b"%s%s .\n" % (line.triple, f" <{line.graph}>".encode() if line.graph else b"") for line in chunk)
        yield Step("data", N_QUADS, body, _about(chunk), len(chunk))


def _graphs(lines: Sequence[Line], size: int) -> Iterator[Step]:
    for graph, inside in _by_graph(lines):
        for chunk in _chunks(inside, size):
            yield Step("data", N_TRIPLES, b"".join(b"%s .\n" % line.triple for line in chunk), _about(chunk), len(chunk), graph)


def _update(lines: Sequence[Line], size: int) -> Iterator[Step]:
    for chunk in _chunks(lines, size):
        blocks = []
        for graph, inside in _by_graph(chunk):
            triples = b"".join(b"%s .\n" % line.triple for line in inside)
            blocks.append(b"GRAPH <%s> {\n%s}\n" % (graph.encode(), triples) if graph else triples)
        yield Step("update", UPDATE, b"INSERT DATA {\n%s}\n" % b"".join(blocks), _about(chunk), len(chunk))


WAYS: dict[Way, Callable[[Sequence[Line], int], Iterator[Step]]] = {"quads": _quads, "graphs": _graphs, "update": _update}


def _chunks(lines: Sequence[Line], size: int) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    length = 0
    for line in lines:
        if chunk and (len(chunk) == size or length + len(line.triple) > MOST_BYTES):
            yield chunk
            chunk, length = [], 0
        chunk.append(line)
        length += len(line.triple)
    if chunk:
        yield chunk


def _by_graph(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    graphs: dict[str, list[Line]] = {}
    for line in lines:
        graphs.setdefault(line.graph, []).append(line)
    return list(graphs.items())


def _about(lines: Sequence[Line]) -> str:
    """Name the first graph and how many follow."""
    graphs = list(dict.fromkeys(line.graph.rpartition("/graph/")[2] or "the default graph" for line in lines))
    return graphs[0] if len(graphs) == 1 else f"{graphs[0]} and {len(graphs) - 1} more"


def _drop(store: Store, sources: Sequence[str]) -> Step:
    """Drop all the graphs that a source may have: one that it had before and has no longer would stay else."""
    names = Names(store.base)
    body = " ;\n".join(f"DROP SILENT GRAPH <{names.graph(source, part)}>" for source in sources for part in GRAPHS)
    return Step("update", UPDATE, body.encode() + b"\n", f"what was there of {sources[0]}" + (" and others" if sources[1:] else ""))


def _forget(store: Store, size: int) -> Iterator[Step]:
    """Delete the old label and class of each thing described: of these there is one, while further names are added to those there."""
    graph = ox.NamedNode(Names(store.base).entities())
    things = sorted({quad.subject for predicate in FUNCTIONAL for quad in store.quads(predicate=predicate, graph=graph)}, key=str)
    many = max(size // THINGS, 1)
    for some in (things[start : start + many] for start in range(0, len(things), many)):
        patterns = [f"DELETE WHERE {{ GRAPH {graph} {{ {thing} {predicate} ?old }} }}" for thing in some for predicate in FUNCTIONAL]
        yield Step("update", UPDATE, " ;\n".join(patterns).encode() + b"\n", f"old labels of {len(some)} things")
