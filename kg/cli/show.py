"""`kg view`, `kg export`, `kg validate`: a graph as a picture, in other formats, against its contract."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import DEFAULT, Data, open_store, print_table, say, write, write_file


def view(
    data: Data = DEFAULT,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("graph.html"),
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "DiploKG",
    max_nodes: Annotated[int, typer.Option(min=1, help="Draw at most so many things: those of which most is said.")] = 1500,
) -> None:
    """Draw the network as one HTML file that opens offline.

    Example: kg view output -o graph.html
    """
    from kg.explore.graph import Graph

    write_file(output, Graph(open_store(data)).view(title=title, max_nodes=max_nodes).html.encode())
    say(f"Written: {output}")


def export(
    data: Data = DEFAULT,
    format_: Annotated[str, typer.Option("--format", "-f", help="nq, trig, ttl, jsonld, rdfxml, rdf12, csv or events.")] = "ttl",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; none: standard output.")] = None,
) -> None:
    """Write a graph in another format.

    Example: kg export output -f jsonld -o graph.jsonld
    """
    from kg.graph.store import read_quads
    from kg.share.export import export as export_quads

    content = export_quads(read_quads(data), format_)
    if output is None:
        write(content)
        return
    write_file(output, content)
    say(f"Written: {output}")


def validate(data: Data = DEFAULT) -> None:
    """Check a graph against the contract; exit with 1 where it is broken.

    Example: kg validate output
    """
    from kg.graph.validate import check_store

    violations = list(check_store(open_store(data)))
    if violations:
        print_table(("what", "where", "path", "value"), [(one.message, one.label, one.path, one.value) for one in violations])
        raise typer.Exit(1)
    say(f"{data}: keeps the contract")
