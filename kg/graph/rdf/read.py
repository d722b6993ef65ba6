"""Quads -> the model."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, cast, get_args

from pyoxigraph import NamedNode, Quad

from kg.errors import DataError
from kg.graph.rdf.write import MODALITIES, ROLES, TEXT_KINDS
from kg.graph.vocab import DC, DCT, DIP, NIF, PROV, RDF, RDFS, SKOS, WIKIDATA
from kg.model import (
    Build,
    DateValue,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Mention,
    Referent,
    Span,
    Statement,
    Turn,
)
from kg.settings import BASE

T = TypeVar("T")
ENTITY_KINDS = frozenset(get_args(EntityKind))


def from_quads(quads: Iterable[Quad], *, base: str = BASE) -> Build:
    """Read a build back from its graph.

    The referents are linked (their keys are ids of entities). Relations and problems are not in a graph, nor are texts without full text.
    Raises DataError when a node lacks what the model needs.
    """
    reader = _Reader(quads, base)
    entities = {entity.id: entity for entity in reader.each(ENTITY_KINDS, reader.entity, key=lambda e: e.id)}
    reader.entities = entities
    statements = reader.each({"Statement"}, reader.statement, key=_place)
    documents = reader.each({"Source"}, reader.document, key=lambda d: d.id)
    turns = _by_document(reader.each({"Turn"}, reader.turn, key=lambda t: t[1].number))
    mentions = _by_document(reader.each({"Mention"}, reader.mention, key=lambda m: (m[1].start, m[1].end)))
    extractions = (Extraction(d, tuple(turns[d.id]), tuple(mentions[d.id]), ()) for d in documents)
    return Build(tuple(extractions), tuple(entities.values()), tuple(statements), ())


class _Reader:
    """The triples of all graphs by subject and predicate."""

    def __init__(self, quads: Iterable[Quad], base: str) -> None:
        self.base = base
        self.entities: dict[str, Entity] = {}
        self.values: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            there = self.values[quad.subject][quad.predicate]
            if quad.object not in there:
                there.append(quad.object)
        self.by_class: dict[str, list[Any]] = defaultdict(list)
        for node, facts in self.values.items():
            for class_ in facts.get(RDF.type, ()):
                self.by_class[class_.value].append(node)

    def each(self, classes: Iterable[str], read: Callable[[Any], T], *, key: Callable[[T], Any]) -> list[T]:
        nodes = {node for name in classes for node in self.by_class[DIP[name].value]}
        return sorted((read(node) for node in nodes), key=key)

    def all(self, node: Any, predicate: NamedNode) -> list[Any]:
        return sorted(self.values[node].get(predicate, ()), key=str)

    def one(self, node: Any, predicate: NamedNode) -> Any:
        found = self.all(node, predicate)
        if not found:
            raise DataError(f"{node} has no {predicate}: run `kg validate` on this graph to see all that it lacks")
        return found[0]

    def text(self, node: Any, predicate: NamedNode) -> str:
        return next((value.value for value in self.all(node, predicate)), "")

    def day(self, node: Any, predicate: NamedNode) -> dt.date | None:
        value = self.text(node, predicate)
        return dt.date.fromisoformat(value) if value else None

    def id(self, node: Any) -> str:
        return str(node.value).removeprefix(self.base)

    def span(self, node: Any) -> Span:
        return Span(int(self.one(node, NIF.beginIndex).value), int(self.one(node, NIF.endIndex).value))

    def source(self, node: Any) -> str:
        """Give the id of the document of a node with offsets."""
        return self.document_id(self.one(node, NIF.referenceContext))

    def document_id(self, source: Any) -> str:
        return self.text(source, DCT.identifier) or self.id(source).partition("/")[2]

    def referent(self, node: Any) -> Referent:
        entity = self.entities.get(self.id(node))
        if entity is None:
            raise DataError(f"{node} is no entity of this graph: run `kg validate` on it to see all that it lacks")
        return Referent(entity.id, entity.kind, entity.label)

    def document(self, node: Any) -> Document:
        kinds = {concept: kind for kind, concept in TEXT_KINDS.items()}
        return Document(
            id=self.document_id(node),
            text=self.text(node, NIF.isString),
            title=self.text(node, DCT.title),
            date=self.day(node, DCT.issued),
            publisher=self.text(node, DC.publisher),
            url=self.text(node, DCT.source),
            kind=cast(Any, kinds[self.one(node, DCT.type)]),
            body=int(self.one(node, DIP.bodyStart).value),
        )

    def turn(self, node: Any) -> tuple[str, Turn]:
        span = self.span(node)
        roles = {concept: role for role, concept in ROLES.items()}
        turn = Turn(
            number=int(self.one(node, DIP.number).value),
            start=span.start,
            end=span.end,
            role=cast(Any, roles[self.one(node, DIP.role)]),
            speaker=next((self.referent(speaker) for speaker in self.all(node, DIP.speaker)), None),
            spoken_for=tuple(self.referent(entity) for entity in self.all(node, DIP.spokenFor)),
            label=next((self.span(label) for label in self.all(node, DIP.speakerLabel)), None),
        )
        return self.source(node), turn

    def mention(self, node: Any) -> tuple[str, Mention]:
        span = self.span(node)
        referents = tuple(self.referent(entity) for entity in self.all(node, DIP.refersTo))
        return self.source(node), Mention(span.start, span.end, self.text(node, NIF.anchorOf), referents, self.text(node, DIP.rule))

    def entity(self, node: Any) -> Entity:
        kinds = sorted(DIP.local(c) for c in self.all(node, RDF.type) if c.value.startswith(DIP.base) and DIP.local(c) in ENTITY_KINDS)
        return Entity(
            id=self.id(node),
            kind=cast(EntityKind, kinds[0]),
            label=self.one(node, RDFS.label).value,
            aliases=tuple(sorted(name.value for name in self.all(node, SKOS.altLabel))),
            wikidata=tuple(m.value.removeprefix(WIKIDATA) for m in self.all(node, SKOS.exactMatch) if m.value.startswith(WIKIDATA)),
            notations=tuple(sorted(notation.value for notation in self.all(node, SKOS.notation))),
            sources=tuple(sorted(self.document_id(source) for source in self.all(node, DIP.namedIn))),
        )

    def statement(self, node: Any) -> Statement:
        modalities = {concept: modality for modality, concept in MODALITIES.items()}
        evidence = self.evidence(node)
        return Statement(
            id=self.id(node).removeprefix("statement/"),
            document=evidence[0].document,
            subject=self.id(self.one(node, RDF.subject)),
            predicate=DIP.local(self.one(node, RDF.predicate)),
            object=self.id(self.one(node, RDF.object)),
            content=self.text(node, DIP.content),
            negative=self.one(node, DIP.polarity) == DIP.Negative,
            modality=cast(Any, modalities[self.one(node, DIP.modality)]),
            own_word=self.one(node, DIP.standing) == DIP.OwnWord,
            attributed_to=self.id(self.one(node, DIP.attributedTo)),
            relayed_by=tuple(self.chain(node, evidence[0].span)),
            date=self.date(node),
            said_on=self.day(node, DIP.saidOn),
            confidence=float(self.one(node, DIP.confidence).value),
            evidence=evidence,
        )

    def evidence(self, node: Any) -> tuple[Evidence, ...]:
        """Read the passages of a statement, in the order of the text; a single one stands with the statement itself."""
        several = self.all(node, DIP.evidence)
        found = [self.ground(e, DIP.passage) for e in several] if several else [self.ground(node, PROV.wasDerivedFrom)]
        return tuple(sorted(found, key=lambda e: (e.span.start, e.span.end)))

    def ground(self, node: Any, link: NamedNode) -> Evidence:
        passage = self.one(node, link)
        turn = int(self.one(self.one(node, DIP.saidIn), DIP.number).value)
        return Evidence(
            self.source(passage), turn, self.span(passage), self.text(node, DIP.rule), float(self.one(node, DIP.confidence).value)
        )

    def chain(self, node: Any, sentence: Span) -> Iterator[tuple[str, Span | None]]:
        """Walk the chain of sources outwards from the one after the innermost; what rests on the sentence has no words of its own."""
        links = [link for first in self.all(node, PROV.qualifiedAttribution) for link in self.all(first, DIP.relayedBy)]
        walked: set[Any] = set()
        while links and links[0] not in walked:
            walked.add(links[0])
            spans = [span for span in map(self.span, self.all(links[0], DIP.passage)) if span != sentence]
            yield self.id(self.one(links[0], PROV.agent)), next(iter(spans), None)
            links = self.all(links[0], DIP.relayedBy)

    def date(self, node: Any) -> DateValue | None:
        value = self.text(node, DIP.date)
        first, last = self.day(node, DIP.dateFrom), self.day(node, DIP.dateUntil)
        return DateValue(value, first or _edge(value, last=False), last or _edge(value, last=True)) if value else None


def _edge(value: str, *, last: bool) -> dt.date:
    """Give the first or the last day of a date as precise as `2021`, `2021-07` or `2021-07-19`."""
    year, month, day = ([int(part) for part in value.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))


def _by_document(found: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for document, value in found:
        grouped[document].append(value)
    return grouped


def _place(statement: Statement) -> tuple[str, int, int, str]:
    first = statement.evidence[0].span
    return statement.document, first.start, first.end, statement.id
