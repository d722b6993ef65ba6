"""Verbs as the frames know them -> the predicate that a question means by them, whatever the form of the verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.extract.frames import read_frames
from kg.settings import ontology

IRREGULAR = {
    "met": "meet", "sent": "send", "held": "hold", "upheld": "uphold", "built": "build", "struck": "strike", "sought": "seek",
    "gave": "give", "given": "give", "spoke": "speak", "spoken": "speak", "fought": "fight", "withdrew": "withdraw", "broke": "break",
    "lent": "lend", "sold": "sell", "bought": "buy", "stood": "stand", "took": "take", "taken": "take", "made": "make", "paid": "pay",
    "bombed": "bomb", "shot": "shoot", "forbade": "forbid", "chose": "choose", "swore": "swear", "laid": "lay", "put": "put",
}  # fmt: skip
LONGEST = 5


class Found(NamedTuple):
    """A predicate, and the words after its verb."""

    predicate: str
    rest: str


class Verbs:
    """The verbs of a folder of frames."""

    def __init__(self, known: Mapping[tuple[str, ...], str]) -> None:
        self._known = known

    def take(self, text: str) -> Found | None:
        """Take the longest verb with which the text begins.

        >>> Verbs({("call", "on"): "urges", ("call",): "announces"}).take("called on Peru")
        Found(predicate='urges', rest='Peru')
        """
        words = text.split()
        for length in range(min(LONGEST, len(words)), 0, -1):
            for lemma in lemmas(words[0].lower()):
                predicate = self._known.get((lemma, *(word.lower() for word in words[1:length])))
                if predicate:
                    return Found(predicate, " ".join(words[length:]))
        return None


def read_verbs() -> Verbs:
    """Read the verbs that come with the program; of several predicates the one that is called like the verb, or else the surest."""
    known: dict[tuple[str, ...], tuple[bool, float, str]] = {}
    for frame in read_frames([ontology() / "frames"]).frames:
        if frame.part != "verb" or frame.only_negated or frame.light:
            continue
        for words in frame.triggers:
            own = frame.predicate in (words[0] + "s", words[0] + "es", words[0][:-1] + "ies")
            known[words] = max(known.get(words, (False, 0.0, "")), (own, frame.weight, frame.predicate))
    return Verbs({words: predicate for words, (_, _, predicate) in known.items()})


def lemmas(word: str) -> Iterator[str]:
    """Give what a form of a verb may be a form of.

    >>> list(lemmas("denies")), "sanction" in lemmas("sanctioned"), "urge" in lemmas("urging"), "ban" in lemmas("banned")
    (['denies', 'denie', 'deni', 'deny'], True, True, True)
    """
    yield IRREGULAR.get(word, word)
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        if ending in ("es", "ed") and stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending == "ing":
            yield stem + "e"
        if ending in ("ed", "ing") and stem[-1] == stem[-2]:
            yield stem[:-1]
