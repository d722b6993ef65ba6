"""`kg.share.choose`, `kg export --only`: some statements of a graph alone; and every command on a store on disk."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_example import example
from small_build import make_store
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import QueryError
from kg.graph.rdf import to_quads
from kg.graph.store import Store, to_nquads
from kg.graph.validate import check_quads
from kg.graph.vocab import NP, RDF
from kg.settings import BASE, Settings
from kg.share.choose import choose, find_statements

BUILD = example()
QUADS = list(to_quads(BUILD, Settings()))
IDS = [statement.id for statement in BUILD.statements]
STORE = make_store()
FIRST = f"{BASE}statement/brook_0000000000000001"
NEGATIVE = "SELECT ?statement { ?statement dip:polarity dip:Negative }"


def parts_but_texts(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    return {quad for quad in quads if not str(quad.graph_name).endswith("/text>")}


@pytest.mark.parametrize(
    "chosen", [*([id_] for id_ in IDS), [], IDS[:3], IDS], ids=lambda ids: ", ".join(id_[-4:] for id_ in ids) or "none"
)
def test_what_is_left_is_as_if_nothing_else_were_said(chosen: list[str]) -> None:
    kept = choose(QUADS, [ox.NamedNode(f"{BASE}statement/{id_}") for id_ in chosen])
    alone = replace(BUILD, statements=tuple(s for s in BUILD.statements if s.id in chosen))
    assert parts_but_texts(kept) == parts_but_texts(to_quads(alone, Settings()))
    assert set(QUADS) - parts_but_texts(QUADS) <= set(kept), "texts stay"
    assert check_quads(kept) == []


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["accusations"], 1),
        ([NEGATIVE], 1),
        (["statement:brook_0000000000000001"], 1),
        ([FIRST], 1),
        ([f"<{FIRST}>", FIRST, "statement/brook_0000000000000001"], 1),
        ([FIRST, NEGATIVE, "accusations"], 3),
        (["statements"], 7),
    ],
    ids=str,
)
def test_statements_are_named_or_found(texts: list[str], count: int) -> None:
    assert len(find_statements(STORE, texts)) == count


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statement:none", "is no statement of this graph"),
        ("SELECT ?statement { ?statement a dip:Country }", "is no statement of this graph"),
        ("counts-by-kind", "does not select .statement"),
        ("nonsense", "no question is called 'nonsense'"),
    ],
)
def test_what_finds_no_statement(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_statements(STORE, [text])


def run(*arguments: str) -> bytes:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where `kg build` wrote a graph, and the same is in a store on disk."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.nq").write_bytes(STORE.dump())
    Store(tmp_path / "disk").load(tmp_path / "output")
    return tmp_path


def test_nanopublications_of_chosen_statements(data: Path) -> None:
    for only, count in ((["accusations"], 1), ([FIRST, "accusations"], 2), ([], 5)):
        options = [option for text in only for option in ("--only", text)]
        written = run("export", "output", "-f", "nanopub", *options)
        found = [q for q in ox.parse(written, format=ox.RdfFormat.TRIG) if (q.predicate, q.object) == (RDF.type, NP.Nanopublication)]
        assert len(found) == count


@pytest.mark.parametrize(
    "command",
    [
        "query accusations --data {}",
        "stats {}",
        "explain statement:brook_0000000000000001 --data {}",
        "validate {}",
        "report conflicts {}",
        "export {} -f nq",
        "export {} -f csv --only accusations",
        "infer {}",
    ],
)
def test_a_store_on_disk_is_data_as_a_file_is(data: Path, command: str) -> None:
    told = [run(*shlex.split(command.format(path))).replace(path.encode(), b"DATA") for path in ("output", "disk")]
    assert told[0] == told[1]


def test_from_python_too(data: Path) -> None:
    assert to_nquads(kg.load("disk").store.quads()) == STORE.dump()
