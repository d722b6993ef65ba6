"""Sentences of a paragraph -> its quotations, each with the words that name its speaker."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.extract.clauses import subjects
from kg.extract.parse import Sentence, Word

_SHORTEST = 25  # characters: a shorter one is a term, not speech
_REACH = 90  # characters between a quotation and its "he said"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, as characters of the document, and the head of who is quoted, where it is said."""

    start: int
    end: int
    speaker: Word | None


def find_quotations(sentences: Sequence[Sentence], report_verbs: Collection[str]) -> list[Quotation]:
    """Find the quotations of one paragraph; one that is not closed lasts to its end."""
    if not sentences:
        return []
    spans = _spans(sentences[0].text, sentences[0].start, sentences[-1].end)
    if not spans:
        return []
    verbs = [w for s in sentences for w in s.words if w.is_verb and w.lemma in report_verbs and not any(a <= w.start < b for a, b in spans)]
    return [Quotation(start, end, _speaker(start, end, verbs)) for start, end in spans]


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [i for i in range(start, end) if text[i] == '"']
    if len(marks) % 2:
        marks.append(end)
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return [(a, b) for a, b in pairs if b - a >= _SHORTEST and " " in text[a:b]]


def _speaker(start: int, end: int, verbs: Sequence[Word]) -> Word | None:
    best: tuple[int, Word] | None = None
    for verb in verbs:
        distance = start - verb.end if verb.end <= start else verb.start - end
        found = subjects(verb)
        if found and distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, found[0])
    return best[1] if best else None
