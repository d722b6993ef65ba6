"""The value that `mentions` gives: what a word stands for, by which rule, and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ACTOR_KINDS, EntityKind, Referent, slug

_LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a word stands for, and the rule that says so; no referents: it stands for something, but nobody can say what."""

    referents: tuple[Referent, ...]
    rule: str
    sure: float = 1.0
    plural: bool = False

    @property
    def first(self) -> Referent | None:
        """The first referent."""
        return self.referents[0] if self.referents else None

    @property
    def actor(self) -> Referent | None:
        """The first referent, where it is someone who can act."""
        return self.first if self.first and self.first.kind in ACTOR_KINDS else None

    @property
    def only_actor(self) -> Referent | None:
        """The one referent, where there is but one and it can act."""
        return self.actor if len(self.referents) == 1 else None


def make_unnamed(kind: EntityKind, label: str, *, plural: bool = False) -> Resolved | None:
    """Make a thing without a name of its own: "48 countries", "the joint statement"; nothing without a label.

    >>> make_unnamed("Group", "48 countries").first.key
    'group/48-countries'
    """
    if not label:
        return None
    return Resolved((Referent(f"{kind.lower()}/{slug(label)[:_LONGEST_KEY]}", kind, label),), kind.lower(), 0.85, plural)
