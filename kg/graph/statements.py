"""Relations + entities -> Statements; what is said twice by one source is one statement that rests on two passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.graph.ids import statement_id
from kg.graph.vocab import SYMMETRIC
from kg.model import Document, Evidence, Extraction, Referent, Relation, Span, Statement

EntityIds = Mapping[tuple[str, str], str]


def make_statements(extractions: Iterable[Extraction], entity_ids: EntityIds, *, min_confidence: float = 0.0) -> tuple[Statement, ...]:
    """Make the statements of all documents, in the order of documents' ids, then of the text.

    Args:
        extractions: what each document gave.
        entity_ids: from (document id, referent key) to the id of an entity, as `resolve` gives it.
        min_confidence: leave out statements below it.

    What has one entity at both ends says nothing and is left out.
    """
    merged: dict[str, Statement] = {}
    for extraction in extractions:
        for relation in extraction.relations:
            statement = _statement(extraction.document, relation, entity_ids)
            known = merged.get(statement.id)
            if statement.subject != statement.object:
                merged[statement.id] = _merge(known, statement) if known else statement
    kept = (s for s in merged.values() if s.confidence >= min_confidence)
    return tuple(sorted(kept, key=lambda s: (s.document, s.evidence[0].span.start, s.evidence[0].span.end, s.id)))


def normal(content: str) -> str:
    """Give a content phrase the form in which two phrases are compared.

    >>> normal("The  politicization of  this issue.")
    'politicization of this issue'
    """
    words = " ".join(re.findall(r"[\w-]+", content.casefold()))
    return re.sub(r"^(?:the|an?) ", "", words)


def _statement(document: Document, relation: Relation, entity_ids: EntityIds) -> Statement:
    def entity(referent: Referent) -> str:
        return entity_ids[document.id, referent.key]

    subject, object_, speaker = entity(relation.subject), entity(relation.object), entity(relation.sources[0].referent)
    confidence = round(relation.confidence, 2)
    evidence = Evidence(document.id, relation.turn, relation.passage, relation.rule, confidence)
    return Statement(
        id=_id(document, relation, subject, object_, speaker),
        document=document.id,
        subject=subject,
        predicate=relation.predicate,
        object=object_,
        content=relation.content,
        negative=relation.negative,
        modality=relation.modality,
        own_word=relation.own_word,
        attributed_to=speaker,
        relayed_by=tuple((entity(source.referent), source.passage) for source in relation.sources[1:]),
        date=relation.date,
        said_on=document.date,
        confidence=confidence,
        evidence=(evidence,),
    )


def _id(document: Document, relation: Relation, subject: str, object_: str, speaker: str) -> str:
    """Name a statement by what counts: a topic by its words, symmetric predicates without direction."""
    said = normal(relation.content or relation.object.label) if relation.object.kind == "Topic" else ""
    ends = sorted((subject, object_)) if relation.predicate in SYMMETRIC and not said else [subject, said or object_]
    polarity, date = "-" if relation.negative else "+", relation.date.value if relation.date else ""
    return statement_id(document.id, ends[0], relation.predicate, ends[1], polarity, relation.modality, speaker, date)


def _merge(known: Statement, other: Statement) -> Statement:
    """Join two statements of one id: the passage that stands first speaks for both, the surer one gives the confidence."""
    first, second = sorted((known, other), key=_position)
    best: dict[Span, Evidence] = {}
    for evidence in (*first.evidence, *second.evidence):
        there = best.get(evidence.span)
        if there is None or evidence.confidence > there.confidence:
            best[evidence.span] = evidence
    return replace(
        first,
        content=first.content or second.content,
        confidence=max(first.confidence, second.confidence),
        evidence=tuple(sorted(best.values(), key=lambda e: (e.span.start, e.span.end))),
    )


def _position(statement: Statement) -> tuple[int, int, float]:
    first = statement.evidence[0]
    return first.span.start, first.span.end, -statement.confidence
