"""A trigger -> its clause and the heads of who acts: of a verb, an adjective, or a noun with or without a light verb."""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.clauses import is_passive, sayers, subjects, surface_subjects
from kg.extract.companions import find_companions
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.extract.relations.triggers import find_light_verb

COPULAS = frozenset({"be", "stay", "remain", "keep"})
_AT = frozenset({"during", "at", "in", "after", "following", "before", "for"})
_SERIES = frozenset({"series", "round", "number", "set", "couple", "day"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "conj", "ROOT", "xcomp", "ccomp", "advcl", "relcl"})


class Acting(NamedTuple):
    """The verb of the clause (the trigger itself where it has none) and the heads of who acts in it."""

    clause: Word
    heads: list[Word]


def find_acting(word: Word, frame: Frame, reader: Reader) -> Acting:
    """Find who acts by a trigger."""
    if frame.part == "verb":
        found = subjects(word)
        is_shared = not frame.reciprocal and frame.predicate not in ("meets", "cooperates") and not is_passive(word)
        together = find_companions(word) if found and is_shared else []
        return Acting(word, [*found, *together])
    if frame.part == "adj":
        return _of_adjective(word)
    return _of_noun(word, frame, reader)


def _of_adjective(word: Word) -> Acting:
    if word.dep == "advmod":  # "together with X, Y defended Z"
        verb = next((w for w in word.ancestors() if w.is_verb), word)
        return Acting(verb, subjects(verb)) if verb is not word else Acting(word, [])
    if word.dep in _PREDICATES or word.is_verb:
        clause = next((w for w in (word, *word.ancestors()) if w.is_verb), word)
        return Acting(clause, surface_subjects(word) or sayers(clause))
    if word.dep in ("amod", "acl", "appos") and word.i > word.head.i:
        return Acting(word, [word.head])
    return Acting(word, [])


def _of_noun(word: Word, frame: Frame, reader: Reader) -> Acting:
    light = find_light_verb(word, frame.light)
    clause = light or word
    own = word.having("poss") or [c for c in word.having("amod", "compound", "nmod") if c.name is not None and c.name.rule != "hyphen"]
    if own and reader.actor(own[0]):
        ends = subjects(light) if light is not None and light.lemma == "be" and frame.reciprocal else []  # "A is B's partner"
        return Acting(clause, [*ends, *own[:1]])
    if light is not None and (found := _said_owner(word, frame, light, reader) or subjects(light)):
        return Acting(light, found)
    if light is not None and frame.reciprocal and is_passive(light) and (found := _after_preposition(light, frame)):
        return Acting(light, found)  # "consensus was reached between A and B"
    hyphen = [c for c in word.children if c.name is not None and c.name.rule == "hyphen" and len(c.name.referents) > 1]
    if hyphen and frame.reciprocal:
        return Acting(clause, hyphen)
    if found := _after_preposition(word, frame):
        return Acting(clause, found)
    if word.dep == "appos" and reader.actor(word.head):  # "X, a critic of Y"
        return Acting(clause, [word.head])
    return _of_governor(word, frame) or Acting(clause, [])


def _said_owner(word: Word, frame: Frame, light: Word, reader: Reader) -> list[Word]:
    """ "stressed the support of X for Y": what a verb of speech only mentions is its owner's."""
    if light.lemma not in reader.lexicon.report_verbs or "prep:of" in frame.object:
        return []
    return [obj for obj in word.after("of") if reader.actor(obj)]


def _after_preposition(word: Word, frame: Frame) -> list[Word]:
    """Find "by X", "from X", and "of X" where the frame does not look for its object there."""
    below = word.having("prep", "agent")
    for wanted in ("by", "from", "among", "between", "of"):
        free = f"prep:{wanted}" not in frame.object or wanted in ("between", "among") or (wanted == "of" and frame.object[0] != "prep:of")
        found = [obj for prep in below if prep.lower == wanted and free for obj in prep.having("pobj")]
        if found:
            return found
    return []


def _of_governor(word: Word, frame: Frame) -> Acting | None:
    if word.dep != "pobj":
        return None
    if word.head.lower == "of" and word.head.head.lemma in _SERIES:  # "for a series of meetings"
        return _of_governor(word.head.head, frame)
    prep, governor = word.head, word.head.head
    if frame.reciprocal and prep.lower == "in" and governor.lemma in COPULAS:  # "will stay in contact with"
        return Acting(governor, subjects(governor))
    if frame.reciprocal and prep.lower in _AT and governor.is_verb:  # "said during a meeting with"
        return Acting(word, subjects(governor))
    if prep.lower == "as" and governor.is_verb:  # "as a member of X, Y will ..."
        return Acting(word, surface_subjects(governor))
    if prep.lower == "in" and governor is not prep:  # "a statement in support of"
        if governor.is_verb:
            return Acting(governor, subjects(governor))
        if governor.is_noun:
            return Acting(word, [governor])
    return None
