"""`kg build`: documents -> output folder."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import print_table, progress, say, warn
from kg.settings import Settings, sample

if TYPE_CHECKING:
    from kg.model import Build

MUCH = 1_000_000
"""Bytes of input from which on a second process pays for loading the model once more."""
MOST_PROBLEMS = 10


def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH ...]", help="Files, folders, or - for standard input. None: the sample.")
    ] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write.")] = Path("output"),
    model: Annotated[str, typer.Option(help="The installed spaCy model.")] = Settings().model,
    date: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of documents that give none.")] = None,
    publisher: Annotated[str, typer.Option(help="The publisher of documents that give none.")] = "",
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out statements below it.")] = 0,
    frames: Annotated[Path | None, typer.Option(exists=True, file_okay=False, help="A folder of your own frames.")] = None,
    actors: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A file of your own actors.")] = None,
    full_text: Annotated[bool, typer.Option("--full-text/--no-full-text", help="Keep the texts themselves in the graph.")] = True,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0: as many as pay.")] = 0,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where a document could not be read.")] = False,
) -> None:
    """Read documents and write their knowledge graph.

    Example: kg build -o output
    """
    inputs = paths or [sample()]
    settings = Settings(
        model=model,
        date=date.date() if date else None,
        publisher=publisher,
        min_confidence=min_confidence,
        full_text=full_text,
        frames=frames,
        actors=actors,
        jobs=jobs or _jobs_that_pay(inputs),
    )
    _run(inputs, output, settings, strict=strict)


def _run(inputs: Sequence[Path], output: Path, settings: Settings, *, strict: bool) -> None:
    from kg.outputs import write_outputs
    from kg.pipeline import build as build_graph

    with progress("documents read:") as step:
        found = build_graph(inputs, settings, progress=step)
    written = write_outputs(found, output, settings)
    found = written.build
    _report(found, written.files)
    if not found.extractions or (strict and any(problem.severity == "error" for problem in found.problems)):
        warn("kg: no document could be read" if not found.extractions else "kg: --strict: some documents could not be read")
        raise typer.Exit(1)


def _report(found: Build, files: Sequence[Path]) -> None:
    troubles = [problem for problem in found.problems if problem.severity != "note"]
    for problem in troubles[:MOST_PROBLEMS]:
        warn(f"{problem.severity}: {problem.where}: {problem.message}")
    if len(troubles) > MOST_PROBLEMS:
        warn(f"... and {len(troubles) - MOST_PROBLEMS} more: see report.md")
    predicates = Counter(sorted(statement.predicate for statement in found.statements)).most_common(8)
    print_table(("documents", "things", "statements"), [(len(found.extractions), len(found.entities), len(found.statements))])
    print_table(("predicate", "statements"), predicates)
    say("Written: " + "  ".join(str(file) for file in files))


def _jobs_that_pay(inputs: Sequence[Path]) -> int:
    files = [file for path in inputs for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
    if sum(file.stat().st_size for file in files) < MUCH or sys.platform == "win32":
        return 1
    return min(os.cpu_count() or 1, 4)
