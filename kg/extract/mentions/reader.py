"""The sentences of a document, in order -> what each of their words stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extract.clauses import has_to
from kg.extract.coref import Holder, Memory, Trace
from kg.extract.lexicon import Lexicon
from kg.extract.mentions.labels import noun_label, text_between
from kg.extract.mentions.nouns import resolve_noun
from kg.extract.mentions.persons import Persons
from kg.extract.mentions.pronouns import is_relative, resolve_pronoun, resolve_relative
from kg.extract.mentions.quotations import Quoted
from kg.extract.mentions.resolved import Resolved
from kg.extract.names import Name
from kg.extract.parse import Sentence, Word
from kg.model import Referent, slug

_PLACE_PREPS = frozenset({"in", "at", "near", "outside", "around"})
_MADE = frozenset({"make", "take", "reach", "launch", "issue", "pose", "create", "give", "raise"})
_QUANTIFIERS = frozenset({"many", "most", "several", "some", "both"})
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "NUM", "DET", "PRON"})
_OWNER_DEPS = ("poss", "amod", "compound", "nmod")


class Reader:
    """Reads the sentences of one document in order and says what their words stand for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.memory = Memory()
        self.persons = Persons()
        self.states: dict[Referent, Referent] = {}
        """Of every person with an office, the state or body of it."""
        self.quoted = Quoted(self)
        self._cache: dict[int, Resolved | None] = {}
        self._text = ""

    def learn_states(self, names: Iterable[Name]) -> None:
        """Note of every person with an office which state or body "we" is from their mouth."""
        for name in names:
            for part in name.parts or (name,):
                for office in part.offices:
                    if office.state is not None:
                        self.states.setdefault(part.referents[0], office.state)

    def enter_paragraph(self, sentences: Sequence[Sentence]) -> None:
        """Look over a paragraph for its quotations before it is read."""
        self._cache = {}
        self.quoted.enter(sentences)

    def read(self, sentence: Sentence) -> list[tuple[Word, Resolved]]:
        """Resolve every noun of the next sentence, remember what was named, and give the mentions in text order."""
        self._text = sentence.text
        self.memory.sentence += 1
        out = []
        for word in sentence.words:
            resolved = self.resolve(word) if _is_mention(word) else None
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

    def actor(self, word: Word) -> Referent | None:
        """Say which actor a word stands for, the first of several, or None."""
        resolved = self.resolve(word)
        return resolved.actor if resolved else None

    def owner(self, word: Word) -> Referent | None:
        """Give the one actor that a noun belongs to: "Algeria's", "the Algerian", "of Algeria", "made by Algeria"."""
        made_by = [
            obj for made in word.having("acl") if made.lemma in _MADE for agent in made.having("agent") for obj in agent.having("pobj")
        ]
        for other in (*word.having(*_OWNER_DEPS), *word.after("of"), *made_by):
            resolved = self.resolve(other)
            if resolved and resolved.only_actor:
                return resolved.only_actor
        return None

    def apposed_person(self, word: Word) -> Referent | None:
        """Give who stands beside an office: "the Prime Minister of Pakistan, Imran Khan"."""
        for child in word.having("appos"):
            resolved = self.resolve(child)
            if resolved and len(resolved.referents) == 1 and resolved.referents[0].kind == "Person":
                return resolved.referents[0]
        return None

    def as_place(self, word: Word) -> Resolved:
        """Take a name for the place that it is: "in Kyiv", "travelled to Kyiv"."""
        label = text_between(self._text, word.start, word.end)
        return Resolved((Referent(f"place/{slug(label)}", "Place", label),), "place")

    def label(self, word: Word) -> str:
        """Give the noun phrase of a word without its article, relative clauses and appositions."""
        return noun_label(word, self._text)

    def text(self, start: int, end: int) -> str:
        """Give a stretch of the document on one line."""
        return text_between(self._text, start, end)

    def _resolve(self, word: Word) -> Resolved | None:
        if word.name:
            if word.name.rule == "metonym" and word.dep == "pobj" and word.head.lower in _PLACE_PREPS:
                return self.as_place(word)
            return Resolved(word.name.referents, word.name.rule, plural=word.name.form == "list" or word.name.rule == "people")
        if word.tag in ("PRP", "PRP$"):
            return resolve_pronoun(word, self)
        if is_relative(word):
            return resolve_relative(word, self)
        many = word.lower in _QUANTIFIERS and word.dep in ("nsubj", "nsubjpass") and (word.lower != "both" or word.i == 0)
        return resolve_noun(word, self) if word.pos in _NOUN_LIKE or many else None

    def _note(self, word: Word, resolved: Resolved) -> None:
        self._note_persons(word, resolved)
        if resolved.rule in ("we", "relative"):
            return
        subject = word.dep in ("nsubj", "nsubjpass") and not has_to(word.head)
        owner = word.dep in _OWNER_DEPS
        office = not resolved.plural and word.name is None and word.lemma in self.lexicon.titles_lower
        self.memory.note(Trace(resolved.referents, self.memory.sentence, word.i, subject, resolved.plural, owner, office))
        for referent in resolved.referents:
            if referent.kind in ("Document", "Event") and not word.name:
                self.memory.documents[word.lemma] = referent

        if word.dep == "conj":
            self._note_together(word)

    def _note_together(self, last: Word) -> None:
        """Remember those who are coordinated as one plural: "A and B ... They"."""
        first = last
        while first.dep == "conj":
            first = first.head
        words = first.conjuncts()
        found = [self.resolve(word) for word in words]
        if words[-1] is not last or any(one is None or one.actor is None for one in found):
            return
        together = tuple(dict.fromkeys(referent for one in found if one for referent in one.referents))
        subject = first.dep in ("nsubj", "nsubjpass") and not has_to(first.head)
        self.memory.note(Trace(together, self.memory.sentence, first.i, subject, plural=True))

    def _note_persons(self, word: Word, resolved: Resolved) -> None:
        if word.name and word.name.kind == "Person":
            for office in word.name.offices:
                words = frozenset(title.lower() for title in re.findall(r"[A-Za-z-]+", office.text))
                self.memory.holders.append(Holder(words, word.name.referents[0], office.of))
        for referent in resolved.referents:
            if referent.kind == "Person":
                self.persons.note(referent)


def _is_mention(word: Word) -> bool:
    if word.dep == "compound" and word.ent and not word.name:
        return False
    return word.is_noun or word.name is not None or word.tag == "PRP$"
