"""The chain of verbs of a draft -> actual, future or wished, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.clauses import is_passive
from kg.extract.parse import Word
from kg.extract.relations import Draft, is_performative
from kg.model import Modality

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_WISHED = frozenset({"should", "must", "ought"})
_DEEDS = frozenset({"attacks", "interferes", "spiesOn", "mobilizes", "sanctions", "accuses", "visits"})
_OCCASIONS = frozenset({"opportunity", "occasion", "pleasure", "honour", "honor", "privilege", "moment"})
_RIGHTS = frozenset({"right", "duty", "obligation", "responsibility", "freedom"})
_POSSIBLE = frozenset({"could", "might", "may"})
_CONDITIONS = frozenset({"if", "unless"})
_FUTURE_VERB_LIST = "plan intend promise pledge vow prepare aim agree threaten schedule commit undertake"
_FUTURE_VERBS = frozenset(_FUTURE_VERB_LIST.split())
_WISH_VERB_LIST = """
    hope want wish urge call demand ask need like request encourage expect require recommend suggest propose invite appeal seek
    try desire
"""
_WISH_VERBS = frozenset(_WISH_VERB_LIST.split())
_FUTURE_ADJECTIVES = frozenset({"ready", "willing", "set", "due", "determined", "prepared", "committed", "poised", "likely", "able"})


class Mood(NamedTuple):
    """A modality and how sure it is."""

    modality: Modality
    sure: float


def find_modality(chain: Sequence[Word], draft: Draft) -> Mood | None:
    """Say whether a draft is actual, future or wished, or None where it is merely possible; `chain` are its verbs, from the inside out."""
    if draft.frame.modality:
        return Mood(draft.frame.modality, 1.0)
    if any(_is_possible(word) for word in chain):
        return None
    if any(word.dep in ("acl", "relcl") and word.head.lemma in _RIGHTS and word.head.dep == "dobj" for word in chain):
        return None  # "has the right to defend itself"
    if draft.predicate in _DEEDS and any(aux.lower in ("can", "ca", "cannot") for word in chain for aux in word.having("aux")):
        return None  # "no state can attack another": what may or must not be done
    speaks = is_performative(draft.trigger.lemma) or is_performative(draft.clause.lemma)
    if speaks and (any(_wishes_to_speak(word) for word in chain[1:]) or _takes_occasion(draft.clause)):
        return Mood("actual", 1.0)
    forced = (word for link in chain for word in (link, *([link.head] if link.dep == "conj" else [])))
    if draft.predicate == "pledges" and any(_is_forced(word) for word in forced):
        return None  # "we must do everything to" promises nothing
    for number, word in enumerate(chain):
        below = chain[number - 1] if number else None
        mood = (_led_by(word, draft.clause) if below else None) or _by_auxiliary(word, draft.predicate)
        mood = mood or (_led_by_motion(word, below) if below else None)
        if mood:
            return mood
    return _of_infinitive(draft.clause) or Mood("actual", 1.0)


def _is_forced(word: Word) -> bool:
    return any(aux.lower in _WISHED | {"can"} for aux in word.having("aux")) or (word.dep == "xcomp" and word.head.lemma == "have")


def _led_by(word: Word, clause: Word) -> Mood | None:
    """Read the verb or adjective that leads to the trigger: "plans to", "is ready to", "hopes to", "has to"."""
    if word.lemma == "have" and word is not clause and clause.dep == "xcomp" and clause.head is word:
        return Mood("wished", 0.8)
    if word.lemma in _FUTURE_ADJECTIVES:
        return Mood("future", 0.9)
    if word is clause or not word.is_verb:
        return None
    if word.lemma == "expect" and is_passive(word):
        return Mood("future", 0.9)
    if word.lemma in _WISH_VERBS:
        return Mood("wished", 0.8)
    return Mood("future", 0.8) if word.lemma in _FUTURE_VERBS else None


def _by_auxiliary(word: Word, predicate: str) -> Mood | None:
    for aux in word.having("aux"):
        lower = aux.lower
        if lower in _FUTURE:
            return Mood("future", 1.0)
        if lower in _WISHED:
            return Mood("wished", 0.9)
        if lower in ("would", "'d") and predicate != "hopes":
            return Mood("future", 0.5)
    return None


def _is_possible(word: Word) -> bool:
    """Is it "might do", or "would do" under a condition?"""
    auxiliaries = {aux.lower for aux in word.having("aux")}
    conditional = any(mark.lower in _CONDITIONS for clause in word.having("advcl") for mark in clause.having("mark"))
    return bool(auxiliaries & _POSSIBLE) or (conditional and bool(auxiliaries & {"would", "'d"}))


def _wishes_to_speak(word: Word) -> bool:
    """Is it "I would like to", "we want to": what follows is said here and now?"""
    if word.lemma in ("like", "love", "wish") and any(aux.lower in ("would", "'d") for aux in word.having("aux")):
        return True
    return word.lemma in ("want", "wish") and any(subject.lower in ("i", "we") for subject in word.having("nsubj"))


def _takes_occasion(clause: Word) -> bool:
    """Is it "I take this opportunity to thank", "it is a pleasure to welcome"?"""
    return clause.dep in ("acl", "relcl", "xcomp", "advcl") and clause.head.lemma in _OCCASIONS


def _led_by_motion(word: Word, below: Word) -> Mood | None:
    """Read "is going to", "is to": futures without an auxiliary."""
    if word.lemma == "go" and word.tag == "VBG":
        return Mood("future", 1.0)
    return Mood("future", 0.8) if word.lemma == "be" and below.dep == "xcomp" else None


def _of_infinitive(clause: Word) -> Mood | None:
    if not any(aux.lower == "to" for aux in clause.having("aux")):
        return None
    if clause.dep == "ROOT" and clause.having("nsubj"):  # a headline: "Minister Roe to visit A"
        return Mood("future", 0.9)
    if clause.dep in ("acl", "relcl") and clause.head.is_noun:
        return Mood("future", 0.6)
    if clause.dep not in ("advcl", "xcomp"):
        return None
    governor = next((w for w in clause.ancestors() if w.is_verb), clause)  # a purpose is as real as the act that serves it
    future = any(aux.lower in _FUTURE for word in (governor, governor.head) for aux in word.having("aux"))
    return Mood("future" if future or governor.tag == "VB" else "actual", 0.6)
