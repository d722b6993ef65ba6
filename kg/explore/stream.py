"""A question -> its answer piece by piece: nothing waits for the last row, and none is kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import IO

import pyoxigraph as ox

from kg.errors import QueryError
from kg.explore.queries import open_answer
from kg.explore.questions import Question
from kg.graph.answers import RESULT_FORMATS, Iri, Table, read_table, write_answer
from kg.graph.store import Store

BATCH = 200


def read_batches(store: Store, question: Question, values: Mapping[str, str], *, size: int = BATCH) -> Iterator[Table]:
    """Give the rows of an answer in tables of so many, at least one table; raise QueryError as `queries.ask` does."""
    answer = open_answer(store, question, values)
    if not isinstance(answer, ox.QuerySolutions):
        yield read_table(answer)
        return
    columns = tuple(variable.value for variable in answer.variables)
    rows = (tuple(map(_text, solution)) for solution in answer)
    first = True
    while (batch := tuple(_whole(itertools.islice(rows, size)))) or first:
        yield Table(columns, batch)
        first = False


def stream_answer(store: Store, question: Question, values: Mapping[str, str], format_: str, output: IO[bytes]) -> None:
    """Write an answer in `json`, `xml`, `csv` or `tsv` while it is found; triples, which are sorted, when all are there.

    Raises:
        QueryError: a value fits no parameter, or the query cannot be answered.
    """
    answer = open_answer(store, question, values)
    if isinstance(answer, ox.QueryTriples):
        output.write(write_answer(answer, format_))
        return
    try:
        answer.serialize(output, format=RESULT_FORMATS[format_])
    except RuntimeError as error:
        raise QueryError(f"this query cannot be answered to its end: {error}") from error


def is_found(store: Store, question: Question, values: Mapping[str, str]) -> bool:
    """Tell whether an answer has a row, or is yes; raise QueryError as `queries.ask` does."""
    answer = open_answer(store, question, values)
    return bool(answer) if isinstance(answer, ox.QueryBoolean) else next(iter(answer), None) is not None


def _whole(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    try:
        yield from rows
    except RuntimeError as error:
        raise QueryError(f"this query cannot be answered to its end: {error}") from error


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    return "" if term is None else term.value if isinstance(term, ox.Literal) else str(term)
