"""`kg view`, `kg export`, `kg validate`: a graph as a picture, in other formats, against its contract."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import DEFAULT, Data, open_store, print_table, say, write, write_file

if TYPE_CHECKING:
    from kg.explore.graph import Part


def view(
    data: Data = DEFAULT,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The HTML file to write; graph.html unless a picture is asked for.")
    ] = None,
    png: Annotated[Path | None, typer.Option(help="Draw a PNG for a paper into this file.")] = None,
    svg: Annotated[Path | None, typer.Option(help="Draw an SVG for a paper into this file.")] = None,
    title: Annotated[str, typer.Option(help="The heading.")] = "",
    around: Annotated[str, typer.Option(metavar="NAME", help="Only what surrounds this actor or thing.")] = "",
    steps: Annotated[int, typer.Option(min=1, max=3, help="How far around it.")] = 1,
    predicate: Annotated[list[str] | None, typer.Option(help="Only this relation; may be given several times.")] = None,
    max_nodes: Annotated[
        int | None, typer.Option(min=1, help="Draw at most so many things, those of which most is said: 1500, in a picture 60.")
    ] = None,
) -> None:
    """Draw the network as one HTML file that opens offline, or as a picture for a paper.

    Example: kg view output -o graph.html
    """
    from kg.explore.graph import Graph

    graph, pictures = Graph(open_store(data)), [file for file in (png, svg) if file]
    page = output or (None if pictures else Path("graph.html"))
    part: Part = {"around": around, "steps": steps, "predicates": predicate or (), "max_nodes": max_nodes}
    if page:
        write_file(page, graph.view(title=title or "DiploKG", **part).html.encode())
    if png:
        write_file(png, graph.draw("png", title=title, **part).data)
    if svg:
        write_file(svg, graph.draw("svg", title=title, **part).data)
    say("Written: " + "  ".join(str(file) for file in (page, *pictures) if file))


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
