"""Words -> what they stand for: names, groups, documents, events, and by `coref` pronouns and definite descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.clauses import surface_subjects
from kg.extract.coref import FIRST, FIRST_PLURAL, HE_SHE, PLURAL, SINGULAR, Holder, Memory, Trace
from kg.extract.lexicon import Lexicon
from kg.extract.names import Name
from kg.extract.parse import Sentence, Word
from kg.extract.quotes import Quotation, find_quotations
from kg.model import ACTOR_KINDS, EntityKind, Referent, slug

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_PHRASE = ("det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "case", "predet", "punct", "npadvmod")
_NER: dict[str, EntityKind] = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Group", "EVENT": "Event", "LAW": "Document"}
_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "around"})
_COUNTRY_WORDS = frozenset({"country", "nation", "kingdom", "republic", "state"})
_ANY_ORG = frozenset({"alliance", "bloc", "organization", "organisation", "agency", "company", "firm", "group"})
_OUR_NOUNS = frozenset({"nation", "country", "government", "state", "administration", "side", "republic", "kingdom"})
_QUANTITIES = frozenset({"ten", "dozen", "hundred", "thousand", "million", "majority", "number", "handful", "couple", "lot", "coalition", "group", "some", "many", "several", "most", "all", "each", "score", "host", "range", "series", "one", "any"})
_ORG_WORDS = frozenset({"alliance", "bloc", "organization", "organisation", "agency", "union", "company", "firm", "group", "association", "council", "party", "commission", "committee", "ministry", "department", "court", "bank"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a word stands for, and the rule that says so."""

    referents: tuple[Referent, ...]
    rule: str
    sure: float = 1.0
    plural: bool = False


class Reader:
    """Reads the sentences of one document in order and says what their words stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.memory = Memory()
        self._persons: dict[str, Referent] = {}
        self._cache: dict[int, Resolved | None] = {}
        self._quotations: list[Quotation] = []
        self._quoted_last: Referent | None = None
        self._states: dict[Referent, Referent] = {}
        self._sentence: Sentence | None = None

    def read(self, sentence: Sentence) -> list[tuple[Word, Resolved]]:
        """Resolve every noun of the next sentence, remember what was named, and give the mentions in text order."""
        self._sentence = sentence
        self.memory.sentence += 1
        out = []
        for word in sentence.words:
            if not (word.is_noun or word.name or word.tag == "PRP$") or (word.dep == "compound" and word.ent and not word.name):
                continue
            resolved = self.resolve(word)
            if resolved and resolved.referents:
                out.append((word, resolved))
                self._note(word, resolved)
        return out

    def resolve(self, word: Word) -> Resolved | None:
        """Say what a word stands for, or None."""
        if id(word) not in self._cache:
            self._cache[id(word)] = None  # a cycle through an antecedent gives nothing
            self._cache[id(word)] = self._resolve(word)
        return self._cache[id(word)]

    def _note(self, word: Word, resolved: Resolved) -> None:
        if word.name and word.name.kind == "Person":
            for office in word.name.offices:
                words = frozenset(title.lower() for title in re.findall(r"[A-Za-z-]+", office.text))
                self.memory.holders.append(Holder(words, word.name.referents[0], office.of))
        for referent in resolved.referents:
            if referent.kind == "Person":
                self._persons.setdefault(referent.label.split()[-1], referent)
        owner = word.dep in ("poss", "amod", "compound", "nmod")
        if resolved.rule in ("we", "relative"):
            return
        subject = word.dep in ("nsubj", "nsubjpass")
        self.memory.note(Trace(resolved.referents, self.memory.sentence, word.i, subject, resolved.plural, owner))
        for referent in resolved.referents:
            if referent.kind in ("Document", "Event") and not word.name:
                self.memory.documents[word.lemma] = referent

    def _resolve(self, word: Word) -> Resolved | None:
        if word.name:
            if word.name.rule == "metonym" and word.dep == "pobj" and word.head.lower in _PLACE_PREPS:
                label = self._text(word.start, word.end)
                return Resolved((Referent(f"place/{slug(label)}", "Place", label),), "place")
            return Resolved(word.name.referents, word.name.rule, plural=word.name.form == "list" or word.name.rule == "people")
        if word.tag in ("PRP", "PRP$"):
            return self._resolve_pronoun(word)
        if word.tag in ("WP", "WDT", "WP$") or (word.lower == "that" and word.dep in ("nsubj", "dobj", "nsubjpass") and word.head.dep == "relcl"):
            return self._resolve_relative(word)
        if word.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"):
            return self._resolve_noun(word)
        return None

    def _resolve_pronoun(self, word: Word) -> Resolved | None:
        lower = word.lower
        if lower in FIRST_PLURAL | FIRST and (quoted := self._quoted_first(word)):
            return quoted if quoted.referents else None
        if lower in FIRST_PLURAL:
            return Resolved(self.memory.we(), "we", plural=len(self.memory.we()) > 1)
        if lower in FIRST:
            return Resolved(self.memory.me(), "we")
        if lower == "you" and self.memory.addressee is not None:
            return Resolved((self.memory.addressee,), "we", 0.7)
        if lower == "they" and len(self.memory.met) == 2 and self.memory.sentence - self.memory.met_in == 1:
            return Resolved(self.memory.met, "coref", 0.7, plural=True)
        if lower in SINGULAR | PLURAL | HE_SHE:
            possessive = word.tag == "PRP$"
            if possessive and (first := self._coordinated(word)):
                return first
            ours = self.memory.we() if lower in SINGULAR and self._speaks_of_others(word) else ()
            if word.dep in ("dobj", "pobj", "dative") and not lower.endswith(("self", "selves")):
                ours = (*ours, *self._clause_subjects(word))  # "he met him": two persons
            return Resolved(self.memory.antecedent(lower, word.i, possessive=possessive, exclude=ours), "coref", 0.7, plural=lower in PLURAL)
        return None

    def _clause_subjects(self, word: Word) -> tuple[Referent, ...]:
        verb = next((w for w in word.ancestors() if w.is_verb), None)
        if verb is None:
            return ()
        found = [self.resolve(w) for s in surface_subjects(verb) for w in s.conjuncts() if w is not word]
        return tuple(r for f in found if f for r in f.referents)

    def _speaks_of_others(self, word: Word) -> bool:
        """Is "we" the subject of the clause: "we urge it"?"""
        return any(s.lower in FIRST_PLURAL | FIRST for w in word.ancestors() if w.is_verb for s in w.having("nsubj"))

    def _quoted_first(self, word: Word) -> Resolved | None:
        """Say who "we" or "I" is inside a quotation, or in a news report; None where the turn's speaker speaks."""
        turn = self.memory.turn
        quoted = self.quoted_speaker(word)
        if quoted is None:
            news = turn is not None and turn.speaker is not None and turn.speaker.kind == "NewsOutlet" and turn.role != "question"
            return Resolved((), "we") if news else None
        if turn is not None and quoted == turn.speaker:
            return None
        if word.lower in FIRST_PLURAL:
            return Resolved((self._states.get(quoted, quoted),), "we", 0.75)
        return Resolved((quoted,), "we", 0.85)

    def quoted_speaker(self, word: Word) -> Referent | None:
        """Give who is quoted where a word stands, or None outside of quotations."""
        for quotation in self._quotations:
            if quotation.start < word.start < quotation.end:
                if quotation.speaker is None:
                    return self._quoted_last
                if quotation.speaker.lower in FIRST | FIRST_PLURAL:
                    return None
                resolved = self.resolve(quotation.speaker)
                if resolved and len(resolved.referents) == 1 and resolved.referents[0].kind in ACTOR_KINDS:
                    self._quoted_last = resolved.referents[0]
                return self._quoted_last
        return None

    def learn_states(self, names: Iterable[Name]) -> None:
        """Note of every person with an office which state or body "we" is from their mouth."""
        for name in names:
            for part in name.parts or (name,):
                for office in part.offices:
                    if office.of is not None and office.of.kind in ("Country", "Organization"):
                        self._states.setdefault(part.referents[0], office.of)

    def enter_paragraph(self, sentences: Sequence[Sentence]) -> None:
        """Look over a paragraph for its quotations before it is read."""
        self._cache = {}
        self._quotations = find_quotations(sentences, self.lexicon.report_verbs)

    def _coordinated(self, word: Word) -> Resolved | None:
        """ "the US and its allies": the possessor is what the phrase is coordinated with."""
        noun = next((w for w in word.ancestors() if w.dep == "conj"), None)
        if noun is None or not noun.head.is_noun or any(w.is_verb for w in word.ancestors() if noun.i < w.i <= word.i):
            return None
        first = self.resolve(noun.head)
        return Resolved(first.referents, "coref", 0.85, first.plural) if first and len(first.referents) == 1 else None

    def _resolve_relative(self, word: Word) -> Resolved | None:
        clause = next((w for w in word.ancestors() if w.dep in ("relcl", "acl")), None)
        if clause is None:
            return None
        resolved = self.resolve(clause.head)
        return Resolved(resolved.referents, "relative", resolved.sure, resolved.plural) if resolved else None

    def _resolve_noun(self, word: Word) -> Resolved | None:
        lemma, lexicon = _singular(word), self.lexicon
        if word.lower in ("both", "sides") or (lemma in ("side", "country", "leader", "minister", "president", "party", "nation", "government", "people") and word.tag == "NNS"):
            if pair := self._resolve_pair(word):
                return pair
        if word.pos == "PROPN" or word.ent in ("PERSON", "ORG"):
            if lemma in lexicon.document_nouns | lexicon.event_nouns | lexicon.titles_lower and word.ent != "PERSON":
                pass
            elif (lemma not in lexicon.group_nouns and lemma not in lexicon.titles_lower) or word.ent == "PERSON":
                return self._resolve_entity(word)
        if lemma in lexicon.titles_lower and (person := self.apposed_person(word)):
            return Resolved((person,), "apposition", 0.95)
        if lemma in _OUR_NOUNS and any(c.lower == "our" for c in word.having("poss")) and not word.having("amod", "compound"):
            return Resolved(self.memory.we(), "we", plural=len(self.memory.we()) > 1) if self.memory.we() else None
        owner = self.owner(word)
        if owner and owner.kind == "Person" and lemma in ("government", "country", "administration") and owner in self._states:
            return Resolved((self._states[owner],), "side", 0.8)
        if lemma in lexicon.state_nouns and word.tag in ("NN", "NNP", "NNS") and owner and owner.kind in ("Country", "Organization") and (word.tag != "NNS" or lemma == "authority"):
            return Resolved((owner,), "side")
        definite = any(c.dep == "det" and c.lower in ("the", "this", "that") for c in word.children)
        if definite and word.tag in ("NN", "NNP") and not owner and (known := self._resolve_definite(word)):
            return known
        if lemma in _QUANTITIES and (of := [o for p in word.having("prep") if p.lower == "of" for o in p.having("pobj")]):
            inner = self.resolve(of[0])
            if inner and inner.referents and inner.referents[0].kind in ("Group", "Country", "Organization", "Person"):
                return self._make(word, "Group", plural=True)
        if lemma in lexicon.group_nouns or (lemma in lexicon.titles_lower and word.tag in ("NN", "NNS", "NNP")):
            return self._make(word, "Group", plural=word.tag in ("NNS", "NNPS"))
        if lemma in lexicon.document_nouns:
            return self._make(word, "Document")
        if lemma in lexicon.event_nouns and word.pos != "VERB":
            return self._make(word, "Event")
        if word.pos == "NUM" and word.dep in ("nsubj", "pobj", "dobj") and word.having("prep"):
            return self._make(word, "Group", plural=True)
        return None

    def _resolve_entity(self, word: Word) -> Resolved | None:
        kind = _NER.get(word.ent)
        if kind is None:
            return None
        parts = [c for c in word.children if c.dep == "compound" and c.ent == word.ent and not c.name]
        start, end = min([word.start, *(c.start for c in parts)]), word.end
        label = self._text(start, end)
        if not label[:1].isupper():
            return None
        if kind == "Person":
            return Resolved((self._person(label),), "ner", 0.75)
        return Resolved((Referent(f"{kind.lower()}/{slug(label)}", kind, label),), "ner", 0.7)

    def _person(self, label: str) -> Referent:
        """Give the person of a name, by the full name where it was said before."""
        last = label.split()[-1]
        known = self._persons.get(last)
        if known is None or (" " in label and known.label != label and not set(label.split()) <= set(known.label.split())):
            known = Referent(f"person/{slug(label)}", "Person", label)
            self._persons[last] = known
        return known

    def _resolve_pair(self, word: Word) -> Resolved | None:
        persons = word.lemma in ("leader", "minister", "president", "secretary", "diplomat")
        words = [c.lower for c in word.children]
        number = next((_NUMBERS[w] for w in words if w in _NUMBERS), 0)
        if word.lower == "both" and not word.having("prep"):
            number = 2
        if word.lower == "sides" and not number and "the" in words and not word.having("prep", "amod"):
            number = 2
        if not number or word.having("prep", "relcl") or (words and not {"the", "both", "two", "three", "our", "these"} & set(words)):
            return None
        if "our" in words and number == 2:
            we = self.memory.we()
            other = [r for r in self.memory.pair(persons=False, number=3) if r not in we]
            return Resolved((*we, *other[-1:]), "pair", 0.6, plural=True) if we and other else None
        found = self.memory.pair(persons=persons, number=number)
        if number == 2 and len(self.memory.met) == 2:
            sides = tuple(self._states.get(r, r) if r.kind == "Person" else r for r in self.memory.met)
            if persons and all(r.kind == "Person" for r in self.memory.met):
                found = self.memory.met
            elif not persons and sides[0] != sides[1] and all(r.kind != "Person" for r in sides):
                found = sides
        if not found and persons:
            found = self.memory.pair(persons=False, number=number)
        return Resolved(found, "pair", 0.75, plural=True) if found else None

    def _resolve_definite(self, word: Word) -> Resolved | None:
        """Find "the country", "the alliance", "the letter", "the president" among what was named."""
        if word.having("prep", "relcl", "acl", "amod", "nummod"):
            amod = word.having("amod", "nummod")
            if word.having("prep", "relcl", "acl") or any(c.lower not in ("prime", "foreign", "deputy", "assistant", "special", "general") for c in amod):
                return None
        lemma = word.lemma
        if lemma in self.lexicon.titles_lower and (holder := self.memory.holder({lemma, *(c.lower for c in word.having("amod", "compound"))})):
            return Resolved((holder,), "coref", 0.75)
        if lemma in _COUNTRY_WORDS and (found := self.memory.last(frozenset({"Country"}))):
            return Resolved(found, "coref", 0.7)
        found = self.memory.last(frozenset({"Organization", "Company", "GovernmentBody"})) if lemma in _ORG_WORDS else ()
        if found and (lemma in _ANY_ORG or lemma in found[0].label.lower()):
            return Resolved(found, "coref", 0.6)
        if lemma in self.memory.documents:
            return Resolved((self.memory.documents[lemma],), "coref", 0.8)
        return None

    def _make(self, word: Word, kind: EntityKind, *, plural: bool = False) -> Resolved | None:
        label = self.label(word)
        if not label:
            return None
        return Resolved((Referent(f"{kind.lower()}/{slug(label)[:80]}", kind, label),), kind.lower(), 0.85, plural)

    def apposed_person(self, word: Word) -> Referent | None:
        """Give who stands beside an office: "the Prime Minister of Pakistan, Imran Khan"."""
        for child in word.having("appos"):
            resolved = self.resolve(child)
            if resolved and len(resolved.referents) == 1 and resolved.referents[0].kind == "Person":
                return resolved.referents[0]
        return None

    def owner(self, word: Word) -> Referent | None:
        """Give the one actor that a noun belongs to: "Algeria's", "the Algerian", "of Algeria"."""
        for child in word.children:
            if child.dep in ("poss", "amod", "compound", "nmod"):
                resolved = self.resolve(child)
                if resolved and len(resolved.referents) == 1 and resolved.referents[0].kind in ACTOR_KINDS:
                    return resolved.referents[0]
        for prep in word.having("prep"):
            if prep.lower == "of":
                for obj in prep.having("pobj"):
                    resolved = self.resolve(obj)
                    if resolved and len(resolved.referents) == 1 and resolved.referents[0].kind in ACTOR_KINDS:
                        return resolved.referents[0]
        return None

    def label(self, word: Word) -> str:
        """Give the noun phrase of a word without its article, relative clauses and appositions."""
        keep = [word]
        for child in word.children:
            if child.i < word.i and child.dep in _PHRASE and child.lower not in ("the", "a", "an", "this", "these", "those", "that"):
                keep.extend(child.subtree())
            elif child.i > word.i and child.dep == "prep" and child.lower in ("of", "in", "from", "for", "on", "to", "with", "against") and len(child.subtree()) <= 9:
                keep.extend(child.subtree())
        start, end = min(w.start for w in keep), max(w.end for w in keep)
        return self._text(start, end).strip(" ,;:\"'")[:160]

    def _text(self, start: int, end: int) -> str:
        assert self._sentence is not None  # noqa: S101
        return re.sub(r"\s+", " ", self._sentence.text[start:end])


def _singular(word: Word) -> str:
    """Give the lemma of a noun; of one with a capital too ("Senators"), which the lemmatizer leaves alone."""
    return word.lower.removesuffix("s") if word.tag == "NNPS" else word.lemma
