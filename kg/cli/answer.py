"""An answer on the screen: folded, the ends of each statement marked in its sentence, paged where it is long; or for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.cli.screen import WIDE, WIDTH, markdown_table, say, warn, write

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table as ScreenTable
    from rich.text import Text

    from kg.explore.queries import Question
    from kg.graph.answers import Table
    from kg.graph.store import Store

NARROW = 24
"""Columns beside a sentence are folded at so many letters, on a smaller screen at fewer."""
SMALL = 120
"""A screen of fewer letters in a line has no room for a sentence beside other columns: it comes beneath them."""
NAMED, ABOUT = "bold", "underline"


class Format(StrEnum):
    """How to write an answer."""

    table = "table"
    csv = "csv"
    json = "json"
    tsv = "tsv"
    xml = "xml"
    md = "md"


def write_answer(store: Store, question: Question, values: Mapping[str, str], format_: Format) -> None:
    """Ask, and write the answer: tables show the columns worth showing with labels, the other formats all there are."""
    from kg.explore.queries import ask, ask_in_format, make_readable

    if format_ not in (Format.table, Format.md):
        write(ask_in_format(store, question, values, format_))
        return
    table = ask(store, question, values)
    shown = make_readable(store, table.only(question.columns or table.columns))
    if format_ == Format.md:
        say(markdown_table(shown.columns, shown.rows))
        return
    show_table(shown, _styles(store, table) if "sentence" in shown.columns else {})


def show_table(table: Table, styles: Mapping[int, list[tuple[int, int, str]]] | None = None) -> None:
    """Show a table on the screen, through a pager where it is longer than that; `styles` mark places in the sentence of a row."""
    from rich.console import Console

    console = Console(soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    has_text = not WIDE.isdisjoint(table.columns)
    drawn = _cards(table, styles or {}) if has_text and console.width < SMALL else _screen_table(table, styles or {}, console.width)
    if sys.stdout.isatty() and len(console.render_lines(drawn)) > console.height:
        os.environ.setdefault("LESS", "-RFX")  # so that less shows the marks, and leaves the answer on the screen
        with console.pager(styles=True):
            console.print(drawn)
    else:
        console.print(drawn)
    warn(f"{len(table)} rows")


def _screen_table(table: Table, styles: Mapping[int, list[tuple[int, int, str]]], width: int) -> ScreenTable:
    """Fold long cells, so that a sentence has almost half of the line; nothing in a cell is read as markup."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as ScreenTable

    has_text = not WIDE.isdisjoint(table.columns)
    most = None if not has_text else NARROW if width >= WIDTH else max(NARROW // 2, width * 6 // (10 * len(table.columns)))
    drawn = ScreenTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=has_text)
    for column in table.columns:
        wide = column in WIDE
        drawn.add_column(column, overflow="fold", vertical="top", ratio=1 if wide else None, max_width=None if wide else most)
    for number, row in enumerate(table.rows):
        drawn.add_row(*(_cell(column, cell, styles.get(number, [])) for column, cell in zip(table.columns, row, strict=True)))
    return drawn


def _cards(table: Table, styles: Mapping[int, list[tuple[int, int, str]]]) -> Group:
    """Write the short cells of a row in a line and its sentence beneath."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    lines: list[Text | Padding] = []
    for number, row in enumerate(table.to_dicts()):
        lines.append(Text(" · ".join(f"{column} {cell}" for column, cell in row.items() if cell and column not in WIDE)))
        lines += [Padding(_cell(column, row[column], styles.get(number, [])), (0, 0, 1, 4)) for column in table.columns if column in WIDE]
    return Group(*lines)


def _cell(column: str, cell: str, places: list[tuple[int, int, str]]) -> Text:
    from rich.text import Text

    text = Text(cell)
    for start, end, style in places if column == "sentence" else ():
        text.stylize(style, start, end)
    return text


def _styles(store: Store, table: Table) -> dict[int, list[tuple[int, int, str]]]:
    """Give for each row the places of its sentence that name who and whom, and what it is about."""
    from kg.explore.marks import find_names, read_marks

    marks = read_marks(store) if "statement" in table.columns else {}
    found = {}
    for number, row in enumerate(table.to_dicts()):
        sentence, about = row["sentence"], row.get("about", "")
        ends = marks.get(row.get("statement", "")) or find_names(sentence, (row.get("who", ""), row.get("whom", "")))
        start = sentence.find(about) if about else -1
        found[number] = [(*place, NAMED) for place in ends] + ([(start, start + len(about), ABOUT)] if start >= 0 else [])
    return found
