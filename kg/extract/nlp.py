"""Paragraphs with their names -> parsed `Sentence`s; the way through a spaCy pipeline.

A name is one token for the parser, whatever its length, and so is a whole list of names: the parser sees a short
placeholder of the same kind, the rules see the words of the document again through an explicit map of offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import InputError
from kg.extract.names import Name
from kg.extract.paragraphs import Paragraph, Parsed
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


_PREFIXES = frozenset({"re", "de", "pre", "co"})
_LONGER = {"hop": "hope", "fin": "fine"}
_PAST = {"forgave": "forgive", "greenlighted": "greenlight", "greenlit": "greenlight", "strove": "strive", "forbade": "forbid"}
_CO = re.compile(r"co-(?!op|or)(?=[a-z]{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """What a token of the parser is in the document: its place, and its name where it stands for one."""

    start: int
    end: int
    name: Name | None = None


def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline.

    Raises:
        InputError: no pipeline of this name is installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        raise InputError(f"model {name!r}: not installed; run `pip install {name}` or leave out --model") from error


def parse(nlp: Language, paragraphs: Sequence[Paragraph]) -> list[Parsed]:
    """Parse paragraphs, in order."""
    prepared = [_prepare(nlp, paragraph) for paragraph in paragraphs]
    docs = nlp.pipe((doc for doc, _ in prepared), batch_size=64)
    together = zip(paragraphs, prepared, docs, strict=True)
    return [Parsed(paragraph, list(read_sentences(doc, slots, paragraph.text))) for paragraph, (_, slots), doc in together]


def read_sentences(doc: Doc, slots: Sequence[Slot], text: str) -> Iterator[Sentence]:
    """Read a parsed doc as sentences over `text`; `slots` has the place of every token. Blank tokens are left out."""
    for span in doc.sents:
        tokens = [token for token in span if not token.is_space]
        place = {token.i: i for i, token in enumerate(tokens)}
        words = [_word(token, i, slots[token.i]) for i, token in enumerate(tokens)]
        link(words, [place[_head(token).i] for token in tokens])
        repair(words)
        if words:
            yield Sentence(tuple(words), words[0].start, words[-1].end, text)


def placeholder(text: str, name: Name) -> str:
    """Give the word that the parser sees for a name: one of the same kind that it knows."""
    surface = text[name.start : name.end]
    if name.form == "adjective":
        return surface if " " not in surface else "German"
    if name.form == "name" and surface.isalpha() and not surface.isupper() and name.kind in ("Country", "Place"):
        return surface
    return _PLACEHOLDERS[name.kind]


def _prepare(nlp: Language, paragraph: Paragraph) -> tuple[Doc, list[Slot]]:
    words: list[str] = []
    slots: list[Slot] = []
    position = paragraph.start

    def plain(start: int, end: int) -> None:
        if start < end:
            for place in _tokenize(nlp, paragraph.text[start:end]):
                words.append(_plainer(paragraph.text[start + place.start : start + place.end]))
                slots.append(Slot(start + place.start, start + place.end))

    for name in paragraph.names:
        plain(position, name.start)
        words.append(placeholder(paragraph.text, name))
        slots.append(Slot(name.start, name.end, name))
        position = name.end
    plain(position, paragraph.end)
    spaces = [i + 1 == len(slots) or slots[i].end < slots[i + 1].start for i in range(len(slots))]
    return Doc(nlp.vocab, words=words, spaces=spaces), slots


def _tokenize(nlp: Language, text: str) -> list[Slot]:
    """Split a text as the model does, but for prefixes with a hyphen: the parser takes "re-engagement" apart for three things."""
    out: list[Slot] = []
    for token in nlp.tokenizer(text):
        if token.is_space:
            continue
        end = token.idx + len(token)
        if len(out) > 1 and out[-1].end == token.idx and out[-2].end == out[-1].start and _is_prefix(text[out[-2].start : token.idx]):
            out[-2:] = [Slot(out[-2].start, end)]
        else:
            out.append(Slot(token.idx, end))
    return out


def _plainer(word: str) -> str:
    """Give the word that the parser knows: of "co-chaired", "chaired"; of "co-operate", "cooperate"."""
    return re.sub(r"^(co)-(?=op|or)", r"\1", _CO.sub("", word), flags=re.IGNORECASE)


def _is_prefix(text: str) -> bool:
    return text.endswith("-") and text[:-1].lower() in _PREFIXES


def _word(token: Token, i: int, slot: Slot) -> Word:
    lemma = _lemma(token.lower_, token.lemma_.lower(), token.pos_)
    pos = token.pos_
    if slot.name is not None:
        pos = "ADJ" if slot.name.form == "adjective" and token.dep_ in ("amod", "compound", "nmod") else "PROPN"
    ent = "" if slot.name else token.ent_type_
    return Word(i, token.text, lemma, pos, token.tag_, token.dep_, slot.start, slot.end, ent, slot.name)


def _lemma(lower: str, lemma: str, pos: str) -> str:
    """Mend the lemmatizer's "hop" for "hopes", "fin" for "fined": it knows a shorter verb."""
    if lemma in _LONGER and pos in ("VERB", "NOUN") and f"{lemma}{lemma[-1]}" not in lower:
        return _LONGER[lemma]
    return _PAST.get(lower, lemma) if pos == "VERB" else lemma


def _head(token: Token) -> Token:
    """Give the head, or the token itself where it hangs on a blank."""
    return token if token.head.is_space else token.head
