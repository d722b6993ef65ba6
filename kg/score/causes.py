"""A gold statement that was missed -> why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from kg.score.gold import GoldStatement
from kg.score.match import SystemStatement, is_object_agreed, is_pair_agreed, is_subject_agreed, is_triple_agreed
from kg.score.names import normalise, words

Cause = Literal["sentence silent", "subject", "predicate", "object", "predicate and object", "polarity", "taken"]


def find_cause(gold: GoldStatement, system: Iterable[SystemStatement]) -> Cause:
    """Say what keeps the statements of its sentence from matching it: the nearest one decides.

    `taken` means that the one that fits it stands for another statement already.
    """
    rows = list(system)
    if any(is_triple_agreed(row, gold) for row in rows):
        return "taken"
    near = [row for row in rows if _is_in_sentence(row, gold)]
    if not near:
        return "sentence silent"
    return _nearest_cause(gold, near)


def _nearest_cause(gold: GoldStatement, near: Sequence[SystemStatement]) -> Cause:
    pairs = [row for row in near if is_pair_agreed(row, gold)]
    if any(row.predicate in gold.predicates for row in pairs):
        return "polarity"
    if pairs:
        return "predicate"
    if any(row.predicate in gold.predicates and is_subject_agreed(row, gold) for row in near):
        return "object"
    if any(row.predicate in gold.predicates and is_object_agreed(row, gold) for row in near):
        return "subject"
    return "predicate and object" if any(is_subject_agreed(row, gold) for row in near) else "subject"


def _is_in_sentence(row: SystemStatement, gold: GoldStatement) -> bool:
    """Does the passage hold the words by which the gold names its sentence, or most of them?"""
    passage, sentence = normalise(row.passage), normalise(gold.sentence)
    if not sentence or sentence in passage or passage in sentence:
        return True
    ours, theirs = words(passage), words(sentence)
    return sum((ours & theirs).values()) >= 0.8 * min(sum(ours.values()), sum(theirs.values()))
