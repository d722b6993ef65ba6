"""Heads of phrases -> the words of the text: the shortest full phrase that says what a relation is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kg.extract.parse import Word

_REASONS = frozenset({"as", "because", "since", "although", "though", "while", "whereas", "after", "before", "lest"})
_EXTENDING = frozenset(
    {"of", "with", "between", "among", "through", "against", "regarding", "concerning", "on", "for", "towards", "in", "by"}
)
_CLOSING_MARKS = frozenset({'"', "%", ")", "'"})
_SEPARATORS = frozenset({",", "-", "–", "—"})


def phrase_words(head: Word, *, alone: bool = False) -> list[Word]:
    """Give the words of a phrase, in order; `alone` leaves out what is coordinated with its head."""
    skip = {word.i for child in head.children if _is_outside(head, child, alone=alone) for word in child.subtree()}
    skip |= _trailing(head, skip)
    words = [word for word in head.subtree() if word.i not in skip]
    return _contiguous(head, _trimmed(words))


def extend(words: Sequence[Word], verb: Word, taken: Collection[int]) -> list[Word]:
    """Add the prepositional phrases that follow at once and that the parser gave to the verb: "the vision | for peace".

    Those in `taken` (by `Word.i`) stay out, and what follows a date.
    """
    out = list(words)
    for child in verb.children:
        below = child.subtree()
        if child.dep == "prep" and child.lower in _EXTENDING and out and below[0].i == out[-1].i + 1 and child.i not in taken:
            if any(w.ent in ("DATE", "TIME") for w in below[:4]):
                break
            out.extend(below)
    return out


def phrase_text(text: str, words: Sequence[Word]) -> str:
    """Give the text from the first to the last word, on one line."""
    if not words:
        return ""
    out = re.sub(r"\s+", " ", text[min(w.start for w in words) : max(w.end for w in words)]).strip(" ,;:")
    return re.sub(r"^that\s+", "", out)


def _trimmed(words: list[Word]) -> list[Word]:
    """Leave out the punctuation at both ends, and an "and" at the last."""
    first = next((k for k, word in enumerate(words) if word.dep != "punct"), 0)
    closes = [k for k, word in enumerate(words) if word.dep not in ("punct", "cc") or word.text in _CLOSING_MARKS]
    return words[first : closes[-1] + 1] if closes else words[first:]


def _is_outside(head: Word, child: Word, *, alone: bool) -> bool:
    after = child.i > head.i
    if child.dep == "conj":
        return alone or (head.is_verb and bool(child.having("nsubj", "nsubjpass")))
    if child.dep in ("cc", "preconj"):
        return alone
    if child.dep == "mark" and child.lower == "that":
        return True
    if child.dep == "nsubj" and head.dep == "ccomp" and not head.is_verb:  # "considers Syria an ally"
        return True
    if head.is_verb:
        return child.dep == "parataxis" or (child.dep == "advcl" and after and _follows_comma(child))
    return child.dep in ("relcl", "appos", "parataxis") and after and _follows_comma(child)


def _trailing(head: Word, skip: set[int]) -> set[int]:
    """Find the side remark at the end of a clause: ", which provides healthcare", "as it never intended to"."""
    words = [w for w in head.subtree() if w.i not in skip and w.dep != "punct"]
    if not words:
        return set()
    last = words[-1].i
    for word in words:
        below = word.subtree()
        remark = word.dep in ("relcl", "appos") and _follows_comma(word)
        reason = word.dep == "advcl" and word.head.lower not in ("soon", "long") and any(m.lower in _REASONS for m in word.having("mark"))
        reason = reason or (word.dep == "advcl" and word.tag == "VBG" and _follows_comma(word))
        if (remark or reason) and word.i > head.i and below[-1].i >= last:
            return {w.i for w in below}
    return set()


def _follows_comma(child: Word) -> bool:
    first = child.subtree()[0]
    return any(sib.text in _SEPARATORS and sib.i == first.i - 1 and sib.end < first.start for sib in child.head.children)


def _contiguous(head: Word, words: list[Word]) -> list[Word]:
    """Keep the stretch around the head: what the cut left on the far side of a gap goes too."""
    place = {word.i: word for word in words}
    first, last = _reach(head, place, -1), _reach(head, place, 1)
    return [word for word in words if first <= word.i <= last]


def _reach(head: Word, place: Mapping[int, Word], step: int) -> int:
    """Go from the head in one direction as far as the words hang together; one that is left out may stand between, if it is no gap."""
    i = head.i
    while True:
        if i + step in place:
            i += step
        elif i + 2 * step in place and _touch(place[i], place[i + 2 * step]):
            i += 2 * step
        else:
            return i


def _touch(a: Word, b: Word) -> bool:
    """Are two words parted by nothing, or by a comma that the parser gave to another word?"""
    return max(a.start, b.start) - min(a.end, b.end) <= len(", ")
