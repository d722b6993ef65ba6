"""A verb -> whose opinion its clause is: the source reported in the sentence, who is quoted, else whom the turn speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import subjects, surface_subjects
from kg.extract.coref import HE_SHE
from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.model import ACTOR_KINDS, Referent

_ASIDES = frozenset({"say", "report", "add", "note"})


def find_speakers(verb: Word, reader: Reader) -> list[Referent]:
    """Give who says so; nobody in a question or a news report of its own."""
    turn = reader.memory.turn
    reporting = (head for head in verb.ancestors() if head.is_verb and head.lemma in reader.lexicon.report_verbs)
    for subject in (subject for head in reporting for subject in surface_subjects(head)):
        resolved = reader.resolve(subject)
        if resolved and resolved.rule != "we":
            return [referent for referent in resolved.referents if referent.kind in ACTOR_KINDS]
    if cited := [referent for referent in find_cited(verb, reader) if referent.kind in ACTOR_KINDS]:
        return cited[:1]
    quoted = reader.quoted.speaker(verb)
    if quoted is not None:
        return [quoted]
    if turn is None or turn.role == "question" or (turn.speaker and turn.speaker.kind == "NewsOutlet"):
        return []
    return list(turn.spoken_for)


def find_cited(trigger: Word, reader: Reader) -> Iterator[Referent]:
    """Give who is named in an aside: "..., X said", "according to X"."""
    places = (trigger, *trigger.ancestors())
    root = places[-1]
    for place in places:
        for aside in place.having("parataxis", "ccomp"):
            if aside.lemma in _ASIDES and aside is not trigger and aside.head is root and not aside.having("ccomp", "dobj"):
                yield from find_sayers(aside, trigger, reader)
        for according in place.having("prep", "advmod", "advcl"):
            if according.lower == "according":
                cited = (obj for to in according.having("prep") for obj in to.having("pobj"))
                yield from (source for obj in cited for source in _cited(obj, reader))


def find_sayers(verb: Word, trigger: Word, reader: Reader) -> list[Referent]:
    """Give who is the subject of a verb of speech that reports a trigger; nobody where it is the speaker of the turn."""
    for subject in subjects(verb):
        if subject.lower in HE_SHE and (quoted := reader.quoted.speaker(trigger)):
            return [quoted]
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
    authors = word.after("of", "by", "from")
    if author := next((actor for obj in authors if (actor := reader.actor(obj))), None):
        return [author]
    resolved, owner = reader.resolve(word), reader.owner(word)
    if owner and not (resolved and resolved.actor):
        return [owner]
    return [resolved.first] if resolved and resolved.first else []
