"""Compact notation -> hand-built parses, so that rules are tested without a parser.

Each word is `text:TAG:dep:head`, the head counted from 1; a root names itself:

    *China:NNP:nsubj:2 supports|support:VBZ:ROOT:2 the:DT:det:4 plan:NN:dobj:2 .:.:punct:2

`text|lemma` gives a lemma that is not the lower-case text; `_` is a blank; `*` makes a name, of a country unless
`*Wang_Yi@Person` says otherwise, and `*Chinese@Country.adjective` its form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from kg.extract.lexicon import read_lexicon
from kg.extract.mentions import Reader
from kg.extract.names import Name
from kg.extract.parse import Sentence, Word, link
from kg.model import EntityKind, Referent, Turn, slug
from kg.settings import ontology

LEXICON = read_lexicon(ontology() / "lexicon.yaml")
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "CD": "NUM", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "DT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WDT": "PRON", "WP": "PRON", "EX": "PRON", "TO": "PART", "POS": "PART", "RP": "ADP", "MD": "AUX",
    "CC": "CCONJ", "VB": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBD": "VERB", "VBN": "VERB", "VBG": "VERB",
}  # fmt: skip


def build_sentence(notation: str) -> Sentence:
    """Build one sentence; its text is the words with one blank between them."""
    return build_sentences(notation)[0]


def build_sentences(*notations: str) -> list[Sentence]:
    """Build the sentences of one text."""
    rows = [[_fields(item) for item in notation.split()] for notation in notations]
    text = " ".join(_surface(row[0]) for sentence in rows for row in sentence)
    out: list[Sentence] = []
    position = 0
    for sentence in rows:
        words = []
        for i, row in enumerate(sentence):
            words.append(_word(i, row, position))
            position = words[-1].end + 1
        link(words, [int(row[3]) - 1 for row in sentence])
        out.append(Sentence(tuple(words), words[0].start, words[-1].end, text))
    return out


def find(sentence: Sentence, text: str) -> Word:
    """Give the first word with this text."""
    return next(word for word in sentence.words if word.text == text)


def texts(words: Sequence[Word]) -> list[str]:
    """Give the texts of words."""
    return [word.text for word in words]


def country(label: str) -> Referent:
    """Give the referent that a `*` makes."""
    return Referent(f"country/{slug(label)}", "Country", label)


def read(*sentences: Sentence, **turn: Any) -> Reader:
    """Give a reader that has read the sentences, in a turn with these fields."""
    reader = Reader(LEXICON)
    reader.memory.enter(Turn(0, 0, sentences[-1].end, **{"role": "answer", **turn}))
    reader.enter_paragraph(sentences)
    for sentence in sentences:
        reader.read(sentence)
    return reader


def _fields(item: str) -> list[str]:
    fields = item.rsplit(":", 3)
    assert len(fields) == 4, f"{item!r} is not text:TAG:dep:head"
    return fields


def _surface(text: str) -> str:
    plain = text.removeprefix("*").split("@")[0] if text.startswith("*") else text
    return plain.split("|")[0].replace("_", " ")


def _word(i: int, row: Sequence[str], start: int) -> Word:
    text, tag, dep, _ = row
    surface = _surface(text)
    lemma = text.split("|")[1] if "|" in text else surface.lower()
    name = _name(text, surface, start) if text.startswith("*") else None
    pos = "ADJ" if name and name.form == "adjective" else "AUX" if dep in ("aux", "auxpass") and tag != "TO" else _POS.get(tag, "PUNCT")
    return Word(i, surface, lemma, pos, tag, dep, start, start + len(surface), name=name)


def _name(text: str, surface: str, start: int) -> Name:
    kind, _, form = text.partition("@")[2].partition(".")
    made: EntityKind = next((one for one in get_args(EntityKind) if one == kind), "Country")
    referent = Referent(f"{slug(made)}/{slug(surface)}", made, surface)
    return Name(start, start + len(surface), made, (referent,), "gazetteer", form="adjective" if form == "adjective" else "name")
