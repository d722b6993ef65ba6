"""A `Document` -> its `Extraction`: turns, names, parse, relations; the stages of `extract` in the order of the design."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.frames import read_frames
from kg.extract.lexicon import read_lexicon
from kg.extract.names import Known, Name, find_names, learn_names
from kg.extract.nlp import Paragraph, load_model, parse, split_paragraphs
from kg.extract.relate import relate
from kg.gazetteer import Gazetteer
from kg.model import Document, Extraction
from kg.read.transcript import read_turns
from kg.settings import Settings, ontology


class Extractor:
    """Holds what is loaded once: the model, the frames, the word lists, the gazetteer."""

    def __init__(self, settings: Settings, gazetteer: Gazetteer) -> None:
        """Load everything.

        Raises:
            InputError: the model is not installed.
            OntologyError: a file of frames or word lists is malformed.
        """
        self.settings, self.gazetteer = settings, gazetteer
        self.lexicon = read_lexicon(ontology() / "lexicon.yaml")
        self.frames = read_frames([ontology() / "frames", *([settings.frames] if settings.frames else [])])
        self.nlp = load_model(settings.model)

    def extract(self, document: Document) -> Extraction:
        """Read one document."""
        turns = read_turns(document, self.gazetteer)
        places = [(turn, start, end) for turn in turns for start, end in split_paragraphs(document.text, turn.start, turn.end)]
        known = learn_names([document.text[start:end] for _, start, end in places], self.gazetteer, self.lexicon)
        paragraphs = [self._paragraph(document, start, end, known) for _, start, end in places]
        parsed = zip((turn for turn, _, _ in places), parse(self.nlp, paragraphs), strict=True)
        names = [name for paragraph in paragraphs for name in paragraph.names]
        return relate(document, turns, parsed, names, frames=self.frames, lexicon=self.lexicon)

    def _paragraph(self, document: Document, start: int, end: int, known: Known) -> Paragraph:
        names = find_names(document.text[start:end], self.gazetteer, self.lexicon, known)
        return Paragraph(document.text, start, end, tuple(shift(name, start) for name in names))


def shift(name: Name, by: int) -> Name:
    """Give a name with its offsets, and those inside it, moved."""
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        offices=tuple(replace(office, start=office.start + by, end=office.end + by) for office in name.offices),
        parts=tuple(shift(part, by) for part in name.parts),
    )
