"""Pronouns -> whom they stand for: "we", "I", "you" by the turn, the third person by the memory, relatives by their noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import surface_subjects
from kg.extract.coref import FIRST, FIRST_PLURAL, HE_SHE, PLURAL, SINGULAR
from kg.extract.mentions.resolved import Resolved
from kg.extract.parse import Word
from kg.model import Referent

if TYPE_CHECKING:
    from kg.extract.mentions.reader import Reader

_SPEAKERS = FIRST_PLURAL | FIRST
_COREF = 0.7
_COORDINATED = 0.85


def resolve_pronoun(word: Word, reader: Reader) -> Resolved | None:
    """Say whom a personal or possessive pronoun stands for."""
    lower, memory = word.lower, reader.memory
    if lower in _SPEAKERS:
        return _resolve_first(word, reader)
    if lower == "you" and memory.addressee is not None:
        return Resolved((memory.addressee,), "we", _COREF)
    if lower == "they" and len(memory.met) == 2 and memory.sentence - memory.met_in == 1:
        return Resolved(memory.met, "coref", _COREF, plural=True)
    if lower in SINGULAR | PLURAL | HE_SHE:
        return _resolve_third(word, reader)
    return None


def is_relative(word: Word) -> bool:
    """Is the word "who", "which", or a "that" which stands for a noun?"""
    that = word.lower == "that" and word.dep in ("nsubj", "dobj", "nsubjpass") and word.head.dep == "relcl"
    return that or word.tag in ("WP", "WDT", "WP$")


def resolve_relative(word: Word, reader: Reader) -> Resolved | None:
    """Say whom "who", "which", "that" stands for: the noun of its clause."""
    clause = next((w for w in word.ancestors() if w.dep in ("relcl", "acl")), None)
    resolved = reader.resolve(clause.head) if clause is not None else None
    return Resolved(resolved.referents, "relative", resolved.sure, resolved.plural) if resolved else None


def _resolve_first(word: Word, reader: Reader) -> Resolved | None:
    if quoted := reader.quoted.first_person(word):
        return quoted if quoted.referents else None
    if word.lower in FIRST_PLURAL:
        we = reader.memory.we()
        return Resolved(we, "we", plural=len(we) > 1)
    return Resolved(reader.memory.me(), "we")


def _resolve_third(word: Word, reader: Reader) -> Resolved:
    lower, memory = word.lower, reader.memory
    possessive = word.tag == "PRP$"
    if possessive and (first := _coordinated(word, reader)):
        return first
    others: tuple[Referent, ...] = memory.we() if lower in SINGULAR and _speaks_of_others(word) else ()
    if word.dep in ("dobj", "pobj", "dative") and not lower.endswith(("self", "selves")):
        others = (*others, *_clause_subjects(word, reader))  # "he met him": two persons
    found = memory.antecedent(lower, word.i, possessive=possessive, exclude=others)
    return Resolved(found, "coref", _COREF, plural=lower in PLURAL)


def _coordinated(word: Word, reader: Reader) -> Resolved | None:
    """ "the US and its allies": the possessor is what the phrase is coordinated with."""
    noun = next((w for w in word.ancestors() if w.dep == "conj"), None)
    if noun is None or not noun.head.is_noun or any(w.is_verb for w in word.ancestors() if noun.i < w.i <= word.i):
        return None
    first = reader.resolve(noun.head)
    return Resolved(first.referents, "coref", _COORDINATED, first.plural) if first and len(first.referents) == 1 else None


def _speaks_of_others(word: Word) -> bool:
    """Is "we" the subject of the clause: "we urge it"?"""
    return any(s.lower in _SPEAKERS for w in word.ancestors() if w.is_verb for s in w.having("nsubj"))


def _clause_subjects(word: Word, reader: Reader) -> tuple[Referent, ...]:
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    if verb is None:
        return ()
    found = [reader.resolve(w) for s in surface_subjects(verb) for w in s.conjuncts() if w is not word]
    return tuple(referent for one in found if one for referent in one.referents)
