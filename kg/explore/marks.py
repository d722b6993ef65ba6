"""Statements -> the places in their sentences that name their two ends, to be marked wherever a sentence is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.explore.queries import ask
from kg.explore.questions import find_question
from kg.graph.store import Store

Marks = tuple[tuple[int, int], ...]
"""Half-open characters of the sentence, in order, none within or over another."""


def read_marks(store: Store, *, statement: str = "") -> Mapping[str, Marks]:
    """Give the IRI of every statement, or of one, with its marks, as the mentions of the graph have them."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in ask(store, find_question("marks"), {"statement": statement} if statement else {}).to_dicts():
        start = int(row["start"])
        found.setdefault(row["statement"], []).append((int(row["first"]) - start, int(row["last"]) - start))
    return {iri: join(places) for iri, places in found.items()}


def find_names(sentence: str, names: Iterable[str]) -> Marks:
    """Find names that stand in a sentence as whole words, where the graph does not say which words name a thing.

    >>> find_names("Peru and Perugia met Chile.", ["Peru", "Chile"])
    ((0, 4), (21, 26))
    """
    wanted = sorted({name for name in names if len(name) > 1}, key=lambda name: (-len(name), name))
    if not wanted:
        return ()
    pattern = "|".join(map(re.escape, wanted))
    return join(match.span() for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", sentence))


def join(places: Iterable[tuple[int, int]]) -> Marks:
    """Make one place of those that overlap.

    >>> join([(5, 9), (0, 2), (8, 12)])
    ((0, 2), (5, 12))
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
