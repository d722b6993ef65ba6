"""The values that pass between the stages; standard library only.

All are frozen and slotted. Offsets are half-open character offsets into `Document.text`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal[
    "Country", "GovernmentBody", "Organization", "Company", "Person", "NewsOutlet", "Group", "Document", "Event", "Place", "Topic"
]
DocumentKind = Literal["transcript", "joint statement", "release", "newswire", "speech"]
Role = Literal["question", "answer", "narration", "headline"]
Modality = Literal["actual", "future", "wished"]
Severity = Literal["error", "warning", "note"]

ACTOR_KINDS: frozenset[str] = frozenset({"Country", "GovernmentBody", "Organization", "Company", "Person", "NewsOutlet", "Group"})


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets into `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text, normalised once, and what its header says of it."""

    id: str
    text: str
    title: str = ""
    date: dt.date | None = None
    publisher: str = ""
    url: str = ""
    kind: DocumentKind = "release"
    body: int = 0
    """Where the text below the header lines (title, publisher, date) starts."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for inside one document.

    The key is `kind/slug`, as `country/CN`, `person/wang-yi` or `group/48-countries`: the tail of the entity's
    IRI, unless `graph.resolve` finds a better one. Two referents are one thing when their keys are equal.
    """

    key: str
    kind: EntityKind
    label: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of text by one voice."""

    number: int
    start: int
    end: int
    role: Role
    speaker: Referent | None = None
    """By whose word the turn is: a person, an outlet, or the body that published it."""
    spoken_for: tuple[Referent, ...] = ()
    """Who "we" is: the state of a spokesperson, the signatories of a joint statement."""
    label: Span | None = None
    """The speaker label in the text, which stands before `start`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that stands for one or more things: a name, a list of names, a pronoun, a group."""

    start: int
    end: int
    text: str
    referents: tuple[Referent, ...]
    rule: str
    """What found it: `gazetteer`, `title`, `ner`, `group`, `coref`, ..."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as precise as the text has it: `value` is `2021-07-19`, `2021-07` or `2021`."""

    value: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain of who says so, with the passage that makes it one (`None`: the turn itself)."""

    referent: Referent
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What one sentence says: subject, predicate, object, and by whose word."""

    subject: Referent
    predicate: str
    object: Referent
    """An entity, or a `Topic` labelled with the head phrase of the content."""
    content: str
    negative: bool
    modality: Modality
    sources: tuple[Source, ...]
    """Innermost first: the first is by whose word it is."""
    own_word: bool
    date: DateValue | None
    turn: int
    passage: Span
    trigger: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the user should know: a text that could not be read, a name left unlinked."""

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives, before anything is joined with other documents."""

    document: Document
    turns: tuple[Turn, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph. `id` is the tail of its IRI: `country/CN`."""

    id: str
    kind: EntityKind
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Documents that name it; the owner of what belongs to one document alone."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage on which a statement rests."""

    document: str
    turn: int
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed statement of the graph. Ends are `Entity.id`s, first evidence first in the text."""

    id: str
    document: str
    subject: str
    predicate: str
    object: str
    content: str
    negative: bool
    modality: Modality
    own_word: bool
    attributed_to: str
    relayed_by: tuple[tuple[str, Span | None], ...]
    """The outer links of the chain of sources, innermost first, each with the words that name it where they are apart."""
    date: DateValue | None
    said_on: dt.date | None
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What `kg.build` returns: everything that was read, found and joined."""

    extractions: tuple[Extraction, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]


def slug(text: str) -> str:
    """Turn a name into the tail of an IRI: ASCII letters, digits and hyphens, which no prefixed name must escape.

    >>> slug("São Tomé & Príncipe's Ministry")
    'sao-tome-principe-s-ministry'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"
