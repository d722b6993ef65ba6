"""Answers of the store -> rows of plain text, or one of the standard formats; plain text -> terms to bind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import Answer, Store, Term
from kg.graph.vocab import RDFS, XSD, prefixes

RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}


class Iri(str):
    """A value that is the name of a thing; all other values of a table are literals."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: the names of its columns, and rows of texts, `Iri` where it is one, empty where there is no value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, str]]:
        """Give each row by the names of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def only(self, columns: Iterable[str]) -> Table:
        """Keep some of the columns, in the order given.

        >>> Table(("a", "b"), (("1", "2"),)).only(["b"])
        Table(columns=('b',), rows=(('2',),))
        """
        names = tuple(columns)
        places = [self.columns.index(name) for name in names]
        return Table(names, tuple(tuple(row[place] for place in places) for row in self.rows))


def read_table(answer: Answer) -> Table:
    """Read any answer to its end: of ASK one cell, of CONSTRUCT and DESCRIBE the three columns of triples."""
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), (("yes" if answer else "no",),))
    if isinstance(answer, ox.QueryTriples):
        return Table(("subject", "predicate", "object"), tuple(tuple(map(_text, triple)) for triple in answer))
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(map(_text, solution)) for solution in answer))


def write_answer(answer: Answer, format_: str) -> bytes:
    """Write an answer in a standard format; triples are always written as N-Triples."""
    if isinstance(answer, ox.QueryTriples):
        return b"".join(sorted((ox.serialize(answer, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)))
    written = answer.serialize(format=RESULT_FORMATS[format_])
    return written or b""


def make_iri(text: str, base: str) -> ox.NamedNode | None:
    """Read an IRI (`<...>` or bare), a prefixed name (`country:CN`) or an id (`country/CN`); `None` for what is none of them.

    >>> make_iri("country:CN", "https://example.org/")
    <NamedNode value=https://example.org/country/CN>
    >>> make_iri("China", "https://example.org/")
    """
    known = prefixes(base)
    bare = text.removeprefix("<").removesuffix(">")
    prefix, colon, name = text.partition(":")
    kind, slash, rest = text.partition("/")
    if colon and prefix in known and not name.startswith("//"):
        bare = known[prefix] + name
    elif slash and rest and f"{base}{kind}/" in known.values():
        bare = base + text
    elif not urlsplit(bare).netloc:
        return None
    try:
        return ox.NamedNode(bare)
    except ValueError:
        return None


def make_date(text: str) -> ox.Literal:
    """Read a day as ISO writes it; raise QueryError for anything else."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day; write it as 2021-07-20") from error
    return ox.Literal(day.isoformat(), datatype=XSD.date)


def make_text(text: str) -> ox.Literal:
    """Make a plain literal."""
    return ox.Literal(text)


def find_labels(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """Give the labels of those things that have one."""
    found = {}
    for iri in sorted(set(iris)):
        labels = sorted(quad.object.value for quad in store.quads(ox.NamedNode(iri), RDFS.label) if isinstance(quad.object, ox.Literal))
        if labels:
            found[iri] = labels[0]
    return found


def shorten_iri(iri: str, known: Mapping[str, str]) -> str:
    """Write an IRI with the longest prefix that fits.

    >>> shorten_iri("https://example.org/country/CN", {"country": "https://example.org/country/"})
    'country:CN'
    """
    fits = [(len(namespace), prefix) for prefix, namespace in known.items() if iri.startswith(namespace)]
    if not fits:
        return iri
    length, prefix = max(fits)
    return f"{prefix}:{iri[length:]}"


def _text(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)


__all__ = [
    "RESULT_FORMATS",
    "Iri",
    "Table",
    "Term",
    "find_labels",
    "make_date",
    "make_iri",
    "make_text",
    "read_table",
    "shorten_iri",
    "write_answer",
]
