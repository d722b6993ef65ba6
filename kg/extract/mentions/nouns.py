"""Nouns without a known name -> what they stand for: persons and bodies, states by their organs, groups, documents, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.mentions.definite import resolve_definite, resolve_head, resolve_office, resolve_pair
from kg.extract.mentions.resolved import Resolved, make_unnamed
from kg.extract.parse import Word
from kg.model import EntityKind, Referent, slug

if TYPE_CHECKING:
    from kg.extract.mentions.reader import Reader

_NER: dict[str, EntityKind] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "EVENT": "Event",
    "LAW": "Document",
}
_OUR_NOUNS = frozenset({"nation", "country", "government", "state", "administration", "side", "republic", "kingdom"})
_KIN = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "spokesman", "spokeswoman"})
_SPOKEN_FOR_BY = frozenset(
    {"representative", "minister", "leader", "official", "delegate", "delegation", "diplomat", "government", "president", "envoy", "head"}
)
_AMOUNTS = """
    ten dozen hundred thousand million majority number handful couple lot coalition group some many several most all each score
    host range series one any
"""
_SETTLEMENTS = frozenset({"city", "town", "village", "island", "province", "port", "district"})
_AGAINST = ("anti-", "pro-", "non-")
_QUANTITIES = frozenset(_AMOUNTS.split())


def resolve_noun(word: Word, reader: Reader) -> Resolved | None:
    """Say what a noun stands for: a pair or a name first, then what it belongs to, then what was named, then itself."""
    lemma = singular(word)
    if word.lower == "those" and word.having("relcl", "acl"):
        return make_unnamed("Group", reader.text(word.start, word.subtree()[-1].end), plural=True)
    if pair := resolve_pair(word, lemma, reader):
        return pair
    if _is_entity(word, lemma, reader):
        return _resolve_entity(word, reader)
    for find in (_represented, _apposed, _ours, _settlement, _owned):
        if (found := find(word, lemma, reader)) is not None:
            return found
    return _resolve_unnamed(word, lemma, reader)


def _apposed(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Give who stands beside an office: "the minister, Ann Roe"."""
    is_one = word.tag in ("NN", "NNP") and lemma in reader.lexicon.group_nouns  # "my friend, Secretary Ann Roe"
    person = reader.apposed_person(word) if is_one or lemma in reader.lexicon.titles_lower else None
    return Resolved((person,), "apposition", 0.95) if person else None


def _ours(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Give whom the speaker speaks for: "our country", "the central government"."""
    if lemma == "government" and {child.lower for child in word.children} == {"the", "central"}:
        we = reader.memory.we()
        return Resolved(we, "we") if len(we) == 1 and we[0].kind == "Country" else None
    if lemma not in _OUR_NOUNS or not any(c.lower == "our" for c in word.having("poss")) or word.having("amod", "compound"):
        return None
    we = reader.memory.we()
    return Resolved(we, "we", plural=len(we) > 1)


def _settlement(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Give the place of "the city of Bucha"."""
    named = [obj for obj in word.after("of") if obj.name is not None or obj.ent in ("GPE", "LOC")]
    if lemma not in _SETTLEMENTS or len(named) != 1 or word.having("poss", "amod", "nummod"):
        return None
    return reader.as_place(named[0]) if named[0].name is not None else reader.resolve(named[0])


def _owned(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Give what a noun with an owner, or one that points back, stands for: "the Algerian side", "the president of Peru", "the letter"."""
    owner, is_one = reader.owner(word), word.tag in ("NN", "NNP")
    if is_one and lemma == "head" and _is_definite(word) and (head := resolve_head(word, reader)):
        return head
    if owner is None:
        return resolve_definite(word, reader) if is_one and _is_definite(word) else None
    return (resolve_office(word, owner, reader) if is_one else None) or _state_of(word, lemma, owner, reader)


def _represented(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Give the states for those who speak for them: "representatives of A, B and C", "the foreign ministers of A and B"."""
    if word.tag not in ("NNS", "NNPS") or lemma not in _SPOKEN_FOR_BY:
        return None
    after = [obj for head in word.after("of") for obj in head.conjuncts()]
    named = [reader.resolve(obj) if obj.name else None for obj in after]
    states = tuple(dict.fromkeys(referent for one in named if one for referent in one.referents))
    if len(states) < 2 or None in named or any(state.kind not in ("Country", "Organization") for state in states):
        return None
    return Resolved(states, "side", 0.9, plural=True)


def singular(word: Word) -> str:
    """Give the lemma of a noun; of one with a capital too ("Senators"), which the lemmatizer leaves alone."""
    return word.lower.removesuffix("s") if word.pos == "PROPN" and word.lower.endswith("s") else word.lemma


def _is_entity(word: Word, lemma: str, reader: Reader) -> bool:
    """Is the word a name by its own right, not a title, group or document with a capital?"""
    lexicon = reader.lexicon
    if word.ent == "PERSON":
        return True
    common = lexicon.document_nouns | lexicon.event_nouns | lexicon.titles_lower | lexicon.group_nouns
    return (word.pos == "PROPN" or word.ent == "ORG") and lemma not in common


def _resolve_entity(word: Word, reader: Reader) -> Resolved | None:
    if reader.text(max(0, word.start - 5), word.start).lower().endswith(_AGAINST):  # "anti-China forces"
        return None
    kind = _NER.get(word.ent)
    known = reader.persons.known(word.text) if kind != "Person" else None
    if known is not None and not word.having("compound", "det"):
        return Resolved((known,), "ner", 0.75)
    if (
        kind is None and not word.having("poss") and any(c.lemma in reader.lexicon.person_nouns for c in word.having("appos"))
    ):  # "Roe, the NATO chief"
        kind = "Person"
    if kind is None:
        return None
    parts = [c for c in word.having("compound") if c.ent == word.ent and (not c.name or (kind != "Person" and c.i == word.i - 1))]
    if kind != "Person" and any(c.lemma in _KIN for c in word.having("compound")):
        kind = "Person"
    label = reader.text(min(w.start for w in (word, *parts)), word.end)
    if not label[:1].isupper():
        return None
    if kind == "Person":
        return Resolved((reader.persons.find(label),), "ner", 0.75)
    return Resolved((Referent(f"{kind.lower()}/{slug(label)}", kind, label),), "ner", 0.7)


def _state_of(word: Word, lemma: str, owner: Referent, reader: Reader) -> Resolved | None:
    """Give the state for its organs: "the Algerian side", "Macron's government"."""
    if owner.kind == "Person" and lemma in ("government", "country", "administration") and owner in reader.states:
        return Resolved((reader.states[owner],), "side", 0.8)
    singular_noun = word.tag in ("NN", "NNP") or (word.tag == "NNS" and lemma == "authority")
    if lemma in reader.lexicon.state_nouns and singular_noun and owner.kind in ("Country", "Organization"):
        return Resolved((owner,), "side")
    return None


def _is_definite(word: Word) -> bool:
    return any(det.lower in ("the", "this", "that") for det in word.having("det"))


def _resolve_unnamed(word: Word, lemma: str, reader: Reader) -> Resolved | None:
    """Take a noun for a thing of its own: a group, a document, an event, "48 of them"."""
    lexicon = reader.lexicon
    if lemma in _QUANTITIES and (_counts_actors(word, reader) or _counts_people(word)):
        return _make_group(word, reader, plural=True)
    if lemma in lexicon.group_nouns or (lemma in lexicon.titles_lower and word.tag in ("NN", "NNS", "NNP")):
        return _make_group(word, reader, plural=word.tag in ("NNS", "NNPS"))
    if lemma in lexicon.document_nouns:
        return make_unnamed("Document", reader.label(word))
    if lemma in lexicon.event_nouns:
        return make_unnamed("Event", reader.label(word))
    if word.pos == "NUM" and word.dep in ("nsubj", "pobj", "dobj") and _counts_actors(word, reader):
        return _make_group(word, reader, plural=True)
    return None


def _counts_people(word: Word) -> bool:
    """Is it "thousands marched": a number of nobody else than people?"""
    return word.lower in ("thousands", "hundreds", "dozens", "millions") and word.dep == "nsubj" and not word.having("prep")


def _counts_actors(word: Word, reader: Reader) -> bool:
    """Is it "dozens of states", "a majority of members"?"""
    counted = word.after("of")
    inner = reader.resolve(counted[0]) if counted else None
    return bool(inner and inner.first and inner.first.kind in ("Group", "Country", "Organization", "Person"))


def _make_group(word: Word, reader: Reader, *, plural: bool) -> Resolved | None:
    return make_unnamed("Group", reader.label(word), plural=plural)
