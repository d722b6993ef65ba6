"""Data (files or a store on disk) -> a store, and its graphs: those of each source, and those that sources share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.graph.store import Store, read_quads
from kg.settings import BASE

ON_DISK = "CURRENT"
"""The file that the folder of every store on disk has."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The names of graphs: of each source by its id, in order; and of all else (the entities, data laid out in another way)."""

    sources: dict[str, tuple[ox.NamedNode, ...]]
    shared: tuple[ox.NamedNode, ...]


def split_graphs(graphs: Iterable[ox.NamedNode], base: str) -> Parts:
    """Tell the graphs of sources, `{base}graph/SOURCE/PART`, from those that sources share.

    >>> names = ["urn:x/graph/a/text", "urn:x/graph/entities", "urn:x/graph/a/own", "urn:other"]
    >>> parts = split_graphs(map(ox.NamedNode, names), "urn:x/")
    >>> [name.value for name in parts.sources["a"]], [name.value for name in parts.shared]
    (['urn:x/graph/a/own', 'urn:x/graph/a/text'], ['urn:other', 'urn:x/graph/entities'])
    """
    prefix = f"{base}graph/"
    sources: dict[str, tuple[ox.NamedNode, ...]] = {}
    shared = []
    for graph in sorted(graphs, key=str):
        source, slash, _ = graph.value.removeprefix(prefix).rpartition("/")
        if graph.value.startswith(prefix) and slash:
            sources[source] = (*sources.get(source, ()), graph)
        else:
            shared.append(graph)
    return Parts(sources, tuple(shared))


def open_data(path: Path, *, base: str = BASE) -> Store:
    """Open the folder of a store on disk as it is, or load an RDF file, or a folder of them, into memory.

    Raises:
        DataError: it cannot be read, or another program has the store open.
    """
    if _is_store(path):
        return Store(path, base=base)
    store = Store(base=base)
    store.load(path)
    return store


def read_data(path: Path, *, base: str = BASE) -> list[ox.Quad]:
    """Read the quads of a store on disk, or of files as they stand there; raise DataError as `open_data` does."""
    return list(Store(path, base=base).quads()) if _is_store(path) else read_quads(path)


def _is_store(path: Path) -> bool:
    return (path / ON_DISK).is_file()
