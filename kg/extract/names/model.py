"""What the search for names makes: a `Name` in the text with its `Office`s, and what the document taught (`Known`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.gazetteer import Actor
from kg.model import EntityKind, Referent


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is, where the text says so with the name: "Foreign Minister" of a state or body."""

    text: str
    start: int
    end: int
    of: Referent | None
    state: Referent | None = None
    """The state or organisation for which the holder says "we": the one whose ministry it is, or `of` itself."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; `start` and `end` are half-open offsets into the paragraph."""

    start: int
    end: int
    kind: EntityKind
    referents: tuple[Referent, ...]
    rule: str
    form: Literal["name", "adjective", "list"] = "name"
    offices: tuple[Office, ...] = ()
    parts: tuple[Name, ...] = ()
    """The members of a list, each with its own place."""
    alias: str = ""
    """The acronym in brackets behind the name: "WHO"."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the document taught so far: persons by their last name, things by their acronym.

    A name that two persons or bodies share maps to None.
    """

    persons: dict[str, Referent | None]
    acronyms: dict[str, Name]
    bodies: dict[str, Referent | None]
    """Bodies named with their state, by the rest of the name: "Foreign Ministry"."""


def make_referent(actor: Actor) -> Referent:
    """Give the referent of a known actor.

    >>> make_referent(Actor("country/DZ", "Country", "Algeria"))
    Referent(key='country/DZ', kind='Country', label='Algeria')
    """
    return Referent(actor.id, actor.kind, actor.label)
