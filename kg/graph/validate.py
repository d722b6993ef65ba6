"""Does a graph keep the contract? Its shapes, and that every quotation stands in the text and the text is the one that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.facts import Facts
from kg.graph.ids import digest
from kg.graph.parts import split_graphs
from kg.graph.shapes import Shapes, find_faults, read_shapes
from kg.graph.store import Store, to_nquads
from kg.graph.vocab import DIP, NIF, PROV, RDF, RDFS, SH
from kg.model import Document, Problem
from kg.settings import ontology

QUOTES = frozenset({DIP.Passage, DIP.Mention})


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one node. The component is that of SHACL, or `text` for a quotation or a text that was changed."""

    node: str
    label: str
    path: str
    component: str
    value: str
    message: str

    @property
    def problem(self) -> Problem:
        """Tell it as a problem of a build."""
        return Problem("error", self.label, f"{self.message} ({self.path.rsplit('#')[-1].rsplit('/')[-1]})")


def shapes() -> Shapes:
    """Read the shapes of the contract."""
    return read_shapes(ontology() / "shapes.ttl", ontology() / "diplokg.ttl")


def check_quads(quads: Iterable[ox.Quad]) -> list[Violation]:
    """Check a whole graph directly; an empty list means that it keeps the contract."""
    return _check(Facts(quads), shapes(), {})


def check_store(store: Store, documents: Iterable[Document] = ()) -> Iterator[Violation]:
    """Check a store source by source, so that a large graph is never in memory as a whole.

    What stands in no graph of a source (the entities, what was inferred, and data laid out in another way) is checked first, as one.

    Args:
        documents: the texts that were read, for a graph which does not hold them; each is known by its SHA-256.
    """
    texts = {digest(document.text): document for document in documents}
    hashes = {quad.object.value for quad in store.quads(None, DIP.sha256) if isinstance(quad.object, ox.Literal)}
    yield from (_unread(texts[hash_], hash_) for hash_ in sorted(texts.keys() - hashes))
    contract, parts = shapes(), split_graphs(store.graphs(), store.base)
    shared = Facts(_quads(store, (*parts.shared, ox.DefaultGraph())), Facts(_grounds(store)))
    yield from _check(shared, contract, texts)
    for graphs in parts.sources.values():
        yield from _check(Facts(_quads(store, graphs), shared), contract, texts)


def check_with_pyshacl(quads: Iterable[ox.Quad]) -> list[Violation]:
    """Check the shapes with pySHACL: slow, and the referee for `check_quads`. Texts are not compared."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import RDF as rdf
    from rdflib.namespace import RDFS as rdfs
    from rdflib.namespace import SH as sh

    quads = list(quads)
    data = Graph().parse(data=to_nquads(ox.Quad(q.subject, q.predicate, q.object) for q in quads), format="nt")
    terms = Graph().parse(ontology() / "diplokg.ttl")
    data += terms.triples((None, rdfs.subClassOf, None))  # all that is needed of the ontology: pySHACL's own mixing in takes minutes
    _, report, _ = validate(data, shacl_graph=Graph().parse(ontology() / "shapes.ttl"), inference="none")
    facts, found = Facts(quads), []
    for result in report.subjects(rdf.type, sh.ValidationResult):
        component = str(report.value(result, sh.sourceConstraintComponent)).removeprefix(SH.base).removesuffix("ConstraintComponent")
        component = component[0].lower() + component[1:]
        node = ox.NamedNode(str(report.value(result, sh.focusNode)))
        value = "" if component.endswith("Count") else str(report.value(result, sh.value))
        path, message = str(report.value(result, sh.resultPath)), str(report.value(result, sh.resultMessage))
        found.append(Violation(node.value, label_of(facts, node), path, component, value, message))
    return sorted(found, key=lambda v: (v.node, v.path, v.component, v.value))


def label_of(facts: Facts, node: Any) -> str:
    """Name a node for a reader: its label, what a statement says, the start of a quotation, else the tail of its IRI."""
    for name in (RDFS.label, NIF.anchorOf):
        for literal in facts.all(node, name):
            return str(literal.value) if len(literal.value) <= 60 else f"{literal.value[:57]}..."
    ends = [facts.all(node, predicate) for predicate in (RDF.subject, RDF.predicate, RDF.object)]
    if any(ends):
        return " ".join(label_of(facts, end[0]) if end else "?" for end in ends)
    return str(node.value).rsplit("#")[-1].rsplit("/")[-1]


def _quads(store: Store, graphs: Iterable[ox.NamedNode | ox.DefaultGraph]) -> Iterator[ox.Quad]:
    return (quad for graph in graphs for quad in store.quads(graph=graph))  # type: ignore[arg-type]


def _grounds(store: Store) -> Iterator[ox.Quad]:
    """Tell of what class that is on which inferences rest: it stands in the graphs of sources."""
    for inference in store.quads(None, RDF.type, DIP.Inference):
        for quad in store.quads(inference.subject, PROV.wasDerivedFrom):  # type: ignore[arg-type]
            if isinstance(quad.object, ox.NamedNode):
                yield from store.quads(quad.object, RDF.type)


def _check(facts: Facts, contract: Shapes, texts: Mapping[str, Document]) -> list[Violation]:
    found = [
        Violation(
            fault.node.value,
            label_of(facts, fault.node),
            fault.path.value,
            fault.component,
            "" if fault.value is None else fault.value.value,
            fault.message,
        )
        for fault in find_faults(facts, contract)
    ]
    return sorted([*found, *_text_faults(facts, texts)], key=lambda v: (v.node, v.path, v.component, v.value))


def _text_faults(facts: Facts, known: Mapping[str, Document]) -> Iterator[Violation]:
    """Compare each text with its SHA-256 and each quotation with its text; without the text, its length with its offsets."""
    texts: dict[Any, str] = {}
    for node in [node for node, types in facts.types.items() if DIP.Source in types]:
        hashes = [value.value for value in facts.all(node, DIP.sha256)]
        texts.update((node, known[hash_].text) for hash_ in hashes if hash_ in known)
        for text in facts.all(node, NIF.isString):
            texts[node] = text.value
            if hashes not in ([], [digest(text.value)]):
                yield _text_fault(facts, node, NIF.isString, "the text is not the one that was read: its SHA-256 differs")
    yield from _quotation_faults(facts, texts)


def _quotation_faults(facts: Facts, texts: Mapping[Any, str]) -> Iterator[Violation]:
    for node in [node for node, types in facts.types.items() if not QUOTES.isdisjoint(types)]:
        offsets = [facts.all(node, predicate) for predicate in (NIF.beginIndex, NIF.endIndex)]
        if all(len(values) == 1 and values[0].value.isdecimal() for values in offsets):
            start, end = (int(values[0].value) for values in offsets)
            context = next(iter(facts.all(node, NIF.referenceContext)), None)
            for quotation in facts.all(node, NIF.anchorOf):
                trouble = _trouble(quotation.value, texts.get(context), start, end)
                if trouble:
                    yield _text_fault(facts, node, NIF.anchorOf, trouble)


def _trouble(quotation: str, text: str | None, start: int, end: int) -> str:
    if text is None:
        return "" if len(quotation) == end - start else f"the quotation has {len(quotation)} characters, its offsets {end - start}"
    there = text[start:end]
    if quotation == there:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(quotation, there, strict=False)) if a != b), min(len(quotation), len(there)))
    return (
        f"the quotation is not what stands in the text: {quotation[at : at + 20]!r} for {there[at : at + 20]!r} at character {start + at}"
    )


def _unread(document: Document, hash_: str) -> Violation:
    message = "this text is none of those that were read: its SHA-256 is not in the graph"
    return Violation("", document.id, DIP.sha256.value, "text", hash_, message)


def _text_fault(facts: Facts, node: Any, path: ox.NamedNode, message: str) -> Violation:
    return Violation(node.value, label_of(facts, node), path.value, "text", "", message)
