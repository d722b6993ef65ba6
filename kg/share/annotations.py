"""Passages and mentions -> W3C Web Annotations: one JSON-LD document that annotation tools (Hypothesis, Annotorious, Recogito) read.

A statement is an annotation of each passage on which it rests, a mention one of its place in the text. Where a quotation stands is said
twice: by its characters, and by its words with those around it, so that it is found even where the page has other furniture.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from kg.graph.vocab import DIP
from kg.model import Document, Extraction, Mention, Span, Statement
from kg.share.table import Tables, read_tables

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quotation that tell which of several equal ones is meant."""


def to_annotations(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write one collection with a single page of annotations, in the order of the documents and their text."""
    items = list(_Annotator(read_tables(quads, base)).annotations())
    page = {"id": f"{base}annotation/page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": f"{base}annotation/collection",
        "type": "AnnotationCollection",
        "label": "What the texts state, and whom they name",
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode() + b"\n"


class _Annotator:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names = tables.names

    def annotations(self) -> Iterator[dict[str, Any]]:
        by_document: dict[str, list[Statement]] = {}
        for statement in self.tables.build.statements:
            by_document.setdefault(statement.document, []).append(statement)
        for extraction in self.tables.build.extractions:
            yield from self.of_document(extraction, by_document.get(extraction.document.id, []))

    def of_document(self, extraction: Extraction, statements: Sequence[Statement]) -> Iterator[dict[str, Any]]:
        document = extraction.document
        for statement in statements:
            for evidence in statement.evidence:
                name = f"annotation/{statement.id}_{evidence.span.start}_{evidence.span.end}"
                quotation = self.tables.quotations.get(self.names.passage(document.id, evidence.span), "")
                yield self.annotation(name, "describing", self.said(statement), self.target(document, evidence.span, quotation))
        for mention in extraction.mentions:
            span = Span(mention.start, mention.end)
            name = self.names.mention(document.id, span).removeprefix(self.names.base).replace("mention/", "annotation/", 1)
            yield self.annotation(name, "identifying", self.meant(mention), self.target(document, span, mention.text))

    def annotation(self, name: str, motivation: str, body: list[dict[str, Any]], target: dict[str, Any]) -> dict[str, Any]:
        return {"id": self.names.base + name, "type": "Annotation", "motivation": motivation, "body": body, "target": target}

    def said(self, statement: Statement) -> list[dict[str, Any]]:
        """Give the statement by its IRI, in words, and its predicate as a tag."""
        labels = self.tables.labels
        ends = [labels.get(end, end) for end in (statement.subject, statement.object, statement.attributed_to)]
        verb = f"not {statement.predicate}" if statement.negative else statement.predicate
        mode = "" if statement.modality == "actual" else f" ({statement.modality})"
        words = f"{ends[0]} {verb}{mode} {statement.content or ends[1]}, by the word of {ends[2]}"
        return [
            {"id": self.names.statement(statement.id), "type": DIP.Statement.value},
            {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en"},
            {"type": "TextualBody", "value": statement.predicate, "purpose": "tagging"},
        ]

    def meant(self, mention: Mention) -> list[dict[str, Any]]:
        return [{"id": self.names.entity(referent.key), "purpose": "identifying"} for referent in mention.referents]

    def target(self, document: Document, span: Span, quotation: str) -> dict[str, Any]:
        quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": quotation}
        if document.text:
            quote["prefix"] = document.text[max(0, span.start - AROUND) : span.start]
            quote["suffix"] = document.text[span.end : span.end + AROUND]
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        target: dict[str, Any] = {"type": "SpecificResource", "source": self.names.source(document.id), "selector": [position, quote]}
        return target | ({"scope": document.url} if document.url else {})
