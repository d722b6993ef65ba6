"""The chain of verbs of a draft -> denied or not: an odd number of negations denies."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses import surface_subjects
from kg.extract.parse import Word
from kg.extract.relations import Draft

_NEGATIONS = frozenset({"never", "not", "n't", "neither", "nor", "hardly"})
_NEGATING_POS = frozenset({"PART", "ADV", "CCONJ", "INTJ", "DET"})
_NO_DENIALS = frozenset({"matter", "long", "ago"})
"""What "no" or "not" stands before without denying the clause: "no matter", "not long ago"."""
_REFUSALS = frozenset({"fail", "refuse", "decline", "unable", "unwilling", "reluctant"})


def is_negative(chain: Sequence[Word], draft: Draft) -> bool:
    """Is a draft denied: "does not support", "no support", "refuses to support"?"""
    count = 0
    for number, word in enumerate(chain):
        count += not draft.content_negated and any(_denies(child) for child in _modifiers(word))
        if word.pos == "NOUN" or number == 0:
            count += _has_no(word)
        if number and word.lemma in _REFUSALS:
            count += 1
    count += any(child.lower in ("neither", "no") for noun in _grammatical_subjects(draft.clause) for child in noun.children)
    if draft.trigger.is_verb:
        count += any(_has_no(obj) for obj in draft.trigger.having("dobj"))
    return count % 2 == 1


def _grammatical_subjects(clause: Word) -> list[Word]:
    return [word for word in surface_subjects(clause) if word.is_noun] if clause.is_verb else []


def _modifiers(word: Word) -> list[Word]:
    return [*word.children, *(inner for adverb in word.having("advmod", "neg") for inner in adverb.children)]


def _denies(word: Word) -> bool:
    return (
        word.pos in _NEGATING_POS
        and word.head.lower not in _NO_DENIALS
        and (word.dep == "neg" or word.lower in _NEGATIONS)
        and not _is_only(word)
    )


def _is_only(word: Word) -> bool:
    """ "not only", "not just" deny nothing."""
    after = [sibling for sibling in word.head.children if sibling.i == word.i + 1]
    if any(sibling.lower in ("only", "just", "merely", "least") for sibling in after):
        return True
    return any(child.lower in ("only", "just") for child in word.children)


def _has_no(noun: Word) -> bool:
    return any(det.lower == "no" for det in noun.having("det"))
