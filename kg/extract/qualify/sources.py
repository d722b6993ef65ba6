"""The place of a trigger -> by whose word it is: reporting verbs, "according to", quotations, the speaker of the turn."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import subjects
from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.model import Referent, Source, Span, Turn

_ASIDES = frozenset({"say", "report", "add", "note"})


def find_sources(trigger: Word, sentence: Sentence, turn: Turn, reader: Reader) -> tuple[Source, ...]:
    """Find the chain of those by whose word a relation is, innermost first, each once."""
    passage = Span(sentence.start, sentence.end)
    sources = {referent: Source(referent, passage) for referent in (*_reported(trigger, reader), *_beside(trigger, reader))}
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
        if said and head.is_verb and head.lemma in reader.lexicon.report_verbs:
            yield from _speakers(head, reader)
        word = head


def _beside(trigger: Word, reader: Reader) -> Iterator[Referent]:
    """Give who is named in an aside: "..., X said", "according to X"."""
    places = (trigger, *trigger.ancestors())
    root = places[-1]
    for place in places:
        for aside in place.having("parataxis", "ccomp"):
            if aside.lemma in _ASIDES and aside is not trigger and aside.head is root and not aside.having("ccomp", "dobj"):
                yield from _speakers(aside, reader)
        for according in place.having("prep", "advmod", "advcl"):
            if according.lower == "according":
                cited = (obj for to in according.having("prep") for obj in to.having("pobj"))
                yield from (source for obj in cited for source in _cited(obj, reader))


def _speakers(verb: Word, reader: Reader) -> list[Referent]:
    for subject in subjects(verb):
        if subject.tag in ("PRP", "PRP$") and subject.lower in ("we", "i", "you"):
            return []
        resolved, owner = reader.resolve(subject), reader.owner(subject)
        if resolved and resolved.first:
            if resolved.first.kind in ("Document", "Event") and owner:
                return [owner]
            return [] if resolved.rule == "we" else [resolved.first]
        if owner:
            return [owner]
    return []


def _cited(word: Word, reader: Reader) -> list[Referent]:
    """Give whom "according to" names: "the report by X", "X's report", "X"."""
    authors = (obj for prep in word.having("prep") if prep.lower in ("of", "by", "from") for obj in prep.having("pobj"))
    if author := next((actor for obj in authors if (actor := reader.actor(obj))), None):
        return [author]
    resolved, owner = reader.resolve(word), reader.owner(word)
    if owner and not (resolved and resolved.actor):
        return [owner]
    return [resolved.first] if resolved and resolved.first else []
