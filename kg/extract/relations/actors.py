"""The head of a phrase -> those who are meant by it: what is coordinated with it, members of a group, antecedents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.clauses import has_to
from kg.extract.mentions import Reader, Resolved
from kg.extract.parse import Word
from kg.model import ACTOR_KINDS

_CAN_ACT = ACTOR_KINDS | {"Document", "Place"}
_DEEDS = frozenset({"action", "policy", "move", "measure", "step", "decision", "deed", "practice", "behaviour", "behavior", "conduct"})
_ARMS = frozenset(
    {"missile", "drone", "rocket", "jet", "warplane", "bomber", "helicopter", "shell", "tank", "artillery", "bomb", "gunboat", "uav"}
)
_BY_DEED = 0.75
_EMPTY_TAGS = frozenset({"PRP", "WDT", "WP", "EX"})
_THINGS = frozenset({"thing", "things", "something", "anything", "everything", "nothing", "whatever"})
_EMPTY_WORDS = frozenset({"this", "that", "these", "those", "it", "so", "other", "another", "one", "which", "what"})


class Actor(NamedTuple):
    """A word and whom it stands for."""

    word: Word
    resolved: Resolved


def find_actors(head: Word, reader: Reader) -> Iterator[Actor]:
    """Find those who can act in a phrase and all that is coordinated with its head, and the named members of groups."""
    for word in head.conjuncts():
        resolved = reader.resolve(word) or _doer(word, reader)
        if resolved is None:
            continue
        kinds = {referent.kind for referent in resolved.referents}
        if kinds & _CAN_ACT:
            yield Actor(word, resolved)
        if "Group" in kinds and word.name is None:
            for member in _named_members(word, reader):
                found = reader.resolve(member)
                if found and found.actor:
                    yield Actor(member, found)


def _doer(word: Word, reader: Reader) -> Resolved | None:
    """Give who acts by a deed, or by arms: "Turkey's policies undermine the truce", "Ukrainian drones hit ..."."""
    if word.lemma not in _DEEDS | _ARMS or word.dep not in ("nsubj", "conj", "pobj"):
        return None
    by = [obj for head in word.after("by", "of") for obj in head.conjuncts()]
    found = [reader.resolve(other) for other in (*word.having("poss", "amod", "compound", "nmod"), *by)]
    doers = tuple(dict.fromkeys(r for one in found if one and one.actor and one.rule != "we" for r in one.referents))
    return Resolved(doers, "deed", _BY_DEED) if doers else None


def with_members(head: Word, reader: Reader) -> Iterator[Word]:
    """Give a head, what is coordinated with it, and the named members of a group."""
    for word in head.conjuncts():
        yield word
        resolved = reader.resolve(word)
        if resolved and resolved.first and resolved.first.kind == "Group" and word.name is None:
            yield from _named_members(word, reader)


def antecedent(word: Word) -> Word:
    """Give the noun that a relative pronoun stands for, or the word itself."""
    if word.tag in ("WDT", "WP") or (word.lower == "that" and word.dep in ("nsubj", "dobj", "nsubjpass", "pobj")):
        clause = next((w for w in word.ancestors() if w.dep == "relcl"), None)
        if clause is not None and clause.head.is_noun:
            return clause.head
    return word


def is_each_other(word: Word) -> bool:
    """Is it "each other" or "one another"?"""
    return word.lower in ("other", "another") and any(child.lower in ("each", "one") for child in word.children)


def is_empty(word: Word) -> bool:
    """Is the word a pronoun that says nothing by itself: "this", "you", "which"?"""
    thing = word.lower in _THINGS and (word.lemma == "thing" or any(not has_to(clause) for clause in word.having("relcl")))
    return word.tag in _EMPTY_TAGS or thing or (word.lower in _EMPTY_WORDS and not word.having("prep", "relcl", "acl"))


def _named_members(word: Word, reader: Reader) -> Iterator[Word]:
    """Give the names that a group is said to consist of: "seven countries, namely A, B and C", "states including A"."""
    heads = [c for c in word.having("appos") if c.i > word.i]
    for prep in (*word.having("prep"), *_late_lists(word), *_hung_on_verb(word)):
        such = prep.lower == "as" and any(c.lower == "such" for c in (*prep.children, *word.children))
        if such or prep.lower in ("including", "like"):
            heads.extend(prep.having("pobj"))
    for head in heads:
        yield from (member for member in head.conjuncts() if member.name is not None or _is_side(member, reader))


def _hung_on_verb(word: Word) -> list[Word]:
    """Give the "including" behind a group that the parser gave to its verb: "call on all parties, | including A, to do"."""
    verb, last = next((w for w in word.ancestors() if w.is_verb), None), word.subtree()[-1]
    return [p for p in verb.having("prep") if p.lower == "including" and 0 < p.i - last.i <= 2] if verb is not None else []


def _is_side(word: Word, reader: Reader) -> bool:
    """Does a noun stand for states: "the governments of A and B"?"""
    resolved = reader.resolve(word)
    return resolved is not None and resolved.rule == "side"


def _late_lists(word: Word) -> Iterator[Word]:
    """Give the "including" that ends the phrase of a group: "all of the states that help us, including A and B"."""
    for clause in word.having("relcl", "acl", "prep"):
        for inner in clause.subtree():
            if inner.lower == "including" and inner.dep == "prep" and inner.head is not word and not _has_group_between(word, inner):
                yield inner


def _has_group_between(word: Word, prep: Word) -> bool:
    """Does a plural stand nearer, of which the names may be a part: "states that help partners, including A"?"""
    return (
        prep.head.is_noun
        and prep.head.tag in ("NNS", "NNPS")
        and prep.head.dep == "pobj"
        and prep.head.head.head is not word
        and prep.i == prep.head.i + 1
    )
