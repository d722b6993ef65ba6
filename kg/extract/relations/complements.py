"""A trigger -> the verbs of its complements: "to do", "that X does", "doing"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extract.clauses import has_to
from kg.extract.parse import Word

_GERUND_PREPS = frozenset({"in", "from", "against", "of", "for", "to", "on", "with", "about", "into"})
_INFINITIVES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})


def find_complements(word: Word, kind: str, end: Word) -> list[Word]:
    """Find the complements of one kind (`inf`, `that`, `ing`) of an expression from `word` to `end`, the nearest parse first."""
    places = [word] if end is word else [word, end]
    fits = _FITS[kind]
    out = [child for child in _candidates(word, places) if fits(child)]
    if kind == "ing":
        out.extend(_gerunds(word))
    return out


def _candidates(word: Word, places: Sequence[Word]) -> Iterator[Word]:
    for place in places:
        yield from (c for c in place.children if c.i > word.i)
    if word.is_verb and not word.having("dobj", "ccomp", "xcomp"):  # "hope and believe that ..."
        for later in word.having("conj"):
            if not later.having("nsubj"):
                yield from later.having("ccomp")
    for place in places:
        yield from _below_objects(place)


def _below_objects(place: Word) -> Iterator[Word]:
    """Give the infinitives that the parser hung on an object: "urge X to do", "call on X to do"."""
    for child in place.having("dobj", "pobj", "prep", "nsubjpass"):
        yield from (c for c in child.having("acl", "relcl", "advcl") if c.i > child.i and has_to(c))
        if child.dep == "prep":
            for inner in child.having("pobj"):
                yield from (c for c in inner.having("acl", "relcl") if has_to(c))


def _gerunds(word: Word) -> Iterator[Word]:
    for place in (word, *word.having("dobj")):
        for prep in place.having("prep"):
            if prep.lower in _GERUND_PREPS:
                yield from (verb for verb in prep.having("pcomp") if prep.i > word.i)


def _is_to(child: Word) -> bool:
    return has_to(child) or (child.dep == "xcomp" and child.tag == "VB")


def _is_infinitive(child: Word) -> bool:
    return child.dep in _INFINITIVES and child.is_verb and _is_to(child)


def _is_that_clause(child: Word) -> bool:
    if (
        child.dep not in ("ccomp", "acl", "relcl")
        or _is_to(child)
        or any(s.tag == "WP" and s.lower == "who" for s in child.having("nsubj"))
    ):
        return False
    return child.dep == "ccomp" or any(mark.lower == "that" for mark in child.having("mark"))


def _is_gerund(child: Word) -> bool:
    return child.tag == "VBG" and child.dep in ("xcomp", "ccomp", "dobj", "pcomp") and not child.having("aux")


_FITS: dict[str, Callable[[Word], bool]] = {"inf": _is_infinitive, "that": _is_that_clause, "ing": _is_gerund}
