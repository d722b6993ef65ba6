"""Polarity, modality, sources and dates of a draft, on hand-built parses."""

from __future__ import annotations

import datetime as dt

import pytest
from build_parse import build_sentence, country, find, read

from kg.extract.frames import Frame
from kg.extract.qualify import Quality, qualify
from kg.extract.relations import Draft
from kg.model import Referent

SUPPORT = Frame("supports", "verb", (("support",),), ("obj",), ())
SPEAKER = Referent("person/anna", "Person", "Anna Abe")
SAID_ON = dt.date(2021, 7, 20)


def _qualify(parse: str, trigger: str, date: str = "") -> Quality | None:
    sentence = build_sentence(parse)
    for word in sentence.words:
        word.ent = "DATE" if word.text == date else ""
    reader = read(sentence, speaker=SPEAKER, spoken_for=(country("Mali"),))
    word = find(sentence, trigger)
    draft = Draft(country("Ghana"), country("Togo"), "", word, word, SUPPORT, 1.0)
    assert reader.memory.turn is not None
    return qualify(draft, sentence, reader.memory.turn, reader, said_on=SAID_ON)


PLAIN = "*Ghana:NNP:nsubj:2 supports|support:VBZ:ROOT:2 *Togo:NNP:dobj:2"
NOT = "*Ghana:NNP:nsubj:4 does|do:VBZ:aux:4 not:RB:neg:4 support:VB:ROOT:4 *Togo:NNP:dobj:4"
NOT_ONLY = "*Ghana:NNP:nsubj:4 not:RB:neg:4 only:RB:advmod:4 supports|support:VBZ:ROOT:4 *Togo:NNP:dobj:4"
NO = "*Ghana:NNP:nsubj:2 supports|support:VBZ:ROOT:2 no:DT:det:4 plan:NN:dobj:2"
REFUSES = "*Ghana:NNP:nsubj:2 refuses|refuse:VBZ:ROOT:2 to:TO:aux:4 support:VB:xcomp:2"
TWICE = "*Ghana:NNP:nsubj:4 did|do:VBD:aux:4 not:RB:neg:4 refuse:VB:ROOT:4 to:TO:aux:6 support:VB:xcomp:4"


@pytest.mark.parametrize(
    ("parse", "trigger", "negative"),
    [
        (PLAIN, "supports", False),
        (NOT, "support", True),
        (NOT_ONLY, "supports", False),
        (NO, "supports", True),
        (REFUSES, "support", True),
        (TWICE, "support", False),
    ],
    ids=["plain", "not", "not only", "no", "refuses", "twice"],
)
def test_polarity(parse: str, trigger: str, negative: bool) -> None:
    quality = _qualify(parse, trigger)
    assert quality is not None
    assert quality.negative is negative


@pytest.mark.parametrize(
    ("parse", "trigger", "modality"),
    [
        (PLAIN, "supports", "actual"),
        ("*Ghana:NNP:nsubj:3 will:MD:aux:3 support:VB:ROOT:3 *Togo:NNP:dobj:3", "support", "future"),
        ("*Ghana:NNP:nsubj:3 should:MD:aux:3 support:VB:ROOT:3 *Togo:NNP:dobj:3", "support", "wished"),
        ("*Ghana:NNP:nsubj:2 plans|plan:VBZ:ROOT:2 to:TO:aux:4 support:VB:xcomp:2", "support", "future"),
        ("*Ghana:NNP:nsubj:2 hopes|hope:VBZ:ROOT:2 to:TO:aux:4 support:VB:xcomp:2", "support", "wished"),
        ("*Ghana:NNP:nsubj:2 is|be:VBZ:ROOT:2 ready:JJ:acomp:2 to:TO:aux:5 support:VB:xcomp:3", "support", "future"),
        ("*Ghana:NNP:nsubj:2 continues|continue:VBZ:ROOT:2 to:TO:aux:4 support:VB:xcomp:2", "support", "actual"),
    ],
    ids=["plain", "will", "should", "plans", "hopes", "ready", "continues"],
)
def test_modality(parse: str, trigger: str, modality: str) -> None:
    quality = _qualify(parse, trigger)
    assert quality is not None
    assert quality.modality == modality


@pytest.mark.parametrize(
    ("parse", "trigger"),
    [
        ("*Ghana:NNP:nsubj:2 leaves|leave:VBZ:ROOT:2 if:IN:mark:5 they:PRP:nsubj:5 support:VBP:advcl:2", "support"),
        ("Does:VBZ:aux:3 *Ghana:NNP:nsubj:3 support:VB:ROOT:3 *Togo:NNP:dobj:3 ?:.:punct:3", "support"),
        ("*Chad:NNP:nsubj:2 denies|deny:VBZ:ROOT:2 that:IN:mark:5 *Ghana:NNP:nsubj:5 supports|support:VBZ:ccomp:2", "supports"),
        ("*Chad:NNP:nsubj:2 asks|ask:VBZ:ROOT:2 whether:IN:mark:5 *Ghana:NNP:nsubj:5 supports|support:VBZ:ccomp:2", "supports"),
    ],
    ids=["condition", "question", "denied", "whether"],
)
def test_no_fact(parse: str, trigger: str) -> None:
    assert _qualify(parse, trigger) is None


TAKEN = "Why:WRB:advmod:2 leave:VB:ROOT:2 the:DT:det:4 states:NNS:dobj:2 that:WDT:nsubj:6 support:VBP:relcl:4 it:PRP:dobj:6 ?:.:punct:2"


def test_what_a_question_takes_for_granted_is_a_fact() -> None:
    assert _qualify(TAKEN, "support") is not None


SAYS = "*Chad:NNP:nsubj:2 says|say:VBZ:ROOT:2 *Ghana:NNP:nsubj:4 supports|support:VBZ:ccomp:2 *Togo:NNP:dobj:4"
WE_SAY = "We:PRP:nsubj:2 say:VBP:ROOT:2 *Ghana:NNP:nsubj:4 supports|support:VBZ:ccomp:2 *Togo:NNP:dobj:4"
CITED = "According|according:VBG:prep:5 to:IN:prep:1 *Chad:NNP:pobj:2 *Ghana:NNP:nsubj:5 supports|support:VBZ:ROOT:5"


@pytest.mark.parametrize(
    ("parse", "sources"),
    [(PLAIN, ["Anna Abe"]), (SAYS, ["Chad", "Anna Abe"]), (WE_SAY, ["Anna Abe"]), (CITED, ["Chad", "Anna Abe"])],
    ids=["the speaker", "reported", "our own word", "according to"],
)
def test_sources(parse: str, sources: list[str]) -> None:
    quality = _qualify(parse, "supports")
    assert quality is not None
    assert [source.referent.label for source in quality.sources] == sources
    assert [source.passage is None for source in quality.sources] == [label == "Anna Abe" for label in sources]


MONDAY = "*Ghana:NNP:nsubj:2 supported|support:VBD:ROOT:2 *Togo:NNP:dobj:2 on:IN:prep:2 Monday:NNP:pobj:4"
OTHER = (
    "*Ghana:NNP:nsubj:2 supported|support:VBD:ROOT:2 those:DT:dobj:2 who:WP:nsubj:5 left|leave:VBD:relcl:3 on:IN:prep:5 Monday:NNP:pobj:6"
)


@pytest.mark.parametrize(
    ("parse", "date"),
    [(MONDAY, "2021-07-19"), (OTHER, None), (PLAIN, None)],
    ids=["its own", "of another verb", "none"],
)
def test_date(parse: str, date: str | None) -> None:
    trigger = "supports" if parse is PLAIN else "supported"
    quality = _qualify(parse, trigger, "Monday")
    assert quality is not None
    assert (quality.date.value if quality.date else None) == date
