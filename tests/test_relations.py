"""Who does what to whom, on hand-built parses and two or three frames made here."""

from __future__ import annotations

import pytest
from build_parse import build_sentences, country, read

from kg.extract.frames import FrameIndex, read_frames
from kg.extract.relations import Draft, Matcher

FRAMES = """
predicate: supports
frames:
  - verb: [support, back]
    object: [obj]
    content: [obj]
  - noun: [support]
    object: ["prep:for|of"]
    light: [voice, give]
  - verb: [speak up for]
    object: [obj]
  - predicate: urges
    verb: [urge]
    object: [obj]
    content: [inf, that]
    swallows: true
    kinds: [Actor]
  - predicate: meets
    verb: [meet]
    object: [obj, "prep:with"]
    reciprocal: true
  - predicate: hopes
    verb: [want, hope]
    object: [none]
    content: [inf]
    required: false
  - predicate: calls
    verb: [regard as]
    object: [obj]
    content: [as]
  - predicate: strikes
    verb: [hit]
    object: [obj]
    voice: passive
"""
GHANA = "*Ghana:NNP:nsubj:2"


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> FrameIndex:
    folder = tmp_path_factory.mktemp("frames")
    (folder / "few.yaml").write_text(FRAMES, encoding="utf-8")
    return read_frames([folder])


def _row(draft: Draft) -> tuple[str, str, str, str]:
    return draft.subject.label, draft.predicate, draft.object.label, draft.content


def _find(frames: FrameIndex, *parses: str) -> list[tuple[str, str, str, str]]:
    sentences = build_sentences(*parses)
    reader = read(*sentences, spoken_for=(country("Mali"),))
    matcher = Matcher(frames, reader)
    return [_row(draft) for sentence in sentences for draft in matcher.find(sentence)]


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        (f"{GHANA} backs|back:VBZ:ROOT:2 *Togo:NNP:dobj:2", [("Ghana", "supports", "Togo", "")]),
        (
            "*Togo:NNP:nsubjpass:3 is:VBZ:auxpass:3 backed|back:VBN:ROOT:3 by:IN:agent:3 *Ghana:NNP:pobj:4",
            [("Ghana", "supports", "Togo", "")],
        ),
        (
            "*Ghana:NNP:nsubj:4 and:CC:cc:1 *Niger:NNP:conj:1 back:VBP:ROOT:4 *Togo:NNP:dobj:4",
            [("Ghana", "supports", "Togo", ""), ("Niger", "supports", "Togo", "")],
        ),
        (
            f"{GHANA} backs|back:VBZ:ROOT:2 *Togo:NNP:poss:5 's:POS:case:3 reforms|reform:NNS:dobj:2",
            [("Ghana", "supports", "Togo", "Togo 's reforms")],
        ),
        (f"{GHANA} backs|back:VBZ:ROOT:2 free:JJ:amod:4 trade:NN:dobj:2", [("Ghana", "supports", "free trade", "free trade")]),
        (
            "*Ghana:NNP:poss:3 's:POS:case:1 support:NN:ROOT:3 for:IN:prep:3 *Togo:NNP:pobj:4",
            [("Ghana", "supports", "Togo", "")],
        ),
        (
            f"{GHANA} voiced|voice:VBD:ROOT:2 support:NN:dobj:2 for:IN:prep:3 *Togo:NNP:pobj:4",
            [("Ghana", "supports", "Togo", "")],
        ),
        (
            f"{GHANA} speaks|speak:VBZ:ROOT:2 up:RP:prt:2 for:IN:prep:2 *Togo:NNP:pobj:4",
            [("Ghana", "supports", "Togo", "")],
        ),
        (
            f"{GHANA} urges|urge:VBZ:ROOT:2 *Togo:NNP:dobj:2 to:TO:aux:5 back:VB:xcomp:2 *Chad:NNP:dobj:5",
            [("Ghana", "urges", "Togo", "to back Chad")],
        ),
        ("We:PRP:nsubj:2 back:VBP:ROOT:2 *Togo:NNP:dobj:2", [("Mali", "supports", "Togo", "")]),
        (
            f"{GHANA} regards|regard:VBZ:ROOT:2 *Togo:NNP:dobj:2 as:IN:prep:2 a:DT:det:6 friend:NN:pobj:4",
            [("Ghana", "calls", "Togo", "a friend")],
        ),
        ("*Ghana:NNP:nsubj:4 and:CC:cc:1 *Togo:NNP:conj:1 met|meet:VBD:ROOT:4", [("Ghana", "meets", "Togo", "")]),
        (f"{GHANA} met|meet:VBD:ROOT:2 *Togo:NNP:dobj:2", [("Ghana", "meets", "Togo", "")]),
        (
            "*Ghana:NNP:nsubj:4 and:CC:cc:1 *Togo:NNP:conj:1 back:VBP:ROOT:4 each:DT:det:6 other:JJ:dobj:4",
            [("Ghana", "supports", "Togo", ""), ("Togo", "supports", "Ghana", "")],
        ),
    ],
    ids=[
        "active", "passive", "two subjects", "owner of the object", "topic", "noun", "light verb", "expression", "content swallows",
        "we", "as", "reciprocal", "reciprocal with object", "each other",
    ],
)  # fmt: skip
def test_found(frames: FrameIndex, parse: str, found: list[tuple[str, str, str, str]]) -> None:
    assert _find(frames, parse) == found


@pytest.mark.parametrize(
    "parse",
    [
        f"{GHANA} backs|back:VBZ:ROOT:2",
        "backs|back:VBZ:ROOT:1 *Togo:NNP:dobj:1",
        f"{GHANA} backs|back:VBZ:ROOT:2 *Ghana:NNP:dobj:2",
        f"{GHANA} backs|back:VBZ:ROOT:2 it:PRP:dobj:2 on:IN:prep:2 Monday:NNP:pobj:4",
        f"{GHANA} urges|urge:VBZ:ROOT:2 peace:NN:dobj:2",
        f"{GHANA} met|meet:VBD:ROOT:2",
        "We:PRP:nsubj:2 want:VBP:ROOT:2 to:TO:aux:4 stress:VB:xcomp:2 this:DT:dobj:4",
        f"{GHANA} regards|regard:VBZ:ROOT:2 *Togo:NNP:dobj:2",
        f"{GHANA} hit:VBD:ROOT:2 *Togo:NNP:dobj:2",
        f"{GHANA} speaks|speak:VBZ:ROOT:2 up:RP:prt:2",
        "Rain:NN:nsubj:2 backs|back:VBZ:ROOT:2 *Togo:NNP:dobj:2",
    ],
    ids=[
        "no object", "no subject", "itself", "an empty pronoun", "not of the kind", "alone", "a speech act announced",
        "half an expression", "the other voice", "no object after the expression", "who cannot act",
    ],
)  # fmt: skip
def test_nothing(frames: FrameIndex, parse: str) -> None:
    assert _find(frames, parse) == []


def test_a_list_has_the_subject_of_the_sentence_before_it(frames: FrameIndex) -> None:
    opening = "*Ghana:NNP:nsubj:2 decided|decide:VBD:ROOT:2 ::.:punct:2"
    point = "to:TO:aux:2 back:VB:ROOT:2 *Togo:NNP:dobj:2"
    other = "*Chad:NNP:nsubj:2 left|leave:VBD:ROOT:2"
    assert _find(frames, opening, point) == [("Ghana", "supports", "Togo", "")]
    assert _find(frames, opening, other, point) == []
