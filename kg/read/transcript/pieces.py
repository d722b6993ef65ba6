"""Document, labels -> pieces of text without page furniture, each under one label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Document, Span
from kg.read.furniture import is_aftermath, is_furniture
from kg.read.labels import Label, same_words

_PROSE_END = re.compile(r"[.?!:;,\"')\]…—–-]$")
_END = re.compile(r"end (?:of )?text\.?", re.I)
_SILENT = re.compile(r"(?:\([^()]*\)|[\W_])*")
_RAISED = re.compile(r".{0,80}\b(?:question|questions)\b.{0,60}\b(?:raised|asked)\b.{0,60}:", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one label (`None`: nobody's yet); `fresh` when the label stands right before it."""

    start: int
    end: int
    label: Label | None
    fresh: bool


def find_lines(document: Document) -> list[Span]:
    """Give the lines below the header that are not blank, up to where the page shows other things."""
    lines = []
    for match in re.finditer(r"[^\n]+", document.text[document.body :]):
        if is_aftermath(match.group()):
            break
        lines.append(Span(match.start() + document.body, match.end() + document.body))
    return lines


def split_top(document: Document, lines: Sequence[Span], labels: Sequence[Label]) -> tuple[list[Span], list[Span]]:
    """Part the lines into those of the head (title again, byline, place, greeting) and the text."""
    starts = {label.start for label in labels}
    for number, line in enumerate(lines):
        text = document.text[line.start : line.end]
        if any(line.start <= s < line.end for s in starts) or _is_prose(text, document.title):
            return list(lines[:number]), list(lines[number:])
    return list(lines), []


def cut(document: Document, lines: Sequence[Span], labels: Sequence[Label]) -> list[Piece]:
    """Cut the text into pieces: a new one at each label and behind page furniture."""
    pieces: list[Piece] = []
    label: Label | None = None
    whole = False
    starts = [b.start for b in labels]
    for line in lines:
        text = document.text[line.start : line.end]
        inside = labels[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        if not inside and (is_furniture(text) or _RAISED.fullmatch(text) or same_words(text, document.title)):
            whole, label = False, None if _END.fullmatch(text.strip()) else label
            continue
        for start, end, here in _parts(line, inside):
            whole = whole and here is None
            label = here or label
            if whole and pieces and pieces[-1].label is label:
                pieces[-1] = replace(pieces[-1], end=end)
            else:
                pieces.append(Piece(start, end, label, here is not None))
            whole = True
        if label and label.form == "message" and text.endswith('"'):
            label, whole = None, False
    return [p for p in (_trim(document.text, p) for p in pieces) if not _SILENT.fullmatch(document.text, p.start, p.end)]


def _is_prose(text: str, title: str) -> bool:
    if is_furniture(text) or same_words(text, title):
        return False
    small = sum(w[:1].islower() for w in text.split()) * 2 > len(text.split())
    return (
        (len(text) > 60 and (small or bool(_PROSE_END.search(text))))
        or len(text) > 160
        or bool(re.search(r"\w[.?!][\"']?$", text) and len(text.split()) > 2)
    )


def _parts(line: Span, labels: Sequence[Label]) -> Iterator[tuple[int, int, Label | None]]:
    start, here = line.start, None
    for label in labels:
        if label.start > start:
            yield start, label.after if label.form in ("message", "letter") else label.start, here
        start, here = label.after, label
    yield start, line.end, here


def _trim(text: str, piece: Piece) -> Piece:
    inside = text[piece.start : piece.end]
    start = piece.start + len(inside) - len(inside.lstrip())
    return replace(piece, start=start, end=max(start, piece.start + len(inside.rstrip())))
