"""Statements -> how many there are by day, and by speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.explore.serve.catalog import Catalog
from kg.explore.serve.rows import Row


def count_days(catalog: Catalog, rows: Iterable[Row]) -> list[tuple[str, str, int]]:
    """Count statements by day (or month, or year, as precise as it is known) and family, in order of time; undated ones are left out."""
    counts = Counter((row.day, catalog.family(row.predicate)) for row in rows if row.day)
    return [(day, family, count) for (day, family), count in sorted(counts.items())]


def count_speakers(rows: Iterable[Row], thing: str) -> list[tuple[str, int]]:
    """Count by whose word statements about a thing are, the thing itself left out, the most frequent first."""
    counts = Counter(row.speaker for row in rows if thing in (row.actor, row.target) and row.speaker != thing)
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
