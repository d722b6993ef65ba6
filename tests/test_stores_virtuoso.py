"""The sample in Virtuoso 7.2, the strict old one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_stores import SAMPLE, Virtuoso, ask_over_http, count_of, embedded, expected_rows, run_virtuoso
from small_build import Say, make_build, make_store

from kg.errors import PushError
from kg.explore.questions import Question, read_questions
from kg.graph.store import read_quads
from kg.graph.vocab import NIF
from kg.settings import BASE
from kg.share.export import export
from kg.share.push import Login, Options, push

pytestmark = pytest.mark.stores
STORE = embedded()
DBA = Login("dba", "dba")
QUESTIONS = [question for question in read_questions() if not any(one.is_required for one in question.parameters)]
OURS = f'FILTER(STRSTARTS(STR(?g), "{BASE}graph/"))'
UNBOUND = frozenset({"evidence-for-pair", "meetings"})
"""Virtuoso 7.2 has no answer to COALESCE over a variable that is not bound, with which these let a parameter be left out."""
SLOW = frozenset({"statements"})
"""It finds a poor plan for its options: many seconds for a hundred statements."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with run_virtuoso(tmp_path_factory.mktemp("virtuoso")) as virtuoso:
        push(STORE, virtuoso.url, Options("virtuoso", size=1000), login=DBA)
        yield virtuoso


def count(server: Virtuoso) -> int:
    return count_of(ask_over_http(f"{server.url}/sparql", f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {OURS} }}"))


def test_every_triple_is_there_however_often_it_is_pushed(server: Virtuoso) -> None:
    assert count(server) == len(STORE)
    for options in (Options("virtuoso"), Options("virtuoso", replace=True)):
        push(STORE, server.url, options, login=DBA)
        assert count(server) == len(STORE)


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.name not in UNBOUND | SLOW], ids=lambda one: one.name)
def test_questions_have_the_same_answers(server: Virtuoso, question: Question) -> None:
    assert ask_over_http(f"{server.url}/sparql", question.text) == expected_rows(STORE, question.name)


@pytest.mark.parametrize("name", sorted(UNBOUND))
def test_questions_that_it_cannot_answer(server: Virtuoso, name: str) -> None:
    (question,) = (one for one in QUESTIONS if one.name == name)
    assert ask_over_http(f"{server.url}/sparql", question.text) == []


def test_nobody_without_a_password_writes(server: Virtuoso) -> None:
    for login in (None, Login("dba", "wr0ng")):
        with pytest.raises(PushError, match="401"):
            push(STORE, server.url, Options("virtuoso", replace=True), login=login)
    assert count(server) == len(STORE)


def test_what_a_source_no_longer_says_is_gone(server: Virtuoso) -> None:
    try:
        push(make_store(), server.url, Options("virtuoso"), login=DBA)
        less = make_store(make_build([Say("We support Ruritania.", "country/FD", "supports", "country/RT", "person/ada-brook", own=True)]))
        push(less, server.url, Options("virtuoso", replace=True), login=DBA)
        asked = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), '{BASE}graph/brook/')) }}"
        expected = len([quad for quad in less.quads() if "/graph/brook/" in str(quad.graph_name)])
        assert count_of(ask_over_http(f"{server.url}/sparql", asked)) == expected
    finally:
        push(make_store(make_build([])), server.url, Options("virtuoso", replace=True), login=DBA)


def test_any_text_survives(server: Virtuoso) -> None:
    text = "\"} ; DROP ALL # \\ \t' «☂» 中文 العربية 🕊 </script> ?x $y <urn:a>"
    store = make_store(make_build([Say(text, "country/FD", "supports", "country/RT", "person/ada-brook")], document="nasty"))
    push(store, server.url, Options("virtuoso"), login=DBA)
    said = f"SELECT ?text {{ GRAPH <{BASE}graph/nasty/text> {{ ?s {NIF.anchorOf} ?text }} }}"
    assert (text,) in ask_over_http(f"{server.url}/sparql", said)


@pytest.mark.parametrize(("format_", "flags"), [("trig", 256), ("nq", 512)])
def test_its_own_loader_takes_our_files(tmp_path: Path, format_: str, flags: int) -> None:
    """TriG without the keyword GRAPH and without escapes in local names, neither of which it understands."""
    with run_virtuoso(tmp_path) as server:
        file = tmp_path / f"graph.{format_}"
        file.write_bytes(export(read_quads(SAMPLE), format_))
        server.run(f"DB.DBA.TTLP(file_to_string_output('{file}'), '', 'urn:none', {flags});")
        assert count(server) == len(STORE)
        subjects = "SELECT DISTINCT ?s { GRAPH ?g { ?s ?p ?o } " + OURS + " } ORDER BY STR(?s)"
        expected = sorted({(quad.subject.value,) for quad in STORE.quads()})  # type: ignore[union-attr]
        assert sorted(ask_over_http(f"{server.url}/sparql", subjects)) == expected


def test_it_does_not_read_rdf12(tmp_path: Path) -> None:
    """Which is why RDF 1.1 is the master form."""
    with run_virtuoso(tmp_path) as server:
        (tmp_path / "graph.trig").write_bytes(export(read_quads(SAMPLE), "rdf12"))
        with pytest.raises(subprocess.CalledProcessError, match="TTLP"):
            server.run(f"DB.DBA.TTLP(file_to_string_output('{tmp_path}/graph.trig'), '', 'urn:none', 256);")
