"""Statements -> one table, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.ids import Names
from kg.graph.rdf import from_quads
from kg.graph.vocab import NIF
from kg.model import Build, Document, Span, Statement

COLUMNS = (
    "id subject predicate object content polarity modality standing attributed_to relayed_by date said_on confidence sentence"
    " document start end rule passages subject_id object_id attributed_to_id"
)


@dataclass(frozen=True, slots=True)
class Tables:
    """A graph read for tables: its model, the quotations of its passages, and the labels of its entities."""

    build: Build
    names: Names
    quotations: dict[str, str]
    labels: dict[str, str]
    documents: dict[str, Document]

    def sentence(self, document: str, span: Span) -> str:
        """Give the words of a passage on one line."""
        return " ".join(self.quotations.get(self.names.passage(document, span), "").split())


def read_tables(quads: Sequence[ox.Quad], base: str) -> Tables:
    """Read a graph for tables."""
    build = from_quads(quads, base=base)
    quotations = {
        q.subject.value: q.object.value
        for q in quads
        if q.predicate == NIF.anchorOf and isinstance(q.object, ox.Literal) and isinstance(q.subject, ox.NamedNode)
    }
    labels = {entity.id: entity.label for entity in build.entities}
    return Tables(build, Names(base), quotations, labels, {e.document.id: e.document for e in build.extractions})


def to_csv(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write one line a statement, with the labels of its ends first and their ids last."""
    return write_rows(COLUMNS.split(), rows(read_tables(quads, base)), delimiter=",")


def rows(tables: Tables) -> Iterator[Iterator[object]]:
    """Give the values of `COLUMNS` for each statement, as numbers and dates where they are such."""
    return (_row(statement, tables) for statement in tables.build.statements)


def write_rows(columns: Iterable[str], rows: Iterable[Iterable[object]], *, delimiter: str) -> bytes:
    """Write a table in UTF-8 with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def _row(statement: Statement, tables: Tables) -> Iterator[object]:
    first = statement.evidence[0]
    labels = tables.labels
    yield statement.id
    yield labels.get(statement.subject, statement.subject)
    yield statement.predicate
    yield labels.get(statement.object, statement.object)
    yield statement.content
    yield "negative" if statement.negative else "positive"
    yield statement.modality
    yield "own word" if statement.own_word else "reported"
    yield labels.get(statement.attributed_to, statement.attributed_to)
    yield "; ".join(labels.get(agent, agent) for agent, _ in statement.relayed_by)
    yield statement.date.value if statement.date else ""
    yield statement.said_on or ""
    yield statement.confidence
    yield tables.sentence(statement.document, first.span)
    yield statement.document
    yield first.span.start
    yield first.span.end
    yield first.rule
    yield len(statement.evidence)
    yield statement.subject
    yield statement.object
    yield statement.attributed_to
