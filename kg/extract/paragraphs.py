"""A document and its turns -> its `Paragraph`s, each with the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.extract.lexicon import Lexicon
from kg.extract.names import Name, find_names, learn_names
from kg.extract.parse import Sentence
from kg.gazetteer import Gazetteer
from kg.model import Document, Turn

_SHORTEST_CITY = 5
_SHORTEST_KNOWN_CITY = 4
_CITY = r"[A-Z][A-Z.'-]{2,}(?:[ /][A-Z][A-Z.'-]+){0,4}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DATELINE = re.compile(
    rf"{_CITY}(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})? ?(?:\([A-Z][\w /]{{1,25}}\) ?)?[–—-]+ +"
    rf"|({_CITY}) +(?=(?:An? )?[A-Z][\w.]*[a-z]|A |[A-Z]\.)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a turn: its place in the document and the names in it (offsets into the document)."""

    text: str
    """The document's text."""
    start: int
    end: int
    names: tuple[Name, ...]
    turn: Turn


class Parsed(NamedTuple):
    """A paragraph with its sentences."""

    paragraph: Paragraph
    sentences: list[Sentence]


def make_paragraphs(document: Document, turns: Sequence[Turn], gazetteer: Gazetteer, lexicon: Lexicon) -> list[Paragraph]:
    """Cut the turns into paragraphs and find their names; what one paragraph explains, all know."""
    text = document.text
    places = [(turn, start, end) for turn in turns for start, end in split_paragraphs(text, turn.start, turn.end)]
    if document.kind == "newswire":
        places = [(turn, start + dateline_length(text[start:end], gazetteer), end) for turn, start, end in places]
    known = learn_names([text[start:end] for _, start, end in places], gazetteer, lexicon)
    out = []
    for turn, start, end in places:
        names = find_names(text[start:end], gazetteer, lexicon, known)
        out.append(Paragraph(text, start, end, tuple(_shift(name, start) for name in names), turn))
    return out


def split_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Give the (start, end) of the paragraphs between two offsets: the lines that are not blank.

    >>> list(split_paragraphs("One.\n\n  Two. \n", 0, 15))
    [(0, 4), (8, 12)]
    """
    position = start
    for line in text[start:end].split("\n"):
        stripped = line.strip()
        if stripped:
            first = position + len(line) - len(line.lstrip())
            yield first, first + len(stripped)
        position += len(line) + 1


def dateline_length(paragraph: str, gazetteer: Gazetteer) -> int:
    """Give the length of the city at the start of a news report, which is no part of its first sentence.

    >>> from kg.gazetteer import read_gazetteer
    >>> dateline_length("NEW DELHI Officials met.", read_gazetteer()), dateline_length("PARIS (AFP) - He spoke.", read_gazetteer())
    (10, 14)
    >>> dateline_length("NATO Secretary General Ann Roe spoke.", read_gazetteer())
    0
    >>> dateline_length("U.S. Senator Ann Roe spoke.", read_gazetteer())
    0
    """
    found = _DATELINE.match(paragraph)
    if found is None:
        return 0
    bare = found.group(1)
    return 0 if bare and not _is_city(bare, gazetteer) else found.end()


def _is_city(capitals: str, gazetteer: Gazetteer) -> bool:
    """Are these capitals without a dash behind them a place, rather than an acronym that begins the sentence?"""
    known = gazetteer.lookup(capitals.split("/")[0])
    if known is not None and known.kind not in ("Country", "Place"):
        return False
    return len(capitals.replace(".", "")) >= (_SHORTEST_KNOWN_CITY if known else _SHORTEST_CITY)


def _shift(name: Name, by: int) -> Name:
    """Give a name with its offsets, and those inside it, moved."""
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        offices=tuple(replace(office, start=office.start + by, end=office.end + by) for office in name.offices),
        parts=tuple(_shift(part, by) for part in name.parts),
    )
