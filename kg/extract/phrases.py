"""Heads of phrases -> the words of the text: the shortest full phrase that says what a relation is about."""

from __future__ import annotations

import re

from kg.extract.parse import Word

_CUT_CLAUSE = frozenset({"advcl", "parataxis"})
_TIME = frozenset({"npadvmod", "tmod"})


def phrase_words(head: Word, *, alone: bool = False) -> list[Word]:
    """Give the words of a phrase, in order; `alone` leaves out what is coordinated with its head."""
    skip = {word.i for child in head.children if _is_outside(head, child, alone=alone) for word in child.subtree()}
    words = [word for word in head.subtree() if word.i not in skip]
    first = next((k for k, word in enumerate(words) if word.dep != "punct"), 0)
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].dep not in ("punct", "cc") or words[k].text in ('"', "%", ")", "'")), len(words) - 1)
    return _contiguous(head, words[first : last + 1])


def phrase_text(text: str, words: list[Word]) -> str:
    """Give the text from the first to the last word, on one line."""
    if not words:
        return ""
    out = re.sub(r"\s+", " ", text[min(w.start for w in words) : max(w.end for w in words)]).strip(" ,;:")
    return re.sub(r"^that\s+", "", out)


def _is_outside(head: Word, child: Word, *, alone: bool) -> bool:
    after = child.i > head.i
    if child.dep == "conj":
        return alone or (head.is_verb and bool(child.having("nsubj", "nsubjpass")))
    if child.dep in ("cc", "preconj"):
        return alone
    if child.dep in ("mark",) and child.lower == "that":
        return True
    if head.is_verb:
        return child.dep in ("parataxis",) or (child.dep == "advcl" and after and _follows_comma(child))
    if child.dep in ("relcl", "appos", "parataxis") and after and _follows_comma(child):
        return True
    return False


def _follows_comma(child: Word) -> bool:
    first = child.subtree()[0]
    return any(sib.text in (",", "-", "–", "—") and sib.i == first.i - 1 for sib in child.head.children)


def _contiguous(head: Word, words: list[Word]) -> list[Word]:
    """Keep the stretch around the head: what the cut left on the far side of a gap goes too."""
    indices = {word.i for word in words}
    lo = hi = head.i
    while lo - 1 in indices:
        lo -= 1
    while hi + 1 in indices:
        hi += 1
    return [word for word in words if lo <= word.i <= hi]
