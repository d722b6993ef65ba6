"""`kg serve`: a graph as a web app."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import DEFAULT, say, warn
from kg.errors import InputError

HOST = "127.0.0.1"
Served = Annotated[Path, typer.Argument(help="An RDF file, a folder that `kg build` wrote, or an Oxigraph store.", show_default=True)]


def serve(
    data: Served = DEFAULT,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0: for other machines too.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0: any that is free.")] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
    seconds: Annotated[float, typer.Option(min=0.1, help="The time that a query may take.")] = 10,
    megabytes: Annotated[int, typer.Option(min=1, help="The size that a result may have.")] = 50,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer queries.")] = 4,
    cors: Annotated[list[str] | None, typer.Option(help="An origin whose pages may ask, as https://example.org; may be repeated.")] = None,
    base: Annotated[str, typer.Option(help="The base of the graph's IRIs, where it is not the usual one.")] = "",
) -> None:
    """Serve a graph: pages, network, SPARQL at /sparql, a JSON API at /api, linked data at /id; stop it with Ctrl+C.

    Example: kg serve output --no-browser
    """
    if any(importlib.util.find_spec(name) is None for name in ("fastapi", "uvicorn")):
        raise InputError("kg serve needs what is not installed; install it with: pip install 'diplokg[serve]'")
    from kg.explore.serve.messages import Limits
    from kg.explore.serve.run import ANYWHERE, run
    from kg.explore.serve.site import Options

    limits = Limits(seconds=seconds, result_bytes=megabytes * 1_000_000, workers=workers)
    hosts = ("*",) if host in ANYWHERE else (*Options().hosts, host)
    options = Options(hosts=hosts, origins=tuple(cors or ()), limits=limits, base=base or Options().base)
    if host in ANYWHERE:
        warn("Anybody who reaches this machine can read the graph.")
    run(data, options, host=host, port=port, ready=lambda address: _announce(address, browser=browser))


def _announce(address: str, *, browser: bool) -> None:
    say(f"Serving at {address} (stop with Ctrl+C)")
    if browser:
        import webbrowser

        webbrowser.open(address)
