"""`kg.graph.validate`: every break of the contract is found, and pySHACL finds the same."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_example import TEXT, example, place
from small_build import make_build

import kg.graph.validate
from kg.errors import OntologyError
from kg.gazetteer import Gazetteer
from kg.graph.facts import Facts
from kg.graph.ids import digest
from kg.graph.infer import Rule, infer
from kg.graph.parts import open_data
from kg.graph.rdf import to_quads
from kg.graph.shapes import read_shapes
from kg.graph.store import Store, to_nquads
from kg.graph.validate import Violation, check_quads, check_store, check_with_pyshacl
from kg.graph.vocab import DCT, DIP, NIF, PROV, RDF, RDFS, SKOS, XSD
from kg.model import Problem
from kg.settings import BASE, Settings, ontology

BUILD = example()
SAID = list(to_quads(BUILD, Settings()))
RULE = Rule(
    "who-meets",
    "Who meets somebody cooperates with them.",
    "CONSTRUCT { [] a dip:Inference ; rdf:subject ?a ; rdf:predicate dip:cooperates ; rdf:object ?b ; prov:wasDerivedFrom ?s , ?t }"
    " WHERE { ?s a dip:Statement ; rdf:subject ?a ; rdf:predicate dip:meets ; rdf:object ?b ; dip:saidIn ?t }",
)


def store_of(quads: Iterable[ox.Quad]) -> Store:
    store = Store()
    store.add(quads)
    return store


QUADS = [*SAID, *infer(store_of(SAID), [RULE], Gazetteer([]))[0].quads]
MEETS = ox.NamedNode(BASE + "statement/" + next(s.id for s in BUILD.statements if s.predicate == "meets"))
SPAN = place("Berg regrets it.")
PASSAGE = ox.NamedNode(f"{BASE}passage/briefing-2020-03-04_{SPAN.start}_{SPAN.end}")
SOURCE = ox.NamedNode(BASE + "source/briefing-2020-03-04")
TURN = ox.NamedNode(BASE + "turn/briefing-2020-03-04_1")
NORWAY = ox.NamedNode(BASE + "country/NO")
LINK = next(q.subject for q in QUADS if q.predicate == DIP.relayedBy)
INFERRED = next(q.subject for q in QUADS if q.object == DIP.Inference)
Term = ox.NamedNode | ox.Literal
Change = Callable[[list[ox.Quad]], list[ox.Quad]]


def typed(value: str, datatype: ox.NamedNode) -> ox.Literal:
    return ox.Literal(value, datatype=datatype)


def drop(node: ox.NamedNode, predicate: ox.NamedNode) -> Change:
    return lambda quads: [q for q in quads if (q.subject, q.predicate) != (node, predicate)]


def put(node: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> Change:
    """Set the one value of a property."""
    return lambda quads: [
        ox.Quad(q.subject, q.predicate, value, q.graph_name) if (q.subject, q.predicate) == (node, predicate) else q for q in quads
    ]


def add(node: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> Change:
    return lambda quads: [*quads, ox.Quad(node, predicate, value, next(q.graph_name for q in quads if q.subject == node))]


BREAKS = [
    pytest.param(drop(MEETS, RDF.subject), MEETS, "minCount", id="statement without subject"),
    pytest.param(put(MEETS, RDF.object, ox.NamedNode("urn:x")), MEETS, "class", id="object that is no entity"),
    pytest.param(put(MEETS, RDF.object, ox.Literal("x")), MEETS, "class", id="object that is a text"),
    pytest.param(put(MEETS, RDF.predicate, RDFS.label), MEETS, "in", id="predicate outside the inventory"),
    pytest.param(add(MEETS, DIP.polarity, DIP.Negative), MEETS, "maxCount", id="both polarities"),
    pytest.param(put(MEETS, DIP.modality, DIP.Positive), MEETS, "in", id="no modality"),
    pytest.param(drop(MEETS, DIP.standing), MEETS, "minCount", id="no standing"),
    pytest.param(add(MEETS, DIP.attributedTo, NORWAY), MEETS, "maxCount", id="two sources"),
    pytest.param(put(MEETS, DIP.saidIn, PASSAGE), MEETS, "class", id="said in what is no turn"),
    pytest.param(put(MEETS, DIP.saidOn, typed("2020-03", XSD.gYearMonth)), MEETS, "datatype", id="said in a month"),
    pytest.param(put(MEETS, DIP.saidOn, typed("2020-02-30", XSD.date)), MEETS, "datatype", id="no such day"),
    pytest.param(put(MEETS, DIP.confidence, typed("1.2", XSD.decimal)), MEETS, "maxInclusive", id="too sure"),
    pytest.param(put(MEETS, DIP.confidence, typed("-0.1", XSD.decimal)), MEETS, "minInclusive", id="less than unsure"),
    pytest.param(put(MEETS, DIP.confidence, ox.Literal("high")), MEETS, "datatype", id="confidence in words"),
    pytest.param(put(MEETS, DIP.rule, ox.Literal("")), MEETS, "minLength", id="nameless rule"),
    pytest.param(drop(MEETS, PROV.wasDerivedFrom), MEETS, "minCount", id="no passage"),
    pytest.param(put(MEETS, DIP.date, ox.Literal("in May")), MEETS, "or", id="date in words"),
    pytest.param(put(MEETS, DIP.date, typed("2020-13", XSD.gYearMonth)), MEETS, "or", id="no such month"),
    pytest.param(drop(MEETS, DIP.dateFrom), MEETS, "minCount", id="date without its days"),
    pytest.param(put(MEETS, DIP.dateUntil, typed("2020-04-30", XSD.date)), MEETS, "lessThanOrEquals", id="ends before it begins"),
    pytest.param(add(MEETS, DIP.content, ox.Literal("plain")), MEETS, "datatype", id="content without language"),
    pytest.param(add(MEETS, DIP.evidence, PASSAGE), MEETS, "class", id="evidence that is none"),
    pytest.param(drop(INFERRED, DIP.rule), INFERRED, "minCount", id="inferred by no rule"),
    pytest.param(drop(INFERRED, PROV.wasDerivedFrom), INFERRED, "minCount", id="inferred from nothing"),
    pytest.param(put(INFERRED, PROV.wasDerivedFrom, ox.NamedNode("urn:gone")), INFERRED, "or", id="inferred from what is gone"),
    pytest.param(put(INFERRED, PROV.wasDerivedFrom, ox.Literal("x")), INFERRED, "or", id="inferred from a text"),
    pytest.param(put(INFERRED, RDF.predicate, RDFS.label), INFERRED, "in", id="inferred outside the inventory"),
    pytest.param(put(INFERRED, RDF.object, PASSAGE), INFERRED, "class", id="inferred of no entity"),
    pytest.param(drop(LINK, DIP.passage), LINK, "minCount", id="a source without its passage"),
    pytest.param(put(LINK, PROV.agent, PASSAGE), LINK, "class", id="a source that is none"),
    pytest.param(drop(SOURCE, DIP.sha256), SOURCE, "minCount", id="no hash"),
    pytest.param(put(SOURCE, DIP.sha256, ox.Literal("ABC")), SOURCE, "pattern", id="no such hash"),
    pytest.param(put(SOURCE, DCT.type, DIP.Question), SOURCE, "in", id="unknown kind of text"),
    pytest.param(add(SOURCE, DCT.title, ox.Literal("Other", language="en")), SOURCE, "maxCount", id="two titles"),
    pytest.param(put(TURN, DIP.role, DIP.Positive), TURN, "in", id="no such role"),
    pytest.param(put(TURN, DIP.number, typed("-1", XSD.integer)), TURN, "minInclusive", id="turn before the first"),
    pytest.param(drop(PASSAGE, NIF.anchorOf), PASSAGE, "minCount", id="no quotation"),
    pytest.param(put(PASSAGE, NIF.beginIndex, typed("5", XSD.integer)), PASSAGE, "datatype", id="another kind of number"),
    pytest.param(
        put(PASSAGE, NIF.endIndex, typed("3", XSD.nonNegativeInteger)), PASSAGE, "lessThan", id="ends before it begins, in the text"
    ),
    pytest.param(put(PASSAGE, NIF.referenceContext, NORWAY), PASSAGE, "class", id="quoted from what is no text"),
    pytest.param(drop(NORWAY, RDFS.label), NORWAY, "minCount", id="no label"),
    pytest.param(put(NORWAY, RDFS.label, ox.Literal("", language="en")), NORWAY, "minLength", id="empty label"),
    pytest.param(put(NORWAY, SKOS.exactMatch, ox.Literal("Q20")), NORWAY, "nodeKind", id="an item that is no IRI"),
    pytest.param(add(NORWAY, SKOS.altLabel, ox.Literal("Norge")), NORWAY, "datatype", id="name without language"),
]


def keys(violations: list[Violation]) -> set[tuple[str, str, str, str, str]]:
    return {(v.node, v.path, v.component, v.value, v.message) for v in violations if v.component != "text"}


def test_a_build_keeps_the_contract() -> None:
    assert check_quads(QUADS) == []
    assert check_with_pyshacl(QUADS) == []
    assert check_quads(to_quads(BUILD, Settings(full_text=False, base="https://example.org/"))) == []


@pytest.mark.parametrize(("change", "node", "component"), BREAKS)
def test_each_break_is_found(change: Change, node: ox.NamedNode, component: str) -> None:
    broken = change(QUADS)
    found = check_quads(broken)
    assert (node.value, component) in {(v.node, v.component) for v in found}
    assert {v.node for v in found if v.component != "text"} == {node.value} or component == "minCount"


# rdflib, and so pySHACL, takes any text for a month
NOT_SEEN_BY_PYSHACL = {"no such month"}


@pytest.mark.parametrize("half", [0, 1])
def test_pyshacl_finds_the_same(half: int) -> None:
    changes = [param for param in BREAKS if param.id not in NOT_SEEN_BY_PYSHACL][half::2]
    broken = QUADS
    for param in changes:
        broken = param.values[0](broken)  # type: ignore[operator]
    found = check_quads(broken)
    assert keys(found) == keys(check_with_pyshacl(broken))
    assert len({violation.component for violation in found}) >= 8


def test_one_letter_changed_in_one_quotation() -> None:
    (violation,) = check_quads(put(PASSAGE, NIF.anchorOf, ox.Literal("Berg regrets if.", language="en"))(QUADS))
    assert violation.node == PASSAGE.value
    assert violation.label == "Berg regrets if."
    assert violation.message == f"the quotation is not what stands in the text: 'f.' for 't.' at character {SPAN.start + 14}"


def test_a_text_changed_elsewhere() -> None:
    changed = TEXT.replace("Peru replied", "Peru refused")
    assert len(changed) == len(TEXT)
    found = check_quads(put(SOURCE, NIF.isString, ox.Literal(changed, language="en"))(QUADS))
    assert [(v.node, v.message) for v in found] == [(SOURCE.value, "the text is not the one that was read: its SHA-256 differs")]


def test_a_text_and_its_hash_changed_together_betray_themselves_by_the_quotations() -> None:
    changed = TEXT.replace("Berg regrets it.", "Berg welcomes it")
    quads = put(SOURCE, DIP.sha256, ox.Literal(digest(changed)))(put(SOURCE, NIF.isString, ox.Literal(changed, language="en"))(QUADS))
    assert [v.node for v in check_quads(quads)] == [PASSAGE.value]


def test_without_the_text_the_length_must_fit() -> None:
    lean = [quad for quad in QUADS if quad.predicate != NIF.isString]
    assert check_quads(lean) == []
    (violation,) = check_quads(put(PASSAGE, NIF.anchorOf, ox.Literal("Berg", language="en"))(lean))
    assert "4 characters" in violation.message


LEAN = [quad for quad in QUADS if quad.predicate != NIF.isString]
CHANGED = put(PASSAGE, NIF.anchorOf, ox.Literal("Berg regrets if.", language="en"))(LEAN)


def test_a_text_that_is_not_in_the_graph_is_given() -> None:
    documents = [extraction.document for extraction in BUILD.extractions]
    assert list(check_store(store_of(LEAN), documents)) == list(check_store(store_of(CHANGED))) == []
    (violation,) = check_store(store_of(CHANGED), documents)
    assert (violation.node, violation.component) == (PASSAGE.value, "text")
    assert "'f.' for 't.'" in violation.message


def test_a_text_that_is_given_is_another() -> None:
    other = replace(BUILD.extractions[0].document, text="Another text.")
    (violation,) = check_store(store_of(LEAN), [other])
    assert (violation.label, violation.value) == (other.id, digest("Another text."))
    assert "none of those that were read" in violation.message


# Oxigraph keeps every whole number as xsd:integer, and what was none before it cannot tell
NOT_SEEN_IN_A_STORE = {"another kind of number"}


@pytest.mark.parametrize("change", [pytest.param(param.values[0], id=param.id) for param in BREAKS if param.id not in NOT_SEEN_IN_A_STORE])
def test_source_by_source_finds_what_is_found_at_once(change: Change) -> None:
    broken, store = change(QUADS), Store()
    store.add(broken)
    assert keys(list(check_store(store))) == keys(check_quads(broken))


def test_only_one_source_is_in_memory_at_a_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sizes: list[int] = []

    class Counting(Facts):
        def __init__(self, quads: Iterable[ox.Quad], elsewhere: Facts | None = None) -> None:
            quads = list(quads)
            sizes.append(len(quads))
            super().__init__(quads, elsewhere)

    monkeypatch.setattr(kg.graph.validate, "Facts", Counting)
    Store(tmp_path / "store").add(quad for number in range(20) for quad in to_quads(make_build(document=f"day-{number}"), Settings()))
    store = open_data(tmp_path / "store")
    assert list(check_store(store)) == []
    assert len(sizes) == 22, "what is shared, what inferences rest on, and each source"
    assert max(sizes) < len(store) / 15


@pytest.mark.parametrize("disk", [False, True], ids=["a file", "a store on disk"])
def test_rdflib_is_not_needed(tmp_path: Path, disk: bool) -> None:
    if disk:
        Store(tmp_path).add(QUADS)
    else:
        (tmp_path / "graph.nq").write_bytes(to_nquads(QUADS))
    code = (
        "import sys; from pathlib import Path; from kg.cli.show import validate; validate(Path(sys.argv[1]));"
        "print({'rdflib', 'pyshacl', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == f"{tmp_path}: keeps the contract\nset()\n"


def test_what_stands_outside_of_graphs_is_checked_too() -> None:
    store = Store()
    store.add(ox.Quad(q.subject, q.predicate, q.object) for q in drop(MEETS, DIP.standing)(QUADS))
    assert [(v.node, v.component) for v in check_store(store)] == [(MEETS.value, "minCount")]


def test_a_store_that_is_open_elsewhere(tmp_path: Path) -> None:
    held = Store(tmp_path / "store")
    held.add(QUADS)
    code = "import sys; from pathlib import Path; from kg.graph.parts import open_data; open_data(Path(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "store")], capture_output=True, text=True, check=False)
    assert "is another program using it?" in done.stderr


def test_a_sound_store() -> None:
    store = Store()
    store.add(QUADS)
    assert list(check_store(store)) == []
    flat = Store()
    flat.add(ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("urn:all")) for q in QUADS)
    assert list(check_store(flat)) == []


def test_nothing_is_sound() -> None:
    assert check_quads([]) == []


def test_a_violation_as_a_problem() -> None:
    (violation,) = check_quads(drop(MEETS, DIP.standing)(QUADS))
    assert violation.problem == Problem("error", "Norway meets Chile", "a statement is its subject's own word or reported (standing)")


def test_shapes_use_only_what_is_checked(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ;"
        " sh:property [ sh:path <urn:p> ; sh:uniqueLang true ] ."
    )
    with pytest.raises(OntologyError, match="sh:uniqueLang is not known"):
        read_shapes(path, ontology() / "diplokg.ttl")
