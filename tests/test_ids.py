"""`kg.graph.ids`: IRIs are pure functions of content and need no escape."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.ids import LONGEST, Names, digest, entity_id, local_id, slug, statement_id
from kg.model import Span

SAFE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("CN", "CN", id="an ISO code keeps its case"),
        pytest.param("mfa-2021-07-20", "mfa-2021-07-20", id="a slug stays"),
        pytest.param("Côte d'Ivoire", "cote-d-ivoire", id="accents and apostrophes"),
        pytest.param("a/b#c?d%20", "a-b-c-d-20", id="what IRIs reserve"),
        pytest.param("  ", "x", id="blank"),
        pytest.param("中国", "x", id="no Latin letter"),
        pytest.param("a_b", "a-b", id="underscores separate parts of names"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=200))
def test_no_slug_needs_an_escape(text: str) -> None:
    assert SAFE.fullmatch(slug(text))
    assert len(slug(text)) <= LONGEST
    assert slug(slug(text)) == slug(text)


def test_long_names_stay_apart() -> None:
    long = "word " * 40
    assert slug(long + "one") != slug(long + "two")


def test_entities_are_shared_or_belong_to_a_document() -> None:
    assert entity_id("country/CN") == "country/CN"
    assert entity_id("government-body/Ministry of X") == "government-body/ministry-of-x"
    assert local_id("group/48-countries", "mfa-1") == "group/mfa-1_48-countries"


def test_a_statement_is_named_by_what_it_says() -> None:
    said = ("country/NO", "supports", "country/CL", "+", "actual", "person/x", "")
    assert re.fullmatch(r"note_[0-9a-f]{16}", statement_id("note", *said))
    assert statement_id("note", *said) == statement_id("note", *said)
    others = [(*said[:at], "other", *said[at + 1 :]) for at in range(len(said))]
    assert len({statement_id("note", *one) for one in [said, *others]}) == len(said) + 1
    assert statement_id("a", "bc") != statement_id("a", "b", "c")


def test_every_kind_of_name() -> None:
    names = Names("https://example.org/id/")
    assert names.source("n") == "https://example.org/id/source/n"
    assert names.turn("n", 3) == "https://example.org/id/turn/n_3"
    assert names.mention("n", Span(1, 2)) == "https://example.org/id/mention/n_1_2"
    assert names.evidence("n_0f", Span(1, 2)) == "https://example.org/id/evidence/n_0f_1_2"
    assert names.attribution("n_0f", 1) == "https://example.org/id/attribution/n_0f_1"
    assert names.graph("n", "own") == "https://example.org/id/graph/n/own"
    assert names.entities() == "https://example.org/id/graph/entities"


def test_digest() -> None:
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("é", 8) == digest("é")[:8]
