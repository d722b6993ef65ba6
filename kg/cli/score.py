"""`kg score`: precision and recall on one's own gold."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import progress, say

if TYPE_CHECKING:
    from kg.score import DocumentScore
    from kg.score.gold import GoldStatement
    from kg.score.match import SystemStatement


class Half(StrEnum):
    """Every other document, by name."""

    even = "even"
    odd = "odd"


def score(
    gold: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A folder of NAME.txt with NAME.json; see docs/gold.md.")],
    *,
    show: Annotated[bool, typer.Option("--show", help="List what was missed and what is wrong.")] = False,
    half: Annotated[Half | None, typer.Option(help="Take only every other document.")] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="How often statements of each confidence are right.")] = False,
    causes: Annotated[bool, typer.Option("--causes", help="Sort what was missed by its cause.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON only.")] = False,
) -> None:
    """Build every document of a folder of gold and compare.

    Example: kg score my-gold --show
    """
    from kg.score import score as score_folder
    from kg.settings import Settings

    with progress("documents scored:") as step:
        result = score_folder(gold, Settings(), half=half.value if half else None, progress=lambda one: step(one.name))
    figures = result.to_mapping(calibration=calibration) | ({"causes": result.count_causes()} if causes else {})
    if as_json:
        say(json.dumps(figures))
        return
    for document in result.documents:
        say(_line(document))
        for line in _details(document, causes=causes) if show or causes else ():
            say(line)
    for name, value in figures.items():
        say(f"{name:12} {value}")


def _line(document: DocumentScore) -> str:
    triple, pair, by = document.figures["triple"], document.figures["pair"], document.figures["by"]
    return (
        f"{document.name:52} triple F1 {triple['F1']:.3f} (P {triple['P']:.3f} R {triple['R']:.3f})  pair F1 {pair['F1']:.3f}"
        f"  by {by['value']:.2f}  gold {triple['gold']}  system {triple['system']}"
    )


def _details(document: DocumentScore, *, causes: bool) -> list[str]:
    missed = sorted(document.missed, key=lambda one: one.cause) if causes else document.missed
    lines = [f"   missed  {one.cause + ': ' if causes else ''}{_gold_text(one.gold)}" for one in missed]
    return lines + [f"   wrong   {_system_text(row)}" for row in document.wrong]


def _gold_text(gold: GoldStatement) -> str:
    target = gold.object_key or "None"
    return f"{gold.subject_key} {gold.predicates[0]} {target}  [{gold.content[:60]}]  {gold.sentence[:50]}"


def _system_text(row: SystemStatement) -> str:
    polarity = " NOT" if row.negative else ""
    return f"{row.subject.first or '?'} {row.predicate} {row.object.first or '?'}  [{row.content[:60]}]{polarity}"
