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
_OCCASIONS = frozenset({"meets", "visits", "hosts", "participates", "agrees"})
_CHANCES = frozenset({"opportunity", "chance", "honor", "honour", "pleasure", "privilege", "occasion"})
_TIMES = frozenset({"occasion", "day", "morning", "afternoon", "evening", "night", "week", "course", "end", "beginning", "start"})
_ATTITUDES = _STANCES | {"urges", "pledges"}
_PRESENT = frozenset({"VBP", "VBZ"})
_NO_ACTS = frozenset({"associate", "relate", "link", "connect", "entitle", "call", "name", "title", "base", "aim", "regard", "concern"})


class _Near(NamedTuple):
    distance: int
    value: DateValue


def find_date(draft: Draft, sentence: Sentence, said_on: dt.date | None, *, future: bool) -> DateValue | None:
    """Find the date of a draft, the nearest over the parse, the first of several equally near."""
    verb = clause_verb(draft.clause)
    near = []
    for mention in find_dates(sentence.text[sentence.start : sentence.end], said_on, future=future):
        anchor = _word_at(sentence, sentence.start + mention.start)
        if anchor is None or anchor.name is not None or mention.value is None:
            continue
        outermost = _outermost(anchor, sentence, mention)
        planned = _is_past_of_plan(outermost, mention.value, said_on)
        distance = (5 if planned is verb else None) if planned is not None else _distance(outermost, draft, verb)
        if distance is not None:
            near.append(_Near(distance, mention.value))
    return _as_day(min(near, key=lambda one: one.distance).value) if near else None


def _is_past_of_plan(anchor: Word, value: DateValue, said_on: dt.date | None) -> Word | None:
    """Give the verb that a date belongs to where the parser gave it to what was only planned: "announced a plan to go | on May 1"."""
    planned = next((word for word in anchor.ancestors() if word.is_verb), None)
    if planned is None or planned.dep != "acl" or not has_to(planned) or said_on is None or value.last > said_on:
        return None
    return clause_verb(planned.head)


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
    of_noun = anchor.lower == "of" and anchor.head is not trigger and anchor.head.lower not in _TIMES  # "the order of May 3"
    if anchor.dep in ("nsubj", "dobj") or of_noun:  # "this year marks"
        return None
    if draft.predicate in _STANCES and (_dates_event(anchor) or _is_behind_present(anchor, draft)):
        return None
    if not trigger.is_verb and (any(word is trigger for word in anchor.ancestors()) or _ends_phrase(anchor, draft)):
        return 0
    governor = next((word for word in anchor.ancestors() if word.is_verb), None)
    bare = draft.clause is trigger and trigger.is_noun
    if governor is None or (bare and draft.predicate not in _OCCASIONS):
        return None
    if governor is trigger or governor is verb or _is_when(anchor, governor, verb):
        return 1
    if _leads(governor, verb, anchor, purpose=draft.predicate == "meets"):
        return 2
    if governor.dep == "xcomp" and governor.head is verb:
        return 3
    if draft.content_negated and verb.dep == "ccomp" and governor in _saying(verb.head):  # what somebody urged is dated by the saying
        return 5
    if draft.predicate in _ATTITUDES and verb.dep == "ccomp" and governor is verb.head and not bare:  # "said on Monday that he hopes"
        return 5
    if governor.dep == "acl" and governor.lemma in _NO_ACTS and clause_verb(governor.head) is verb:  # "an order related to X | last night"
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


def _is_behind_present(anchor: Word, draft: Draft) -> bool:
    """Is it "we welcome the talks | on May 3": what is welcomed now is not welcomed then?"""
    return draft.clause.tag in _PRESENT and anchor.i > draft.trigger.i and not draft.clause.having("aux")


def _ends_phrase(anchor: Word, draft: Draft) -> bool:
    """Does a date end the phrase of a noun, though the parser gave it to the verb: "after the shelling of A | in May"?"""
    noun = draft.trigger
    if draft.clause is not noun or noun.pos != "NOUN" or anchor.i < noun.i:
        return False
    phrase = noun.subtree()
    return anchor.i == phrase[-1].i + 1 and phrase[-1] is not noun and not any(word.is_verb for word in phrase)


def _is_when(anchor: Word, governor: Word, verb: Word) -> bool:
    """Is it "I saw it today, | when X received Y": one day for both?"""
    if verb.dep != "advcl" or verb.head is not governor:
        return False
    when = next((child for child in verb.having("advmod") if child.lower == "when"), None)
    return when is not None and anchor.subtree()[-1].i in (when.i - 1, when.i - 2)


def _saying(verb: Word) -> list[Word]:
    """Give a verb of speech, and those that it only goes on from: "hit back on Monday, | saying"."""
    out = [verb]
    while verb.tag == "VBG" and verb.dep in ("advcl", "pcomp") and verb.head is not verb:
        verb = verb.head.head if verb.dep == "pcomp" else verb.head
        out.append(verb)
    return out


def _leads(governor: Word, verb: Word, anchor: Word, *, purpose: bool) -> bool:
    """Is the verb below the one of the date, as "on Monday he arrived and | met", "they met on Monday | to discuss it"?"""
    shares = verb.dep == "xcomp" or (verb.dep == "advcl" and (verb.tag in ("VBG", "VBN") or (purpose and has_to(verb))))
    word = verb
    if verb.dep == "acl" and verb.head.lemma in _CHANCES:  # "had the opportunity to meet B | yesterday"
        return clause_verb(verb.head) is governor
    while word.head is not word and word.dep in ("conj", "xcomp", "advcl"):
        word = word.head
        if word is governor:
            goes_on = verb.dep == "conj" and (verb.tag, word.tag) == ("VB", "VB") and word.i < anchor.i < verb.i
            return anchor.i < word.i or shares or goes_on  # "will brief them on Friday and | announce it"
    return False


def _follows(governor: Word, verb: Word) -> bool:
    """Is the verb coordinated with the one of the date: "met B | and arrived in A on Monday": a date at the end is that of all?"""
    word = governor
    while word.dep == "conj" and word.head.is_verb and not word.having("nsubj"):
        word = word.head
        if word is verb:
            return True
    return False
