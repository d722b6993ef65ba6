"""IRIs: pure functions of content, each one flat name after the kind of thing, which no prefixed name must escape."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from kg.model import Span
from kg.model import slug as plain_slug

LONGEST = 80
LOCAL_KINDS = frozenset({"group", "document", "event", "topic"})


def slug(text: str) -> str:
    """Turn a name into the tail of an IRI; what is one already (an ISO code, an id) keeps its case.

    >>> slug("CN"), slug("Côte d'Ivoire"), slug("a report (2021)")
    ('CN', 'cote-d-ivoire', 'a-report-2021')
    """
    name = text if re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", text) else plain_slug(text)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 9].rstrip('-')}-{digest(name, 8)}"


def entity_id(key: str) -> str:
    """Make the id of an entity that all documents share from the key of a referent.

    >>> entity_id("person/Wang Yi"), entity_id("country/CN")
    ('person/wang-yi', 'country/CN')
    """
    kind, _, name = key.partition("/")
    return f"{plain_slug(kind)}/{slug(name)}"


def local_id(key: str, document: str) -> str:
    """Make the id of an entity that belongs to one document.

    >>> local_id("group/48-countries", "mfa-2021-07-20")
    'group/mfa-2021-07-20_48-countries'
    """
    kind, _, name = key.partition("/")
    return f"{plain_slug(kind)}/{slug(document)}_{slug(name)}"


def statement_id(document: str, *content: str) -> str:
    """Make the id of a statement: its source and 16 hex digits of what it says.

    >>> statement_id("mfa", "country/CN", "supports", "country/DZ")
    'mfa_7c29eb5e4044c0ee'
    """
    return f"{slug(document)}_{digest(json.dumps(content, ensure_ascii=False), 16)}"


def digest(text: str, digits: int = 64) -> str:
    """Give the first hex digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs below one base.

    >>> Names("https://example.org/").passage("mfa", Span(3, 17))
    'https://example.org/passage/mfa_3_17'
    """

    base: str

    def source(self, document: str) -> str:
        """Name the text that was read."""
        return f"{self.base}source/{slug(document)}"

    def turn(self, document: str, number: int) -> str:
        """Name a stretch of text by one voice."""
        return f"{self.base}turn/{slug(document)}_{number}"

    def passage(self, document: str, span: Span) -> str:
        """Name a sentence, or another stretch of text on which something rests."""
        return f"{self.base}passage/{slug(document)}_{span.start}_{span.end}"

    def mention(self, document: str, span: Span) -> str:
        """Name a place in the text that stands for entities."""
        return f"{self.base}mention/{slug(document)}_{span.start}_{span.end}"

    def entity(self, entity: str) -> str:
        """Name an entity by its id (`country/CN`)."""
        return self.base + entity

    def statement(self, statement: str) -> str:
        """Name a statement by its id."""
        return f"{self.base}statement/{statement}"

    def evidence(self, statement: str, span: Span) -> str:
        """Name one of several passages on which a statement rests."""
        return f"{self.base}evidence/{statement}_{span.start}_{span.end}"

    def attribution(self, statement: str, number: int) -> str:
        """Name a link of the chain of sources of a statement, 0 the innermost."""
        return f"{self.base}attribution/{statement}_{number}"

    def graph(self, document: str, part: str) -> str:
        """Name one of the graphs of a source: `text`, `statements`, `own` or `reported`."""
        return f"{self.base}graph/{slug(document)}/{part}"

    def entities(self) -> str:
        """Name the graph of the entities of all sources."""
        return f"{self.base}graph/entities"
