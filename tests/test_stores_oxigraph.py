"""The sample in an Oxigraph server: pushed, counted, asked, and compared with the store that comes with the program."""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from real_stores import SAMPLE, ask_over_http, count_of, embedded, expected_rows, need, run_oxigraph

from kg.explore.questions import Question, read_questions
from kg.graph.store import Store, read_quads
from kg.settings import BASE
from kg.share.export import export
from kg.share.push import Options, push

STORE = embedded()
QUESTIONS = [question for question in read_questions() if not any(one.is_required for one in question.parameters)]
ALL = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with run_oxigraph(tmp_path_factory.mktemp("oxigraph"), "--union-default-graph") as url:
        push(STORE, url, Options("oxigraph", size=1000))
        yield url


def test_every_triple_is_there(server: str) -> None:
    assert count_of(ask_over_http(f"{server}/query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")) == len(STORE)
    graphs = ask_over_http(f"{server}/query", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g")
    assert [graph for (graph,) in graphs] == [graph.value for graph in STORE.graphs()]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_questions_have_the_same_answers(server: str, question: Question) -> None:
    assert ask_over_http(f"{server}/query", question.text) == expected_rows(STORE, question.name)


@pytest.mark.parametrize("options", [Options("oxigraph", replace=True), Options("oxigraph")], ids=["replaced", "added"])
def test_pushed_again_it_is_the_same(server: str, options: Options) -> None:
    push(STORE, server, options)
    with urllib.request.urlopen(urllib.request.Request(f"{server}/store", headers={"Accept": "application/n-quads"}), timeout=60) as dump:
        there = set(ox.parse(dump.read(), format=ox.RdfFormat.N_QUADS))
    mine = Store()
    mine.load(SAMPLE)
    assert {str(quad) for quad in there} == {str(quad).replace("#nonNegativeInteger", "#integer") for quad in mine.quads()}


def test_any_sparql_update_service_will_do(tmp_path: Path) -> None:
    with run_oxigraph(tmp_path) as url:
        for options in (Options("sparql", replace=True), Options("sparql", replace=True)):
            push(STORE, f"{url}/update", options)
            assert count_of(ask_over_http(f"{url}/query", ALL)) == len(STORE)


def test_rdf12_is_loaded_and_asked(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_bytes(export(read_quads(SAMPLE), "rdf12"))
    program = need("oxigraph", "pip install oxigraph")
    subprocess.run([program, "load", "--location", str(tmp_path / "store"), "--file", str(file)], check=True, capture_output=True)
    with run_oxigraph(tmp_path / "store", "--union-default-graph") as url:
        reified = "SELECT (COUNT(?s) AS ?n) { ?s rdf:reifies <<( ?a ?p ?b )>> ; dip:attributedTo ?who }"
        prefixes = f"PREFIX dip: <{BASE.removesuffix('id/')}ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        total = sum(int(count) for _, count in expected_rows(STORE, "counts-by-predicate"))
        assert count_of(ask_over_http(f"{url}/query", prefixes + reified)) == total > 0


def test_a_store_on_disk_loaded_by_us_is_served_by_it(tmp_path: Path) -> None:
    made = Store(tmp_path / "store")
    made.load(SAMPLE)
    del made
    with run_oxigraph(tmp_path / "store") as url:
        assert count_of(ask_over_http(f"{url}/query", ALL)) == len(STORE)
