"""A trigger -> the words in its slots, or nothing where the frame's conditions are not met."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses import clause_verb, has_to, is_passive
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.extract.relations.actors import is_each_other
from kg.extract.relations.draft import Filled, Trigger, is_performative
from kg.extract.relations.slots import find_slot
from kg.model import ACTOR_KINDS

_CLAIMED = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_TIMES = frozenset({"day", "week", "month", "year", "time", "morning"})
_CLAUSES = frozenset({"inf", "aci", "that", "ing", "comp", "clause"})


def fill(trigger: Trigger, subjects: Sequence[Word], reader: Reader) -> Filled | None:
    """Find the words in the slots of a frame; `subjects` are the heads of who acts."""
    frame = trigger.frame
    if not _fits_clause(trigger):
        return None
    objects, used = _find_objects(trigger, reader)
    content = _find_content(trigger, used)
    clausal = used in _CLAUSES
    if clausal:
        content, objects = content or objects[0], []
    if _is_incomplete(frame, objects, content) and not clausal:
        return None
    if content is not None and content.lemma in frame.not_content:
        return None
    if frame.speaker and content is None and frame.part == "verb":
        content = trigger.word
    if used == "prep:of" and frame.part == "noun":
        subjects = [subject for subject in subjects if subject not in objects]
    if frame.inverse:
        subjects, objects = objects, [subject for subject in subjects if _is_allowed(subject, frame, reader)]
        if not objects:
            return None
    filled = Filled(trigger, tuple(subjects), tuple(objects), content)
    return None if frame.predicate == "hopes" and _announces_speech(filled) else filled


def _fits_clause(trigger: Trigger) -> bool:
    frame, word = trigger.frame, trigger.word
    if frame.after and not (word.dep == "pobj" and word.head.lower in frame.after and word.head.head.dep != "pobj"):
        return False
    if frame.part == "noun":
        fits = frame.voice == "any" or is_passive(clause_verb(word)) == (frame.voice == "passive")
        return fits and (frame.alone or trigger.clause is not word)
    if frame.speaker and frame.part == "verb" and not (word.is_verb and word.dep in _CLAIMED):
        return False
    if frame.part == "verb" and frame.voice != "any":
        return is_passive(word) == (frame.voice == "passive")
    return True


def _find_objects(trigger: Trigger, reader: Reader) -> tuple[list[Word], str]:
    """Give the objects and the slot that has them."""
    frame = trigger.frame
    for slot in frame.object:
        if frame.reciprocal and slot in ("prep:between", "prep:among"):  # both ends are subjects
            continue
        found = _in_slot(slot, trigger)
        partners = found[0].conjuncts() if found and slot == "prep:with" else found[:1]  # "met with industry and government"
        if found and (frame.inverse or any(_is_allowed(head, frame, reader) for head in partners)):
            return found, slot
    return [], ""


def _find_content(trigger: Trigger, used: str) -> Word | None:
    frame = trigger.frame
    for slot in frame.content:
        found = _in_slot(slot, trigger) if slot != used else []
        if found and (not frame.content_nouns or frame.content_nouns & {form for w in found[0].conjuncts() for form in (w.lemma, w.lower)}):
            return found[0]
    return None


def _in_slot(slot: str, trigger: Trigger) -> list[Word]:
    found = [word for word in find_slot(slot, trigger) if word.name or not (word.ent in ("DATE", "TIME") or _is_often(word))]
    return [
        word for word in found if not (slot.startswith("prep:") and word.lemma in ("time", "while") and not word.having("amod", "relcl"))
    ]


def _is_often(word: Word) -> bool:
    """Is it "every day"?"""
    if word.lower == "way" and any(det.lower == "all" for det in word.children):  # "all the way"
        return True
    return word.lemma in _TIMES and any(det.lower in ("every", "each") for det in word.having("det"))


def _is_allowed(head: Word, frame: Frame, reader: Reader) -> bool:
    """Is the object of the kind, and one of the nouns, to which the frame is restricted?"""
    resolved = reader.resolve(head)
    kind = resolved.first.kind if resolved and resolved.first else "Topic"
    kinds = {kind, "Actor"} if kind in ACTOR_KINDS or is_each_other(head) else {kind}
    if (frame.kinds and not frame.kinds & kinds) or frame.not_kinds & kinds:
        return False
    lemmas = {head.lemma, head.lower}
    if head.name and resolved:
        lemmas |= {word.lower() for referent in resolved.referents for word in referent.label.split()}
    return not (frame.nouns and not frame.nouns & lemmas) and not frame.not_nouns & lemmas


def _is_incomplete(frame: Frame, objects: Sequence[Word], content: Word | None) -> bool:
    if content is None and (frame.needs_content or frame.content_nouns):
        return True
    if objects or frame.reciprocal:
        return False
    if content is None and frame.required:
        return True
    clausal = content is not None and (content.is_verb or content.dep in ("ccomp", "xcomp"))
    free = clausal and not frame.nouns and frame.swallows
    return bool(frame.nouns or frame.kinds) and not free


def _announces_speech(filled: Filled) -> bool:
    """Is it "I want to stress", "he would like to thank": does the speech act count, not the wish?"""
    content = filled.content
    if content is not None and any(mark.lower in ("if", "whether") for mark in content.having("mark")):  # "I wanted to see if ..."
        return True
    wants = filled.trigger.word
    if (
        wants.lemma == "want" and wants.having("neg") and any(aux.lower in ("would", "'d") for aux in wants.having("aux"))
    ):  # "I wouldn't want to prejudge"
        return True
    if content is None or not has_to(content) or filled.trigger.rest:
        return False
    if not is_performative(content.lemma) or wants.lemma in ("hope", "expect"):
        return False
    wishes = filled.trigger.word.lemma == "wish" or any(aux.lower in ("would", "'d") for aux in filled.trigger.word.having("aux"))
    return wishes or any(subject.lower in ("i", "we") for subject in filled.subjects)
