"""What is denied, asked, conditional, doubted or only wished for: `not_facts.tsv` says what each sentence gives, or must not give."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract.extractor import Extractor
from kg.gazetteer import read_gazetteer
from kg.model import Document, Relation
from kg.settings import Settings

BEYOND = {
    ("Mexico opposes attacking Cuba.", "opposes"): "the parser takes the main verb for an auxiliary",
    ("Italy ruled out sending troops.", "mobilizes"): "the parser takes what was ruled out for a circumstance",
}


class Row(NamedTuple):
    """A sentence, and what it gives; the subject `nothing` says that no statement of the predicate may be found."""

    sentence: str
    subject: str
    predicate: str
    end: str
    polarity: str
    modality: str


def _rows() -> list[Row]:
    lines = Path(__file__).with_name("not_facts.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Row(*(row + [""] * 6)[:6]) for row in cells]


def _plain(text: str) -> str:
    return text.lower().removeprefix("the ").removeprefix("a ").removeprefix("any ").removeprefix("to ")


def _agrees(relation: Relation, row: Row) -> bool:
    ends = [_plain(end) for end in (relation.object.label, relation.content) if end]
    same_end = any(end.startswith(_plain(row.end)) or _plain(row.end).startswith(end) for end in ends)
    polarity = "negative" if relation.negative else "positive"
    said = (relation.subject.label, relation.predicate, polarity, relation.modality)
    return same_end and said == (row.subject, row.predicate, row.polarity, row.modality)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(), read_gazetteer())


def test_there_are_more_than_a_hundred_and_twenty() -> None:
    assert len(_rows()) >= 120


@pytest.mark.model
@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row.sentence[:40]}-{row.predicate}")
def test_not_fact(row: Row, extractor: Extractor, request: pytest.FixtureRequest) -> None:
    if reason := BEYOND.get((row.sentence, row.predicate)):
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    document = Document("example", row.sentence, date=dt.date(2022, 5, 4), publisher="Reuters", kind="newswire")
    relations = extractor.extract(document).relations
    if row.subject == "nothing":
        assert row.predicate not in {relation.predicate for relation in relations}
    else:
        assert any(_agrees(relation, row) for relation in relations), relations
