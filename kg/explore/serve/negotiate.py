"""An Accept header and what is on offer -> the media type to send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media type -> the format of answers to SELECT and ASK, the preferred one first."""
TRIPLES = {
    "text/turtle": ".ttl",
    "application/x-turtle": ".ttl",
    "application/n-triples": ".nt",
    "text/plain": ".nt",
    "application/ld+json": ".jsonld",
    "application/json": ".jsonld",
    "application/trig": ".trig",
    "application/n-quads": ".nq",
    "application/rdf+xml": ".rdf",
    "application/xml": ".rdf",
}
"""Media type -> the ending of the RDF format, the preferred one first."""
HTML = "text/html"


class _Range(NamedTuple):
    type: str
    quality: float


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """Choose the media type that the header likes best, the first offer among equals; `None` where it takes none of them.

    >>> choose("text/html;q=0.5, application/xml", ["text/html", "application/xml"])
    'application/xml'
    >>> choose("", ["text/turtle"]), choose("*/*", ["text/turtle"]), choose("image/png", ["text/turtle"])
    ('text/turtle', 'text/turtle', None)
    """
    ranges = [_read_range(part) for part in accept.lower().split(",") if part.strip()] or [_Range("*/*", 1.0)]
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, best = max(rated, default=(0.0, 0, ""))
    return best if quality > 0 else None


def with_charset(media_type: str) -> str:
    """Name the encoding where the type is one of text.

    >>> with_charset("text/csv"), with_charset("application/json")
    ('text/csv; charset=utf-8', 'application/json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _read_range(part: str) -> _Range:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return _Range(name, min(max(float(quality), 0.0), 1.0))
    except ValueError:
        return _Range(name, 0.0)


def _quality(offer: str, ranges: Sequence[_Range]) -> float:
    """Give the quality of the narrowest range that fits."""
    for wanted in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [one.quality for one in ranges if one.type == wanted]
        if found:
            return max(found)
    return 0.0
