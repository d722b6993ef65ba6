"""A verb -> the heads of those who do it with its subject: "along with X", "together with X", "joined X in voting"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import surface_subjects
from kg.extract.parse import Word


def find_companions(verb: Word) -> list[Word]:
    """Find who acts with the subject of a verb; what is theirs only in part ("met with X") is not meant.

    Args:
        verb: a verb in the active voice.
    """
    return [*_beside(verb), *_joined(verb)]


def _beside(verb: Word) -> Iterator[Word]:
    places = (verb, *surface_subjects(verb))
    for prep in (prep for place in places for prep in place.having("prep", "advmod")):
        if prep.lower == "alongside":
            yield from prep.having("pobj")
        if prep.lower in ("along", "together"):
            yield from prep.after("with")
        if prep.lower == "with" and any(word.lower == "together" for word in prep.having("advmod")):
            yield from prep.having("pobj")


def _joined(verb: Word) -> list[Word]:
    """ "joined X in voting": X votes too."""
    join = verb.head.head
    return join.having("dobj") if verb.head.lower == "in" and verb.tag == "VBG" and join.lemma == "join" else []
