"""A draft in its sentence and turn -> its `Quality`, or nothing where it is no fact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.qualify.chain import find_chain
from kg.extract.qualify.modality import find_modality
from kg.extract.qualify.polarity import is_negative
from kg.extract.qualify.sources import find_sources
from kg.extract.qualify.when import find_date
from kg.extract.relations import Draft
from kg.model import DateValue, Modality, Source, Turn

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_TAKEN_FOR_GRANTED = frozenset({"relcl", "acl", "pobj", "advcl", "poss", "pcomp"})


@dataclass(frozen=True, slots=True)
class Quality:
    """How a relation is said."""

    negative: bool
    modality: Modality
    sources: tuple[Source, ...]
    """By whose word, innermost first."""
    date: DateValue | None
    sure: float


def qualify(draft: Draft, sentence: Sentence, turn: Turn, reader: Reader, *, said_on: dt.date | None = None) -> Quality | None:
    """Say how a draft is meant, or None where it is no fact: a condition, a question, what is denied."""
    if _is_conditional(draft.trigger) or (_is_question(sentence) and _is_asked(draft.trigger)):
        return None
    chain = find_chain(draft.trigger, draft.clause)
    modality, sure = find_modality(chain, draft)
    sources = find_sources(draft.trigger, sentence, turn, reader)
    date = find_date(draft, sentence, said_on, future=modality == "future")
    return Quality(is_negative(chain, draft), modality, sources, date, sure)


def _is_conditional(trigger: Word) -> bool:
    for word in (trigger, *trigger.ancestors()):
        if any(mark.lower in _CONDITIONS for mark in word.having("mark")) or any(c.lower == "whether" for c in word.children):
            return True
        if word.dep == "ccomp" and word.head.lemma in ("deny", "refute", "doubt", "dispute"):
            return True
    return False


def _is_question(sentence: Sentence) -> bool:
    return any(word.text == "?" for word in sentence.words[-2:])


def _is_asked(trigger: Word) -> bool:
    """Does the question ask about the relation itself, rather than take it for granted?"""
    return all(word.dep not in _TAKEN_FOR_GRANTED for word in (trigger, *trigger.ancestors()))
