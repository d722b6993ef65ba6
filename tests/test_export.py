"""`kg.share.export`: all formats, the same bytes for the same quads, and back again where the format keeps all."""

import csv
import hashlib
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from graph_example import TEXT, example

from kg.errors import DataError
from kg.graph.rdf import to_quads
from kg.graph.store import to_nquads
from kg.graph.vocab import DIP, PREDICATES, RDF, prefixes
from kg.settings import BASE, Settings
from kg.share.events import read_codings
from kg.share.export import FORMATS, export, sorted_quads

QUADS = list(to_quads(example(), Settings()))
MASTER = to_nquads(QUADS)


def rows(format_: str, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(QUADS, format_).decode(), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("format_", FORMATS)
def test_the_order_of_quads_does_not_matter(format_: str) -> None:
    shuffled = random.Random(1).sample(QUADS, len(QUADS))
    assert export(shuffled + QUADS[:5], format_) == export(QUADS, format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_written_as_nothing(format_: str) -> None:
    assert isinstance(export([], format_), bytes)


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(DataError, match="no format 'docx'; use one of nq, trig"):
        export(QUADS, "docx")


@pytest.mark.parametrize(
    ("format_", "syntax"), [("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)]
)
@pytest.mark.parametrize("base", [BASE, "https://example.org/kg/"])
def test_what_keeps_all_round_trips(format_: str, syntax: ox.RdfFormat, base: str) -> None:
    quads = list(to_quads(example(), Settings(base=base)))
    assert to_nquads(ox.parse(export(quads, format_, base=base), format=syntax)) == to_nquads(quads)


@pytest.mark.parametrize(("format_", "syntax"), [("ttl", ox.RdfFormat.TURTLE), ("rdfxml", ox.RdfFormat.RDF_XML)])
def test_what_has_no_graphs_keeps_the_triples_but_those_of_the_texts(format_: str, syntax: ox.RdfFormat) -> None:
    triples = {quad.triple for quad in ox.parse(export(QUADS, format_), format=syntax)}
    assert triples == {quad.triple for quad in QUADS if not str(quad.graph_name).endswith("/text>")}


def test_rdf_12_has_triple_terms_with_the_same_names() -> None:
    store = ox.Store()
    store.load(export(QUADS, "rdf12"), format=ox.RdfFormat.TRIG)
    query = "SELECT ?st ?s ?p ?o { ?st rdf:reifies ?t BIND(SUBJECT(?t) AS ?s) BIND(PREDICATE(?t) AS ?p) BIND(OBJECT(?t) AS ?o) }"
    found = {tuple(row) for row in store.query(query, prefixes=prefixes(BASE), use_default_graph_as_union=True)}
    known = ox.Store()
    known.extend(QUADS)
    query = "SELECT ?st ?s ?p ?o { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    assert found == {tuple(row) for row in known.query(query, prefixes=prefixes(BASE), use_default_graph_as_union=True)}
    assert len(list(store.quads_for_pattern(None, RDF.subject, None, None))) == 0
    assert len(store) == len(known) - 3 * len(found)


@pytest.mark.parametrize(("format_", "syntax"), [("trig", "trig"), ("jsonld", "json-ld"), ("nq", "nquads")])
def test_rdflib_reads_the_same_number(format_: str, syntax: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=export(QUADS, format_), format=syntax)
    assert len(list(dataset.quads())) == len(set(QUADS))


@pytest.mark.parametrize("format_", ["trig", "ttl"])
def test_traps_of_other_stores(format_: str) -> None:
    text = export(QUADS, format_).decode()
    outside = "".join(part for n, part in enumerate(text.replace('\\"', "").split('"')) if not n % 2)
    assert "\\" not in outside
    assert "_:" not in outside
    assert "GRAPH" not in outside


def test_json_ld_needs_nothing_from_outside() -> None:
    document = json.loads(export(QUADS, "jsonld"))
    assert isinstance(document["@context"], dict)
    assert document["@context"]["dip"] == DIP.base
    statements = next(graph for graph in document["@graph"] if graph["@id"].endswith("briefing-2020-03-04/statements"))
    node = next(node for node in statements["@graph"] if node.get("rdf:predicate") == "dip:meets")
    assert node["rdf:subject"] == "country:NO"
    assert node["dip:saidOn"] == "2020-03-04"
    assert node["dip:date"] == {"@value": "2020-05", "@type": "xsd:gYearMonth"}


def test_csv() -> None:
    found = rows("csv", ",")
    assert len(found) == 7
    attack = next(row for row in found if row["predicate"] == "attacks")
    assert attack["subject"] == "Chile"
    assert attack["attributed_to"] == "Tor Lund"
    assert attack["relayed_by"] == "Harbour Times; Ada Berg"
    assert attack["standing"] == "reported"
    assert attack["sentence"] == TEXT[int(attack["start"]) : int(attack["end"])]
    assert attack["object_id"] == "country/PE"
    assert next(row for row in found if row["predicate"] == "supports")["passages"] == "2"
    assert next(row for row in found if row["predicate"] == "sanctions")["polarity"] == "negative"


EVENTS = [
    pytest.param("attacks", {"event_type": "ASSAULT", "quad_class": "4", "cameo_root": "19", "score": "-9"}, id="material conflict"),
    pytest.param(
        "meets", {"event_type": "AGREE", "aux_mode": "future", "date": "2020-05-01", "cameo_root": "03"}, id="to meet is to agree"
    ),
    pytest.param("sanctions", {"event_type": "SANCTION", "aux_mode": "negation", "date": "2020-03-02"}, id="what did not happen"),
    pytest.param(
        "supports",
        {"source_country": "NOR", "target_country": "CHL", "target_name": "Chile", "source_sector": "GOV", "source_wikidata": "Q20"},
        id="codes",
    ),
    pytest.param(
        "criticises",
        {"mode": "disapprove", "score": "-2", "target_name": "", "content": "it", "source_name": "Ada Berg"},
        id="a topic is no target",
    ),
    pytest.param("praises", {"speaker": "Harbour Times", "publisher": "", "date": ""}, id="no day known"),
    pytest.param(
        "opposes", {"publisher": "Ministry of Harbours", "said_on": "2020-03-04", "headline": "Briefing of the ministry"}, id="publisher"
    ),
]


@pytest.mark.parametrize(("predicate", "expected"), EVENTS)
def test_events(predicate: str, expected: dict[str, str]) -> None:
    row = next(row for row in rows("events", "\t") if row["event_id"] in ids(predicate))
    assert expected.items() <= row.items()


def ids(predicate: str) -> set[str]:
    return {statement.id for statement in example().statements if statement.predicate == predicate}


def test_each_predicate_is_coded_or_neutral() -> None:
    types, codings = read_codings()
    assert len(types) == 16
    assert {t.quad_class for t in types.values()} == {"1", "2", "3", "4"}
    assert set(PREDICATES) - set(codings) == {"hopes", "announces", "proposes", "establishes", "regards", "represents"}


def test_sorted_quads_put_types_first() -> None:
    quads = sorted_quads(QUADS)
    seen = set()
    for quad in quads:
        if (quad.graph_name, quad.subject) not in seen:
            seen.add((quad.graph_name, quad.subject))
            assert quad.predicate == RDF.type or "namedIn" in quad.predicate.value or quad.predicate.value.startswith(DIP.base)


SCRIPT = """
import hashlib
from graph_example import example
from kg.graph.rdf import to_quads
from kg.settings import Settings
from kg.share.export import FORMATS, export
quads = list(to_quads(example(), Settings()))
print(hashlib.sha256(b"".join(export(quads, f) for f in FORMATS)).hexdigest())
"""


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1])])
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    here = hashlib.sha256(b"".join(export(QUADS, f) for f in FORMATS)).hexdigest()
    assert digests == {here.encode() + b"\n"}
