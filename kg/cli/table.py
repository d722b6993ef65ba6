"""Tables -> the screen: folded, with places marked, through a pager where somebody looks on; one piece after the other."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from kg.cli.screen import WIDE, WIDTH, warn

if TYPE_CHECKING:
    from rich.console import Console, Group
    from rich.table import Table as ScreenTable
    from rich.text import Text

    from kg.graph.answers import Table

NARROW = 24
"""Columns beside a sentence are folded at so many letters, on a smaller screen at fewer."""
SMALL = 120
"""A screen of fewer letters in a line has no room for a sentence beside other columns: it comes beneath them."""
LONG = 200
"""From so many rows on the first ones set the widths of the columns for all."""
LEAST = 8
NAMED, ABOUT = "bold", "underline"
Styles = Mapping[int, list[tuple[int, int, str]]]
"""Places to mark in the sentence of a row."""


class Piece(NamedTuple):
    """Some rows of an answer."""

    table: Table
    styles: Styles


def show_table(table: Table) -> None:
    """Show a table on the screen."""
    show_pieces([Piece(table, {})])


def show_pieces(pieces: Iterable[Piece]) -> None:
    """Show the pieces of a table as they come; tell at the end how many rows there were."""
    from rich.console import Console

    console = Console(soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    count, sizes = 0, None
    with _paged() as write:
        for piece in pieces:
            is_first, count = sizes is None, count + len(piece.table)
            if sizes is None:
                sizes = _sizes(piece.table, console.width) if len(piece.table) >= LONG else {}
            with console.capture() as drawn:
                console.print(_draw(console, piece, sizes, has_head=is_first))
            write(drawn.get())
    warn(f"{count} rows")


@contextmanager
def _paged() -> Iterator[Callable[[str], object]]:
    """Give what writes: to a pager, which may be left before the end, or straight to where nobody looks on."""
    command = shlex.split(os.environ.get("PAGER") or "less")
    if not sys.stdout.isatty() or shutil.which(command[0]) is None:
        yield sys.stdout.write
        return
    # -F -X: what fits on the screen is left there; -R: the marks are seen.
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, encoding="utf-8", env={"LESS": "-RFX", **os.environ})
    try:
        with suppress(BrokenPipeError):
            yield _flushed(pager)
    finally:
        with suppress(BrokenPipeError):
            pager.communicate()


def _flushed(pager: subprocess.Popen[str]) -> Callable[[str], object]:
    def write(text: str) -> None:
        if pager.stdin:
            pager.stdin.write(text)
            pager.stdin.flush()

    return write


def _draw(console: Console, piece: Piece, sizes: Mapping[str, int], *, has_head: bool) -> ScreenTable | Group:
    if not WIDE.isdisjoint(piece.table.columns) and console.width < SMALL:
        return _cards(piece)
    return _screen_table(piece, sizes, console.width, has_head=has_head)


def _screen_table(piece: Piece, sizes: Mapping[str, int], width: int, *, has_head: bool) -> ScreenTable:
    """Fold long cells, so that a sentence has almost half of the line; nothing in a cell is read as markup."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as ScreenTable

    table, has_text = piece.table, not WIDE.isdisjoint(piece.table.columns)
    drawn = ScreenTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=has_text, show_header=has_head)
    for column in table.columns:
        wide = column in WIDE
        most = None if wide or not has_text else _most(table, width)
        drawn.add_column(column, overflow="fold", vertical="top", ratio=1 if wide else None, max_width=most, width=sizes.get(column))
    for number, row in enumerate(table.rows):
        drawn.add_row(*(_cell(column, cell, piece.styles.get(number, [])) for column, cell in zip(table.columns, row, strict=True)))
    return drawn


def _most(table: Table, width: int) -> int:
    """Give how wide a column beside a sentence may be."""
    return NARROW if width >= WIDTH else max(NARROW // 2, width * 6 // (10 * len(table.columns)))


def _sizes(table: Table, width: int) -> dict[str, int]:
    """Give the width of each column but those that take what room is left."""
    has_text = not WIDE.isdisjoint(table.columns)
    widest = {
        column: max(map(len, (column, *(row[place] for row in table.rows))))
        for place, column in enumerate(table.columns)
        if column not in WIDE
    }
    is_too_wide = sum(widest.values()) + 2 * len(widest) > width
    most = _most(table, width) if has_text else max(LEAST, width // len(table.columns) - 2) if is_too_wide else width
    return {column: min(size, most) for column, size in widest.items()}


def _cards(piece: Piece) -> Group:
    """Write the short cells of a row in a line and its sentence beneath."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    table, lines = piece.table, list[Text | Padding]()
    for number, row in enumerate(table.to_dicts()):
        lines.append(Text(" · ".join(f"{column} {cell}" for column, cell in row.items() if cell and column not in WIDE)))
        places = piece.styles.get(number, [])
        lines += [Padding(_cell(column, row[column], places), (0, 0, 1, 4)) for column in table.columns if column in WIDE]
    return Group(*lines)


def _cell(column: str, cell: str, places: list[tuple[int, int, str]]) -> Text:
    from rich.text import Text

    text = Text(cell)
    for start, end, style in places if column == "sentence" else ():
        text.stylize(style, start, end)
    return text
