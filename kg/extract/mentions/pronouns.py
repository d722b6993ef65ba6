"""Pronouns -> whom they stand for: "we", "I", "you" by the turn, the third person by the memory, relatives by their noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.clauses import has_to, is_control, surface_subjects
from kg.extract.coref import FIRST, FIRST_PLURAL, HE_SHE, PLURAL, SECOND, SINGULAR
from kg.extract.mentions.resolved import Resolved
from kg.extract.parse import Word
from kg.model import Referent

if TYPE_CHECKING:
    from kg.extract.mentions.reader import Reader

_SPEAKERS = FIRST_PLURAL | FIRST
_COREF = 0.7
_COORDINATED = 0.85
_PERSONS = frozenset({"Person"})
_BODIES = frozenset({"Country", "Organization", "GovernmentBody", "Company", "NewsOutlet"})
_PLEASURES = frozenset({"pleasure", "honor", "honour", "privilege", "delight", "joy", "great", "good", "nice", "wonderful"})
_OF_ACTOR_LIST = """
    ready willing able unable unwilling prepared committed determined eager keen set due likely poised reluctant proud pleased glad happy
    concerned bound obliged
"""
_ANYBODY = frozenset({"those", "anyone", "anybody", "everyone", "everybody", "whoever"})
_OF_ACTORS = frozenset(_OF_ACTOR_LIST.split())
_KINDS = {"its": _BODIES, "his": _PERSONS, "her": _PERSONS}
_PLURAL_KINDS = frozenset({"Group"})


def resolve_pronoun(word: Word, reader: Reader) -> Resolved | None:
    """Say whom a personal or possessive pronoun stands for."""
    lower, memory = word.lower, reader.memory
    if lower in _SPEAKERS:
        return _resolve_first(word, reader)
    if lower in SECOND:
        return _resolve_second(word, reader)
    if lower == "they" and len(memory.met) == 2 and memory.sentence - memory.met_in == 1:
        return Resolved(memory.met, "coref", _COREF, plural=True)
    if lower == "it" and _is_impersonal(word) and _is_pleasure(word.head):  # "it is a pleasure to welcome you"
        return _resolve_first(word, reader)
    if lower in SINGULAR | PLURAL | HE_SHE:
        return _resolve_third(word, reader)
    return None


def is_relative(word: Word) -> bool:
    """Is the word "who", "which", or a "that" which stands for a noun?"""
    that = word.lower == "that" and word.dep in ("nsubj", "dobj", "nsubjpass") and word.head.dep == "relcl"
    return that or word.tag in ("WP", "WDT", "WP$")


def resolve_relative(word: Word, reader: Reader) -> Resolved | None:
    """Say whom "who", "which", "that" stands for: the noun of its clause."""
    clause = next((w for w in word.ancestors() if w.dep in ("relcl", "acl")), None)
    if clause is not None and clause.head.lower in _ANYBODY:  # "those who respect the law": nobody in particular
        return Resolved((), "relative")
    resolved = reader.resolve(clause.head) if clause is not None else None
    return Resolved(resolved.referents, "relative", resolved.sure, resolved.plural) if resolved else None


def _resolve_first(word: Word, reader: Reader) -> Resolved | None:
    if quoted := reader.quoted.first_person(word):
        return quoted if quoted.referents else None
    if word.lower in FIRST_PLURAL:
        we = reader.memory.we()
        return Resolved(we, "we", plural=len(we) > 1)
    return Resolved(reader.memory.me(), "we")


def _resolve_second(word: Word, reader: Reader) -> Resolved | None:
    """Say who "you" is: who is named next ("thank you, Secretary Ann Roe"), else who is spoken to."""
    named = next((c for c in word.children if c.name is not None and c.name.kind == "Person" and c.i > word.i), None)
    named = named or next((c for c in word.head.children if c.name is not None and c.name.kind == "Person" and c.i == word.i + 2), None)
    named = named or _called(word)
    if word.lower == "you" and named is not None and named.name is not None:
        return Resolved(named.name.referents, "we", _COREF)
    addressee = reader.memory.addressee
    return Resolved((addressee,), "we", _COREF) if addressee is not None else None


def _called(word: Word) -> Word | None:
    """Find who is called by name at the end: "Thank you for your help, | Secretary Roe"."""
    below = word.head.subtree()
    last = next((w for w in reversed(below) if w.dep != "punct"), word)
    comma = any(w.text == "," and w.i == last.i - 1 for w in below)
    return last if comma and last.name is not None and last.name.kind == "Person" and last.dep in ("appos", "npadvmod") else None


def _resolve_third(word: Word, reader: Reader) -> Resolved:
    lower, memory = word.lower, reader.memory
    possessive = word.tag == "PRP$"
    if possessive and (first := _coordinated(word, reader) or _controlled(word, reader) or _of_one_group(word, reader)):
        return first
    of_others = _speaks_of_others(word) or _acts_on_us(word)
    others: tuple[Referent, ...] = memory.we() if lower in SINGULAR and of_others else ()
    if word.dep in ("dobj", "pobj", "dative") and not lower.endswith(("self", "selves")):
        others = (*others, *_clause_subjects(word, reader))  # "he met him": two persons
    if lower == "it" and (_is_impersonal(word) or _stands_for_thing(word, reader)):
        return Resolved((), "coref")
    found = memory.antecedent(lower, word.i, possessive=possessive, exclude=others)
    return Resolved(found, "coref", _COREF, plural=lower in PLURAL)


def _is_impersonal(word: Word) -> bool:
    """ "It is important to ...", "It is a pleasure to ...": a word that stands for nobody."""
    verb = word.head
    if verb.lemma in ("require", "take"):  # "it will require the banks to ..."
        return word.dep == "nsubj" and any(has_to(c) for c in verb.having("xcomp", "ccomp"))
    described = verb.having("acomp", "attr")
    infinitives = [c for w in (verb, *described) for c in w.having("xcomp", "advcl", "acl", "ccomp") if has_to(c)]
    personal = any(w.lower in _OF_ACTORS for w in described)  # "it is ready to"
    return word.dep in ("nsubj", "expl") and verb.lemma == "be" and bool(described) and bool(infinitives) and not personal


def _is_pleasure(verb: Word) -> bool:
    """Does "it is a pleasure", "it is good" say how the speaker feels?"""
    return any(word.lemma in _PLEASURES for word in verb.having("acomp", "attr"))


def _stands_for_thing(word: Word, reader: Reader) -> bool:
    """ "Corruption has its price: it undermines ...": is the subject before it, in the same sentence, a thing that cannot act?"""
    before = [w for verb in word.ancestors() if verb.is_verb for w in verb.having("nsubj", "nsubjpass") if w.i < word.i and w is not word]
    nearest = before[0] if before else None
    return (
        nearest is not None
        and nearest.tag == "NN"
        and nearest.name is None
        and reader.resolve(nearest) is None
        and reader.owner(nearest) is None
    )


def _coordinated(word: Word, reader: Reader) -> Resolved | None:
    """ "the US and its allies": the possessor is what the phrase is coordinated with."""
    if found := _in_series(word, reader):
        return found
    noun = next((w for w in word.ancestors() if w.dep == "conj"), None)
    if noun is None or not noun.head.is_noun or any(w.is_verb for w in word.ancestors() if noun.i < w.i <= word.i):
        return None
    first = reader.resolve(noun.head)
    if first is None and (owner := reader.owner(noun.head)):  # "Russia's aggression and its annexation of"
        return Resolved((owner,), "coref", _COORDINATED)
    return Resolved(first.referents, "coref", _COORDINATED, first.plural) if first and len(first.referents) == 1 else None


def _in_series(word: Word, reader: Reader) -> Resolved | None:
    """ "alarmed by Russia's invasion, by its attacks": the possessor is the one of the phrase before, after the same preposition."""
    prep = word.head.head
    if word.head.dep != "pobj" or prep.dep not in ("prep", "agent", "conj"):
        return None
    places = (prep.head, *prep.head.children)
    before = [p for place in places for p in (place, *place.having("prep", "agent")) if p.lower == prep.lower and p.i < prep.i]
    owners = [owner for p in before for noun in p.having("pobj") for owner in noun.having("poss") if owner.name is not None]
    resolved = reader.resolve(owners[-1]) if owners else None
    return Resolved(resolved.referents, "coref", _COORDINATED) if resolved and len(resolved.referents) == 1 else None


def _blamed(word: Word) -> list[Word]:
    """ "thanked Estonia for its decision": the possessor is who is thanked, or blamed, for it."""
    noun = word.head
    while noun.dep == "conj" and noun.head.is_noun:
        noun = noun.head
    prep, verb = noun.head, noun.head.head
    fits = noun.dep == "pobj" and prep.lower in ("for", "over", "on") and verb.is_verb and is_control(verb)
    return [obj for obj in verb.having("dobj") if obj.i < prep.i and not obj.having("conj")] if fits else []


def _controlled(word: Word, reader: Reader) -> Resolved | None:
    """ "accused China of raising tensions by its deployment": the possessor is who acts in the clause, though it is not said there."""
    if blamed := _blamed(word):
        return _only(blamed, word, reader)
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    if verb is None or verb.dep not in ("pcomp", "xcomp") or verb.having("nsubj", "nsubjpass"):
        return None
    return _only([subject for subject in surface_subjects(verb) if subject.i < word.i], word, reader)


def _only(heads: Sequence[Word], word: Word, reader: Reader) -> Resolved | None:
    """Give the one whom some words stand for, where the pronoun fits."""
    acting = [reader.resolve(head) for head in heads]
    fits = _PLURAL_KINDS if word.lower in PLURAL else _KINDS.get(word.lower, frozenset())
    if len(acting) != 1 or acting[0] is None or len(acting[0].referents) != 1 or acting[0].rule == "we":
        return None
    return Resolved(acting[0].referents, "coref", _COREF) if acting[0].referents[0].kind in fits else None


def _of_one_group(word: Word, reader: Reader) -> Resolved | None:
    """ "The international community will not waver in its support": the subject may be a group that is one."""
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    heads = [s for s in surface_subjects(verb) if s.i < word.i and s.tag == "NN" and s.name is None] if verb and word.lower == "its" else []
    subject = reader.resolve(heads[0]) if len(heads) == 1 else None
    if subject is None or subject.plural or subject.rule != "group":
        return None
    return Resolved(subject.referents, "coref", _COREF)


def _speaks_of_others(word: Word) -> bool:
    """Is "we" the subject of the clause: "we urge it"?"""
    return any(s.lower in _SPEAKERS for w in word.ancestors() if w.is_verb for s in w.having("nsubj"))


def _acts_on_us(word: Word) -> bool:
    """Is it "it threatens us", "it threatens our allies"?"""
    objects = word.head.having("dobj") if word.dep == "nsubj" else []
    return any(w.lower in ("us", "our") for obj in objects for w in (obj, *obj.having("poss")))


def _clause_subjects(word: Word, reader: Reader) -> tuple[Referent, ...]:
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    if verb is None:
        return ()
    found = [reader.resolve(w) for s in surface_subjects(verb) for w in s.conjuncts() if w is not word]
    return tuple(referent for one in found if one for referent in one.referents)
