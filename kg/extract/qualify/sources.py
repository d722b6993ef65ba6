"""The place of a trigger -> by whose word it is: reporting verbs, "according to", quotations, the speaker of the turn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.speakers import find_cited, find_sayers
from kg.model import Referent, Source, Span, Turn

_ACCUSING = frozenset({"accuse", "blame", "suspect", "condemn", "denounce"})
"""Verbs whose "of doing" is the word of who accuses."""


def find_sources(trigger: Word, sentence: Sentence, turn: Turn, reader: Reader) -> tuple[Source, ...]:
    """Find the chain of those by whose word a relation is, innermost first, each once."""
    passage = Span(sentence.start, sentence.end)
    sources = {referent: Source(referent, passage) for referent in (*_reported(trigger, reader), *find_cited(trigger, reader))}
    quoted = reader.quoted.speaker(trigger)
    if quoted is not None:
        sources.setdefault(quoted, Source(quoted, passage))
    if turn.speaker is not None:
        sources.setdefault(turn.speaker, Source(turn.speaker))
    return tuple(sources.values())


def _reported(trigger: Word, reader: Reader) -> Iterator[Referent]:
    """Give the subjects of the verbs of speech that stand above: "X said that ..."."""
    word = trigger
    for head in trigger.ancestors():
        said = word.dep in ("ccomp", "parataxis", "dep") or (word.dep == "advcl" and head.lemma == "say")
        accused = word.dep == "prep" and word.lower in ("of", "for") and head.lemma in _ACCUSING and word.having("pcomp")
        if (said and head.is_verb and head.lemma in reader.lexicon.report_verbs) or accused:
            yield from find_sayers(head, trigger, reader)
        word = head
