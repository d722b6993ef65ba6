"""What the catalog holds -> what the API gives."""

from __future__ import annotations

from kg.explore.serve.catalog import Catalog, Source, Thing
from kg.explore.serve.models import DocumentModel, Named, StatementModel, ThingModel
from kg.explore.serve.rows import Row


def to_statement(catalog: Catalog, row: Row, base: str) -> StatementModel:
    """Tell a statement with the names of its ends."""
    return StatementModel(
        id=row.id,
        iri=f"{base}statement/{row.id}",
        actor=to_named(catalog, row.actor),
        predicate=row.predicate,
        family=catalog.family(row.predicate),
        target=to_named(catalog, row.target),
        content=row.content,
        polarity="negative" if row.negative else "positive",
        modality=row.modality,
        standing="own" if row.own_word else "reported",
        speaker=to_named(catalog, row.speaker),
        said=row.said,
        date=row.date,
        confidence=row.confidence,
        rule=row.rule,
        document=to_named(catalog, row.document),
        start=row.start,
        end=row.end,
        sentence=row.sentence,
    )


def to_named(catalog: Catalog, id_: str) -> Named:
    """Tell a thing by its name."""
    return Named(id=id_, label=catalog.label(id_))


def to_thing(thing: Thing, base: str) -> ThingModel:
    """Tell a thing."""
    return ThingModel(
        id=thing.id,
        iri=base + thing.id,
        label=thing.label,
        kind=thing.kind,
        aliases=list(thing.aliases),
        notation=thing.notation,
        wikidata=thing.wikidata,
        statements=thing.statements,
    )


def to_document(source: Source, base: str) -> DocumentModel:
    """Tell a text."""
    return DocumentModel(
        id=source.identifier,
        iri=base + source.id,
        title=source.title,
        issued=source.issued,
        publisher=source.publisher,
        url=source.url,
        kind=source.kind,
        statements=source.statements,
    )
