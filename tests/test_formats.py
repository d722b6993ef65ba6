"""What each format keeps: one round trip over all of RDF, and the readers for which the other formats are made."""

import base64
import csv
import hashlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from graph_example import TEXT, example
from small_build import SAYINGS, Say, make_build

from kg.errors import DataError
from kg.graph.rdf import to_quads
from kg.graph.store import to_nquads
from kg.graph.vocab import DCAT, DCT, DIP, NP, RDF, SPDX, VOID
from kg.model import Build
from kg.settings import BASE, Settings
from kg.share.events import COLUMNS as EVENT_COLUMNS
from kg.share.export import FORMATS, export
from kg.share.network import EDGE, NODE
from kg.share.table import COLUMNS
from kg.share.trusty import make_code

DOCUMENTED = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
Quads = set[ox.Quad]


def quads_of(build: Build) -> list[ox.Quad]:
    return list(to_quads(build, Settings()))


QUADS = quads_of(example())
NASTY = make_build([Say("A\x0b <b>&amp; \"c\"; d\n'e' ☂ ,\tf", "country/FD", "spiesOn", "country/GK", "person/ada-brook", "<i> ; \x01")])
BUILDS = {"example": QUADS, "one statement": quads_of(make_build(SAYINGS[:1])), "nasty": quads_of(NASTY)}


def all_of_it(quads: Quads) -> Quads:
    return quads


def without_graphs_and_texts(quads: Quads) -> Quads:
    return {ox.Quad(q.subject, q.predicate, q.object) for q in quads if not str(q.graph_name).endswith("/text>")}


def as_xml(quads: Quads) -> Quads:
    """Leave out of Turtle's triples the control characters, which XML does not have."""
    text = to_nquads(without_graphs_and_texts(quads)).decode()
    return set(ox.parse(re.sub(r"\\u000[1B]|[\x01\x0b]", "", text).encode(), format=ox.RdfFormat.N_QUADS))


def as_read(quads: Quads) -> Quads:
    return quads


def reified(quads: Quads) -> Quads:
    """Give back to the statements of RDF 1.2 the three triples and the class that their triple terms stand for."""
    found = set()
    for quad in quads:
        if quad.predicate != RDF.reifies:
            found.add(quad)
            continue
        assert isinstance(quad.object, ox.Triple)
        for predicate, part in zip((RDF.subject, RDF.predicate, RDF.object), quad.object, strict=True):
            found.add(ox.Quad(quad.subject, predicate, part, quad.graph_name))
        found.add(ox.Quad(quad.subject, RDF.type, RDF.Statement, quad.graph_name))
    return found


ROUND_TRIPS: dict[str, tuple[ox.RdfFormat, Callable[[Quads], Quads], Callable[[Quads], Quads]]] = {
    "nq": (ox.RdfFormat.N_QUADS, as_read, all_of_it),
    "trig": (ox.RdfFormat.TRIG, as_read, all_of_it),
    "jsonld": (ox.RdfFormat.JSON_LD, as_read, all_of_it),
    "rdf12": (ox.RdfFormat.TRIG, reified, all_of_it),
    "ttl": (ox.RdfFormat.TURTLE, as_read, without_graphs_and_texts),
    "rdfxml": (ox.RdfFormat.RDF_XML, as_read, as_xml),
}


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("format_", ROUND_TRIPS)
def test_round_trip(format_: str, build: str) -> None:
    syntax, restored, kept = ROUND_TRIPS[format_]
    written = export(BUILDS[build], format_)
    assert to_nquads(restored(set(ox.parse(written, format=syntax)))) == to_nquads(kept(set(BUILDS[build])))


def test_every_format_is_documented() -> None:
    table = {name: ending for name, ending in re.findall(r"^\| `(\w+)` \| `\.(\w+)` \|", DOCUMENTED, re.MULTILINE)}
    assert table == {name: format_.suffix for name, format_ in FORMATS.items()}
    losses = DOCUMENTED.partition("## What each cannot keep")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|([^|]*)\|", losses, re.MULTILINE)))) == set(FORMATS)


def test_every_column_of_the_event_data_is_documented() -> None:
    section = DOCUMENTED.partition("## Event data")[2]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == EVENT_COLUMNS.split()


def nanopubs() -> dict[str, list[ox.Quad]]:
    """Give the quads of each nanopublication by its trusty code."""
    found: dict[str, list[ox.Quad]] = {}
    for quad in ox.parse(export(QUADS, "nanopub"), format=ox.RdfFormat.TRIG):
        found.setdefault(str(quad.graph_name).partition("/nanopub/")[2].partition("#")[0], []).append(quad)
    return found


def test_a_nanopublication_of_each_positive_actual_statement() -> None:
    asserted = {quad.triple for quads in nanopubs().values() for quad in quads if str(quad.graph_name).endswith("#assertion>")}
    plain = {q.triple for q in QUADS if str(q.graph_name).endswith(("/own>", "/reported>"))}
    assert asserted == plain
    assert len(nanopubs()) == sum(not s.negative and s.modality == "actual" for s in example().statements)


@pytest.mark.parametrize("code", nanopubs())
def test_a_nanopublication_is_whole_and_keeps_its_hash(code: str) -> None:
    quads = nanopubs()[code]
    whole = ox.NamedNode(f"{BASE}nanopub/{code}")
    assert re.fullmatch(r"RA[\w-]{43}", code)
    assert make_code(quads, code) == code
    assert make_code(quads[1:], code) != code
    parts = {str(q.predicate).rpartition("#")[2][:-1]: q.object for q in quads if q.subject == whole and NP.base in str(q.predicate)}
    assert set(parts) == {"hasAssertion", "hasProvenance", "hasPublicationInfo"}
    by_graph = {part: [q for q in quads if q.graph_name == graph] for part, graph in parts.items()}
    assert any(q.subject == parts["hasAssertion"] for q in by_graph["hasProvenance"])
    assert any(q.subject == whole for q in by_graph["hasPublicationInfo"])


def test_nanopublications_are_dated_as_their_source() -> None:
    days = {q.object.value for quads in nanopubs().values() for q in quads if q.predicate == DCT.created}  # type: ignore[union-attr]
    assert days == {"2020-03-04T00:00:00Z"}
    undated = [quads for quads in nanopubs().values() if not any(q.predicate == DCT.created for q in quads)]
    assert len(undated) == 1, "the note has no day"


def test_a_known_trusty_code() -> None:
    """The code of one triple, computed by hand from the rules of trustyuri.net."""
    quad = ox.Quad(ox.NamedNode("http://e.org/~#a"), RDF.type, ox.Literal("a\\\nb", language="EN"), ox.NamedNode("http://e.org/~"))
    text = f"http://e.org/ \nhttp://e.org/ #a\n{RDF.type.value}\n@en a\\\\\\nb\n"
    expected = hashlib.sha256(text.encode()).digest()
    assert make_code([quad, quad], "~") == "RA" + base64.urlsafe_b64encode(expected).decode().rstrip("=")


ANNOTATIONS = json.loads(export(QUADS, "annotations"))


def test_annotations_quote_what_stands_in_the_text() -> None:
    items = ANNOTATIONS["first"]["items"]
    assert ANNOTATIONS["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert ANNOTATIONS["total"] == len(items) == len({item["id"] for item in items})
    for item in items:
        position, quote = item["target"]["selector"]
        if item["target"]["source"].endswith("briefing-2020-03-04"):
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert TEXT[: position["start"]].endswith(quote["prefix"])
            assert TEXT[position["end"] :].startswith(quote["suffix"])
            assert item["target"]["scope"] == "https://example.org/b%201"


def test_annotations_say_what_is_stated_and_who_is_meant() -> None:
    bodies = [body for item in ANNOTATIONS["first"]["items"] for body in item["body"]]
    assert "Chile attacks Peru, by the word of Tor Lund" in [body.get("value") for body in bodies]
    assert "twelve states not sanctions Peru, by the word of Ada Berg" in [body.get("value") for body in bodies]
    assert {"id": f"{BASE}country/PE", "purpose": "identifying"} in bodies


def test_annotations_without_full_text_have_the_quotations_alone() -> None:
    quads = list(to_quads(example(), Settings(full_text=False)))
    items = json.loads(export(quads, "annotations"))["first"]["items"]
    assert all(item["target"]["selector"][1]["exact"] for item in items)
    assert not any("prefix" in item["target"]["selector"][1] for item in items)


def read_graphml() -> "nx.MultiDiGraph[str]":
    return nx.parse_graphml(export(QUADS, "graphml").decode(), force_multigraph=True)


def read_gexf() -> "nx.MultiDiGraph[str]":
    # networkx reads GEXF up to 1.2, which differs in the name space alone for what is used here.
    text = export(QUADS, "gexf").replace(
        b'xmlns="http://gexf.net/1.3" version="1.3"', b'xmlns="http://www.gexf.net/1.2draft" version="1.2"'
    )
    return nx.read_gexf(io.BytesIO(text))


def read_json() -> "nx.MultiDiGraph[str]":
    return nx.node_link_graph(json.loads(export(QUADS, "json")), edges="edges")


@pytest.mark.parametrize("read", [read_graphml, read_gexf, read_json])
def test_networkx_reads_every_thing_and_statement(read: Callable[[], "nx.MultiDiGraph[str]"]) -> None:
    network, build = read(), example()
    assert set(network) == {entity.id for entity in build.entities}
    edges = {(a, b, data["predicate"], data["iri"], data["confidence"]) for a, b, data in network.edges(data=True)}
    expected = {(s.subject, s.object, s.predicate, f"{BASE}statement/{s.id}", s.confidence) for s in build.statements}
    assert edges == expected
    assert network.nodes["country/NO"]["label"] == "Norway"
    assert network.nodes["country/NO"]["notation"] == "NO; NOR"


@pytest.mark.parametrize("format_", ["graphml", "gexf"])
def test_xml_takes_any_text(format_: str) -> None:
    text = "".join(ElementTree.fromstring(export(BUILDS["nasty"], format_)).itertext())
    written = export(BUILDS["nasty"], format_).decode()
    assert "<b>" in text or 'value="A &lt;b&gt;&amp;amp; ' in written
    assert "\x0b" not in written
    assert "\x01" not in written


def test_cypher_tables() -> None:
    archive = zipfile.ZipFile(io.BytesIO(export(QUADS, "cypher")))
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode(), newline=""))) for name in ("nodes", "relationships")
    )
    build = example()
    assert [node["id:ID"] for node in nodes] == [entity.id for entity in build.entities]
    assert [(e[":START_ID"], e[":END_ID"], e["predicate"]) for e in edges] == [(s.subject, s.object, s.predicate) for s in build.statements]
    assert {edge[":TYPE"] for edge in edges} == {edge["predicate"].upper() for edge in edges}
    assert next(node for node in nodes if node["label"] == "Chile")[":LABEL"] == "Entity;Country"
    script = archive.read("load.cypher").decode()
    assert all(f"[r:{edge[':TYPE']} {{id: row.id}}]" in script for edge in edges)
    assert all(f"row.{column}" in script for column in NODE)
    assert all(re.search(rf"row\.`?{column}\b", script) for column in EDGE)


def test_names_of_relationships_are_those_of_cypher() -> None:
    archive = zipfile.ZipFile(io.BytesIO(export(BUILDS["nasty"], "cypher")))
    assert ",SPIES_ON," in archive.read("relationships.csv").decode()


def test_a_cypher_engine_loads_the_tables(tmp_path: Path) -> None:
    engine = pytest.importorskip("ladybug")
    zipfile.ZipFile(io.BytesIO(export(QUADS, "cypher"))).extractall(tmp_path)
    connection = engine.Connection(engine.Database())
    columns = ", ".join(f"`{name}` STRING" for name in [*NODE, "labels"])
    connection.execute(f"CREATE NODE TABLE Entity(id STRING PRIMARY KEY, {columns})")
    connection.execute(f"COPY Entity FROM '{tmp_path}/nodes.csv' (header=true)")
    types = {"string": "STRING", "double": "DOUBLE", "int": "INT64"}
    columns = ", ".join(
        f"`{name}` {type_}" for name, type_ in [("type", "STRING"), ("id", "STRING"), *((n, types[t]) for n, t in EDGE.items())]
    )
    connection.execute(f"CREATE REL TABLE Statement(FROM Entity TO Entity, {columns})")
    connection.execute(f"COPY Statement FROM '{tmp_path}/relationships.csv' (header=true)")
    answer = connection.execute("MATCH (a)-[r:Statement]->(b) WHERE r.polarity = 'negative' RETURN a.label, r.type, b.label, r.confidence")
    assert answer.get_all() == [["twelve states", "SANCTIONS", "Peru", 0.8]]
    assert connection.execute("MATCH ()-[r]->() RETURN count(r)").get_all() == [[len(example().statements)]]


def test_parquet_has_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(export(QUADS, "parquet")))
    assert table.column_names == COLUMNS.split()
    row = next(row for row in table.to_pylist() if row["predicate"] == "attacks")
    assert row["confidence"] == 0.8
    assert row["said_on"].isoformat() == "2020-03-04"
    assert TEXT[row["start"] : row["end"]] == row["sentence"]
    assert row["date"] is None


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DataError, match=r"pip install 'diplokg\[parquet\]'"):
        export(QUADS, "parquet")


def described() -> ox.Store:
    store = ox.Store()
    store.load(export(QUADS, "void"), format=ox.RdfFormat.TURTLE)
    return store


def value(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
    (quad,) = store.quads_for_pattern(subject, predicate, None, None)
    return str(getattr(quad.object, "value", ""))


def test_the_description_counts() -> None:
    store, dataset = described(), ox.NamedNode(f"{BASE}dataset")
    assert value(store, dataset, VOID.triples) == str(len({quad.triple for quad in QUADS}))
    assert value(store, dataset, DCT.license).startswith("https://creativecommons.org/")
    assert value(store, dataset, DCT.issued) == "2020-03-04"
    (part,) = store.quads_for_pattern(None, VOID["class"], DIP.Statement, None)
    assert value(store, part.subject, VOID.entities) == "7"  # type: ignore[arg-type]
    (part,) = store.quads_for_pattern(None, VOID.property, DIP.attributedTo, None)
    assert value(store, part.subject, VOID.triples) == "7"  # type: ignore[arg-type]


def test_the_description_has_the_checksums_of_the_exports() -> None:
    store = described()
    files = [quad.object for quad in store.quads_for_pattern(None, DCAT.distribution, None, None)]
    assert len(files) == 3
    for file in files:
        assert isinstance(file, ox.NamedNode)
        content = export(QUADS, file.value.rpartition(".")[2])
        checksum = ox.NamedNode(value(store, file, SPDX.checksum))
        assert value(store, checksum, SPDX.checksumValue) == hashlib.sha256(content).hexdigest()
        assert value(store, file, DCAT.byteSize) == str(len(content))


def test_the_description_of_nothing_has_no_days() -> None:
    assert b"dct:temporal" not in export([], "void")
