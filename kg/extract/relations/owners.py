"""A noun -> the actor inside its phrase: "the sovereignty of Ukraine", "Israeli settlements", "violence in Sudan"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.model import Referent

_OWNER_PREPS = frozenset({"of", "by", "from", "in", "against", "with", "to", "for", "on", "towards", "toward", "at"})


def find_owner(head: Word, reader: Reader, exclude: Collection[Referent]) -> Referent | None:
    """Find the actor inside a phrase, best one that is not excluded: its possessor, its adjective, the noun after "of", "in" ..."""
    found = list(_owners(head, reader))
    return next((owner for owner in found if owner not in exclude), found[0] if found else None)


def _owners(head: Word, reader: Reader) -> Iterator[Referent]:
    if owner := reader.owner(head):
        yield owner
    for prep in head.having("prep"):
        if prep.lower in _OWNER_PREPS:
            for obj in prep.having("pobj"):
                resolved = reader.resolve(obj)
                if resolved and resolved.actor and resolved.rule != "we":
                    yield resolved.actor
                elif not resolved and (inner := reader.owner(obj)):
                    yield inner
