"""Quotations and their speakers."""

from __future__ import annotations

import pytest
from build_parse import LEXICON, build_sentence

from kg.extract.quotes import find_quotations

SAID = "\":``:punct:8 We:PRP:nsubj:3 support:VBP:ccomp:8 this:DT:det:5 agreement:NN:dobj:3 \":'':punct:8 he:PRP:nsubj:8 said|say:VBD:ROOT:8"
OPEN = '":``:punct:3 Nobody:NN:nsubj:3 supports|support:VBZ:ROOT:3 these:DT:det:5 disagreements:NNS:dobj:3'
TERM = "A:DT:det:3 \":``:punct:3 genocide:NN:ROOT:3 \":'':punct:3"
PLAIN = "He:PRP:nsubj:2 said|say:VBD:ROOT:2 nothing:NN:dobj:2"


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        (SAID, [('" We support this agreement ', "he")]),
        (OPEN, [('" Nobody supports these disagreements', None)]),
        (TERM, []),
        (PLAIN, []),
    ],
    ids=["with its speaker", "not closed", "a term", "none"],
)
def test_quotations(parse: str, found: list[tuple[str, str | None]]) -> None:
    sentence = build_sentence(parse)
    quotations = find_quotations([sentence], LEXICON.report_verbs)
    assert [(sentence.text[q.start : q.end], q.speaker.text if q.speaker else None) for q in quotations] == found


def test_an_empty_paragraph() -> None:
    assert find_quotations([], LEXICON.report_verbs) == []
