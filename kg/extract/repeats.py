"""The relations of a document -> the same without repetitions, and with the date that one event has elsewhere in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import DateValue, Relation, Turn

_EVENTS = frozenset({"meets", "visits", "hosts", "attacks"})
_OCCASIONS = frozenset({"visits", "participates", "hosts", "meets"})
_SYMMETRIC = frozenset({"meets", "agrees", "cooperates"})


class _Act(NamedTuple):
    """What two relations share that speak of one event."""

    ends: tuple[str, ...]
    predicate: str
    negative: bool


def share_dates(relations: Sequence[Relation], turns: Sequence[Turn]) -> Iterator[Relation]:
    """Give a headline, and a second mention of one event, the one date that the text has for it.

    A headline may call its event by another name ("Travel to Asia"): then it has the time of all that its subject does in the text.
    """
    headlines = {turn.number for turn in turns if turn.role == "headline"}
    dates: dict[_Act, set[DateValue]] = defaultdict(set)
    for relation in relations:
        if relation.date is not None:
            dates[_act(relation)].add(relation.date)
    for relation in relations:
        known = dates.get(_act(relation), set())
        if relation.date is None and len(known) == 1 and (relation.turn in headlines or relation.predicate in _EVENTS):
            yield replace(relation, date=next(iter(known)))
        elif relation.date is None and relation.turn in headlines and relation.predicate in _OCCASIONS:
            yield replace(relation, date=_whole({r.date for r in relations if r.date and _is_alike(r, relation)}))
        else:
            yield relation


def _is_alike(one: Relation, other: Relation) -> bool:
    return (one.subject, one.predicate, one.negative) == (other.subject, other.predicate, other.negative)


def _whole(dates: Collection[DateValue]) -> DateValue | None:
    """Give the one date, or the month of all; None where they lie in several."""
    if len(dates) <= 1:
        return next(iter(dates), None)
    months = {date.first.isoformat()[: len("2021-07")] for date in dates} | {date.last.isoformat()[: len("2021-07")] for date in dates}
    if len(months) > 1:
        return None
    return DateValue(months.pop(), min(date.first for date in dates), max(date.last for date in dates))


def drop_repeats(relations: Iterable[Relation]) -> Iterator[Relation]:
    """Give each relation of a sentence once, whatever rule and word gave it; the first stays."""
    seen = set()
    for relation in relations:
        said = (relation.subject, relation.predicate, relation.object, relation.content, relation.negative, relation.modality)
        key = (*said, relation.sources, relation.passage)
        if key not in seen:
            seen.add(key)
            yield relation


def _act(relation: Relation) -> _Act:
    ends = (relation.subject.key, relation.object.key)
    symmetric = relation.predicate in _SYMMETRIC
    return _Act(tuple(sorted(ends)) if symmetric else ends, relation.predicate, relation.negative)
