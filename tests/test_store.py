"""`kg.graph.store`: Oxigraph in memory and on disk, and sorted N-Quads."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_example import example

from kg.errors import DataError, QueryError
from kg.graph.rdf import to_quads
from kg.graph.store import Store, fill, read_quads, to_nquads
from kg.settings import BASE, Settings

QUADS = list(to_quads(example(), Settings()))
NORWAY = ox.NamedNode(BASE + "country/NO")


def store() -> Store:
    made = Store()
    made.add(QUADS)
    return made


def test_a_dump_is_what_was_put_in() -> None:
    assert store().dump() == to_nquads(QUADS) == to_nquads(QUADS[::-1] + QUADS)
    assert len(store()) == len(set(QUADS))


def test_lines_are_sorted_and_none_is_empty() -> None:
    lines = to_nquads(QUADS).split(b"\n")
    assert lines[:-1] == sorted(set(lines[:-1]))
    assert lines[-1] == b""
    assert to_nquads([]) == b""


def test_a_store_on_disk_keeps(tmp_path: Path) -> None:
    made = Store(tmp_path / "store")
    made.add(QUADS)
    del made
    assert Store(tmp_path / "store").dump() == to_nquads(QUADS)


def test_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(to_nquads(QUADS))
    (tmp_path / "other.nt").write_text("<urn:a> <urn:b> <urn:c> .\n")
    for path in (tmp_path, tmp_path / "graph.nq"):
        made = Store()
        made.load(path)
        assert made.dump() == to_nquads(QUADS) == to_nquads(read_quads(path))
    (tmp_path / "graph.nq").rename(tmp_path / "a.nq")
    assert len(read_quads(tmp_path)) == len(set(QUADS)) + 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.nq", "<urn:a> <urn:b> .\n", "is it whole", id="broken"),
        pytest.param("a.doc", "x", "no RDF format", id="another format"),
        pytest.param("missing.nq", None, "no such file", id="missing"),
    ],
)
def test_what_cannot_be_loaded(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(DataError, match=message):
        Store().load(tmp_path / name)
    with pytest.raises(DataError, match=message):
        read_quads(tmp_path / name)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="kg build"):
        Store().load(tmp_path)


def test_a_query_sees_all_graphs_and_knows_the_prefixes() -> None:
    rows = [row["label"].value for row in store().query("SELECT ?label { country:NO rdfs:label ?label ; dip:namedIn source:note }")]
    assert rows == ["Norway"]
    assert store().query("ASK { GRAPH ?g { country:NO dip:supports country:CL } FILTER(STRENDS(STR(?g), '/own')) }")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT ?who ?l { ?who rdfs:label ?l }", id="a variable that is selected"),
        pytest.param("SELECT ?l { ?who rdfs:label ?l }", id="one that is not"),
        pytest.param("SELECT ?l { ?x rdfs:label ?l FILTER(?x = ?who) }", id="one in a filter only"),
        pytest.param("SELECT (SAMPLE(?y) AS ?l) { ?who rdfs:label ?y }", id="beside an aggregate"),
        pytest.param("SELECT ?l { { SELECT ?l { ?who rdfs:label ?l } } }", id="in a subquery"),
        pytest.param("SELECT ?l { ?who rdfs:label ?l FILTER(?l != '?who') } # ?who", id="not in a string or comment"),
    ],
)
def test_bindings(query: str) -> None:
    assert [row["l"].value for row in store().query(query, {"who": NORWAY})] == ["Norway"]


def test_text_is_bound_as_text() -> None:
    evil = ox.Literal('"} ; DROP ALL #', language="en")
    assert list(store().query("SELECT ?x { ?x rdfs:label ?text }", {"text": evil})) == []


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x { ?x nope:y ?z }", "DROP ALL"])
def test_what_is_no_query(query: str) -> None:
    with pytest.raises(QueryError, match="cannot be answered"):
        store().query(query)


def test_fill_leaves_strings_iris_and_comments() -> None:
    query = "SELECT ?a { <http://x/?a> ?p '''?a's''' , \"\\\"?a\" . FILTER(?a = $a && ?ab) } # ?a"
    assert fill(query, "a", ox.Literal("v")) == query.replace("SELECT ?a", 'SELECT "v"').replace("?a = $a", '"v" = "v"')


def test_the_dataset_is_a_view_for_rdflib() -> None:
    dataset = store().dataset()
    assert len(list(dataset.query("SELECT ?s { ?s a dip:Country }"))) == 3
    assert len(list(dataset.graphs())) >= 8


def test_whole_numbers_keep_their_type() -> None:
    types = {str(quad.object).partition("#")[2] for quad in store().quads(predicate=ox.NamedNode(NIF_BEGIN))}
    assert types == {"nonNegativeInteger>"}


NIF_BEGIN = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#beginIndex"
