"""The model -> quads."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError
from kg.graph.ids import Names, digest, slug
from kg.graph.vocab import DC, DCT, DIP, NIF, PROV, RDF, RDFS, SKOS, WIKIDATA, XSD
from kg.model import Build, DateValue, Document, Entity, Extraction, Mention, Span, Statement, Turn
from kg.settings import Settings

Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]
GRAPHS = ("text", "statements", "own", "reported")
TEXT_KINDS = {
    "transcript": DIP.Transcript,
    "joint statement": DIP.JointStatement,
    "release": DIP.Release,
    "newswire": DIP.Newswire,
    "speech": DIP.Speech,
}
ROLES = {"question": DIP.Question, "answer": DIP.Answer, "narration": DIP.Narration, "headline": DIP.Headline}
MODALITIES = {"actual": DIP.Actual, "future": DIP.Future, "wished": DIP.Wished}


def to_quads(build: Build, settings: Settings) -> Iterator[Quad]:
    """Give the quads of a build, each in the graph where it belongs, some more than once.

    The referents of the extractions must be linked (`resolve.relink`): a mention of what is no entity is left out.
    Raises InputError where two documents have one id.
    """
    _check_ids(build)
    writer = _Writer(Names(settings.base), full_text=settings.full_text)
    kinds = {entity.id: entity.kind for entity in build.entities}
    texts = {extraction.document.id: extraction.document.text for extraction in build.extractions}
    for extraction in build.extractions:
        graph = NamedNode(writer.names.graph(extraction.document.id, "text"))
        yield from (Quad(*fact, graph) for fact in writer.extraction(extraction, kinds))
    for statement in build.statements:
        yield from writer.statement(statement, texts[statement.document], kinds)
    graph = NamedNode(writer.names.entities())
    for entity in build.entities:
        yield from (Quad(*fact, graph) for fact in writer.entity(entity))
        for source in entity.sources:
            text_graph = NamedNode(writer.names.graph(source, "text"))
            yield Quad(writer.node(entity.id), DIP.namedIn, NamedNode(writer.names.source(source)), text_graph)


def _check_ids(build: Build) -> None:
    seen: dict[str, str] = {}
    for extraction in build.extractions:
        id_ = extraction.document.id
        if slug(id_) in seen:
            raise InputError(f"{id_}: another document has the id {seen[slug(id_)]}, which gives the same IRIs; give each its own id")
        seen[slug(id_)] = id_


class _Writer:
    """Makes the triples of each type; knows the base and whether texts may be kept."""

    def __init__(self, names: Names, *, full_text: bool) -> None:
        self.names = names
        self.full_text = full_text

    def node(self, entity: str) -> NamedNode:
        return NamedNode(self.names.entity(entity))

    def extraction(self, extraction: Extraction, kinds: Container[str]) -> Iterator[Fact]:
        document = extraction.document
        yield from self.document(document)
        for turn in extraction.turns:
            yield from self.turn(turn, document)
        for mention in extraction.mentions:
            yield from self.mention(mention, document, kinds)

    def document(self, document: Document) -> Iterator[Fact]:
        node = NamedNode(self.names.source(document.id))
        yield node, RDF.type, DIP.Source
        yield node, RDF.type, NIF.Context
        yield node, DCT.identifier, Literal(document.id)
        yield node, DCT.type, TEXT_KINDS[document.kind]
        yield node, DIP.sha256, Literal(digest(document.text))
        yield node, DIP.bodyStart, _integer(document.body)
        if document.title:
            yield node, DCT.title, _english(document.title)
        if document.date:
            yield node, DCT.issued, Literal(document.date.isoformat(), datatype=XSD.date)
        if document.publisher:
            yield node, DC.publisher, Literal(document.publisher)
        if document.url:
            yield node, DCT.source, _address(document.url)
        if self.full_text:
            yield node, NIF.isString, _english(document.text)

    def turn(self, turn: Turn, document: Document) -> Iterator[Fact]:
        node = NamedNode(self.names.turn(document.id, turn.number))
        yield node, RDF.type, DIP.Turn
        yield from self._offsets(node, Span(turn.start, turn.end), document.id)
        yield node, DIP.number, _integer(turn.number)
        yield node, DIP.role, ROLES[turn.role]
        if turn.speaker:
            yield node, DIP.speaker, self.node(turn.speaker.key)
        for referent in turn.spoken_for:
            yield node, DIP.spokenFor, self.node(referent.key)
        if turn.label:
            yield node, DIP.speakerLabel, NamedNode(self.names.passage(document.id, turn.label))
            yield from self.passage(turn.label, document.id, document.text)

    def mention(self, mention: Mention, document: Document, kinds: Container[str]) -> Iterator[Fact]:
        entities = [referent.key for referent in mention.referents if referent.key in kinds]
        if not entities:
            return
        span = Span(mention.start, mention.end)
        node = NamedNode(self.names.mention(document.id, span))
        yield node, RDF.type, DIP.Mention
        yield from self._offsets(node, span, document.id)
        yield node, NIF.anchorOf, _english(mention.text)
        yield node, DIP.rule, Literal(mention.rule)
        for entity in entities:
            yield node, DIP.refersTo, self.node(entity)

    def passage(self, span: Span, document: str, text: str) -> Iterator[Fact]:
        node = NamedNode(self.names.passage(document, span))
        yield node, RDF.type, DIP.Passage
        yield from self._offsets(node, span, document)
        yield node, NIF.anchorOf, _english(text[span.start : span.end])

    def _offsets(self, node: NamedNode, span: Span, document: str) -> Iterator[Fact]:
        yield node, RDF.type, NIF.OffsetBasedString
        yield node, NIF.referenceContext, NamedNode(self.names.source(document))
        yield node, NIF.beginIndex, Literal(str(span.start), datatype=XSD.nonNegativeInteger)
        yield node, NIF.endIndex, Literal(str(span.end), datatype=XSD.nonNegativeInteger)

    def entity(self, entity: Entity) -> Iterator[Fact]:
        node = self.node(entity.id)
        yield node, RDF.type, DIP[entity.kind]
        if entity.kind == "Topic":
            yield node, RDF.type, SKOS.Concept
        yield node, RDFS.label, _english(entity.label)
        for alias in entity.aliases:
            yield node, SKOS.altLabel, _english(alias)
        for item in entity.wikidata:
            yield node, SKOS.exactMatch, NamedNode(WIKIDATA + item)
        for notation in entity.notations:
            yield node, SKOS.notation, Literal(notation)

    def statement(self, statement: Statement, text: str, kinds: Mapping[str, str]) -> Iterator[Quad]:
        document = statement.document
        graphs = {part: NamedNode(self.names.graph(document, part)) for part in GRAPHS}
        yield from (Quad(*fact, graphs["statements"]) for fact in self._said(statement, kinds))
        yield from (Quad(*fact, graphs["statements"]) for fact in self._provenance(statement))
        spans = [e.span for e in statement.evidence] + [span for _, span in statement.relayed_by if span]
        for span in spans:
            yield from (Quad(*fact, graphs["text"]) for fact in self.passage(span, document, text))
        if not statement.negative and statement.modality == "actual":
            part = "own" if statement.own_word else "reported"
            yield Quad(self.node(statement.subject), DIP[statement.predicate], self.node(statement.object), graphs[part])

    def _said(self, statement: Statement, kinds: Mapping[str, str]) -> Iterator[Fact]:
        node = NamedNode(self.names.statement(statement.id))
        yield node, RDF.type, DIP.Statement
        yield node, RDF.type, RDF.Statement
        yield node, RDF.subject, self.node(statement.subject)
        yield node, RDF.predicate, DIP[statement.predicate]
        yield node, RDF.object, self.node(statement.object)
        if statement.content:
            yield node, DIP.content, _english(statement.content)
        yield node, DIP.polarity, DIP.Negative if statement.negative else DIP.Positive
        yield node, DIP.modality, MODALITIES[statement.modality]
        yield node, DIP.standing, DIP.OwnWord if statement.own_word else DIP.Reported
        yield node, DIP.attributedTo, self.node(statement.attributed_to)
        if kinds.get(statement.attributed_to) == "Document":
            yield node, PROV.hadPrimarySource, self.node(statement.attributed_to)
        yield from self._when(node, statement)

    def _when(self, node: NamedNode, statement: Statement) -> Iterator[Fact]:
        if statement.date:
            yield node, DIP.date, _date(statement.date)
            yield node, DIP.dateFrom, Literal(statement.date.first.isoformat(), datatype=XSD.date)
            yield node, DIP.dateUntil, Literal(statement.date.last.isoformat(), datatype=XSD.date)
        if statement.said_on:
            yield node, DIP.saidOn, Literal(statement.said_on.isoformat(), datatype=XSD.date)

    def _provenance(self, statement: Statement) -> Iterator[Fact]:
        node = NamedNode(self.names.statement(statement.id))
        first = statement.evidence[0]
        yield node, PROV.wasDerivedFrom, NamedNode(self.names.passage(first.document, first.span))
        yield node, DIP.saidIn, NamedNode(self.names.turn(first.document, first.turn))
        yield node, DIP.rule, Literal(first.rule)
        yield node, DIP.confidence, _confidence(statement.confidence)
        if len(statement.evidence) > 1:
            yield from self._evidence(node, statement)
        if statement.relayed_by:
            yield from self._chain(node, statement)

    def _evidence(self, node: NamedNode, statement: Statement) -> Iterator[Fact]:
        for evidence in statement.evidence:
            ground = NamedNode(self.names.evidence(statement.id, evidence.span))
            yield node, DIP.evidence, ground
            yield ground, RDF.type, DIP.Evidence
            yield ground, DIP.passage, NamedNode(self.names.passage(evidence.document, evidence.span))
            yield ground, DIP.saidIn, NamedNode(self.names.turn(evidence.document, evidence.turn))
            yield ground, DIP.rule, Literal(evidence.rule)
            yield ground, DIP.confidence, _confidence(evidence.confidence)

    def _chain(self, node: NamedNode, statement: Statement) -> Iterator[Fact]:
        """Give the chain of sources, innermost first, each link pointing to the one that relays it.

        A link whose source is not named in words of its own ("according to ...") rests on the passage of the statement.
        """
        before, link = node, PROV.qualifiedAttribution
        for number, (agent, span) in enumerate([(statement.attributed_to, None), *statement.relayed_by]):
            attribution = NamedNode(self.names.attribution(statement.id, number))
            yield before, link, attribution
            yield attribution, RDF.type, PROV.Attribution
            yield attribution, PROV.agent, self.node(agent)
            passage = self.names.passage(statement.document, span or statement.evidence[0].span)
            yield attribution, DIP.passage, NamedNode(passage)
            before, link = attribution, DIP.relayedBy


def _address(url: str) -> NamedNode | Literal:
    """Make an IRI of an address; what cannot be one stays text."""
    try:
        return NamedNode(quote(url, safe=":/?#[]@!$&'()*+,;=%~"))
    except ValueError:
        return Literal(url)


def _english(text: str) -> Literal:
    return Literal(text, language="en")


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def _confidence(value: float) -> Literal:
    """Write the shortest form, which no store changes."""
    return Literal(f"{value:.2f}".rstrip("0").rstrip("."), datatype=XSD.decimal)


def _date(date: DateValue) -> Literal:
    precision = (XSD.gYear, XSD.gYearMonth, XSD.date)[date.value.count("-")]
    return Literal(date.value, datatype=precision)
