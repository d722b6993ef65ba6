"""Build -> the files of an output folder."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from kg.errors import InputError
from kg.explore.graph import Graph
from kg.graph.rdf import to_quads
from kg.graph.store import Store
from kg.graph.validate import check_quads
from kg.model import Build
from kg.settings import Settings
from kg.share.export import export
from kg.share.report import make_report

FORMATS = {"graph.nq": "nq", "graph.trig": "trig", "graph.ttl": "ttl", "statements.csv": "csv"}


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the files, and the build with what the check of its graph found among its problems."""

    files: tuple[Path, ...]
    build: Build


def make_graph(build: Build, settings: Settings | None = None) -> Graph:
    """Put a build into a store in memory, to be looked at and asked."""
    settings = settings or Settings()
    store = Store(base=settings.base)
    store.add(to_quads(build, settings))
    return Graph(store, build=build)


def write_outputs(build: Build, folder: Path, settings: Settings) -> Written:
    """Check the graph of a build and write everything that is made of it; facts of the run stand in run.json only.

    Raises:
        InputError: the folder cannot be written.
    """
    quads = list(to_quads(build, settings))
    checked = replace(build, problems=(*build.problems, *(violation.problem for violation in check_quads(quads))))
    contents = {name: export(quads, format_, base=settings.base) for name, format_ in FORMATS.items()}
    contents["graph.html"] = make_graph(build, settings).view(title=_title(build)).html.encode()
    contents["report.md"] = make_report(checked).encode()
    contents["run.json"] = _run(checked, settings).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); choose another folder with -o") from error
    return Written(tuple(folder / name for name in contents), checked)


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
