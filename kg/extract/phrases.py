"""Heads of phrases -> the words of the text: the shortest full phrase that says what a relation is about."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.extract.parse import Word

_CUT_CLAUSE = frozenset({"advcl", "parataxis"})
_REASONS = frozenset({"as", "because", "since", "although", "though", "while", "whereas", "after", "before"})
_EXTENDING = frozenset({"of", "with", "between", "among", "through", "against", "regarding", "concerning", "on", "for", "towards", "in"})
_TIME = frozenset({"npadvmod", "tmod"})


def phrase_words(head: Word, *, alone: bool = False) -> list[Word]:
    """Give the words of a phrase, in order; `alone` leaves out what is coordinated with its head."""
    skip = {word.i for child in head.children if _is_outside(head, child, alone=alone) for word in child.subtree()}
    skip |= _trailing(head, skip)
    words = [word for word in head.subtree() if word.i not in skip]
    first = next((k for k, word in enumerate(words) if word.dep != "punct"), 0)
    last = next((k for k in range(len(words) - 1, -1, -1) if words[k].dep not in ("punct", "cc") or words[k].text in ('"', "%", ")", "'")), len(words) - 1)
    return _contiguous(head, words[first : last + 1])


def extend(words: list[Word], verb: Word, taken: Collection[int]) -> list[Word]:
    """Add the prepositional phrases that follow at once and that the parser gave to the verb: "the vision of a community | with a future"."""
    out = list(words)
    for child in verb.children:
        below = child.subtree()
        if child.dep == "prep" and child.lower in _EXTENDING and out and below[0].i == out[-1].i + 1 and child.i not in taken:
            if any(w.ent in ("DATE", "TIME") for w in below[:4]):
                break
            out.extend(below)
    return out


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
    if child.dep == "nsubj" and head.dep == "ccomp" and not head.is_verb:  # "considers Syria an ally"
        return True
    if head.is_verb:
        return child.dep in ("parataxis",) or (child.dep == "advcl" and after and _follows_comma(child))
    if child.dep in ("relcl", "appos", "parataxis") and after and _follows_comma(child):
        return True
    return False


def _trailing(head: Word, skip: set[int]) -> set[int]:
    """Find the side remark at the end of a clause: ", which provides healthcare", "as it never intended to"."""
    if not head.is_verb:
        return set()
    words = [w for w in head.subtree() if w.i not in skip and w.dep != "punct"]
    if not words:
        return set()
    last = words[-1].i
    for word in words:
        below = word.subtree()
        remark = word.dep in ("relcl", "appos") and _follows_comma(word)
        reason = word.dep == "advcl" and any(m.lower in _REASONS for m in word.having("mark"))
        if (remark or reason) and word.i > head.i and below[-1].i >= last:
            return {w.i for w in below}
    return set()


def _follows_comma(child: Word) -> bool:
    first = child.subtree()[0]
    return any(sib.text in (",", "-", "–", "—") and sib.i == first.i - 1 for sib in child.head.children)


def _contiguous(head: Word, words: list[Word]) -> list[Word]:
    """Keep the stretch around the head: what the cut left on the far side of a gap goes too."""
    indices = {word.i for word in words}
    lo = hi = head.i
    place = {word.i: word for word in words}
    while lo - 1 in indices or (lo - 2 in indices and place[lo].start - place[lo - 2].end <= 1):
        lo -= 1 if lo - 1 in indices else 2
    while hi + 1 in indices or (hi + 2 in indices and place[hi + 2].start - place[hi].end <= 1):
        hi += 1 if hi + 1 in indices else 2
    return [word for word in words if lo <= word.i <= hi]
