"""`kg.graph.rdf`: the contract of the graph, and the model back from it."""

import dataclasses
import re

import pyoxigraph as ox
import pytest
from graph_example import BRIEFING, EXTRACTIONS, TEXT, example, place

from kg.errors import DataError, InputError
from kg.graph.ids import digest
from kg.graph.rdf import from_quads, to_quads
from kg.graph.store import to_nquads
from kg.graph.vocab import DIP, NIF, PROV, RDF, RDFS
from kg.model import Build, Entity
from kg.settings import BASE, Settings

BUILD = example()
QUADS = list(to_quads(BUILD, Settings()))
LINES = to_nquads(QUADS).decode()


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + name)


def statement(predicate: str) -> ox.NamedNode:
    return node("statement/" + next(s.id for s in BUILD.statements if s.predicate == predicate))


def facts(subject: ox.NamedNode) -> set[str]:
    """Give what the graph says of a node, written briefly."""
    found = set()
    for quad in QUADS:
        if quad.subject == subject:
            value = quad.object.value if isinstance(quad.object, ox.NamedNode) else str(quad.object)
            found.add(f"{short(quad.predicate.value)} {short(value)}")
    return found


def short(text: str) -> str:
    for start in (BASE, DIP.base, RDF.base, PROV.base, NIF.base, "http://www.w3.org/2001/XMLSchema#"):
        text = text.replace(start, "")
    return text


def test_a_statement_of_the_contract() -> None:
    name = statement("meets").value.rpartition("/")[2]
    assert re.fullmatch(r"briefing-2020-03-04_[0-9a-f]{16}", name)
    span = place("Norway will meet Chile in May.")
    assert facts(statement("meets")) == {
        "type Statement",
        "subject country/NO",
        "predicate meets",
        "object country/CL",
        "polarity Positive",
        "modality Future",
        "standing OwnWord",
        "attributedTo person/ada-berg",
        "saidIn turn/briefing-2020-03-04_1",
        'saidOn "2020-03-04"^^<date>',
        'date "2020-05"^^<gYearMonth>',
        'dateFrom "2020-05-01"^^<date>',
        'dateUntil "2020-05-31"^^<date>',
        'confidence "0.8"^^<decimal>',
        'rule "meets.verb"',
        f"wasDerivedFrom passage/briefing-2020-03-04_{span.start}_{span.end}",
    }


def test_a_passage_of_the_contract() -> None:
    span = place("Berg regrets it.")
    assert facts(node(f"passage/briefing-2020-03-04_{span.start}_{span.end}")) == {
        "type Passage",
        "type OffsetBasedString",
        "referenceContext source/briefing-2020-03-04",
        f'beginIndex "{span.start}"^^<nonNegativeInteger>',
        f'endIndex "{span.end}"^^<nonNegativeInteger>',
        'anchorOf "Berg regrets it."@en',
    }


def test_both_types_of_a_statement() -> None:
    types = {quad.object for quad in QUADS if quad.subject == statement("meets") and quad.predicate == RDF.type}
    assert types == {DIP.Statement, RDF.Statement}


@pytest.mark.parametrize(
    ("predicate", "part"),
    [
        pytest.param("supports", "own", id="the subject's own word"),
        pytest.param("attacks", "reported", id="what others say"),
        pytest.param("praises", "reported", id="another source"),
        pytest.param("meets", None, id="the future asserts nothing"),
        pytest.param("sanctions", None, id="nor does what is denied"),
    ],
)
def test_plain_triples(predicate: str, part: str | None) -> None:
    graphs = {quad.graph_name.value for quad in QUADS if quad.predicate == DIP[predicate]}
    assert {graph.rpartition("/")[2] for graph in graphs} == ({part} if part else set())


def test_each_graph_has_its_own() -> None:
    graphs = {quad.graph_name.value for quad in QUADS}
    of_sources = {f"{BASE}graph/{s}/{p}" for s in ("briefing-2020-03-04", "note") for p in ("text", "statements", "own", "reported")}
    assert graphs == of_sources - {f"{BASE}graph/note/own"} | {f"{BASE}graph/entities"}
    for quad in QUADS:
        source = quad.subject.value.removeprefix(BASE).partition("/")[2].partition("_")[0]
        if "/statement/" in quad.subject.value or "/passage/" in quad.subject.value:
            assert f"graph/{source}/" in quad.graph_name.value


def test_no_blank_node_and_no_escape() -> None:
    for quad in QUADS:
        for term in (quad.subject, quad.object, quad.graph_name):
            assert not isinstance(term, ox.BlankNode | ox.DefaultGraph)
            if isinstance(term, ox.NamedNode) and term.value.startswith(BASE) and "/graph/" not in term.value:
                assert re.fullmatch(r"[a-z-]+/[A-Za-z0-9_-]+", term.value.removeprefix(BASE))


def test_several_passages_are_evidence() -> None:
    found = sorted(fact for fact in facts(statement("supports")) if fact.startswith(("evidence", "wasDerivedFrom", "confidence", "rule")))
    first, second = place("Norway supports Chile."), place("The Kingdom of Norway supports Chile’s bid.")
    assert found == sorted(
        [
            'confidence "0.9"^^<decimal>',
            *(f"evidence {short(statement('supports').value).replace('statement', 'evidence')}_{s.start}_{s.end}" for s in (first, second)),
            'rule "supports.verb"',
            f"wasDerivedFrom passage/briefing-2020-03-04_{first.start}_{first.end}",
        ]
    )
    evidence = facts(node(short(statement("supports").value).replace("statement", "evidence") + f"_{second.start}_{second.end}"))
    assert f"passage passage/briefing-2020-03-04_{second.start}_{second.end}" in evidence
    assert 'confidence "0.9"^^<decimal>' in evidence
    assert not any(fact.startswith("evidence ") for fact in facts(statement("meets")))


def test_the_chain_of_sources_is_one_path() -> None:
    store = ox.Store()
    store.extend(QUADS)
    path = f"""SELECT ?link ?agent {{ <{statement("attacks").value}> <{PROV.qualifiedAttribution.value}>/<{DIP.relayedBy.value}>*
        ?link . ?link <{PROV.agent.value}> ?agent }}"""
    links = [(row["link"].value[-1], row["agent"].value.removeprefix(BASE)) for row in store.query(path, use_default_graph_as_union=True)]
    assert sorted(links) == [("0", "person/tor-lund"), ("1", "news-outlet/harbour-times"), ("2", "person/ada-berg")]
    assert not any(fact.startswith("qualifiedAttribution") for fact in facts(statement("meets")))


def test_a_document_as_source() -> None:
    assert "hadPrimarySource document/briefing-2020-03-04_harbour-letter" in facts(statement("opposes"))
    assert not any(fact.startswith("hadPrimarySource") for fact in facts(statement("meets")))


def test_the_source() -> None:
    found = facts(node("source/briefing-2020-03-04"))
    assert f'sha256 "{digest(TEXT)}"' in found
    assert "http://purl.org/dc/terms/source https://example.org/b%201" in found
    assert "http://purl.org/dc/terms/type Transcript" in found


def test_entities() -> None:
    found = facts(node("country/NO"))
    assert "http://www.w3.org/2004/02/skos/core#exactMatch http://www.wikidata.org/entity/Q20" in found
    assert 'http://www.w3.org/2004/02/skos/core#altLabel "Kingdom of Norway"@en' in found
    assert {"namedIn source/briefing-2020-03-04", "namedIn source/note", "type Country"} <= found
    assert "type http://www.w3.org/2004/02/skos/core#Concept" in facts(node("topic/briefing-2020-03-04_piracy"))


def test_without_full_text_the_quotations_and_the_hash_stay() -> None:
    lean = to_nquads(to_quads(BUILD, Settings(full_text=False))).decode()
    gone = set(LINES.splitlines()) - set(lean.splitlines())
    assert len(gone) == 2
    assert all(NIF.isString.value in line for line in gone)


def test_the_base_is_a_setting() -> None:
    other = to_nquads(to_quads(BUILD, Settings(base="https://example.org/x/"))).decode()
    assert other.replace("https://example.org/x/", BASE).splitlines() != []
    assert sorted(other.replace("https://example.org/x/", BASE).splitlines()) == LINES.splitlines()


def test_round_trip() -> None:
    back = from_quads(QUADS)
    assert back.statements == BUILD.statements
    assert back.entities == BUILD.entities
    assert [e.turns for e in back.extractions] == [e.turns for e in BUILD.extractions]
    assert back.extractions[1].document == EXTRACTIONS[1].document
    assert dataclasses.replace(back.extractions[0].document, url=BRIEFING.url) == BRIEFING
    assert to_nquads(to_quads(back, Settings())) == to_nquads(QUADS)


def test_the_order_of_quads_does_not_matter() -> None:
    assert from_quads(QUADS[::-1]) == from_quads(QUADS)


def test_a_date_without_its_days_is_read_all_the_same() -> None:
    bare = [quad for quad in QUADS if quad.predicate not in (DIP.dateFrom, DIP.dateUntil)]
    assert from_quads(bare).statements == BUILD.statements


@pytest.mark.parametrize("missing", [RDF.subject, PROV.wasDerivedFrom, DIP.polarity, NIF.beginIndex, RDFS.label])
def test_what_lacks_a_part_cannot_be_read(missing: ox.NamedNode) -> None:
    with pytest.raises(DataError, match="kg validate"):
        from_quads(quad for quad in QUADS if quad.predicate != missing)


def test_a_chain_that_bites_its_tail_ends() -> None:
    links = [quad for quad in QUADS if quad.predicate == DIP.relayedBy]
    last = links[-1].object
    assert isinstance(last, ox.NamedNode)
    loop = ox.Quad(last, DIP.relayedBy, last, links[-1].graph_name)
    attack = next(s for s in from_quads([*QUADS, loop]).statements if s.predicate == "attacks")
    assert len(attack.relayed_by) == 2


def test_an_address_that_is_no_iri_stays_text() -> None:
    documents = [dataclasses.replace(BRIEFING, url=url) for url in ("not an address", "https://example.org/ü")]
    for document in documents:
        build = Build((dataclasses.replace(EXTRACTIONS[0], document=document, turns=(), mentions=()),), (), (), ())
        assert from_quads(to_quads(build, Settings())).extractions[0].document.url


def test_nothing_gives_nothing() -> None:
    assert list(to_quads(Build((), (), (), ()), Settings())) == []
    assert from_quads([]) == Build((), (), (), ())


def test_a_mention_of_no_entity_is_left_out() -> None:
    build = Build(tuple(dataclasses.replace(e, turns=()) for e in EXTRACTIONS), (Entity("country/NO", "Country", "Norway"),), (), ())
    assert {quad.object.value for quad in to_quads(build, Settings()) if quad.predicate == DIP.refersTo} == {BASE + "country/NO"}


def test_two_documents_of_one_id() -> None:
    note = EXTRACTIONS[1]
    twin = dataclasses.replace(note, document=dataclasses.replace(note.document, id="note!"))
    with pytest.raises(InputError, match="give each its own id"):
        list(to_quads(Build((dataclasses.replace(note, turns=(), mentions=()), twin), (), (), ()), Settings()))
