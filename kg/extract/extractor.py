"""A `Document` -> its `Extraction`: turns, names, parse, relations; the stages of `extract` in the order of the design."""

from __future__ import annotations

from kg.extract.frames import read_frames
from kg.extract.lexicon import read_lexicon
from kg.extract.nlp import load_model, parse
from kg.extract.paragraphs import make_paragraphs
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
        paragraphs = make_paragraphs(document, turns, self.gazetteer, self.lexicon)
        return relate(document, turns, parse(self.nlp, paragraphs), frames=self.frames, lexicon=self.lexicon)
