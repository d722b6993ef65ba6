"""What the JSON API gives, as its specification has it."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Named(BaseModel):
    """A thing by its id and its name."""

    id: str
    label: str


class StatementModel(BaseModel):
    """A statement; offsets are half-open characters of the text."""

    id: str
    iri: str
    actor: Named
    predicate: str
    family: str
    target: Named
    content: str
    polarity: str
    modality: str
    standing: str
    speaker: Named
    said: str
    date: str
    confidence: float
    rule: str
    document: Named
    start: int
    end: int
    sentence: str


class ThingModel(BaseModel):
    """An actor, a topic or another thing that is spoken of."""

    id: str
    iri: str
    label: str
    kind: str
    aliases: list[str]
    notation: str
    wikidata: str
    statements: int


class DocumentModel(BaseModel):
    """A text that was read."""

    id: str
    iri: str
    title: str
    issued: str
    publisher: str
    url: str
    kind: str
    statements: int


class Listed(BaseModel, Generic[T]):
    """A part of a list, and how long the whole is."""

    total: int
    offset: int
    limit: int
    items: list[T]


class Cell(BaseModel):
    """What one says and does to another: `net` is cooperation less conflict; what is refused counts as conflict, what is wished for not."""

    actor: str
    target: str
    net: int
    cooperation: int
    conflict: int
    statements: int


class Matrix(BaseModel):
    """Who stands how to whom: those of which most is said; a cell only where there is a statement."""

    actors: list[Named]
    targets: list[Named]
    cells: list[Cell]


class NetworkModel(BaseModel):
    """A part of the network as it is drawn: each edge comes with the later of its ends."""

    total: int
    """Of the things that are drawn."""
    offset: int
    limit: int
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    documents: dict[str, str]
    """The id of each document with its title."""
    note: str
    """What is left out."""
    next: str
    """The address of the part after this one."""
    more: str
    """The address of the page with more things."""


class Days(BaseModel):
    """Statements of one day, month or year and one family."""

    day: str
    family: str
    statements: int


class Voice(BaseModel):
    """One who speaks about a thing, and how often."""

    speaker: Named
    statements: int


class Hits(BaseModel):
    """What a search found."""

    things: list[ThingModel]
    documents: list[DocumentModel]
    statements: list[StatementModel]


class QuestionModel(BaseModel):
    """A question that can be asked by name."""

    name: str
    question: str
    parameters: list[str]
    query: str


class TableModel(BaseModel):
    """The answer to a question; `shown` are the columns worth showing."""

    columns: list[str]
    shown: list[str]
    rows: list[list[str]]


class Trouble(BaseModel):
    """Why there is no answer."""

    detail: str
