"""Descriptions of what was named before -> what they stand for: "the two sides", "both leaders", "the country", "the letter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions.resolved import Resolved
from kg.extract.parse import Word
from kg.model import Referent

if TYPE_CHECKING:
    from kg.extract.mentions.reader import Reader

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_PAIR_NOUNS = frozenset({"side", "country", "leader", "minister", "president", "party", "nation", "government", "people"})
_PERSON_NOUNS = frozenset({"leader", "minister", "president", "secretary", "diplomat", "head"})
_WHO_MET = frozenset({"parties", "interlocutors", "leaders", "presidents", "ministers", "diplomats", "officials"})
_HEADS = {"state": ("president", "king", "emir"), "government": ("minister", "chancellor", "premier")}
_PAIR_WORDS = frozenset({"the", "both", "two", "three", "our", "these"})
_OFFICE_ADJECTIVES = frozenset({"prime", "foreign", "deputy", "assistant", "special", "general"})
_COUNTRY_WORDS = frozenset({"country", "nation", "kingdom", "republic", "state"})
_ANY_BODY = frozenset({"alliance", "bloc", "organization", "organisation", "agency", "company", "firm"})
_NAMED_BODY = frozenset({"union", "association", "council", "party", "commission", "committee", "ministry", "department", "court", "bank"})
_COUNTRY = frozenset({"Country"})
_BODIES = frozenset({"Organization", "Company", "GovernmentBody"})


def resolve_pair(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Say who "both", "the two sides", "our two countries", "the three ministers" are."""
    if word.lower in _WHO_MET and words_of(word) - _OFFICE_ADJECTIVES == {"the"} and len(reader.memory.met) == 2:
        return Resolved(reader.memory.met, "pair", 0.75, plural=True)
    heads = lemma == "head" and bool(_offices_of_head(word))  # "the two heads of state"
    if word.lower not in ("both", "sides") and not ((lemma in _PAIR_NOUNS or heads) and word.tag == "NNS"):
        return None
    words = words_of(word)
    number = _number(word)
    if not number or word.having("relcl") or (word.having("prep") and not heads) or (words and not words & _PAIR_WORDS):
        return None
    if "our" in words and number == 2:
        return _ours_and_theirs(reader)
    found = _pair(word, number, reader)
    return Resolved(found, "pair", 0.75, plural=True) if found else None


def resolve_head(word: Word, reader: Reader) -> Resolved | None:
    """Find who "the Head of State" is: who was named last with such an office."""
    head = next((holder for office in _offices_of_head(word) if (holder := reader.memory.holder({office}))), None)
    return Resolved((head,), "coref", 0.75) if head else None


def _offices_of_head(word: Word) -> tuple[str, ...]:
    of = {obj.lower for obj in word.after("of")}
    return next((_HEADS[noun] for noun in of if noun in _HEADS), ())


def _is_mentioned(clause: Word) -> bool:
    """Is it "the institution you mentioned": no description, but a pointer back?"""
    return clause.lemma in ("mention", "refer") and any(subject.lower == "you" for subject in clause.having("nsubj"))


def resolve_office(word: Word, owner: Referent, reader: Reader) -> Resolved | None:
    """Find who holds an office that is named with its state: "the President of Ukraine", "the Ukrainian foreign minister"."""
    lemma = word.lower if word.pos == "PROPN" else word.lemma
    if lemma not in reader.lexicon.titles_lower:
        return None
    titles = {c.lower for c in word.having("amod", "compound") if c.name is None}
    holder = reader.memory.holder({lemma, *titles}, of=owner)
    return Resolved((holder,), "coref", 0.8) if holder else None


def words_of(word: Word) -> set[str]:
    """Give the words that hang on a noun."""
    return {child.lower for child in word.children if child.dep != "punct"}


def resolve_definite(word: Word, reader: Reader) -> Resolved | None:
    """Find "the country", "the alliance", "the letter", "the president" among what was named."""
    described = word.having("amod", "nummod")
    if (
        word.having("prep", "acl")
        or not all(_is_mentioned(clause) for clause in word.having("relcl"))
        or any(c.lower not in _OFFICE_ADJECTIVES for c in described)
    ):
        return None
    lemma, memory = word.lemma, reader.memory
    if lemma in reader.lexicon.titles_lower:
        holder = memory.holder({lemma, *(c.lower for c in word.having("amod", "compound"))})
        if holder:
            return Resolved((holder,), "coref", 0.75)
    if lemma in _COUNTRY_WORDS and (country := memory.last(_COUNTRY)):
        return Resolved(country, "coref", 0.7)
    body = memory.last(_BODIES) if lemma in _ANY_BODY | _NAMED_BODY else ()
    if body and (lemma in _ANY_BODY or lemma in body[0].label.lower()):
        return Resolved(body, "coref", 0.6)
    return Resolved((memory.documents[lemma],), "coref", 0.8) if lemma in memory.documents else None


def _number(word: Word) -> int:
    """Say of how many it speaks, 0 where it does not."""
    if word.lower == "both" and not word.having("prep"):
        return 2
    words = [child.lower for child in word.children]
    number = next((_NUMBERS[w] for w in words if w in _NUMBERS), 0)
    return 2 if not number and word.lower == "sides" and "the" in words and not word.having("prep", "amod") else number


def _ours_and_theirs(reader: Reader) -> Resolved | None:
    we = reader.memory.we()
    others = [referent for referent in reader.memory.pair(persons=False, number=3) if referent not in we]
    return Resolved((*we, *others[-1:]), "pair", 0.6, plural=True) if we and others else None


def _side_of(one: Referent, reader: Reader) -> Referent:
    """Give the state or body of a person; of one whose office names none ("Deputy Secretary Roe") it is ours."""
    we = reader.memory.we()
    if one.kind != "Person" or one in reader.states:
        return reader.states.get(one, one)
    held = [holder for holder in reader.memory.holders if holder.person == one]
    return we[0] if held and all(holder.of is None for holder in held) and len(we) == 1 else one


def _pair(word: Word, number: int, reader: Reader) -> tuple[Referent, ...]:
    """Give who met last, where it fits, else those who were named last."""
    memory, persons = reader.memory, word.lemma in _PERSON_NOUNS
    if word.lower == "both" and (named := memory.named_together(number)):
        return named
    if number == 2 and len(memory.met) == 2:
        sides = tuple(_side_of(r, reader) for r in memory.met)
        if (persons or word.lower == "both") and all(r.kind == "Person" for r in memory.met):
            return memory.met
        if not persons and sides[0] != sides[1] and all(r.kind != "Person" for r in sides):
            return sides
    if persons and (held := memory.last_holders(lemma_of(word), number)):
        return held
    others = _subjects_above(word, reader)
    found = memory.pair(persons=persons, number=number, exclude=others)
    return memory.pair(persons=False, number=number, exclude=others) if persons and not found else found


def lemma_of(word: Word) -> str:
    """Give the singular of a noun, of one with a capital too."""
    return word.lower.removesuffix("s") if word.pos == "PROPN" else word.lemma


def _subjects_above(word: Word, reader: Reader) -> tuple[Referent, ...]:
    """Give who acts on the two: "A calls on | the two countries" means others than A."""
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    if verb is None or word.dep not in ("dobj", "pobj", "dative"):
        return ()
    found = [reader.resolve(subject) for subject in verb.having("nsubj") if subject is not word]
    return tuple(referent for one in found if one and len(one.referents) == 1 for referent in one.referents)
