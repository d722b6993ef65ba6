"""A complement -> the words in it that are only its content: "urges X to support Y" says not that X supports Y."""

from __future__ import annotations

from kg.extract.clauses import has_to
from kg.extract.parse import Word


def find_swallowed(trigger: Word, complement: Word) -> set[int]:
    """Find the words of a complement that give no facts of their own: all but clauses about a noun and the trigger."""
    out: set[int] = set()
    stack = [complement]
    while stack:
        word = stack.pop()
        if word is not trigger:
            out.add(word.i)
            stack.extend(child for child in word.children if not _describes(child))
    return out


def _describes(child: Word) -> bool:
    return child.dep in ("relcl", "acl") and child.is_verb and not has_to(child)
