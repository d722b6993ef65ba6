"""`kg.graph.statements`: what is said twice is one statement; what differs in anything that counts is another."""

from dataclasses import replace
from typing import Any

import pytest
from graph_example import BRIEFING, CHILE, LUND, MAY, NORWAY, PERU, PIRACY, SECOND_OF_MARCH, Source, example, place, relation

from kg.graph.statements import make_statements, normal
from kg.model import Extraction, Relation, Statement

ONCE = relation("Norway supports Chile.", NORWAY, "supports", CHILE, content="the bid", confidence=0.7)
AGAIN = replace(ONCE, passage=place("The Kingdom of Norway supports Chile’s bid."), confidence=0.9, rule="other", content="")


def make(*relations: Relation, **options: float) -> tuple[Statement, ...]:
    referents = [r for one in relations for r in (one.subject, one.object, *(source.referent for source in one.sources))]
    ids = {(BRIEFING.id, referent.key): referent.key for referent in referents}
    return make_statements([Extraction(BRIEFING, (), (), relations)], ids, **options)


def test_duplicates_merge_their_evidence() -> None:
    (statement,) = make(AGAIN, ONCE)
    assert [e.rule for e in statement.evidence] == ["supports.verb", "other"]
    assert statement.confidence == 0.9
    assert statement.content == "the bid"


def test_one_passage_counts_once() -> None:
    (statement,) = make(ONCE, replace(ONCE, rule="other", confidence=0.95))
    assert [(e.rule, e.confidence) for e in statement.evidence] == [("other", 0.95)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"subject": PERU}, id="subject"),
        pytest.param({"predicate": "opposes"}, id="predicate"),
        pytest.param({"object": PERU}, id="object"),
        pytest.param({"negative": True}, id="polarity"),
        pytest.param({"modality": "future"}, id="modality"),
        pytest.param({"sources": (Source(LUND),)}, id="speaker"),
        pytest.param({"date": MAY}, id="date"),
    ],
)
def test_what_makes_another_statement(change: dict[str, Any]) -> None:
    assert len(make(ONCE, replace(AGAIN, **change))) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"content": "something else"}, id="content beside an entity"),
        pytest.param({"rule": "x", "confidence": 0.1}, id="rule and confidence"),
        pytest.param({"turn": 7}, id="turn"),
        pytest.param({"own_word": False}, id="standing follows from the speaker"),
    ],
)
def test_what_does_not(change: dict[str, Any]) -> None:
    assert len(make(ONCE, replace(AGAIN, **change))) == 1


def test_topics_are_told_apart_by_their_content() -> None:
    first = relation("Berg regrets it.", NORWAY, "opposes", PIRACY, content="The piracy at sea.")
    same = replace(first, content="piracy  at SEA", passage=place("Norway supports Chile."))
    other = replace(first, content="piracy in ports")
    assert len(make(first, same)) == 1
    assert len(make(first, other)) == 2


def test_symmetric_predicates_have_one_direction() -> None:
    first = relation("Norway will meet Chile in May.", NORWAY, "meets", CHILE)
    (statement,) = make(replace(first, subject=CHILE, object=NORWAY, passage=place("Berg regrets it.")), first)
    assert (statement.subject, statement.object, len(statement.evidence)) == (NORWAY.key, CHILE.key, 2)
    assert len(make(replace(ONCE, subject=CHILE, object=NORWAY), ONCE)) == 2


def test_what_has_one_entity_at_both_ends_is_left_out() -> None:
    assert make(replace(ONCE, object=NORWAY)) == ()


def test_min_confidence_looks_at_the_merged_statement() -> None:
    assert len(make(ONCE, AGAIN, min_confidence=0.8)) == 1
    assert make(ONCE, min_confidence=0.8) == ()


def test_the_order_is_that_of_the_text() -> None:
    statements = example().statements
    assert [s.document for s in statements] == ["briefing-2020-03-04"] * 6 + ["note"]
    starts = [s.evidence[0].span.start for s in statements[:6]]
    assert starts == sorted(starts)


def test_everything_arrives() -> None:
    attack = next(s for s in example().statements if s.predicate == "attacks")
    assert attack.attributed_to == "person/tor-lund"
    assert attack.relayed_by == (
        ("news-outlet/harbour-times", place("According to the Harbour Times")),
        ("person/ada-berg", None),
    )
    assert attack.said_on == BRIEFING.date
    sanction = next(s for s in example().statements if s.predicate == "sanctions")
    assert (sanction.negative, sanction.date, sanction.subject) == (True, SECOND_OF_MARCH, "group/briefing-2020-03-04_twelve-states")


def test_an_unknown_referent_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        make_statements([Extraction(BRIEFING, (), (), (ONCE,))], {})


@pytest.mark.parametrize(
    ("content", "expected"), [("The  X,", "x"), ("“A bid”", "bid"), ("theory", "theory"), ("", ""), ("10-year plan", "10-year plan")]
)
def test_normal(content: str, expected: str) -> None:
    assert normal(content) == expected
