"""The filled slots of a frame -> the far ends of its relations: an entity or a topic, and the words said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.extract.frames import Frame
from kg.extract.mentions import Reader, Resolved
from kg.extract.parse import Word
from kg.extract.phrases import extend, phrase_text, phrase_words
from kg.extract.relations.actors import antecedent, find_actors, is_empty, with_members
from kg.extract.relations.draft import Filled, Trigger, make_topic
from kg.extract.relations.owners import find_owners
from kg.model import ACTOR_KINDS, Referent

_ENTITY_KINDS = ACTOR_KINDS | {"Document", "Event", "Place"}
_SAID_AGAIN = frozenset({"Document", "Event"})
"""What is no actor is also what the relation is about, in the words of the text."""
_DEEDS = frozenset({"attacks", "interferes", "cooperates", "trades"})
_STANCES = frozenset({"supports", "praises", "endorses", "hopes", "urges", "criticises", "opposes", "regards", "pledges"})
_NAMED_GIFTS = frozenset({"aids", "sends"})
_KNOWN = frozenset({"gazetteer", "run", "coref", "acronym"})


class End(NamedTuple):
    """The far end of a relation: its object, its content, and how sure."""

    object: Referent
    content: str
    sure: float


class _Object(NamedTuple):
    """The head of an object, what it stands for, and whether it is that entity itself or only belongs to it."""

    head: Word
    resolved: Resolved | None
    entity: bool


def find_ends(filled: Filled, reader: Reader, subjects: Collection[Referent]) -> list[End]:
    """Find the object and content of each relation of a trigger; a subject is not taken for the owner of an object."""
    content = _phrase(filled.content, filled.trigger) if filled.content is not None else ""
    if not filled.objects:
        return _content_ends(filled, content, reader, subjects)
    found = [_find_object(head, filled.trigger, reader, subjects) for head in _heads(filled.objects, reader)]
    found = [one for one in found if not _is_excluded(one, filled.trigger.frame)] or found
    if not any(one.entity for one in found):
        return list(_owned_ends(found, filled.trigger, content, reader))
    return [end for one in found for end in _entity_ends(one, filled.trigger, content, reader, several=len(found) > 1)]


def _is_excluded(one: _Object, frame: Frame) -> bool:
    return one.entity and one.resolved is not None and one.resolved.referents[0].kind in frame.not_kinds


def _phrase(head: Word, trigger: Trigger) -> str:
    return phrase_of(head, trigger) if head.is_verb or head is trigger.word else _extended(head, trigger)


def phrase_of(head: Word, trigger: Trigger, *, alone: bool = False) -> str:
    """Give the text of a phrase; `alone` leaves out what is coordinated with its head."""
    words = phrase_words(head, alone=alone)
    if head is trigger.word:  # a verdict: what the verb says of its subject
        words = [word for word in words if word.i >= head.i]
    return phrase_text(trigger.sentence.text, words)


def _heads(objects: Sequence[Word], reader: Reader) -> list[Word]:
    if not (objects[0].is_noun or objects[0].name):
        return [objects[0]]
    return [word for head in objects for word in with_members(antecedent(head), reader)]


def _content_ends(filled: Filled, content: str, reader: Reader, subjects: Collection[Referent]) -> list[End]:
    word, frame = filled.content, filled.trigger.frame
    if word is None or not content:
        return []
    if frame.owner and word.is_verb:
        for subject in word.having("nsubj", "nsubjpass"):
            actors = [r for actor in find_actors(subject, reader) for r in actor.resolved.referents if r.kind in ACTOR_KINDS]
            if actors and subject.tag not in ("WP", "WDT"):
                return [End(actor, content, 0.9) for actor in dict.fromkeys(actors)]
    if frame.owner and not word.is_verb and (owners := _owners(word, frame, reader, subjects)):
        return [End(owner, content, 0.85) for owner in owners]
    return [End(make_topic(content), content, 0.95)]


def _find_object(head: Word, trigger: Trigger, reader: Reader, subjects: Collection[Referent]) -> _Object:
    """Resolve an object: the entity it is, or the actor it belongs to."""
    frame, resolved = trigger.frame, reader.resolve(head)
    if (
        head.name is not None and head.name.rule == "metonym" and ("Place" in frame.kinds or frame.predicate == "visits")
    ):  # "travelled to Kyiv"
        return _Object(head, reader.as_place(head), entity=True)
    if resolved and resolved.first and resolved.first.kind in _ENTITY_KINDS:
        loose = resolved.first.kind in ("Event", "Place") and resolved.rule not in _KNOWN
        if loose and frame.owner and (owners := _owners(head, frame, reader, subjects)):
            return _Object(head, Resolved(owners, "owner", 0.85), entity=False)
        return _Object(head, resolved, entity=True)
    if frame.owner and head.tag == "VBG" and (acting := _acting(head, reader)):  # "opposed to | A expanding its bases"
        return _Object(head, Resolved(acting, "owner", 0.9), entity=False)
    if frame.owner and (head.is_noun or head.tag == "VBG") and (owners := _owners(head, frame, reader, subjects)):
        return _Object(head, Resolved(owners, "owner", 0.9), entity=False)
    return _Object(head, None, entity=False)


def _owners(head: Word, frame: Frame, reader: Reader, subjects: Collection[Referent]) -> tuple[Referent, ...]:
    return find_owners(head, reader, subjects, stance=frame.predicate in _STANCES)


def _acting(gerund: Word, reader: Reader) -> tuple[Referent, ...]:
    found = [actor for subject in gerund.having("nsubj") for actor in find_actors(subject, reader)]
    return tuple(dict.fromkeys(r for actor in found for r in actor.resolved.referents if r.kind in ACTOR_KINDS))


def _owned_ends(found: Sequence[_Object], trigger: Trigger, content: str, reader: Reader) -> Iterator[End]:
    """Give the ends of objects that are no entities: the actors they belong to, else one topic."""
    head = found[0].head
    whole = _extended(head, trigger)
    if not whole or is_empty(head):
        return
    owners = dict.fromkeys(owner for one in found if one.resolved for owner in one.resolved.referents)
    if owners:
        yield from (End(owner, content or whole, 0.85) for owner in owners)
    else:
        yield End(make_topic(reader.label(head) if head.is_noun else whole), content or whole, 0.95)


def _entity_ends(one: _Object, trigger: Trigger, content: str, reader: Reader, *, several: bool) -> Iterator[End]:
    head, resolved = one.head, one.resolved
    phrase = phrase_of(head, trigger, alone=True) if several else _extended(head, trigger)
    if resolved is None:
        if not is_empty(head):
            yield End(make_topic(reader.label(head)), content or phrase, 0.85)
        return
    for referent in resolved.referents:
        plain = one.entity and _is_plain(head, phrase, referent)
        said = phrase if not plain or referent.kind in _SAID_AGAIN else _named(trigger) if trigger.frame.part == "noun" else ""
        yield End(referent, content or said, resolved.sure if one.entity else resolved.sure * 0.9)


def _is_plain(head: Word, phrase: str, referent: Referent) -> bool:
    """Does the phrase say nothing but the name?"""
    bare = head.name is not None and not head.having("amod", "nummod", "relcl", "acl", "poss")
    return bare or phrase == referent.label or head.pos == "PRON"


def _named(trigger: Trigger) -> str:
    """Give a trigger noun with what is said of it: "comprehensive strategic partnership"; nothing for a bare one."""
    noun = trigger.word
    words = [w for c in noun.having("amod", "compound", "nummod") if c.name is None for w in c.subtree()]
    says = bool(words) or trigger.frame.predicate in _NAMED_GIFTS
    if trigger.frame.predicate in _DEEDS:
        return phrase_text(trigger.sentence.text, phrase_words(noun, alone=True))
    return phrase_text(trigger.sentence.text, sorted([*words, noun], key=lambda w: w.i)) if says else ""


def _extended(head: Word, trigger: Trigger) -> str:
    """Give a phrase with the prepositions after it that the parser gave to the verb and that fill no slot."""
    word, words = trigger.word, phrase_words(head)
    governor = head.head.head if head.dep == "pobj" else head.head
    if trigger.frame.part == "verb" and head.dep in ("dobj", "pobj") and governor is word:
        words = extend(words, word, {prep.i for prep in word.having("prep") if prep.lower in _slot_preps(trigger.frame)})
    return phrase_text(trigger.sentence.text, words)


def _slot_preps(frame: Frame) -> set[str]:
    slots = (slot.removeprefix("prep:") for slot in (*frame.object, *frame.content) if slot.startswith("prep:"))
    return {word for slot in slots for word in slot.split("|")}
