"""A draft and the dates of its sentence -> the date that is its own: at the trigger, at its verb, or shared by coordination."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kg.extract.clauses import clause_verb, has_to
from kg.extract.dates import DateMention, find_dates
from kg.extract.parse import Sentence, Word
from kg.extract.relations import Draft
from kg.model import DateValue

_STANCES = frozenset({"praises", "criticises", "supports", "opposes", "regards", "hopes"})


class _Near(NamedTuple):
    distance: int
    value: DateValue


def find_date(draft: Draft, sentence: Sentence, said_on: dt.date | None, *, future: bool) -> DateValue | None:
    """Find the date of a draft, the nearest over the parse, the first of several equally near."""
    verb = clause_verb(draft.clause)
    near = []
    for mention in find_dates(sentence.text[sentence.start : sentence.end], said_on, future=future):
        anchor = _word_at(sentence, sentence.start + mention.start)
        distance = _distance(_outermost(anchor, sentence, mention), draft, verb) if anchor is not None and anchor.name is None else None
        if mention.value is not None and distance is not None:
            near.append(_Near(distance, mention.value))
    return _as_day(min(near, key=lambda one: one.distance).value) if near else None


def _word_at(sentence: Sentence, place: int) -> Word | None:
    return next((word for word in sentence.words if word.start <= place < word.end), None)


def _as_day(value: DateValue) -> DateValue:
    """Give the first of some days of a month, with the last beside it."""
    some_days = len(value.value) == len("2021-07") and value.first.day != 1
    return DateValue(value.first.isoformat(), value.first, value.last) if some_days else value


def _outermost(anchor: Word, sentence: Sentence, mention: DateMention) -> Word:
    """Give the head of the words of a date: the one that hangs on something outside of it."""
    inside = {word.i for word in sentence.words if anchor.start <= word.start < sentence.start + mention.end}
    word = anchor
    while word.head is not word and word.head.i in inside:
        word = word.head
    return word


def _distance(anchor: Word, draft: Draft, verb: Word) -> int | None:
    """How far is a date from a relation: 0 at the trigger, 1 at its verb, 2 in front of a coordinated one; None: not its date."""
    trigger = draft.trigger
    if draft.predicate in _STANCES and _dates_event(anchor):
        return None
    if not trigger.is_verb and any(word is trigger for word in anchor.ancestors()):
        return 0
    governor = next((word for word in anchor.ancestors() if word.is_verb), None)
    if governor is None:
        return None
    if governor is trigger or governor is verb:
        return 1
    if _leads(governor, verb, anchor, purpose=draft.predicate == "meets"):
        return 2
    if governor.dep == "xcomp" and governor.head is verb:
        return 3
    if draft.content_negated and verb.dep == "ccomp" and verb.head is governor:  # what somebody urged is dated by the saying
        return 5
    return 4 if anchor.i > governor.i and _follows(governor, verb) else None


def _dates_event(anchor: Word) -> bool:
    """Does a date say when the event was on which somebody takes a stance: "welcomes the summit held | in May"?"""
    noun = anchor.head.head if anchor.dep == "pobj" else anchor.head
    while noun.dep == "pobj" and noun.head.dep == "prep":
        noun = noun.head.head
    if noun.is_verb and noun.dep == "acl":
        noun = noun.head
    return noun.is_noun


def _leads(governor: Word, verb: Word, anchor: Word, *, purpose: bool) -> bool:
    """Is the verb below the one of the date, as "on Monday he arrived and | met", "they met on Monday | to discuss it"?"""
    shares = verb.dep == "xcomp" or (verb.dep == "advcl" and (verb.tag in ("VBG", "VBN") or (purpose and has_to(verb))))
    word = verb
    while word.head is not word and word.dep in ("conj", "xcomp", "advcl"):
        word = word.head
        if word is governor:
            return anchor.i < word.i or shares
    return False


def _follows(governor: Word, verb: Word) -> bool:
    """Is the verb coordinated with the one of the date: "met B | and arrived in A on Monday": a date at the end is that of all?"""
    word = governor
    while word.dep == "conj" and word.head.is_verb and not word.having("nsubj"):
        word = word.head
        if word is verb:
            return True
    return False
