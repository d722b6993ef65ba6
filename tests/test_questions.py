"""Every shipped question on the sample: the expected rows, from Oxigraph and from rdflib alike.

`pytest tests/test_questions.py --update` rewrites the expected rows; the difference is to be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import rdflib
from real_stores import SAMPLE

from kg.explore.queries import ask, find_thing
from kg.explore.questions import Question, read_questions
from kg.graph.answers import make_date, make_iri
from kg.graph.ids import digest
from kg.graph.store import Store
from kg.settings import BASE, ontology

FILE = Path(__file__).parent / "answers.json"
VALUES = {
    "actor": "China",
    "thing": "China",
    "name": "China",
    "speaker": "Zhao Lijian",
    "document": "mfa-2021-07-20",
    "from": "2021-07-20",
    "predicate": "dip:urges",
}
ELSEWHERE = {"families": ontology() / "diplokg.ttl"}
"""Questions to other data than the sample."""
Rows = list[list[str]]


@dataclass(frozen=True)
class Case:
    """A question and the values of its parameters."""

    question: Question
    values: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join([self.question.name, *(f"--{name} {value}" for name, value in self.values.items())])


def make_cases() -> Iterator[Case]:
    """Ask each question with what it needs, and once with a parameter that it may have."""
    for question in read_questions():
        needed = {one.name: VALUES.get(one.name, FIRST) for one in question.parameters if one.is_required}
        yield Case(question, needed)
        optional = [one.name for one in question.parameters if not one.is_required and one.name in VALUES]
        if optional:
            yield Case(question, needed | {optional[0]: VALUES[optional[0]]})


def load(path: Path) -> Store:
    store = Store()
    store.load(path)
    return store


STORE = load(SAMPLE)
FIRST = min(quad.subject.value for quad in STORE.quads() if f"{BASE}statement/" in str(quad.subject)).removeprefix(BASE)  # type: ignore[union-attr]
CASES = list(make_cases())


@pytest.fixture(scope="module")
def expected(request: pytest.FixtureRequest) -> Iterator[dict[str, Rows]]:
    """Give the expected rows of every case; with `--update` none, and what is put there is written."""
    if not request.config.getoption("--update"):
        yield json.loads(FILE.read_text(encoding="utf-8"))
        return
    found: dict[str, Rows] = {}
    yield found
    blocks = [f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in found[name]) + "\n]" for name in found]
    FILE.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def datasets() -> dict[str, rdflib.Dataset]:
    """Read the data once more, with rdflib alone."""
    made = {name: rdflib.Dataset(default_union=True) for name in ["", *ELSEWHERE]}
    made[""].parse(SAMPLE, format="nquads")
    for name, path in ELSEWHERE.items():
        made[name].parse(path)
    return made


def name_of(case: Case) -> str:
    """Name a case in the file of answers; which statement is the first one depends on the sample."""
    return str(case).replace(FIRST, "the first")


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_oxigraph_gives_the_expected_rows(request: pytest.FixtureRequest, expected: dict[str, Rows], case: Case) -> None:
    found = [[shorten(cell) for cell in row] for row in answer(case)]
    if request.config.getoption("--update"):
        expected[name_of(case)] = found
    assert found == expected[name_of(case)], "if this is meant: pytest tests/test_questions.py --update"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_rdflib_gives_the_same_rows(datasets: dict[str, rdflib.Dataset], case: Case) -> None:
    dataset = datasets[case.question.name if case.question.name in ELSEWHERE else ""]
    result = dataset.query(case.question.text, initBindings={name: term(case, name) for name in case.values})
    places = [[str(variable) for variable in result.vars or ()].index(column) for column in case.question.columns]
    rows = [["" if row[place] is None else plain(str(row[place])) for place in places] for row in result]  # type: ignore[index]
    assert sorted(rows) == sorted(answer(case))


def test_every_answer_is_to_a_question(expected: dict[str, Rows]) -> None:
    assert set(expected) == {name_of(case) for case in CASES}


def test_the_answers_are_not_all_empty(expected: dict[str, Rows]) -> None:
    assert sum(bool(rows) for rows in expected.values()) >= len(expected) / 2


def test_there_are_twenty_five_questions() -> None:
    assert len(read_questions()) >= 25


def answer(case: Case) -> Rows:
    """Ask the embedded store; of an answer, the columns that are worth showing."""
    store = load(ELSEWHERE[case.question.name]) if case.question.name in ELSEWHERE else STORE
    return [[plain(cell) for cell in row] for row in ask(store, case.question, case.values).only(case.question.columns).rows]


def plain(cell: str) -> str:
    """Sort the values that a query has put together into one, whose order no engine promises."""
    return "\n".join(sorted(cell.splitlines()))


def shorten(cell: str) -> str:
    """Keep the start of a long text and a hash of it, so that the file of answers stays small."""
    return cell if len(cell) <= 36 else f"{cell[:24]}... {digest(cell, 8)}"


def term(case: Case, name: str) -> rdflib.term.Identifier:
    """Make the term that a value stands for."""
    kind = next(one.kind for one in case.question.parameters if one.name == name)
    value = case.values[name]
    if kind == "date":
        return rdflib.Literal(make_date(value).value, datatype=rdflib.XSD.date)
    if kind == "text":
        return rdflib.Literal(value)
    if kind == "entity":
        return rdflib.URIRef(find_thing(STORE, value))
    iri = make_iri(f"source/{value}" if kind == "document" else value, BASE)
    assert iri is not None
    return rdflib.URIRef(iri.value)
