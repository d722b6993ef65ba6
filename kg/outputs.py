"""Build -> the files of an output folder."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from kg.errors import InputError
from kg.explore.graph import Graph
from kg.graph.rdf import to_quads
from kg.graph.store import Store
from kg.model import Build
from kg.settings import Settings
from kg.share.report import make_report


def make_graph(build: Build, settings: Settings | None = None) -> Graph:
    """Put a build into a store in memory, to be looked at and asked."""
    settings = settings or Settings()
    store = Store(base=settings.base)
    store.add(to_quads(build, settings))
    return Graph(store, build=build)


def write_outputs(build: Build, folder: Path, settings: Settings) -> list[Path]:
    """Write everything that is made of a build; facts of the run stand in run.json only.

    Raises:
        InputError: the folder cannot be written.
    """
    graph = make_graph(build, settings)
    contents: dict[str, Callable[[], bytes]] = {
        "graph.nq": graph.store.dump,
        "graph.html": lambda: graph.view(title=_title(build)).html.encode(),
        "report.md": lambda: make_report(build).encode(),
        "run.json": lambda: _run(build, settings).encode(),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, make in contents.items():
            (folder / name).write_bytes(make())
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another folder with -o") from error
    return [folder / name for name in contents]


def _title(build: Build) -> str:
    documents = [extraction.document for extraction in build.extractions]
    return documents[0].title or documents[0].id if len(documents) == 1 else f"{len(documents)} documents"


def _run(build: Build, settings: Settings) -> str:
    """Tell by what and when the graph was made, and how much is in it."""
    counts = {
        "documents": len(build.extractions),
        "entities": len(build.entities),
        "statements": len(build.statements),
        "predicates": dict(sorted(Counter(statement.predicate for statement in build.statements).items())),
        "problems": dict(sorted(Counter(problem.severity for problem in build.problems).items())),
    }
    made = {
        "version": version("diplokg"),
        "model": settings.model,
        "time": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "min_confidence": settings.min_confidence,
        "full_text": settings.full_text,
    }
    return json.dumps(made | counts, indent=2) + "\n"
