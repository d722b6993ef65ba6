"""A trigger and the name of a slot (`obj`, `prep:with`, `that` ...) -> the heads of the words that stand in it."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.clauses import clause_verb, is_passive, objects, sayers, surface_subjects
from kg.extract.parse import Word
from kg.extract.relations.complements import find_complements
from kg.extract.relations.draft import Trigger
from kg.extract.relations.prepositions import find_after

_TAKES_OBJECT = frozenset({"prep", "agent", "dative", "prt", "mark", "advmod", "aux"})


def find_slot(slot: str, trigger: Trigger) -> list[Word]:
    """Find the words in a slot; none for a slot that takes nothing from the text (`none`)."""
    name, _, argument = slot.partition(":")
    if name == "prep":
        return find_after(trigger, argument.split("|"))
    if name in _COMPLEMENTS:
        return _complements(trigger, _COMPLEMENTS[name])
    return _FINDERS[name](trigger) if name in _FINDERS else []


def _complements(trigger: Trigger, kinds: tuple[str, ...]) -> list[Word]:
    word, clause = trigger.word, trigger.clause
    places = [word] if clause is word or word.pos not in ("NOUN", "PROPN", "ADJ") else [word, clause]
    return [found for kind in kinds for place in places for found in find_complements(place, kind, trigger.end)][:1]


def _receiver(trigger: Trigger) -> list[Word]:
    word = trigger.word
    receivers = [obj for dative in word.having("dative") for obj in dative.having("pobj") or [dative]]
    if is_passive(word) and word.having("dobj"):  # "A was given vaccines"
        receivers = surface_subjects(word)
    return receivers or find_after(trigger, ("to",))


def _role(trigger: Trigger) -> list[Word]:
    described = [c for prep in trigger.word.having("prep") if prep.lower == "as" for c in prep.having("amod", "acomp")]
    return find_after(trigger, ("as",)) or described or _predicate(trigger)


def _predicate(trigger: Trigger) -> list[Word]:
    word = trigger.word
    return word.having("oprd") or [c for c in word.having("ccomp") if not c.is_verb and c.having("nsubj")]


def _object(trigger: Trigger) -> list[Word]:
    word, rest = trigger.word, trigger.rest
    if rest and rest[-1] == "as":  # "regard X as Y", "think of X as Y": what follows "as" is content
        inner = word.after(*rest[:-1])
        return inner or objects(word)
    if rest and (found := _object_of_end(word, trigger.end, rest)) is not None:
        return found
    if word.is_verb or word.tag.startswith("VB"):
        return objects(word) or [s for c in word.having("ccomp") if not c.is_verb for s in c.having("nsubj")]
    return []


def _object_of_end(word: Word, end: Word, rest: tuple[str, ...]) -> list[Word] | None:
    """Find what the last word of an expression governs: "call for X"; None where the verb's own object counts."""
    if end.dep not in _TAKES_OBJECT and end.pos != "ADP":
        return None
    if found := end.having("pobj", "pcomp", "dobj"):
        return found
    if end.children:
        return None
    if end.dep == "prep" and end.head.dep == "relcl" and not is_passive(end.head):
        return [end.head.head]
    if own := [found for found in objects(word) if found.lower not in rest]:
        return own
    if end.dep == "prep":  # passive with a stranded preposition, or a shared object
        return surface_subjects(word) if is_passive(word) else _shared_object(word)
    return None


def _shared_object(word: Word) -> list[Word]:
    return [o for c in word.having("conj") for p in c.having("prep") for o in p.having("pobj")][:1]


_COMPLEMENTS: dict[str, tuple[str, ...]] = {
    "inf": ("inf",),
    "that": ("that",),
    "ing": ("ing",),
    "comp": ("inf", "that", "ing"),
    "clause": ("inf", "that", "ing"),
}
_FINDERS: dict[str, Callable[[Trigger], list[Word]]] = {
    "aci": lambda trigger: [c for c in _complements(trigger, ("inf",)) if c.having("nsubj", "nsubjpass") or trigger.word.having("dobj")],
    "obj": _object,
    "iobj": _receiver,
    "as": _role,
    "pred": _predicate,
    "poss": lambda trigger: trigger.word.having("poss"),
    "subj": lambda trigger: surface_subjects(clause_verb(trigger.word)) or sayers(clause_verb(trigger.word)),
}
