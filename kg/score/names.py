"""Names of two sides -> do they mean the same thing?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

ALIKE = {
    "Group": 0.5,
    "Document": 0.5,
    "Event": 0.5,
    "Other": 0.5,
    "GovernmentBody": 0.75,
    "Organization": 0.75,
    "Company": 0.75,
    "NewsOutlet": 0.75,
    "Place": 0.75,
}
"""Kinds whose names need only be alike, and how much of their words they must share."""

STOP = frozenset(re.findall(r"\S+", "a an the of to in on for and or by with at from its their our his her that this so-called s any all"))


@dataclass(frozen=True, slots=True)
class Names:
    """All by which one side knows an entity; the names are normalised."""

    names: frozenset[str]
    kind: str = ""
    wikidata: frozenset[str] = frozenset()

    @property
    def first(self) -> str:
        """One name to show and to sort by; empty where there is none."""
        return min(self.names, default="")


def make_names(names: Iterable[str], *, kind: str = "", wikidata: Iterable[str] = ()) -> Names:
    """Normalise the names of one entity."""
    return Names(frozenset(normalise(name) for name in names) - {""}, kind, frozenset(wikidata))


def normalise(text: str | None) -> str:
    """Fold case, accents, quotes, possessives and the leading article.

    >>> normalise("The  U.S.’s “Côte d'Ivoire” policy")
    'us cote divoire policy'
    """
    folded = unicodedata.normalize("NFKD", text or "")
    folded = "".join(char for char in folded if not unicodedata.combining(char)).lower()
    folded = re.sub(r"\b(?:[a-z]\.){2,}", lambda match: match.group().replace(".", ""), folded)
    folded = re.sub(r"['’]s\b|[\"'“”‘’]", "", folded)
    folded = re.sub(r"[^\w\- ]+", " ", folded)
    return re.sub(r"^(the|a|an) ", "", re.sub(r"\s+", " ", folded).strip())


def words(text: str) -> Counter[str]:
    """Count the content words.

    >>> sorted(words("the joint statement of the two sides"))
    ['joint', 'sides', 'statement', 'two']
    """
    return Counter(_content_words(text))


def overlap(left: str, right: str) -> float:
    """Give the F1 of the content words; 1 for two phrases without any, as pronouns.

    >>> overlap("the official exchanges", "official exchanges between the two")
    0.6666666666666666
    >>> overlap("this", "that"), overlap("", "trade")
    (1.0, 0.0)
    """
    if not left or not right:
        return 0.0
    first, second = words(left), words(right)
    if not first and not second:
        return 1.0
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


def is_same_entity(system: Names, gold: Names) -> bool:
    """Compare an entity of the program with one of the gold: by Wikidata id, by a name, then by names that are alike."""
    if gold.wikidata & system.wikidata or gold.names & system.names:
        return True
    # What has an id of its own is not another thing with an id, nor a group of people: the state is not its people.
    if system.wikidata and (gold.wikidata or gold.kind in ("Group", "Other")):
        return False
    if gold.kind == "Person":
        return any(_is_same_person(ours, theirs) for ours in system.names for theirs in gold.names)
    least = ALIKE.get(gold.kind)
    return least is not None and any(_is_alike(ours, theirs, least) for ours in system.names for theirs in gold.names)


def is_same_phrase(system: str, gold: str) -> bool:
    """Half of the words shared, or the one phrase holds the other together with its own first word.

    >>> is_same_phrase("terrorism", "terrorism in all its forms and manifestations")
    True
    >>> is_same_phrase("trade", "the fight against terrorism")
    False
    """
    if overlap(system, gold) >= 0.5:
        return True
    short, long = sorted((_content_words(system), _content_words(gold)), key=len)
    return bool(short) and set(short) <= set(long) and long[0] in short


def _content_words(text: str) -> list[str]:
    return [word for word in normalise(text).replace("-", " ").split() if word not in STOP]


def _is_same_person(system: str, gold: str) -> bool:
    """One name holds the words of the other, and its last word ends both: a middle initial or a title may be left out."""
    ours, theirs = system.split(), gold.split()
    return len(theirs) > 1 and bool(ours) and set(theirs) <= set(ours) and theirs[-1] == ours[-1]


def _is_alike(system: str, gold: str, least: float) -> bool:
    """Do two names share enough words? Other numbers, or words left over on both sides of a body's name, make them two."""
    if set(re.findall(r"\d+", system)) != set(re.findall(r"\d+", gold)) or overlap(system, gold) < least:
        return False
    ours, theirs = words(system), words(gold)
    return least < 0.7 or not (ours - theirs) or not (theirs - ours)
