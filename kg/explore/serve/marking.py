"""A text and the spans that mean something in it -> the pieces to show one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.explore.serve.catalog import Catalog
from kg.explore.serve.rows import Row
from kg.explore.serve.templating import path_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of characters that stands for a thing, or on which a statement rests."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what stands on all of it; `place` is where it starts."""

    place: int
    text: str
    things: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


def cut_pieces(text: str, mentions: Iterable[Mark], passages: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text wherever a mark starts or ends; marks may overlap, those beyond the text are cut off.

    >>> [(piece.text, piece.things) for piece in cut_pieces("to Norway.", [Mark(3, 9, "country/NO")], [])]
    [('to ', ()), ('Norway', ('country/NO',)), ('.', ())]
    """
    starts, ends = _by_place(mentions, passages, len(text))
    open_marks: dict[tuple[str, str], int] = {}
    edges = sorted({0, len(text), *starts, *ends})
    for place, after in pairwise(edges):
        for key in ends[place]:
            open_marks[key] -= 1
        for key in starts[place]:
            open_marks[key] = open_marks.get(key, 0) + 1
        live = [key for key, count in open_marks.items() if count > 0]
        things, statements = (tuple(id_ for what, id_ in live if what == wanted) for wanted in ("thing", "statement"))
        yield Piece(place, text[place:after], things, statements)


def show_pieces(catalog: Catalog, pieces: Iterable[Piece]) -> list[dict[str, object]]:
    """Make the pieces ready for a template: what they stand for, what rests on them, and where they lead."""
    return [
        {
            "place": piece.place,
            "text": piece.text,
            "title": ", ".join(_name(catalog, id_) for id_ in piece.things),
            "statements": " ".join(piece.statements),
            "thing": path_of(piece.things[0]) if piece.things else "",
        }
        for piece in pieces
    ]


def mark_ends(catalog: Catalog, row: Row, sentence: str) -> list[Piece]:
    """Mark the names of subject and object in a sentence, the longest names first.

    A name counts only where no letter stands right before or after it.
    """
    names = {name: id_ for id_ in (row.target, row.actor) for name in _names(catalog, id_)}
    marks: list[Mark] = []
    for name in sorted(names, key=lambda one: (-len(one), one)):
        marks += [mark for mark in _find(sentence, name, names[name]) if not any(_overlap(mark, other) for other in marks)]
    return list(cut_pieces(sentence, marks, []))


def _name(catalog: Catalog, id_: str) -> str:
    return f"{catalog.label(id_)} ({catalog.things[id_].kind})" if id_ in catalog.things else id_


def _names(catalog: Catalog, id_: str) -> Sequence[str]:
    thing = catalog.things.get(id_)
    return [name for name in (thing.label, *thing.aliases) if len(name) > 1] if thing else ()


def _find(sentence: str, name: str, id_: str) -> Iterator[Mark]:
    place = sentence.find(name)
    while place >= 0:
        end = place + len(name)
        if not sentence[max(place - 1, 0) : place].isalnum() and not sentence[end : end + 1].isalnum():
            yield Mark(place, end, id_)
        place = sentence.find(name, end)


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _by_place(
    mentions: Iterable[Mark], passages: Iterable[Mark], length: int
) -> tuple[defaultdict[int, list[tuple[str, str]]], defaultdict[int, list[tuple[str, str]]]]:
    starts: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    ends: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for what, marks in (("thing", mentions), ("statement", passages)):
        for mark in marks:
            start, end = max(mark.start, 0), min(mark.end, length)
            if start < end:
                starts[start].append((what, mark.id))
                ends[end].append((what, mark.id))
    return starts, ends
