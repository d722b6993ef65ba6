"""Whole sentences of news -> their statements, by the real model: one row for each rule that needs more than one part to work."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from kg.extract.extractor import Extractor
from kg.gazetteer import read_gazetteer
from kg.model import Document
from kg.settings import Settings

BEFORE = "President of Peru Ann Roe met President of Chile Bob Lee in Lima. "
ROWS = [
    pytest.param("Representatives of Peru, Chile and Kenya discussed the war.", "Peru | meets | Chile", id="who-speaks-for-states"),
    pytest.param("The delegation comprises Senator Ann Roe and Senator Bob Lee.", "Bob Lee | participates | delegation", id="members"),
    pytest.param("The move drew condemnation from Chile.", "Chile | criticises | move", id="inverse"),
    pytest.param("Peru thanked Chile for its support for Kenya.", "Chile | supports | Kenya", id="whose-support-one-thanks-for"),
    pytest.param("Peru accused Chile of harming Kenya by its deployment of troops.", "Chile | mobilizes | troops", id="whose-deployment"),
    pytest.param("With the support of Chile, Peru attacked Kenya.", "Chile | supports | Peru", id="with-whose-support"),
    pytest.param("Peru stressed the support of Chile for Kenya.", "Chile | supports | Kenya", id="only-mentioned"),
    pytest.param("Ann Roe, a fierce critic of Chile, left Peru.", "Ann Roe | criticises | Chile", id="apposition"),
    pytest.param("Peru and Chile have assisted each other.", "Chile | aids | Peru", id="each-other"),
    pytest.param("Consensus was reached between Peru and Chile on the border.", "Peru | agrees | Chile", id="agreed-passive"),
    pytest.param("The summit was held with the participation of Ann Roe.", "Ann Roe | participates | summit", id="participation"),
    pytest.param("What Chile wants is a quick peace.", "Chile | hopes | quick peace", id="cleft"),
    pytest.param("Peru said that it is necessary for Chile to leave Kenya.", "Peru | urges | Chile", id="necessary"),
    pytest.param("On Friday Ann Roe is expected to visit Chile.", "Ann Roe | visits | Chile", id="expected"),
    pytest.param(BEFORE + "The parties agreed to build a bridge.", "Ann Roe | agrees | Bob Lee", id="the-parties"),
    pytest.param(BEFORE + "The President of Peru thanked Kenya.", "Ann Roe | praises | Kenya", id="office-of-a-state"),
    pytest.param("Chile's trade adviser Bob Lee met Ann Roe, CEO of Acme.", "Ann Roe | represents | Acme", id="unknown-body"),
    pytest.param("Minister for Education, Dr Ann Roe, visited Chile.", "Ann Roe | visits | Chile", id="office-then-honorific"),
    pytest.param("Malaysian Prime Minister Dato' Sri Ali Omar visited Chile.", "Ali Omar | visits | Chile", id="ranks"),
    pytest.param("Chilean trade minister Bob Lee visited Lima.", "Bob Lee | represents | Chile", id="lower-case-title"),
    pytest.param("They urged the lifting of sanctions on Peru imposed by Chile.", "Chile | sanctions | Peru", id="imposed-by"),
    pytest.param("It is based on the talk that President Roe had with President Lee.", "Roe | meets | Lee", id="that-is-relative"),
    pytest.param(
        "The foreign minister of Peru said that he supports Chile.", "foreign minister of Peru | supports | Chile", id="he-is-an-office"
    ),
    pytest.param("Ann Roe and Bob Lee left Lima. They visited Kenya.", "Bob Lee | visits | Kenya", id="they-are-all"),
    pytest.param(BEFORE + "The two heads of state agreed to build a bridge.", "Ann Roe | agrees | Bob Lee", id="two-heads-of-state"),
    pytest.param("They praised the decision made by Peru to provide Kenya with aid.", "Peru | aids | Kenya", id="decided-by"),
    pytest.param("Peru joined Chile in voting against the resolution.", "Chile | opposes | resolution", id="joined-in"),
    pytest.param("Peru condemned the coup along with Chile.", "Chile | criticises | coup", id="along-with"),
    pytest.param("Peru provides aid for Chile to rebuild its ports.", "Peru | aids | Chile", id="for-to"),
    pytest.param("Head of the President's Office Bob Lee met Ann Roe.", "Bob Lee | represents | President's Office", id="staff"),
    pytest.param("The Mayor of Lima Bob Lee met Ann Roe.", "Bob Lee | represents | Lima", id="town"),
    pytest.param("Ann Roe met Minister for Digitalisation Bob Lee.", "Ann Roe | meets | Bob Lee", id="portfolio"),
]
NOTHING = [
    pytest.param("Thousands of tourists hope to visit Chile.", "visits", id="only-hoped"),
    pytest.param("It is important that Peru supports Chile.", "supports", id="only-important"),
    pytest.param("Corruption has its price: it undermines democracy in Chile.", "interferes", id="it-is-no-actor"),
    pytest.param("Peru is ready to report on what it needs to do its part.", "urges", id="what-it-needs"),
]


@cache
def _extractor() -> Extractor:
    return Extractor(Settings(), read_gazetteer())


def _find(text: str) -> set[str]:
    document = Document("text", f"A report\nReuters\n\n{text}", "A report", dt.date(2022, 5, 4), "Reuters", "newswire", body=18)
    return {
        f"{one.subject.label} | {one.predicate} | {one.object.label.removeprefix('the ').removeprefix('The ').removeprefix('a ')}"
        for one in _extractor().extract(document).relations
    }


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_sentence(text: str, wanted: str) -> None:
    assert wanted in _find(text)


@pytest.mark.model
@pytest.mark.parametrize(("text", "predicate"), NOTHING)
def test_nothing(text: str, predicate: str) -> None:
    assert not [row for row in _find(text) if f"| {predicate} |" in row]


@pytest.mark.model
def test_the_date_of_an_event_is_not_that_of_a_stance() -> None:
    document = Document(
        "text",
        "A report\nReuters\n\nPeru welcomes the summit held in May 2019.",
        "A report",
        dt.date(2022, 5, 4),
        "Reuters",
        "newswire",
        body=18,
    )
    (praise,) = (one for one in _extractor().extract(document).relations if one.predicate == "praises")
    assert praise.date is None
