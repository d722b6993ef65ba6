"""What is asked for in an address -> the statements, things and texts that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from kg.explore.serve.catalog import Catalog, Thing
from kg.explore.serve.rows import Row
from kg.graph.answers import make_iri

T = TypeVar("T")
MOST = 1000
Text = Annotated[str, Field(max_length=300)]
Name = Annotated[str, Field(max_length=300, description="An id as country/CN, a prefixed name as country:CN, or any name.")]
Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="A day as 2021-07-20: of what was done, or else said.")]
Family = Literal["", "verbalCooperation", "materialCooperation", "verbalConflict", "materialConflict", "neutral"]


class Page(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid")
    offset: int = Field(default=0, ge=0, le=100_000_000)
    limit: int = Field(default=50, ge=1, le=MOST)
    format: Literal["json", "csv"] = Field(default="json", description="csv: the whole list as a table to download.")


class Filters(Page):
    """Which statements are wanted; what is empty says nothing."""

    actor: Name = ""
    target: Name = ""
    thing: Name = Field(default="", description="Subject or object, whichever.")
    speaker: Name = ""
    predicate: Text = ""
    family: Family = ""
    document: Text = Field(default="", description="The id of a text that was read.")
    polarity: Literal["", "positive", "negative"] = ""
    modality: Literal["", "actual", "future", "wished"] = ""
    standing: Literal["", "own", "reported"] = ""
    since: Day = ""
    until: Day = ""
    confidence: float = Field(default=0, ge=0, le=1, description="The least.")
    q: Text = Field(default="", description="Words of the sentence or of the content.")


class UnknownName(LookupError):
    """Nothing is called so."""


def find_id(catalog: Catalog, name: str) -> str:
    """Find the id of the thing that is called so, the likeliest where there are several; raise UnknownName."""
    iri = make_iri(name, catalog.base)
    id_ = iri.value.removeprefix(catalog.base) if iri else name
    if id_ in catalog.things:
        return id_
    found = catalog.by_name.get(name.casefold(), ())
    if not found:
        raise UnknownName(f"nothing is called {name!r} here")
    return found[0]


def find_rows(catalog: Catalog, filters: Filters) -> list[Row]:
    """Give the statements that fit, in the order of the texts; raise UnknownName for a thing that is not there."""
    ends = {name: find_id(catalog, value) for name in ("actor", "target", "thing", "speaker") if (value := getattr(filters, name))}
    rows: Iterable[Row] = catalog.by_thing.get(next(iter(ends.values())), ()) if ends else catalog.rows
    words = filters.q.casefold().split()
    return [row for row in rows if _has_ends(row, ends) and _fits(catalog, row, filters) and _says(row, words)]


def find_things(catalog: Catalog, things: Iterable[Thing], *, q: str = "", kind: str = "") -> list[Thing]:
    """Give the things of a kind in one of whose names a text stands, those of which most is said first."""
    text = q.casefold()
    found = [thing for thing in things if kind in ("", thing.kind) and _is_called(thing, text)]
    return sorted(found, key=lambda thing: (thing.label.casefold() != text, -thing.statements, thing.label, thing.id))


def cut(items: Sequence[T], page: Page) -> Sequence[T]:
    """Give the part that is wanted."""
    return items[page.offset : page.offset + page.limit]


def _has_ends(row: Row, ends: dict[str, str]) -> bool:
    return all(id_ in (row.actor, row.target) if name == "thing" else getattr(row, name) == id_ for name, id_ in ends.items())


def _fits(catalog: Catalog, row: Row, filters: Filters) -> bool:
    return (
        filters.predicate in ("", row.predicate)
        and filters.family in ("", catalog.family(row.predicate))
        and filters.document in ("", row.document.partition("/")[2], row.document)
        and filters.polarity in ("", "negative" if row.negative else "positive")
        and filters.modality in ("", row.modality)
        and filters.standing in ("", "own" if row.own_word else "reported")
        and row.confidence >= filters.confidence
        and _is_within(row.day, filters)
    )


def _is_within(day: str, filters: Filters) -> bool:
    """Compare what is as precise as the day: a statement of 2021-07 is within what starts on 2021-07-20."""
    since, until = filters.since, filters.until
    return (not since or day >= since[: len(day)] != "") and (not until or "" != day <= until)


def _says(row: Row, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = f"{row.sentence} {row.content}".casefold()
    return all(word in text for word in words)


def _is_called(thing: Thing, text: str) -> bool:
    return not text or any(text in name.casefold() for name in (thing.label, thing.notation, *thing.aliases))
