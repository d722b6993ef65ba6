"""One document's statements and its gold -> counts, and what was missed and wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.score.gold import GoldStatement
from kg.score.match import (
    SystemStatement,
    find_firm,
    group_gold,
    group_system,
    is_pair_agreed,
    is_triple_agreed,
    match,
)
from kg.score.names import is_same_entity, overlap


class Counts(dict[str, float]):
    """Counts by name; what was never counted is 0. Fractions occur: a content may be half right."""

    def __missing__(self, name: str) -> float:
        return 0.0

    def add(self, other: Mapping[str, float], *, weight: float = 1) -> None:
        """Add the counts of another, each times the weight."""
        for name, value in other.items():
            self[name] += value * weight


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one document gives: counts by name, the gold that was missed, the statements that are wrong."""

    counts: Counts
    missed: tuple[GoldStatement, ...]
    wrong: tuple[SystemStatement, ...]


class _Option(NamedTuple):
    """How well a row and a gold row of one triple go together, then their places; the best sorts last."""

    worth: tuple[bool, int, float]
    row: int
    gold: int


def compare(system: Iterable[SystemStatement], gold: Iterable[GoldStatement]) -> Comparison:
    """Compare all that the program says of a document with its gold."""
    ours, theirs = group_system(system), group_gold(gold)
    firm = find_firm(theirs)
    triples, pairs = match(ours, theirs, is_triple_agreed), match(ours, theirs, is_pair_agreed)
    counts = Counts()
    for name, found in (("triple", triples), ("pair", pairs)):
        counts[f"{name}_tp"] = len(found.pairs)
        counts[f"{name}_gold"] = len(firm) - len(found.shared)
        counts[f"{name}_sys"] = len(ours) - len(found.spare)
    for place, other in triples.pairs.items():
        counts.add(compare_rows(ours[other], firm[place]))
    right = set(triples.pairs.values())
    counted = [(rows, place in right) for place, rows in enumerate(ours) if place not in triples.spare]
    for rows, is_right in counted:
        counts.add(_count_confidence(rows, is_right=is_right))
    missed = tuple(golds[0] for place, golds in enumerate(firm) if place not in triples.pairs and place not in triples.shared)
    return Comparison(counts, missed, tuple(rows[0] for rows, is_right in counted if not is_right))


def compare_rows(rows: Sequence[SystemStatement], golds: Sequence[GoldStatement]) -> Counts:
    """Count the qualifiers of one matched triple: its rows one to one with gold's, the best fit first.

    A row that is left over counts as wrong where the gold has nothing like it.
    """
    counts = Counts()
    pairs = _pair_rows(rows, golds)
    for place, other in pairs.items():
        if not golds[other].optional:
            counts.add(_count_row(rows[place], golds[other]))
    for place, row in enumerate(rows):
        if place not in pairs:
            counts["by_n"] += not any(_is_by_right(row, gold) for gold in golds)
            counts["mod_n"] += not any(row.modality in gold.modalities for gold in golds)
    return counts


def _pair_rows(rows: Sequence[SystemStatement], golds: Sequence[GoldStatement]) -> dict[int, int]:
    options = [
        _Option(_worth(row, gold), place, other)
        for place, row in enumerate(rows)
        for other, gold in enumerate(golds)
        if is_triple_agreed(row, gold)
    ]
    pairs: dict[int, int] = {}
    for option in sorted(options, reverse=True):
        if option.row not in pairs and option.gold not in pairs.values():
            pairs[option.row] = option.gold
    return pairs


def _worth(row: SystemStatement, gold: GoldStatement) -> tuple[bool, int, float]:
    return (not gold.optional, _is_by_right(row, gold) + (row.modality in gold.modalities), overlap(row.content, gold.content))


def _count_row(row: SystemStatement, gold: GoldStatement) -> Counts:
    counts = Counts()
    by_right = _is_by_right(row, gold)
    for name in ("by", "nested") if gold.nested else ("by",):
        counts.add({f"{name}_n": 1, f"{name}_ok": by_right})
    counts.add({"mod_n": 1, "mod_ok": row.modality in gold.modalities})
    if gold.date:
        counts.add({"date_n": 1, "date_ok": row.date.startswith(gold.date)})
    else:
        counts.add({"undated_n": 1, "undated_ok": not row.date})
    if gold.content:
        counts["content_n"] += 1
        counts["content_ok"] += overlap(row.content, gold.content)
    return counts


def _count_confidence(rows: Iterable[SystemStatement], *, is_right: bool) -> Counts:
    tenth = min(int(max(row.confidence for row in rows) * 10), 9)
    return Counts({f"bin{tenth}_n": 1, f"bin{tenth}_ok": is_right})


def _is_by_right(row: SystemStatement, gold: GoldStatement) -> bool:
    return any(is_same_entity(row.by, source) for source in gold.by)
