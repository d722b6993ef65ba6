"""The constraints of SHACL core that `ontology/shapes.ttl` uses, as a table: each gives those of the values of a property that break it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from kg.graph.facts import Facts
from kg.graph.vocab import SH, XSD

LEXICAL = {
    XSD.gYear.value: r"-?\d{4,}",
    XSD.gYearMonth.value: r"-?\d{4,}-(?:0[1-9]|1[0-2])",
    XSD.decimal.value: r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    XSD.integer.value: r"[+-]?\d+",
    XSD.nonNegativeInteger.value: r"\+?\d+|-0+",
}


def _min_count(facts: Facts, node: Any, values: list[Any], least: int) -> list[Any]:
    return [None] if len(values) < least else []


def _max_count(facts: Facts, node: Any, values: list[Any], most: int) -> list[Any]:
    return [None] if len(values) > most else []


def _datatype(facts: Facts, node: Any, values: list[Any], datatype: ox.NamedNode) -> list[Any]:
    return [value for value in values if not _has_datatype(value, datatype)]


def _or(facts: Facts, node: Any, values: list[Any], ways: tuple[tuple[tuple[str, Any], ...], ...]) -> list[Any]:
    def is_kept(value: Any, way: tuple[tuple[str, Any], ...]) -> bool:
        return not any(CHECKS[component](facts, node, [value], argument) for component, argument in way)

    return [value for value in values if not any(is_kept(value, way) for way in ways)]


def _class(facts: Facts, node: Any, values: list[Any], classes: frozenset[ox.NamedNode]) -> list[Any]:
    return [value for value in values if not facts.is_a(value, classes)]


def _in(facts: Facts, node: Any, values: list[Any], allowed: frozenset[Any]) -> list[Any]:
    return [value for value in values if value not in allowed]


def _node_kind(facts: Facts, node: Any, values: list[Any], kind: ox.NamedNode) -> list[Any]:
    return [value for value in values if isinstance(value, ox.NamedNode) != (kind == SH.IRI)]


def _pattern(facts: Facts, node: Any, values: list[Any], pattern: re.Pattern[str]) -> list[Any]:
    return [value for value in values if isinstance(value, ox.BlankNode) or not pattern.search(value.value)]


def _min_length(facts: Facts, node: Any, values: list[Any], least: int) -> list[Any]:
    return [value for value in values if isinstance(value, ox.BlankNode) or len(value.value) < least]


def _min_inclusive(facts: Facts, node: Any, values: list[Any], least: Decimal) -> list[Any]:
    return [value for value in values if not _holds(value, least, lambda a, b: a >= b)]


def _max_inclusive(facts: Facts, node: Any, values: list[Any], most: Decimal) -> list[Any]:
    return [value for value in values if not _holds(value, most, lambda a, b: a <= b)]


def _less_than(facts: Facts, node: Any, values: list[Any], other: ox.NamedNode) -> list[Any]:
    return [v for v in values for o in facts.all(node, other) if not _holds(v, _comparable(o), lambda a, b: a < b)]


def _less_than_or_equals(facts: Facts, node: Any, values: list[Any], other: ox.NamedNode) -> list[Any]:
    return [v for v in values for o in facts.all(node, other) if not _holds(v, _comparable(o), lambda a, b: a <= b)]


CHECKS: dict[str, Callable[[Facts, Any, list[Any], Any], list[Any]]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "datatype": _datatype,
    "or": _or,
    "class": _class,
    "in": _in,
    "nodeKind": _node_kind,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _min_inclusive,
    "maxInclusive": _max_inclusive,
    "lessThan": _less_than,
    "lessThanOrEquals": _less_than_or_equals,
}


def _has_datatype(value: Any, datatype: ox.NamedNode) -> bool:
    """Is this a literal of the datatype, and well written?"""
    if not isinstance(value, ox.Literal) or value.datatype != datatype:
        return False
    if datatype == XSD.date:
        return _comparable(value) is not None
    return datatype.value not in LEXICAL or re.fullmatch(LEXICAL[datatype.value], value.value) is not None


def _holds(value: Any, other: Any, compare: Callable[[Any, Any], bool]) -> bool:
    mine = _comparable(value)
    return mine is not None and type(mine) is type(other) and compare(mine, other)


def _comparable(value: Any) -> Decimal | dt.date | None:
    """Give a number or a day as a value that can be compared."""
    try:
        return dt.date.fromisoformat(value.value) if value.datatype == XSD.date else Decimal(value.value)
    except (AttributeError, ValueError, InvalidOperation):
        return None
