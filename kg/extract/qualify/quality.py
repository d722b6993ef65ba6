"""A draft in its sentence and turn -> its `Quality`, or nothing where it is no fact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.extract.mentions import Reader
from kg.extract.parse import Sentence
from kg.extract.qualify.chain import find_chain
from kg.extract.qualify.fact import is_fact
from kg.extract.qualify.modality import find_modality
from kg.extract.qualify.polarity import is_negative
from kg.extract.qualify.sources import find_sources
from kg.extract.qualify.when import find_date
from kg.extract.relations import Draft
from kg.model import DateValue, Modality, Source, Turn


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
    if not is_fact(draft.trigger, sentence):
        return None
    chain = find_chain(draft.trigger, draft.clause)
    mood = find_modality(chain, draft)
    if mood is None:
        return None
    modality, sure = mood
    sources = find_sources(draft.trigger, sentence, turn, reader)
    date = find_date(draft, sentence, said_on, future=modality == "future")
    return Quality(is_negative(chain, draft), modality, sources, date, sure)
