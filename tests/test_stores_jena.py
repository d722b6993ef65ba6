"""The sample in Apache Jena: TDB2 by its own commands, as there is no package of Fuseki."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_stores import QUESTIONS, SAMPLE, Jena, count_of, embedded, expected_rows

from kg.explore.questions import find_question
from kg.graph.store import read_quads
from kg.share.export import export

pytestmark = pytest.mark.stores
STORE = embedded()
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def jena(tmp_path_factory: pytest.TempPathFactory) -> Jena:
    made = Jena(tmp_path_factory.mktemp("jena"))
    made.load(SAMPLE)
    return made


def test_every_triple_is_there_however_often_it_is_loaded(jena: Jena) -> None:
    assert count_of(jena.ask(COUNT)) == len(STORE)
    jena.load(SAMPLE)
    assert count_of(jena.ask(COUNT)) == len(STORE)


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_have_the_same_answers(jena: Jena, name: str) -> None:
    assert jena.ask(find_question(name).text) == expected_rows(STORE, name)


@pytest.mark.parametrize("format_", ["trig", "ttl"])
def test_other_formats(tmp_path: Path, format_: str) -> None:
    made, file = Jena(tmp_path), tmp_path / f"graph.{format_}"
    file.write_bytes(export(read_quads(SAMPLE), format_))
    made.load(file)
    kept = {quad.triple for quad in STORE.quads() if not str(quad.graph_name).endswith("/text>")}
    if format_ == "ttl":
        assert count_of(made.ask("SELECT (COUNT(*) AS ?n) { GRAPH <urn:x-arq:DefaultGraph> { ?s ?p ?o } }")) == len(kept)
    else:
        assert count_of(made.ask(COUNT)) == len(STORE)
