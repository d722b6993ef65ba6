"""`kg query`, `kg queries`, `kg stats`, `kg explain`: questions to a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answer import Format, write_answer
from kg.cli.screen import DEFAULT, Data, DataOption, ExitStatus, open_store, print_table, say
from kg.cli.table import show_table
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.explore.questions import Question


def query(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="SPARQL, a file FILE.rq, or the name of a question (see kg queries).")],
    data: DataOption = DEFAULT,
    format_: Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")] = Format.table,
    *,
    exit_status: ExitStatus = False,
) -> None:
    """Answer a question; give its parameters as --NAME VALUE.

    Example: kg query who-supports-whom --actor Algeria
    """
    from kg.explore.questions import find_query

    found, values = find_query(question), _read_parameters(context.args)
    write_answer(open_store(data), found, values, format_, exit_status=exit_status)


def queries() -> None:
    """List the questions that can be asked by name.

    Example: kg queries
    """
    from kg.explore.questions import read_questions

    print_table(("name", "question", "parameters"), [(one.name, one.question, _parameters(one)) for one in read_questions()])


def stats(data: Data = DEFAULT) -> None:
    """Count documents, statements by predicate, and things by kind.

    Example: kg stats output
    """
    from kg.explore.queries import ask
    from kg.explore.questions import find_question

    store = open_store(data)
    for name in ("documents", "counts-by-predicate", "counts-by-kind"):
        question = find_question(name)
        table = ask(store, question).only(question.columns)
        say(question.question)
        print_table(table.columns, table.rows)


def explain(
    thing: Annotated[str, typer.Argument(help="The IRI of a statement, as statement:..., or any name of an actor or thing.")],
    data: DataOption = DEFAULT,
) -> None:
    """Tell why a statement or a thing is in the graph: passage, speaker, rule, confidence.

    Example: kg explain China
    """
    from kg.explore.queries import ask, find_thing
    from kg.explore.questions import find_question

    store = open_store(data)
    iri = find_thing(store, thing)
    is_statement = "/statement/" in iri
    question = find_question("why-statement" if is_statement else "why-thing")
    table = ask(store, question, {"statement" if is_statement else "thing": iri})
    if not table.rows:
        raise QueryError(f"{thing}: the graph does not hold it; `kg query statements -f csv` lists the statements")
    for row in table.only(question.columns).to_dicts() if is_statement else ():
        print_table(("", "text"), list(row.items()))
    if not is_statement:
        show_table(table.only(question.columns))


def _read_parameters(arguments: list[str]) -> dict[str, str]:
    """Read `--name value` and `--name=value`.

    >>> _read_parameters(["--actor", "China", "--from=2021-07-01"])
    {'actor': 'China', 'from': '2021-07-01'}
    """
    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (equals or rest):
            raise typer.BadParameter(f"{name!r} is not understood; write --NAME VALUE, with quotes around a value of several words")
        values[name.removeprefix("--")] = value if equals else rest.pop(0)
    return values


def _parameters(question: Question) -> str:
    return "\n".join(f"--{one.name}: {one.meaning}" for one in question.parameters)
