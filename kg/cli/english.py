"""`kg ask`: a question in plain English."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.answer import Format, write_answer
from kg.cli.screen import DEFAULT, DataOption, ExitStatus, open_store, warn


def ask(
    question: Annotated[
        str, typer.Argument(help="One of a handful of forms: who accuses X of what? whom does X urge? what did X say about Y?")
    ],
    data: DataOption = DEFAULT,
    *,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")] = Format.table,
    exit_status: ExitStatus = False,
    show_query: Annotated[bool, typer.Option("--show-query/--no-show-query", help="Show the SPARQL that was run.")] = True,
) -> None:
    """Answer a question in plain English by a query that comes with the program; show which.

    Example: kg ask "who supports whom?"
    """
    from kg.explore.english import understand
    from kg.explore.questions import find_question
    from kg.explore.verbs import read_verbs

    store = open_store(data)
    reading = understand(store, question, read_verbs())
    found = find_question(reading.question)
    if show_query:
        warn(found.body)
    warn(f"Asked as: {reading.command}")
    write_answer(store, found, reading.values, format_, exit_status=exit_status)
