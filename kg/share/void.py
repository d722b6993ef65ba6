"""A graph -> its description in VoID and DCAT: how much of what is in it, what it links to, its files and their checksums.

The day of the description is that of the newest text, as the graph knows no clock; the period it covers is that of the texts.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.ids import digest
from kg.graph.vocab import DCAT, DCT, DIP, NIF, PROV, RDF, RDFS, SKOS, SPDX, VOID, WIKIDATA, XSD, prefixes

LICENCE = ox.NamedNode("https://creativecommons.org/licenses/by/4.0/")
RIGHTS = "The statements are free under the licence; the texts that are quoted remain their publishers'."
ABOUT = "Who supports, opposes, accuses, urges or meets whom, by whose word, with the sentence that says so."
VOCABULARIES = (DIP, PROV, NIF, SKOS, DCT, RDF)
Triple = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that holds the graph: its name, its type and how to write it."""

    name: str
    media_type: str
    write: Callable[[Sequence[ox.Quad], str], bytes]


def to_void(quads: Sequence[ox.Quad], base: str, dumps: Sequence[Dump]) -> bytes:
    """Write the description in Turtle, with the size and SHA-256 of each of the dumps."""
    dataset = ox.NamedNode(f"{base}dataset")
    facts = [*_dataset(dataset, quads, base), *_partitions(dataset, quads), *_links(dataset, quads)]
    for dump in dumps:
        facts += _distribution(dataset, dump, dump.write(quads, base))
    known = {**prefixes(base), "void": VOID.base, "dcat": DCAT.base, "spdx": SPDX.base}
    triples = [ox.Triple(*fact) for fact in dict.fromkeys(facts)]
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=known) or b""


def _dataset(dataset: ox.NamedNode, quads: Sequence[ox.Quad], base: str) -> Iterator[Triple]:
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCT.title, ox.Literal("Attributed statements of diplomacy", language="en")
    yield dataset, DCT.description, ox.Literal(ABOUT, language="en")
    yield dataset, DCT.license, LICENCE
    yield dataset, DCT.rights, ox.Literal(RIGHTS, language="en")
    yield dataset, VOID.uriSpace, ox.Literal(base)
    used = {quad.predicate.value for quad in quads} | {_value(quad.object) for quad in quads if quad.predicate == RDF.type}
    for vocabulary in VOCABULARIES:
        if any(term.startswith(vocabulary.base) for term in used):
            yield dataset, VOID.vocabulary, ox.NamedNode(vocabulary.base)
    counts = {
        VOID.triples: len({quad.triple for quad in quads}),
        VOID.entities: len({q.subject for q in quads if q.predicate == RDF.type}),
        VOID.classes: len({q.object for q in quads if q.predicate == RDF.type}),
        VOID.properties: len({q.predicate for q in quads}),
        VOID.distinctSubjects: len({q.subject for q in quads}),
        VOID.distinctObjects: len({q.object for q in quads}),
    }
    for property_, count in counts.items():
        yield dataset, property_, _number(count)
    days = sorted(_value(q.object) for q in quads if q.predicate == DCT.issued)
    if days:
        period = ox.NamedNode(f"{dataset.value}/period")
        yield dataset, DCT.issued, ox.Literal(days[-1], datatype=XSD.date)
        yield dataset, DCT.temporal, period
        yield period, RDF.type, DCT.PeriodOfTime
        yield period, DCAT.startDate, ox.Literal(days[0], datatype=XSD.date)
        yield period, DCAT.endDate, ox.Literal(days[-1], datatype=XSD.date)


def _partitions(dataset: ox.NamedNode, quads: Sequence[ox.Quad]) -> Iterator[Triple]:
    """Count the things of each class and the triples of each property."""
    triples = {quad.triple for quad in quads}
    classes = Counter(_value(triple.object) for triple in triples if triple.predicate == RDF.type)
    properties = Counter(triple.predicate.value for triple in triples)
    for terms, link, of, counted in (
        (classes, VOID.classPartition, VOID["class"], VOID.entities),
        (properties, VOID.propertyPartition, VOID.property, VOID.triples),
    ):
        yield from _partition(dataset, terms, link, of, counted)


def _partition(
    dataset: ox.NamedNode, counts: Mapping[str, int], link: ox.NamedNode, of: ox.NamedNode, counted: ox.NamedNode
) -> Iterator[Triple]:
    for term, count in sorted(counts.items()):
        part = ox.NamedNode(f"{dataset.value}/{of.value.rpartition('#')[2]}-{_tail(term)}-{digest(term, 6)}")
        yield dataset, link, part
        yield part, of, ox.NamedNode(term)
        yield part, counted, _number(count)


def _links(dataset: ox.NamedNode, quads: Sequence[ox.Quad]) -> Iterator[Triple]:
    """Tell how many links lead to Wikidata."""
    count = len({q.triple for q in quads if q.predicate == SKOS.exactMatch and _value(q.object).startswith(WIKIDATA)})
    if count:
        links = ox.NamedNode(f"{dataset.value}/wikidata")
        yield dataset, VOID.subset, links
        yield links, RDF.type, VOID.Linkset
        yield links, VOID.linkPredicate, SKOS.exactMatch
        yield links, VOID.subjectsTarget, dataset
        yield links, VOID.objectsTarget, ox.NamedNode("http://www.wikidata.org/entity/Q2013")
        yield links, VOID.triples, _number(count)


def _distribution(dataset: ox.NamedNode, dump: Dump, content: bytes) -> Iterator[Triple]:
    file, checksum = (ox.NamedNode(f"{dataset.value}/{part}") for part in (dump.name, f"{dump.name}-sha256"))
    yield dataset, DCAT.distribution, file
    yield file, RDF.type, DCAT.Distribution
    yield file, DCT.title, ox.Literal(dump.name)
    yield file, DCT.license, LICENCE
    yield file, DCAT.mediaType, ox.NamedNode(f"https://www.iana.org/assignments/media-types/{dump.media_type}")
    yield file, DCAT.byteSize, ox.Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
    yield file, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, ox.Literal(hashlib.sha256(content).hexdigest())
    yield checksum, RDFS.label, ox.Literal(f"SHA-256 of {dump.name}", language="en")


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=XSD.integer)


def _tail(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _value(term: Any) -> str:
    return str(getattr(term, "value", ""))
