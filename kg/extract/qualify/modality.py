"""The chain of verbs of a draft -> actual, future or wished, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.extract.parse import Word
from kg.extract.relations import Draft
from kg.model import Modality

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_WISHED = frozenset({"should", "must", "ought"})
_HYPOTHETICAL = frozenset({"could", "might", "may", "'d"})
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


def find_modality(chain: Sequence[Word], draft: Draft) -> Mood:
    """Say whether a draft is actual, future or wished; `chain` are its verbs, from the inside out."""
    if draft.frame.modality:
        return Mood(draft.frame.modality, 1.0)
    for number, word in enumerate(chain):
        below = chain[number - 1] if number else None
        mood = (_led_by(word, draft.clause) if below else None) or _by_auxiliary(word, draft.predicate)
        mood = mood or (_led_by_motion(word, below) if below else None)
        if mood:
            return mood
    return _of_infinitive(draft.clause) or Mood("actual", 1.0)


def _led_by(word: Word, clause: Word) -> Mood | None:
    """Read the verb or adjective that leads to the trigger: "plans to", "is ready to", "hopes to"."""
    if word.lemma in _FUTURE_ADJECTIVES:
        return Mood("future", 0.9)
    if word is clause or not word.is_verb:
        return None
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
        if lower == "would" and predicate != "hopes":
            return Mood("future", 0.5)
        if lower in _HYPOTHETICAL and predicate != "hopes":
            return Mood("future", 0.45)
    return None


def _led_by_motion(word: Word, below: Word) -> Mood | None:
    """Read "is going to", "is to": futures without an auxiliary."""
    if word.lemma == "go" and word.tag == "VBG":
        return Mood("future", 1.0)
    return Mood("future", 0.8) if word.lemma == "be" and below.dep == "xcomp" else None


def _of_infinitive(clause: Word) -> Mood | None:
    if not any(aux.lower == "to" for aux in clause.having("aux")):
        return None
    if clause.dep in ("acl", "relcl") and clause.head.is_noun:
        return Mood("future", 0.6)
    if clause.dep not in ("advcl", "xcomp"):
        return None
    governor = next((w for w in clause.ancestors() if w.is_verb), clause)  # a purpose is as real as the act that serves it
    future = any(aux.lower in _FUTURE for word in (governor, governor.head) for aux in word.having("aux"))
    return Mood("future" if future or governor.tag == "VB" else "actual", 0.6)
