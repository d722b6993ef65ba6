"""`kg push`: a graph into another store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import DATA, open_store, progress, say, warn

if TYPE_CHECKING:
    from kg.share.push import Login


def push(
    data: Annotated[Path, typer.Argument(help=DATA)],
    url: Annotated[str, typer.Argument(help="The address of the store, as its preset wants it: see docs/stores.md.")],
    *,
    preset: Annotated[
        str, typer.Option(help="sparql (any SPARQL 1.1 Update service), oxigraph, fuseki, virtuoso, rdf4j, graphdb, qlever or blazegraph.")
    ] = "sparql",
    replace: Annotated[bool, typer.Option("--replace", help="Drop first what the store has of each of the documents.")] = False,
    chunk: Annotated[int, typer.Option(min=0, help="Triples in one request; 0: as the preset has it.")] = 0,
    journal: Annotated[Path | None, typer.Option(help="Where to note how far it got; default: beside the data.")] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew where an earlier push stopped half way.")] = False,
) -> None:
    """Load a graph into another store over HTTP; after a failure the same command goes on where it stopped.

    Name and password, or a token, are taken from DIPLOKG_USER and DIPLOKG_PASSWORD, or DIPLOKG_TOKEN.

    Example: kg push output http://localhost:7878 --preset oxigraph
    """
    from kg.share.push import Options
    from kg.share.push import push as push_store

    file = journal or data.resolve().with_name(f"{data.resolve().name}.push")
    if restart:
        file.unlink(missing_ok=True)
    options = Options(preset, replace, chunk, file)
    store = open_store(data)
    with progress("requests done:") as step:
        done = push_store(
            store, url, options, login=_login(), notice=warn, progress=lambda number, steps, about: step(f"of {steps}: {about}")
        )
    say(f"{done.triples} triples in {done.sent + done.before} requests" + (f", {done.before} of them before" if done.before else ""))


def _login() -> Login:
    from kg.share.push import Login

    user, password, token = (os.environ.get(f"DIPLOKG_{name}", "") for name in ("USER", "PASSWORD", "TOKEN"))
    return Login(user, password, token)
