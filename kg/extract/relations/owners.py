"""A noun -> the actor inside its phrase: "the sovereignty of Ukraine", "Israeli settlements", "violence in Sudan"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.model import Referent

_OWNER_PREPS = frozenset({"of", "by", "from", "in", "against", "with", "to", "for", "on", "towards", "toward", "at"})


_HOSTILE_NOUNS = """
    war attack aggression pressure sanction embargo violence defeat invasion strike tariff restriction blockade assault crackdown threat
    provocation ban boycott accusation allegation charge criticism bombing shelling offensive campaign claim penalty
"""
_HOSTILE = frozenset(_HOSTILE_NOUNS.split())
_TARGET_PREPS = frozenset({"on", "against", "to", "towards", "toward", "at"})
"""Behind a hostile noun they show whom it hits, not whose it is: "supports pressure | on A"."""


def find_owners(head: Word, reader: Reader, exclude: Collection[Referent], *, stance: bool = False) -> tuple[Referent, ...]:
    """Find the actor inside a phrase, and those named together with it; the best that is not excluded.

    That is its possessor, its adjective, or the noun after "of", "in" and the like: in "the sovereignty of A and B", A and B.
    Of what somebody takes a `stance` on, whom it hits is no owner: "supports pressure on A".
    """
    found = list(_owners(head, reader, skipped=_TARGET_PREPS if stance and head.lemma in _HOSTILE else frozenset()))
    return next((owners for owners in found if not set(owners) & set(exclude)), found[0] if found else ())


def _owners(head: Word, reader: Reader, *, skipped: Collection[str]) -> Iterator[tuple[Referent, ...]]:
    if owner := reader.owner(head):
        yield (owner, *(other for obj in head.after("of") for other in _together(obj, owner, reader)))
    for prep in head.having("prep"):
        if prep.lower in _OWNER_PREPS and prep.lower not in skipped:
            for obj in prep.having("pobj"):
                resolved = reader.resolve(obj)
                if resolved and resolved.actor and resolved.rule != "we":
                    yield (resolved.actor, *(_together(obj, resolved.actor, reader) if prep.lower == "of" else ()))
                elif not resolved and (inner := reader.owner(obj)):
                    yield (inner,)


def _together(head: Word, first: Referent, reader: Reader) -> list[Referent]:
    """Find those who are named in one list with the first: "of | A, B and C"."""
    found = [reader.resolve(word) for word in head.conjuncts() if word.name is not None]
    others = dict.fromkeys(referent for one in found if one and one.actor for referent in one.referents)
    return [other for other in others if other != first] if first in others else []
