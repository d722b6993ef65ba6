"""A trigger -> the nouns after one of its prepositions, wherever the parser hung it."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.clauses import has_to, is_passive, objects, surface_subjects
from kg.extract.parse import Sentence, Word
from kg.extract.relations.draft import Trigger

_HELD = frozenset({"schedule", "plan", "hold", "conduct", "reach", "sign", "conclude", "slate"})
_QUANTITY_PREPS = frozenset({"of", "in", "worth"})


def find_after(trigger: Trigger, wanted: Collection[str]) -> list[Word]:
    """Find the heads of what stands after one of the prepositions; a wanted pair of words is "because of", "with respect"."""
    if trigger.word.pos == "ADV" and trigger.word.head.lower in wanted:  # "together | with X"
        return trigger.word.head.having("pobj")
    for place in _places(trigger.word, trigger.clause, reciprocal=trigger.frame.reciprocal):
        for prep in place.having("prep", "agent", "dative"):
            if prep.lower in wanted and (prep.i > place.i or place is trigger.clause):
                found = [w for w in prep.having("pobj", "pcomp") if w.lower not in ("date", "that")]
                if found:
                    return found + _said_again(prep, place, trigger)
        for prep in place.having("prep"):
            for inner in prep.having("prep"):
                if f"{prep.lower} {inner.lower}" in wanted and (found := inner.having("pobj")):
                    return found
    return _for_to(trigger) if "for" in wanted else []


def _for_to(trigger: Trigger) -> list[Word]:
    """Find X in "provide aid for X to do Y": there, X is what the clause after "for" is about."""
    below = (clause for place in _places(trigger.word, trigger.clause) for clause in place.having("advcl", "acl", "xcomp", "ccomp"))
    marked = (clause for clause in below if has_to(clause) and any(mark.lower == "for" for mark in clause.having("mark")))
    return [subject for clause in marked for subject in clause.having("nsubj")][:1]


def _places(word: Word, clause: Word, *, reciprocal: bool = False) -> list[Word]:
    """Give where a preposition of a trigger may hang: itself, its light verb, its object and what is inside that, its coordinates."""
    places = [word]
    if word.pos in ("NOUN", "PROPN"):
        if word.head.dep == "conj" or (word.dep == "conj" and word.head.is_noun):
            places.append(word.head)
        places.extend([*word.having("conj"), *(c for c in word.having("acl") if c.lemma in _HELD)])
        if clause is not word:
            places.append(clause)
        if not reciprocal:
            places.extend(word.after("of"))  # "the donation of vaccines | to A"
    if word.is_verb:
        made = surface_subjects(word) or ([word.head] if word.dep == "acl" else [])
        places.extend(objects(word) if not is_passive(word) else [*(o for a in word.having("agent") for o in a.having("pobj")), *made])
        for place in places[1:4]:  # "160 million in assistance | to the states"
            places.extend(place.having("conj"))
            places.extend(place.after(*_QUANTITY_PREPS))
    return places


def _said_again(prep: Word, place: Word, trigger: Trigger) -> list[Word]:
    """Find "for A, for B and for C": the objects of the same preposition, said again."""
    heads = (place, place.head, trigger.clause, prep)
    again = [
        word
        for word in trigger.sentence.words
        if word.i > prep.i
        and (word.lower, word.tag) == (prep.lower, prep.tag)
        and word.head in heads
        and word.dep in ("prep", "conj")
        and _is_joined(word, trigger.sentence)
    ]
    return [obj for word in again for obj in word.having("pobj")]


def _is_joined(word: Word, sentence: Sentence) -> bool:
    return sentence.words[word.i - 1].text in (",", "and", ";")
