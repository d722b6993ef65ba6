"""What the rules read: `Word`s in a tree, each with its place in the document and the name it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.names import Name

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass", "expl"})


@dataclass(slots=True, eq=False)
class Word:
    """One token of the parse. `start` and `end` are characters of the document, of the whole name where it is one."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    ent: str = ""
    name: Name | None = None
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.head = self

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_verb(self) -> bool:
        return self.pos in ("VERB", "AUX")

    @property
    def is_noun(self) -> bool:
        return self.pos in NOUNS

    def having(self, *deps: str) -> list[Word]:
        """Give the children with one of these relations, in text order."""
        return [child for child in self.children if child.dep in deps]

    def after(self, *prepositions: str) -> list[Word]:
        """Give the objects of the prepositions that hang on the word, in text order: of "head of X", X."""
        return [obj for prep in self.having("prep") if prep.lower in prepositions for obj in prep.having("pobj")]

    def subtree(self) -> list[Word]:
        """Give the word and all below it, in text order."""
        out, stack = [], [self]
        while stack:
            word = stack.pop()
            out.append(word)
            stack.extend(word.children)
        return sorted(out, key=lambda word: word.i)

    def ancestors(self) -> Iterator[Word]:
        """Walk up to the root."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def conjuncts(self) -> list[Word]:
        """Give the word and all that are coordinated with it, in text order."""
        out = [self]
        for word in out:
            out.extend(child for child in word.children if child.dep == "conj")
        return sorted(out, key=lambda word: word.i)

    def move(self, head: Word, dep: str) -> None:
        """Hang the word below another; refuses to make a cycle."""
        if head is self or any(word is self for word in head.ancestors()):
            return
        if self.head is not self:
            self.head.children.remove(self)
        self.head, self.dep = head, dep
        head.children.append(self)
        head.children.sort(key=lambda word: word.i)

    def uproot(self, tag: str) -> None:
        """Make the word, with all below it, the verb of a sentence of its own."""
        if self.head is not self:
            self.head.children.remove(self)
        self.head, self.dep, self.pos, self.tag = self, "ROOT", "VERB", tag


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; `start` and `end` are characters of the document."""

    words: tuple[Word, ...]
    start: int
    end: int
    text: str
    """The document's text, of which all offsets are."""

    @property
    def is_question(self) -> bool:
        return any(word.text == "?" for word in self.words[-2:])

    @property
    def roots(self) -> list[Word]:
        return [word for word in self.words if word.head is word]


def link(words: list[Word], heads: list[int]) -> None:
    """Set heads and children from indices into the list; a word whose head is itself is a root."""
    for word, head in zip(words, heads, strict=True):
        if words[head] is not word:
            word.head = words[head]
            words[head].children.append(word)
