"""A word -> the keys under which frames may name it, the rest of the expression, and the light verb of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.frames import Part
from kg.extract.parse import Word

_FURTHEST = 8  # words from a trigger to the next word of its expression
_SHORTEST_DOUBLED = 3  # letters
_PARTS_OF_EXPRESSION = """
    prt prep agent advmod dative dobj pobj acomp oprd attr npadvmod advcl xcomp mark aux conj cc pcomp ccomp dep amod det nmod
    appos punct
"""
_EXPRESSION_DEPS = frozenset(_PARTS_OF_EXPRESSION.split())
_PREDICATE_DEPS = frozenset({"acl", "relcl", "ROOT", "ccomp", "conj", "advcl"})
_NUMBERS = frozenset({"one", "series", "number", "round", "wave", "string", "range", "set", "spate", "dozen", "hundred"})
_LIGHT_PREPS = frozenset({"as", "in", "into", "with", "to", "for", "on", "under"})


def find_keys(word: Word) -> Iterator[tuple[Part, str]]:
    """Give the (part of speech, lemma) under which a frame may name a word, the likeliest first."""
    if word.is_verb:
        yield from (("verb", lemma) for lemma in _lemmas(word))
        if word.tag in ("VBN", "VBG", "VBD"):
            yield "adj", word.lower
    elif word.pos == "ADJ":
        yield "adj", word.lower
        if word.tag in ("JJ", "VBN", "VBG") and word.dep in _PREDICATE_DEPS:
            yield "verb", word.lemma
    elif word.pos == "ADV" and word.dep == "advmod":
        yield "adj", word.lower
    elif word.name is not None:
        yield from (("noun", part.lower()) for part in word.name.referents[0].label.split())
    elif word.pos in ("NOUN", "PROPN"):
        yield "noun", word.lemma if word.pos == "NOUN" else word.lower


def _lemmas(verb: Word) -> Iterator[str]:
    """Give the lemma, and for a participle the other bases that its spelling allows: the lemmatizer makes "wiretappe" of "wiretapping"."""
    yield verb.lemma
    base = verb.lower.removesuffix("ing")
    if verb.tag == "VBG" and base != verb.lower:
        doubled = len(base) > _SHORTEST_DOUBLED and base[-1] == base[-2]
        yield from (other for other in (base, f"{base}e", *((base[:-1],) if doubled else ())) if other != verb.lemma)


def find_end(word: Word, rest: Sequence[str], words: Sequence[Word]) -> Word | None:
    """Find the last word of an expression, or None where it is another; adverbs, and an object, may stand in between."""
    last = word
    for number, wanted in enumerate(rest):
        found = _below(word, last, wanted) or _beside(last, wanted, words)
        if found is None or (number == 0 and found.i - word.i > _FURTHEST) or _is_parted(word, last, found):
            return None
        last = found
    return last


def _is_parted(word: Word, particle: Word, prep: Word) -> bool:
    """ "stood up an office | for": does an object stand between the particle and the preposition?"""
    if particle.dep != "prt" or prep.dep != "prep":
        return False
    return any(particle.i < obj.i < prep.i for obj in word.having("dobj"))


def find_light_verb(noun: Word, light: Sequence[str]) -> Word | None:
    """Find the light verb of a noun: "voice support", "support that China has given"."""
    head = noun
    while (head.dep == "conj" and head.head.is_noun) or _is_counted(head):
        head = head.head if head.dep == "conj" else head.head.head
    if head.dep in ("dobj", "nsubjpass", "attr", "oprd") and head.head.lemma in light:
        return head.head
    if head.dep == "nsubj" and head.having("poss") and head.head.lemma == "be" and "be" in light:  # "our thoughts are with them"
        return head.head
    if head.dep == "pobj" and head.head.head.lemma in light and head.head.lower in _LIGHT_PREPS:
        return head.head.head
    return next((clause for clause in noun.having("relcl") if clause.lemma in light), None)


def _is_counted(noun: Word) -> bool:
    """ "launched one of the largest attacks", "held a series of talks": does only a number stand before it?"""
    return noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lemma in _NUMBERS


def _below(word: Word, last: Word, wanted: str) -> Word | None:
    children = (*word.children, *last.children)
    return next((c for c in children if c.i > last.i and wanted in (c.lower, c.lemma) and c.dep in _EXPRESSION_DEPS), None)


def _beside(last: Word, wanted: str, words: Sequence[Word]) -> Word | None:
    after = (w for w in words[last.i + 1 :] if (w.pos != "ADV" and w.lower not in ("a", "an")) or w.lower == wanted)
    found = next(after, None)
    return found if found is not None and wanted in (found.lower, found.lemma) else None
