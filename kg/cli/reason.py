"""`kg infer`, `kg report conflicts`: what follows from what was said, and what contradicts itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import DEFAULT, Data, open_store, print_table, say, warn, write_file

report = typer.Typer(help="List what deserves a second look.", no_args_is_help=True, rich_markup_mode=None)


def infer(
    data: Data = DEFAULT,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The N-Quads file to write.")] = Path("inferred.nq"),
    rules: Annotated[Path | None, typer.Option(help="A folder of your own rules (NAME.rq) instead of ours.")] = None,
    actors: Annotated[Path | None, typer.Option(help="A file of your own actors (SKOS in Turtle), with their members.")] = None,
    with_data: Annotated[bool, typer.Option("--with-data", help="Write what was said too, in its own graphs.")] = False,
) -> None:
    """Write what follows from a graph by rules, each rule in a graph of its own; what was said stays as it is.

    Example: kg infer output -o inferred.nq
    """
    from kg.gazetteer import read_gazetteer
    from kg.graph.infer import infer as infer_from
    from kg.graph.infer import know, read_rules, said
    from kg.graph.store import to_nquads

    store, gazetteer = open_store(data), read_gazetteer(*([actors] if actors else []))
    found = infer_from(store, read_rules(rules), gazetteer)
    quads = [quad for one in found for quad in one.quads] + know(store, gazetteer) + (said(store) if with_data else [])
    write_file(output, to_nquads(quads))
    print_table(("rule", "inferred", "what it says"), [(one.rule.name, one.count, one.rule.about) for one in found])
    say(f"Written: {output}")


@report.command()
def conflicts(
    data: Data = DEFAULT,
    *,
    actor: Annotated[str, typer.Option(help="Only what is said of this actor.")] = "",
    target: Annotated[str, typer.Option(help="Only what is said about this thing.")] = "",
) -> None:
    """List pairs of statements that contradict each other, with their days and sentences, the earlier first.

    Example: kg report conflicts output
    """
    from kg.explore.queries import ask
    from kg.explore.questions import find_question

    values = {name: value for name, value in (("actor", actor), ("target", target)) if value}
    question = find_question("conflicts")
    table = ask(open_store(data), question, values).only(question.columns)
    print_table(table.columns, table.rows)
    warn(f"{len(table)} conflicts")
