"""`kg view`, `kg export`, `kg validate`: a graph as a picture, in other formats, against its contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import DEFAULT, Data, open_store, print_table, say, warn, write, write_file

if TYPE_CHECKING:
    from kg.explore.graph import Part
    from kg.model import Document

FORMATS = "nq, trig, ttl, jsonld, rdfxml, rdf12, nanopub, annotations, void, cypher, graphml, gexf, json, csv, parquet or events."


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
    format_: Annotated[str, typer.Option("--format", "-f", help=FORMATS)] = "ttl",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; none: standard output.")] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATEMENT or QUESTION", help="Only this statement, or those found by this question; may be given several times."
        ),
    ] = None,
) -> None:
    """Write a graph, or some of its statements, in another format.

    Example: kg export output -f jsonld -o graph.jsonld
    """
    from kg.graph.parts import read_data
    from kg.share.choose import choose, find_statements
    from kg.share.export import export as export_quads

    quads = read_data(data)
    if only:
        quads = choose(quads, find_statements(open_store(data), only))
    content = export_quads(quads, format_)
    if output is None:
        write(content)
        return
    write_file(output, content)
    say(f"Written: {output}")


def validate(
    data: Data = DEFAULT,
    texts: Annotated[
        list[Path] | None, typer.Option(exists=True, help="The texts that were read, files or folders, where the graph keeps none of them.")
    ] = None,
) -> None:
    """Check a graph against the contract; exit with 1 where it is broken.

    Example: kg validate output
    """
    from kg.graph.answers import shorten_iri
    from kg.graph.validate import check_store
    from kg.graph.vocab import prefixes

    store = open_store(data)
    known = prefixes(store.base)
    found = check_store(store, _read(texts) if texts else ())
    rows = [(v.message, v.label, *(shorten_iri(cell, known) for cell in (v.node, v.path, v.value))) for v in found]
    if rows:
        print_table(("what", "where", "node", "path", "value"), rows)
        warn(f"{len(rows)} violations")
        raise typer.Exit(1)
    say(f"{data}: keeps the contract")


def _read(paths: list[Path]) -> Iterator[Document]:
    from kg.model import Problem
    from kg.read.documents import read_documents
    from kg.settings import Settings

    for one in read_documents(paths, Settings()):
        if isinstance(one, Problem):
            warn(f"{one.severity}: {one.where}: {one.message}")
        else:
            yield one
