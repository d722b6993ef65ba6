"""Statements of the program and of the gold -> which agree, one to one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Build
from kg.score.gold import GoldStatement
from kg.score.names import Names, is_same_entity, is_same_phrase, make_names, normalise

SYMMETRIC = frozenset({"meets", "agrees", "cooperates"})
"""Predicates that the gold is read with either way round."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SystemStatement:
    """What the scorer sees of a statement of the program."""

    subject: Names
    predicate: str
    object: Names
    is_topic: bool
    subject_id: str
    object_id: str
    content: str
    negative: bool
    modality: str
    by: Names
    date: str
    confidence: float
    passage: str


@dataclass(frozen=True, slots=True)
class Match:
    """The largest matching between triples of the gold that are firm and triples of the program, by position."""

    pairs: dict[int, int]
    """Gold -> program."""
    spare: frozenset[int]
    """Of the program: what the gold holds for optional."""
    shared: frozenset[int]
    """Of the gold: what a statement matched elsewhere stands for as well."""


def make_system(build: Build) -> list[SystemStatement]:
    """Give what a build says, as the scorer sees it."""
    names = {entity.id: make_names((entity.label, *entity.aliases), wikidata=entity.wikidata) for entity in build.entities}
    kinds = {entity.id: entity.kind for entity in build.entities}
    texts = {extraction.document.id: extraction.document.text for extraction in build.extractions}
    return [
        SystemStatement(
            subject=names[statement.subject],
            predicate=statement.predicate,
            object=names[statement.object],
            is_topic=kinds[statement.object] == "Topic",
            subject_id=statement.subject,
            object_id=statement.object,
            content=statement.content,
            negative=statement.negative,
            modality=statement.modality,
            by=names[statement.attributed_to],
            date=statement.date.value if statement.date else "",
            confidence=statement.confidence,
            passage=" ".join(texts[proof.document][proof.span.start : proof.span.end] for proof in statement.evidence),
        )
        for statement in build.statements
    ]


def group_system(statements: Iterable[SystemStatement]) -> list[list[SystemStatement]]:
    """Put together the statements of one triple: subject, predicate, object (or content) and polarity."""

    def key(row: SystemStatement) -> Hashable:
        target = normalise(row.content or row.object.first) if row.is_topic else row.object_id
        return (*_ends(row.subject_id, target, row.predicate), row.predicate, row.negative)

    return _group(statements, key)


def group_gold(statements: Iterable[GoldStatement]) -> list[list[GoldStatement]]:
    """Put together the gold statements of one triple."""

    def key(row: GoldStatement) -> Hashable:
        target = row.object_key or "content:" + normalise(row.content)
        return (*_ends(row.subject_key, target, row.predicates[0]), row.predicates[0], row.negative)

    return _group(statements, key)


def match(system: Sequence[Sequence[SystemStatement]], gold: Sequence[Sequence[GoldStatement]], agree: Callable[..., bool]) -> Match:
    """Match triples one to one, optional gold last; `agree` says whether one statement of each may go together."""

    def fits(rows: Iterable[SystemStatement], golds: Iterable[GoldStatement]) -> bool:
        return any(agree(row, one) for row in rows for one in golds)

    firm = find_firm(gold)
    options = [[place for place, rows in enumerate(system) if fits(rows, golds)] for golds in firm]
    optional = [[one for one in golds if one.optional] for golds in gold]
    excused = {place for place, rows in enumerate(system) if any(fits(rows, golds) for golds in optional)}
    pairs = largest_matching(options, first=set(range(len(system))) - excused)
    used = set(pairs.values())
    taken = [row for place in used for row in system[place]]
    shared = {i for i, golds in enumerate(firm) if i not in pairs and fits(taken, [one for one in golds if one.is_joint])}
    return Match(pairs, frozenset(excused - used), frozenset(shared))


def find_firm(gold: Iterable[Sequence[GoldStatement]]) -> list[Sequence[GoldStatement]]:
    """Leave out the triples that two careful readers may hold for there or not."""
    return [golds for golds in gold if not all(one.optional for one in golds)]


def is_triple_agreed(row: SystemStatement, gold: GoldStatement) -> bool:
    """Do subject, predicate, polarity and object agree?"""
    if row.predicate not in gold.predicates or row.negative != gold.negative:
        return False
    return _is_straight(row, gold) or (row.predicate in SYMMETRIC and _is_crosswise(row, gold))


def is_pair_agreed(row: SystemStatement, gold: GoldStatement) -> bool:
    """Do subject and object agree, whatever the predicate?"""
    return _is_straight(row, gold) or _is_crosswise(row, gold)


def is_subject_agreed(row: SystemStatement, gold: GoldStatement) -> bool:
    """Does the subject agree?"""
    return any(is_same_entity(row.subject, subject) for subject in gold.subjects)


def is_object_agreed(row: SystemStatement, gold: GoldStatement) -> bool:
    """Does the object agree: the entity where gold has one, else the words of the content?"""
    for thing in gold.objects:
        if thing is not None and is_same_entity(row.object, thing):
            return True
        if thing is None and gold.content and any(is_same_phrase(text, gold.content) for text in (row.content, *row.object.names) if text):
            return True
    return False


def largest_matching(options: Sequence[Sequence[int]], *, first: Collection[int] = ()) -> dict[int, int]:
    """Find the largest one-to-one matching; `options[i]` are the right-hand sides for i, those in `first` preferred.

    >>> largest_matching([[0, 1], [0]])
    {1: 0, 0: 1}
    """
    taken: dict[int, int] = {}

    def place(left: int, seen: set[int], allowed: Callable[[int], bool]) -> bool:
        for right in options[left]:
            if right not in seen and allowed(right):
                seen.add(right)
                if right not in taken or place(taken[right], seen, allowed):
                    taken[right] = left
                    return True
        return False

    for left in range(len(options)):
        place(left, set(), lambda right: right in first)
    for left in sorted(set(range(len(options))) - set(taken.values())):
        place(left, set(), lambda _: True)
    return {left: right for right, left in taken.items()}


def _is_straight(row: SystemStatement, gold: GoldStatement) -> bool:
    return is_subject_agreed(row, gold) and is_object_agreed(row, gold)


def _is_crosswise(row: SystemStatement, gold: GoldStatement) -> bool:
    """The other way round, for the predicates that have no direction."""
    if SYMMETRIC.isdisjoint(gold.predicates):
        return False
    return any(is_same_entity(row.subject, thing) for thing in gold.objects if thing) and any(
        is_same_entity(row.object, subject) for subject in gold.subjects
    )


def _ends(subject: str, target: str, predicate: str) -> tuple[str, str]:
    low, high = sorted((subject, target))
    return (low, high) if predicate in SYMMETRIC else (subject, target)


def _group(values: Iterable[Value], key: Callable[[Value], Hashable]) -> list[list[Value]]:
    groups: dict[Hashable, list[Value]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return list(groups.values())
