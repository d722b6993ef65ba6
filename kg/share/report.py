"""Build -> report.md: what was found, from whom to whom, with sentences, and what stayed unclear."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Build, Problem, Statement

MOST_ROWS = 15
MOST_STATEMENTS = 50


def make_report(build: Build) -> str:
    """Write the report of a build in Markdown; text of the documents stands in it as text, never as markup."""
    labels = {entity.id: entity.label for entity in build.entities}
    parts = [
        "# Report",
        _documents(build),
        _section("Statements by predicate", _table(("predicate", "statements"), _ranked(one.predicate for one in build.statements))),
        _section("Who speaks and acts most", _table(("actor", "statements"), _ranked(labels[one.subject] for one in build.statements))),
        _section("Pairs of which most is said", _pairs(build, labels)),
        _section("By whose word", _table(("source", "statements"), _ranked(labels[one.attributed_to] for one in build.statements))),
        _section("Things by kind", _table(("kind", "things"), _ranked(entity.kind for entity in build.entities))),
        _section("Statements with their sentences", _statements(build, labels)),
        _section("Problems", _problems(problem for problem in build.problems if problem.severity != "note")),
        _section("Left open", _abstentions([problem for problem in build.problems if problem.severity == "note"])),
    ]
    return "\n\n".join(parts) + "\n"


def _documents(build: Build) -> str:
    rows = [
        (one.document.id, one.document.title, one.document.date or "", len(one.turns), counts)
        for one in build.extractions
        for counts in [sum(statement.document == one.document.id for statement in build.statements)]
    ]
    total = f"{len(rows)} documents, {len(build.statements)} statements, {len(build.entities)} things."
    return f"{total}\n\n" + _table(
        ("document", "title", "day", "turns", "statements"), rows[:MOST_STATEMENTS], left_out=len(rows) - MOST_STATEMENTS
    )


def _pairs(build: Build, labels: Mapping[str, str]) -> str:
    topics = {entity.id for entity in build.entities if entity.kind == "Topic"}
    pairs: dict[tuple[str, str], Counter[str]] = {}
    for one in build.statements:
        if one.object not in topics:
            pairs.setdefault((labels[one.subject], labels[one.object]), Counter())[one.predicate] += 1
    ranked = sorted(pairs.items(), key=lambda item: (-item[1].total(), item[0]))
    rows = [(*pair, counts.total(), ", ".join(sorted(counts))) for pair, counts in ranked]
    return _table(("who", "whom", "statements", "predicates"), rows[:MOST_ROWS], left_out=len(rows) - MOST_ROWS)


def _statements(build: Build, labels: Mapping[str, str]) -> str:
    texts = {one.document.id: one.document.text for one in build.extractions}
    rows = [_statement_row(one, labels, texts) for one in build.statements[:MOST_STATEMENTS]]
    header = ("who", "does", "whom or what", "about", "by", "sentence")
    return _table(header, rows, left_out=len(build.statements) - MOST_STATEMENTS, more="statements.csv holds them all")


def _statement_row(statement: Statement, labels: Mapping[str, str], texts: Mapping[str, str]) -> tuple[str, ...]:
    span = statement.evidence[0].span
    does = ("not " if statement.negative else "") + statement.predicate
    does += "" if statement.modality == "actual" else f" ({statement.modality})"
    content = "" if statement.content == labels[statement.object] else statement.content
    by = labels[statement.attributed_to] + ("" if statement.own_word else " (reported)")
    return labels[statement.subject], does, labels[statement.object], content, by, texts[statement.document][span.start : span.end]


def _problems(problems: Iterable[Problem]) -> str:
    rows = [(problem.severity, problem.where, problem.message) for problem in problems]
    return _table(("", "where", "what"), rows)


def _abstentions(notes: Sequence[Problem]) -> str:
    """Count what the program would not guess, with a few examples of each document."""
    counts = _table(("document", "notes"), _ranked(note.where.partition(":")[0] for note in notes))
    rows = [(note.where, note.message) for note in notes[:MOST_STATEMENTS]]
    return f"{counts}\n\n" + _table(("where", "what"), rows, left_out=len(notes) - MOST_STATEMENTS) if notes else "Nothing."


def _ranked(values: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(values)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_ROWS]


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}"


def _table(header: Sequence[str], rows: Sequence[Sequence[object]], *, left_out: int = 0, more: str = "") -> str:
    if not rows:
        return "Nothing."
    lines = [header, ["---"] * len(header), *rows]
    text = "\n".join("| " + " | ".join(cell if cell == "---" else _cell(cell) for cell in map(str, line)) + " |" for line in lines)
    note = f"\n\n{left_out} more are not shown" + (f"; {more}." if more else ".") if left_out > 0 else ""
    return text + note


def _cell(text: str) -> str:
    r"""Keep what stands in a cell from being read as markup.

    >>> _cell("a | b\n<img>")
    'a \\| b &lt;img&gt;'
    """
    return re.sub(r"([|\\`*_\[\]])", r"\\\1", html.escape(" ".join(text.split()), quote=False))
