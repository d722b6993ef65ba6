"""The filled slots of a frame and who acts -> `Draft`s, one for each pair of ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.extract.relations.actors import Actor, is_each_other
from kg.extract.relations.draft import Draft, Filled, make_topic
from kg.extract.relations.ends import End, find_ends, phrase_of
from kg.model import ACTOR_KINDS, Referent

_NOBODY = frozenset({"people", "person", "persons", "man", "men", "women", "children", "someone", "users", "families", "tourists"})
_OF_EVERYBODY = frozenset({"hopes", "visits", "participates", "pledges", "praises", "warns"})
_MOST_PAIRED = 6
_MOST_PARTNERS = 3  # more who are "we" do not agree among themselves but say so together


def make_drafts(filled: Filled, subjects: Sequence[Actor], reader: Reader) -> Iterator[Draft]:
    """Make the relations of one trigger, in the order of the text; none without a subject of the kind that the frame asks for."""
    frame = filled.trigger.frame
    actors = [actor for actor in subjects if _is_wanted(actor, frame) and not _is_nobody(actor, frame.predicate)]
    if not actors:
        return
    everyone = list(dict.fromkeys(referent for actor in actors for referent in actor.resolved.referents))
    ends = find_ends(filled, reader, everyone)
    if frame.speaker and frame.part == "verb":  # of nobody in particular, nothing is said
        ends = [end for end in ends if end.object.kind in ACTOR_KINDS]
    if any(is_each_other(word) for word in filled.objects):
        yield from _mutual(filled, everyone, _surest(actors))
    elif frame.reciprocal and not (filled.objects and any(end.object.kind in ACTOR_KINDS for end in ends)):
        yield from _reciprocal(filled, actors, everyone, ends)
    else:
        yield from _directed(filled, actors, ends)


def _is_nobody(actor: Actor, predicate: str) -> bool:
    """Is it "people hope", "tourists come": nobody in particular does what everybody may?"""
    return predicate in _OF_EVERYBODY and actor.resolved.referents[0].label.lower() in _NOBODY


def _is_wanted(actor: Actor, frame: Frame) -> bool:
    """Is the subject of the kind, and one of the nouns, that the frame asks for?"""
    kind, kinds = actor.resolved.referents[0].kind, frame.subject_kinds
    fits = not kinds or kind in kinds or ("Actor" in kinds and kind in ACTOR_KINDS)
    return fits and not (frame.subject_nouns and not frame.subject_nouns & {actor.word.lemma, actor.word.lower})


def _surest(actors: Sequence[Actor]) -> float:
    return min(actor.resolved.sure for actor in actors)


def _mutual(filled: Filled, everyone: Sequence[Referent], sure: float) -> Iterator[Draft]:
    """ "A and B recognise each other": both ways."""
    content = phrase_of(filled.content, filled.trigger) if filled.content else ""
    for subject in everyone:
        for other in everyone:
            if other != subject:
                yield _draft(filled, subject, End(other, content, sure))


def _reciprocal(filled: Filled, actors: Sequence[Actor], everyone: Sequence[Referent], ends: Sequence[End]) -> Iterator[Draft]:
    """ "A and B agreed to finish X": the first with each of the others, about X."""
    content, sure = ends[0].content if ends else "", _surest(actors)
    if not content and _goes_on_with(filled.trigger.clause):
        return
    first = actors[0]
    if len(everyone) < 2:
        among = first.word.lower in ("we", "they") or (first.resolved.plural and everyone[0].kind == "Group")
        if filled.trigger.frame.swallows and content and among:  # with whom, is not said
            yield _draft(filled, everyone[0], End(make_topic(content), content, sure * 0.8))
    elif len(everyone) > _MOST_PARTNERS and (ends or first.resolved.rule == "we"):
        for one in everyone if ends else ():
            yield _draft(filled, one, End(ends[0].object, content, sure * 0.8))
    else:
        for subject, other in combinations(everyone[:_MOST_PAIRED], 2):
            yield _draft(filled, subject, End(other, content, sure))


def _goes_on_with(verb: Word) -> bool:
    """ "They will meet and hold talks with him": does the second verb say with whom?"""
    return any(prep.lower == "with" for c in verb.having("conj") for w in (c, *c.having("dobj")) for prep in w.having("prep"))


def _directed(filled: Filled, actors: Sequence[Actor], ends: Sequence[End]) -> Iterator[Draft]:
    for actor in actors:
        for subject in actor.resolved.referents:
            for end in ends:
                obj = make_topic(end.content) if end.object == subject and end.content else end.object
                if obj != subject:
                    yield _draft(filled, subject, End(obj, end.content, actor.resolved.sure * end.sure))


def _draft(filled: Filled, subject: Referent, end: End) -> Draft:
    trigger = filled.trigger
    return Draft(subject, end.object, end.content, trigger.word, trigger.clause, trigger.frame, end.sure)
