"""A sentence -> the offices that it names: who represents which state or body, by title, apposition or description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.mentions import Reader
from kg.extract.names import Name
from kg.extract.parse import Sentence, Word
from kg.model import Referent, Relation, Source, Span, Turn

_NO_STATE = frozenset(
    {
        "Cabinet",
        "Defence Ministry",
        "Defense Ministry",
        "Foreign Ministry",
        "Government",
        "Ministry",
        "Ministry of Foreign Affairs",
        "Parliament",
    }
)
_SHORT_BODIES = frozenset({"ministry", "department"})
_ROLES = frozenset({"counterpart", "mediator", "facilitator", "negotiator", "chairperson", "co-chair"})
_TRADES = frozenset(
    {
        "director",
        "official",
        "professor",
        "judge",
        "commander",
        "officer",
        "author",
        "editor",
        "lawyer",
        "researcher",
        "activist",
        "analyst",
    }
)
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = frozenset({"Country", "Organization", "GovernmentBody"})


class _Held(NamedTuple):
    """An office: who holds it, of whom, the words and the place of it in the text, and what found it."""

    holder: Referent
    of: Referent
    words: str
    place: Span
    rule: str
    sure: float


def find_offices(sentence: Sentence, turn: Turn, reader: Reader) -> Iterator[Relation]:
    """Find who represents whom: "President X of Y", "X, the leader of Y", "the Ukrainian foreign minister, X"."""
    held = [one for word in sentence.words if word.name for one in _by_title(word.name, _ours(word, reader))]
    held += [one for word in sentence.words if (one := _of_outlet(word, reader))]
    held += [one for word in sentence.words if (one := _by_phrase(word, reader))]
    for one in held:
        yield Relation(
            subject=one.holder,
            predicate="represents",
            object=one.of,
            content=one.words,
            negative=False,
            modality="actual",
            sources=(Source(turn.speaker or one.of),),
            own_word=False,
            date=None,
            turn=turn.number,
            passage=Span(sentence.start, sentence.end),
            trigger=one.place,
            rule=one.rule,
            confidence=one.sure,
        )


def _ours(word: Word, reader: Reader) -> Referent | None:
    """Give the state of "our ambassador to Lebanon, Dorothy Shea", the body of "ministry spokesperson Ann Roe"."""
    ours = reader.memory.we() if any(owner.lower == "our" for owner in word.having("poss")) else ()
    body = next((c.lower for c in word.having("compound", "nmod") if c.lower in _SHORT_BODIES), "")
    last = reader.memory.last(frozenset({"GovernmentBody"})) if body else ()
    if last and body in last[0].label.lower():
        return last[0]
    return ours[0] if ours else None


def _by_title(name: Name, ours: Referent | None) -> Iterator[_Held]:
    for part in name.parts or (name,):
        person = part.referents[0]
        for office in part.offices:
            of = office.of or ours
            if of is not None and of != person and not _is_of_no_state(of):
                yield _Held(person, of, office.text, Span(office.start, office.end), "represents.title", 0.9)


def _of_outlet(word: Word, reader: Reader) -> _Held | None:
    """Read "John Roe of The Daily News"."""
    if word.name is None or word.name.kind != "Person" or word.name.parts:
        return None
    after = (obj.name for obj in word.after("of", "from"))
    outlet = next((name for name in after if name is not None and name.kind == "NewsOutlet"), None)
    if outlet is None:
        return None
    return _Held(word.name.referents[0], outlet.referents[0], "", Span(word.start, outlet.end), "represents.outlet", 0.8)


def _is_of_no_state(body: Referent) -> bool:
    return body.kind == "GovernmentBody" and body.label in _NO_STATE


def _by_phrase(word: Word, reader: Reader) -> _Held | None:
    offices = reader.lexicon.titles_lower | reader.lexicon.person_nouns | _ROLES
    if word.name or word.tag not in ("NN", "NNP") or word.lemma not in offices or word.dep == "compound":
        return None
    owner = _described(word, reader) or reader.owner(word) or _named_after(word, reader)
    holder = _holder(word, reader) if owner is not None and owner.kind in _BODIES and not _is_of_nobody(word, owner) else None
    if owner is None or holder is None:
        return None
    return _Held(holder, owner, reader.label(word), Span(word.start, word.end), "represents.phrase", 0.75)


def _is_of_nobody(word: Word, owner: Referent) -> bool:
    """Is it "Ann Roe, a Peruvian director": a trade, and no office of the state?"""
    any_one = any(det.lower in ("a", "an") for det in word.having("det"))
    return any_one and owner.kind == "Country" and word.lemma in _TRADES


def _described(word: Word, reader: Reader) -> Referent | None:
    """Find the state of "his | Chilean counterpart"."""
    found = (reader.resolve(other) for other in word.having("amod", "compound", "nmod") if other.name is not None)
    return next((one.only_actor for one in found if one and one.only_actor), None)


def _named_after(word: Word, reader: Reader) -> Referent | None:
    """Find "ambassador at Z", "envoy for Z", "minister from Z"."""
    found = (reader.resolve(obj) for obj in word.after("at", "for", "with", "from"))
    return next((resolved.first for resolved in found if resolved and resolved.first), None)


def _holder(word: Word, reader: Reader) -> Referent | None:
    if word.dep == "nsubj" and word.lemma in _SPOKESMEN and any(det.lower in ("a", "an") for det in word.having("det")):
        return reader.actor(word)
    if word.dep != "appos" and not reader.apposed_person(word):
        return None
    resolved = reader.resolve(word.head if word.dep == "appos" else word)
    if resolved is None or len(resolved.referents) != 1 or resolved.rule in ("we", "coref"):
        return None
    return resolved.first if resolved.referents[0].kind in ("Person", "Group") else None
