"""Paragraphs with their names -> parsed `Sentence`s; the spaCy pipeline and its components.

A name is one token for the parser, whatever its length, and so is a whole list of names: the parser sees a short
placeholder of the same kind, the rules see the words of the document again through an explicit map of offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import InputError
from kg.extract.names import Name
from kg.extract.parse import Sentence, Word, link
from kg.extract.repairs import repair

_PLACEHOLDERS = {
    "Country": "Germany",
    "Person": "Obama",
    "GovernmentBody": "Pentagon",
    "Organization": "NATO",
    "Company": "Microsoft",
    "NewsOutlet": "Reuters",
    "Document": "Agreement",
    "Event": "Summit",
    "Place": "Asia",
    "Group": "Germany",
    "Topic": "Asia",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a turn: its place in the document and the names in it (offsets into the document)."""

    text: str
    start: int
    end: int
    names: tuple[Name, ...]


def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline.

    Raises:
        InputError: no pipeline of this name is installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        raise InputError(f"model {name!r}: not installed; run `pip install {name}` or leave out --model") from error


def parse(nlp: Language, paragraphs: Sequence[Paragraph]) -> Iterator[list[Sentence]]:
    """Parse paragraphs, in order; gives the sentences of each."""
    prepared = [_prepare(nlp, paragraph) for paragraph in paragraphs]
    docs = nlp.pipe((doc for doc, _ in prepared), batch_size=64)
    for (_, slots), paragraph, doc in zip(prepared, paragraphs, docs, strict=True):
        yield list(_sentences(doc, slots, paragraph))


@dataclass(frozen=True, slots=True)
class _Slot:
    start: int
    end: int
    name: Name | None = None


def _prepare(nlp: Language, paragraph: Paragraph) -> tuple[Doc, list[_Slot]]:
    words: list[str] = []
    slots: list[_Slot] = []
    position = paragraph.start

    def plain(start: int, end: int) -> None:
        if start < end:
            for token in nlp.tokenizer(paragraph.text[start:end]):
                if not token.is_space:
                    words.append(token.text)
                    slots.append(_Slot(start + token.idx, start + token.idx + len(token)))

    for name in paragraph.names:
        plain(position, name.start)
        words.append(_placeholder(paragraph.text, name))
        slots.append(_Slot(name.start, name.end, name))
        position = name.end
    plain(position, paragraph.end)
    spaces = [i + 1 == len(slots) or slots[i].end < slots[i + 1].start for i in range(len(slots))]
    return Doc(nlp.vocab, words=words, spaces=spaces), slots


def _placeholder(text: str, name: Name) -> str:
    surface = text[name.start : name.end]
    if name.form == "adjective":
        return surface if " " not in surface else "German"
    if name.form == "name" and surface.isalpha() and not surface.isupper() and name.kind in ("Country", "Place"):
        return surface
    return _PLACEHOLDERS[name.kind]


def _sentences(doc: Doc, slots: Sequence[_Slot], paragraph: Paragraph) -> Iterator[Sentence]:
    for span in doc.sents:
        words = [_word(token, token.i - span.start, slots[token.i]) for token in span]
        link(words, [token.head.i - span.start for token in span])
        for word in words:
            if word.name is not None:
                word.pos = "ADJ" if word.name.form == "adjective" and word.dep in ("amod", "compound", "nmod") else "PROPN"
        repair(words)
        yield Sentence(tuple(words), words[0].start, words[-1].end, paragraph.text)


def _word(token: object, i: int, slot: _Slot) -> Word:
    t = token
    return Word(i, t.text, _lemma(t.text.lower(), t.lemma_.lower(), t.pos_), t.pos_, t.tag_, t.dep_, slot.start, slot.end, "" if slot.name else t.ent_type_, slot.name)  # type: ignore[attr-defined]


def _lemma(lower: str, lemma: str, pos: str) -> str:
    """Mend the lemmatizer's "hop" for "hopes": it knows a shorter verb."""
    return "hope" if lemma == "hop" and pos in ("VERB", "NOUN") and "pp" not in lower else lemma


def split_paragraphs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Give the (start, end) of the paragraphs between two offsets: the lines that are not blank."""
    position = start
    for line in text[start:end].split("\n"):
        stripped = line.strip()
        if stripped:
            first = position + len(line) - len(line.lstrip())
            yield first, first + len(stripped)
        position += len(line) + 1
