"""A noun -> what it is called: its phrase without article, relative clauses and appositions."""

from __future__ import annotations

import re

from kg.extract.parse import Word

_NOUN_PARTS = "det amod compound nummod poss nmod advmod quantmod case predet punct npadvmod"
_PREMODIFIERS = frozenset(_NOUN_PARTS.split())
_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "that"})
_PREPOSITIONS = frozenset({"of", "in", "from", "for", "on", "to", "with", "against"})
_MOST_WORDS = 9  # of a prepositional phrase that belongs to a name
_LONGEST = 160


def noun_label(word: Word, text: str) -> str:
    """Give the label of a noun; `text` is the document's.

    >>> nation = Word(0, "nations", "nation", "NOUN", "NNS", "ROOT", 4, 11)
    >>> noun_label(nation, "the nations")
    'nations'
    """
    keep = [word]
    for child in word.children:
        below = child.subtree()
        if _is_before(child, word) or (_is_after(child, word, len(below)) and "," not in text[child.start - len(", ") : child.start]):
            keep.extend(below)
    return text_between(text, min(w.start for w in keep), max(w.end for w in keep)).strip(" ,;:\"'")[:_LONGEST]


def text_between(text: str, start: int, end: int) -> str:
    """Give a stretch of text on one line."""
    return re.sub(r"\s+", " ", text[start:end])


def _is_before(child: Word, word: Word) -> bool:
    return child.i < word.i and child.dep in _PREMODIFIERS and child.lower not in _DETERMINERS


def _is_after(child: Word, word: Word, words: int) -> bool:
    return child.i > word.i and child.dep == "prep" and child.lower in _PREPOSITIONS and words <= _MOST_WORDS and not child.having("pcomp")
