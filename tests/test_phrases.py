"""The shortest full phrase that says what a relation is about."""

from __future__ import annotations

import pytest
from build_parse import build_sentence, find

from kg.extract.phrases import extend, phrase_text, phrase_words

PLAN = "the:DT:det:2 plan:NN:ROOT:2 of:IN:prep:2 *Togo:NNP:pobj:3 ,:,:punct:2 which:WDT:nsubj:7 failed|fail:VBD:relcl:2"
PAIR = "the:DT:det:2 plan:NN:ROOT:2 and:CC:cc:2 the:DT:det:5 treaty:NN:conj:2"
THAT = "that:IN:mark:3 talks:NNS:nsubj:3 resume:VBP:ccomp:3"
MARKS = ",:,:punct:2 peace:NN:ROOT:2 .:.:punct:2"
REASON = "resume:VB:ROOT:1 talks:NNS:dobj:1 as:IN:mark:5 it:PRP:nsubj:5 promised|promise:VBD:advcl:1"


@pytest.mark.parametrize(
    ("parse", "head", "alone", "phrase"),
    [
        (PLAN, "plan", False, "the plan of Togo"),
        (PAIR, "plan", False, "the plan and the treaty"),
        (PAIR, "plan", True, "the plan"),
        (PAIR, "treaty", False, "the treaty"),
        (THAT, "resume", False, "talks resume"),
        (MARKS, "peace", False, "peace"),
        (REASON, "resume", False, "resume talks"),
    ],
    ids=["no side remark", "coordination", "alone", "second of two", "that", "no marks", "no reason"],
)
def test_phrase(parse: str, head: str, alone: bool, phrase: str) -> None:
    sentence = build_sentence(parse)
    assert phrase_text(sentence.text, phrase_words(find(sentence, head), alone=alone)) == phrase


VISION = "shared|share:VBD:ROOT:1 a:DT:det:3 vision:NN:dobj:1 for:IN:prep:1 peace:NN:pobj:4 on:IN:prep:1 Monday:NNP:pobj:6"


@pytest.mark.parametrize(
    ("taken", "phrase"),
    [([], "a vision for peace"), ([3], "a vision")],
    ids=["what follows, but no date", "not what is taken"],
)
def test_extended(taken: list[int], phrase: str) -> None:
    sentence = build_sentence(VISION)
    find(sentence, "Monday").ent = "DATE"
    words = extend(phrase_words(find(sentence, "vision")), find(sentence, "shared"), taken)
    assert phrase_text(sentence.text, words) == phrase


def test_no_words_no_text() -> None:
    assert phrase_text("anything", []) == ""
