"""Oxigraph, in memory or on disk: loading, SPARQL over the union of all graphs, and sorted N-Quads, the master form of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DataError, QueryError
from kg.graph.vocab import NIF, XSD, prefixes
from kg.settings import BASE

if TYPE_CHECKING:
    from rdflib import Dataset

MASTER = "graph.nq"
FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
TOKENS = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'{3}(?:[^'\\]|\\.|'(?!\'\'))*\'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*\''''
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$](?P<variable>\w+)"""
)
Term = ox.NamedNode | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store:
    """Quads that can be queried; all graphs together are what a query sees unless it names one.

    A triple that stands in two graphs is then found twice (Oxigraph does not join them): plain triples are counted with DISTINCT.
    """

    def __init__(self, path: Path | None = None, *, base: str = BASE) -> None:
        """Open a store on disk, made if it is not there, or in memory where there is no path."""
        self.base = base
        try:
            self._inner = ox.Store(str(path)) if path else ox.Store()
        except OSError as error:
            raise DataError(f"{path}: no store can be opened here ({error}); is another program using it?") from error

    def __len__(self) -> int:
        return len(self._inner)

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads in bulk."""
        self._inner.bulk_extend(quads)

    def load(self, path: Path) -> None:
        """Load an RDF file, or of a folder `graph.nq` or else all its RDF files; raise DataError for what cannot be read."""
        for file in _files(path):
            try:
                self._inner.bulk_load(path=str(file), format=FORMATS[file.suffix])
            except (SyntaxError, OSError, ValueError) as error:
                raise DataError(f"{file}: cannot be loaded ({error}); is it whole, and is its name right for its format?") from error

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer a SPARQL query, in which all prefixes of the graph are known.

        Args:
            text: the query.
            bindings: values of its variables, by name, without "?".

        Raises:
            QueryError: the query does not parse or cannot be answered.
        """
        try:
            return self._answer(text, dict(bindings or {}))
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"this query cannot be answered: {error}") from error

    def _answer(self, text: str, bindings: dict[str, Term]) -> Answer:
        values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): value for name, value in bindings.items()
        }
        try:
            return self._inner.query(text, prefixes=prefixes(self.base), use_default_graph_as_union=True, substitutions=values)
        except RuntimeError as error:  # Oxigraph binds only variables that are selected
            hidden = re.search(r"variable \?(\w+) in its SELECT", str(error))
            if not hidden or hidden[1] not in bindings:
                raise
            return self._answer(fill(text, hidden[1], bindings.pop(hidden[1])), bindings)

    def quads(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object_: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Give the quads that fit, with the datatypes they had before the store simplified them."""
        return map(_restored, self._inner.quads_for_pattern(subject, predicate, object_, graph))

    def graphs(self) -> list[ox.NamedNode]:
        """Give the names of all graphs, sorted."""
        return sorted((g for g in self._inner.named_graphs() if isinstance(g, ox.NamedNode)), key=str)

    def dump(self) -> bytes:
        """Write all as sorted N-Quads: equal bytes for equal content."""
        return to_nquads(self.quads())

    def dataset(self) -> Dataset:
        """Give the same quads as an `rdflib.Dataset`: a view, not a copy."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self._inner), default_union=True)
        for prefix, namespace in prefixes(self.base).items():
            dataset.bind(prefix, namespace)
        return dataset


def read_quads(path: Path) -> list[ox.Quad]:
    """Read the quads of an RDF file, or of a folder as `Store.load` does, as they stand; raise DataError for what cannot be read."""
    quads: list[ox.Quad] = []
    for file in _files(path):
        try:
            quads += ox.parse(path=str(file), format=FORMATS[file.suffix])
        except (SyntaxError, OSError, ValueError) as error:
            raise DataError(f"{file}: cannot be read ({error}); is it whole, and is its name right for its format?") from error
    return quads


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Write quads as canonical N-Quads: one line each, sorted, none twice."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted({line + b"\n" for line in data.split(b"\n") if line}))


def fill(query: str, name: str, value: Term) -> str:
    """Write a value in place of a variable of a query, but not inside its strings, IRIs and comments.

    >>> fill('SELECT ?a { ?a ?p "?x" FILTER(?a = ?x) } # ?x', "x", ox.NamedNode("urn:b"))
    'SELECT ?a { ?a ?p "?x" FILTER(?a = <urn:b>) } # ?x'
    """
    return TOKENS.sub(lambda token: str(value) if token["variable"] == name else token[0], query)


def _files(path: Path) -> list[Path]:
    """Give the RDF files meant by a path."""
    if path.is_dir():
        master = path / MASTER
        found = [master] if master.exists() else sorted(file for file in path.iterdir() if file.suffix in FORMATS)
        if not found:
            raise DataError(f"{path}: no RDF file in this folder; `kg build -o {path}` writes one")
        return found
    if not path.exists():
        raise DataError(f"{path}: no such file; `kg build` writes output/{MASTER}")
    if path.suffix not in FORMATS:
        raise DataError(f"{path}: the ending {path.suffix!r} is no RDF format that is known; use one of {', '.join(FORMATS)}")
    return [path]


def _restored(quad: ox.Quad) -> ox.Quad:
    """Undo what Oxigraph does to numbers: it keeps every whole number as xsd:integer."""
    if quad.predicate in (NIF.beginIndex, NIF.endIndex) and isinstance(quad.object, ox.Literal) and quad.object.datatype == XSD.integer:
        number = ox.Literal(quad.object.value, datatype=XSD.nonNegativeInteger)
        return ox.Quad(quad.subject, quad.predicate, number, quad.graph_name)
    return quad
