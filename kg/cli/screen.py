"""What the commands share: where data is, tables for people and for programs, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from kg.graph.store import Store

WIDTH = 180
"""Columns of a table that no terminal shows."""

WIDE = frozenset({"sentence", "text", "otherSentence"})
"""Columns that take what room is left."""

DEFAULT = Path("output/graph.nq")
DATA = "An RDF file, a folder that `kg build` wrote, or an Oxigraph store on disk."
Data = Annotated[Path, typer.Argument(help=DATA, show_default=True)]
DataOption = Annotated[Path, typer.Option("--data", help=DATA)]
ExitStatus = Annotated[bool, typer.Option("--exit-status", "-e", help="Exit with 3 where nothing is found, or the answer is no.")]


def open_store(path: Path) -> Store:
    """Open the data that a command is about: a store on disk as it is, a file in memory."""
    from kg.graph.parts import open_data

    return open_data(path)


def say(text: str) -> None:
    """Write a result."""
    sys.stdout.write(text + "\n")


def warn(text: str) -> None:
    """Write a problem."""
    sys.stderr.write(text + "\n")


def write(data: bytes) -> None:
    """Write a result that is bytes already."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_file(path: Path, content: bytes) -> None:
    """Write a file, its folder if need be; raise InputError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); choose another file with -o") from error


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Show a table; long cells are folded, nothing in a cell is read as markup."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    has_text = not WIDE.isdisjoint(columns)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=has_text)
    for column in columns:
        wide = column in WIDE
        table.add_column(column, overflow="fold", vertical="top", ratio=1 if wide else None, max_width=None if wide or not has_text else 24)
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    _console().print(table)


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""Write a table in Markdown.

    >>> markdown_table(["a"], [["x | y"]])
    '| a |\n| --- |\n| x \\| y |'
    """
    return "\n".join(markdown_lines([columns, ["---"] * len(columns), *rows]))


def markdown_lines(rows: Iterable[Sequence[str]]) -> list[str]:
    """Write rows of a table in Markdown, without its head."""
    return ["| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) + " |" for row in rows]


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show on a terminal how many are done and which was the last; give the function to call with each."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:.0f}  {task.fields[last]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=None, last="")
        yield lambda last: bar.update(task, advance=1, last=last)


def _console() -> Console:
    from rich.console import Console

    return Console(soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH, highlight=False)
