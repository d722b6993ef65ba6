"""An answer on the screen or for programs: written while it is found, with labels for people and all there is for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from kg.cli.screen import markdown_lines, markdown_table, say
from kg.cli.table import ABOUT, NAMED, Piece, Styles, show_pieces

if TYPE_CHECKING:
    from kg.explore.questions import Question
    from kg.graph.answers import Table
    from kg.graph.store import Store

NOTHING = 3
"""The exit code that says, where it is asked for, that nothing was found."""


class Format(StrEnum):
    """How to write an answer."""

    table = "table"
    csv = "csv"
    json = "json"
    tsv = "tsv"
    xml = "xml"
    md = "md"


def write_answer(store: Store, question: Question, values: Mapping[str, str], format_: Format, *, exit_status: bool = False) -> None:
    """Ask, and write the answer: tables show the columns worth showing with labels, the other formats all there are.

    Args:
        exit_status: leave with `NOTHING` where no row is found or the answer is no.
    """
    from kg.explore.stream import is_found, stream_answer

    if format_ == Format.md:
        _write_markdown(_pieces(store, question, values, has_marks=False))
    elif format_ == Format.table:
        show_pieces(_pieces(store, question, values, has_marks=True))
    else:
        stream_answer(store, question, values, format_, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    if exit_status and not is_found(store, question, values):
        raise typer.Exit(NOTHING)


def _pieces(store: Store, question: Question, values: Mapping[str, str], *, has_marks: bool) -> Iterator[Piece]:
    from kg.explore.queries import make_readable
    from kg.explore.stream import read_batches

    for batch in read_batches(store, question, values):
        shown = make_readable(store, batch.only(question.columns or batch.columns))
        yield Piece(shown, _styles(store, batch) if has_marks and "sentence" in shown.columns else {})


def _write_markdown(pieces: Iterator[Piece]) -> None:
    first = next(pieces).table
    say(markdown_table(first.columns, first.rows))
    for piece in pieces:
        say("\n".join(markdown_lines(piece.table.rows)))


def _styles(store: Store, table: Table) -> Styles:
    """Give for each row the places of its sentence that name who and whom, and what it is about."""
    from kg.explore.marks import find_names, read_marks

    found = {}
    for number, row in enumerate(table.to_dicts()):
        sentence, about, statement = row["sentence"], row.get("about", ""), row.get("statement", "")
        marks = read_marks(store, statement=statement).get(statement, ()) if statement else ()
        ends = marks or find_names(sentence, (row.get("who", ""), row.get("whom", "")))
        start = sentence.find(about) if about else -1
        found[number] = [(*place, NAMED) for place in ends] + ([(start, start + len(about), ABOUT)] if start >= 0 else [])
    return found
