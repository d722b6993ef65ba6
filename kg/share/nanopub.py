"""Statements -> nanopublications in TriG: unsigned, with trusty URIs, dated as their source.

A nanopublication asserts its triple. So only positive, actual statements become one; by whose word and where, is its provenance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from kg.graph.rdf import from_quads
from kg.graph.vocab import DCT, DIP, NIF, NP, PROV, RDF, SKOS, XSD, prefixes
from kg.model import Document, Statement
from kg.share.trusty import make_trusty

PLACE = "~~~code~~~"
ABOUT = frozenset(
    {DIP.content, DIP.standing, DIP.attributedTo, DIP.saidOn, DIP.date, DIP.dateFrom, DIP.dateUntil, DIP.confidence, DIP.rule}
)
"""What the provenance repeats of a statement, so that a nanopublication can be read alone."""
CREATOR = ox.NamedNode("https://w3id.org/diplokg/ontology")
LICENCE = ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")


def to_nanopubs(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write a nanopublication of each positive, actual statement, in the order of the statements."""
    facts: dict[Any, list[ox.Quad]] = {}
    for quad in quads:
        facts.setdefault(quad.subject, []).append(quad)
    build = from_quads(quads, base=base)
    documents = {extraction.document.id: extraction.document for extraction in build.extractions}
    found: list[ox.Quad] = []
    for statement in build.statements:
        if not statement.negative and statement.modality == "actual":
            made = dict.fromkeys(_nanopub(statement, documents.get(statement.document), facts, base))
            found += make_trusty(made, PLACE)[1]
    return ox.serialize(found, format=ox.RdfFormat.TRIG, prefixes={**prefixes(base), "np": NP.base}) or b""


def _nanopub(statement: Statement, document: Document | None, facts: dict[Any, list[ox.Quad]], base: str) -> Iterator[ox.Quad]:
    whole = ox.NamedNode(f"{base}nanopub/{PLACE}")
    head, assertion, provenance, publication = (
        ox.NamedNode(f"{whole.value}#{part}") for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    node = ox.NamedNode(f"{base}statement/{statement.id}")
    yield ox.Quad(whole, RDF.type, NP.Nanopublication, head)
    yield ox.Quad(whole, NP.hasAssertion, assertion, head)
    yield ox.Quad(whole, NP.hasProvenance, provenance, head)
    yield ox.Quad(whole, NP.hasPublicationInfo, publication, head)
    subject, object_ = ox.NamedNode(base + statement.subject), ox.NamedNode(base + statement.object)
    yield ox.Quad(subject, DIP[statement.predicate], object_, assertion)
    yield from _provenance(assertion, node, facts, provenance)
    yield ox.Quad(whole, DCT.creator, CREATOR, publication)
    yield ox.Quad(whole, DCT.license, LICENCE, publication)
    yield ox.Quad(whole, PROV.wasDerivedFrom, node, publication)
    if document and document.date:
        created = ox.Literal(f"{document.date.isoformat()}T00:00:00Z", datatype=XSD.dateTime)
        yield ox.Quad(whole, DCT.created, created, publication)
    for end in (subject, object_):
        for quad in facts.get(end, ()):
            if quad.predicate in (RDF.type, SKOS.exactMatch) or quad.predicate.value.endswith("#label"):
                yield _moved(quad, publication)


def _provenance(assertion: ox.NamedNode, node: ox.NamedNode, facts: dict[Any, list[ox.Quad]], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Say by whose word the assertion is, and quote the passage with its place."""
    yield ox.Quad(assertion, PROV.wasDerivedFrom, node, graph)
    for quad in facts.get(node, ()):
        if quad.predicate == DIP.attributedTo:
            yield ox.Quad(assertion, PROV.wasAttributedTo, quad.object, graph)
        if quad.predicate == PROV.wasDerivedFrom:
            yield ox.Quad(node, quad.predicate, quad.object, graph)
            yield from _place(quad.object, facts, graph)
        if quad.predicate in ABOUT:
            yield _moved(quad, graph)


def _place(passage: Any, facts: dict[Any, list[ox.Quad]], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for quad in facts.get(passage, ()):
        if quad.predicate in (NIF.anchorOf, NIF.beginIndex, NIF.endIndex, NIF.referenceContext):
            yield _moved(quad, graph)
        if quad.predicate == NIF.referenceContext:
            for fact in facts.get(quad.object, ()):
                if fact.predicate in (DCT.title, DCT.issued, DCT.source, DIP.sha256):
                    yield _moved(fact, graph)


def _moved(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
