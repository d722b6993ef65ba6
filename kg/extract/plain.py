"""Relations and mentions -> nested lists of plain values, which spaCy can save with a doc or send to another process, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from kg.model import DateValue, Mention, Referent, Relation, Source, Span

_FIELDS = tuple(field.name for field in fields(Relation))


def to_plain(values: Sequence[Relation] | Sequence[Mention]) -> list[Any]:
    """Give the fields of each value, in order; of values inside too. Dates are in ISO format.

    >>> to_plain([Mention(0, 5, "Libya", (Referent("country/LY", "Country", "Libya"),), "gazetteer")])
    [[0, 5, 'Libya', [['country/LY', 'Country', 'Libya']], 'gazetteer']]
    """
    return [_plain(astuple(value)) for value in values]


def to_relations(plain: Sequence[Any]) -> tuple[Relation, ...]:
    """Read relations back."""
    return tuple(_relation(values) for values in plain)


def to_mentions(plain: Sequence[Any]) -> tuple[Mention, ...]:
    """Read mentions back.

    >>> to_mentions([[0, 5, "Libya", [["country/LY", "Country", "Libya"]], "gazetteer"]])[0].referents[0].label
    'Libya'
    """
    return tuple(Mention(start, end, text, tuple(Referent(*one) for one in found), rule) for start, end, text, found, rule in plain)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _relation(values: Sequence[Any]) -> Relation:
    known = dict(zip(_FIELDS, values, strict=True))
    sources = tuple(Source(Referent(*referent), Span(*place) if place else None) for referent, place in known["sources"])
    made = {
        "subject": Referent(*known["subject"]),
        "object": Referent(*known["object"]),
        "sources": sources,
        "date": _date(*known["date"]) if known["date"] else None,
        "passage": Span(*known["passage"]),
        "trigger": Span(*known["trigger"]),
    }
    return Relation(**{**known, **made})


def _date(value: str, first: str, last: str) -> DateValue:
    return DateValue(value, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
