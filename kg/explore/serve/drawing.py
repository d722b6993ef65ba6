"""Counts by day and family -> the bars of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720
HEIGHT = 120
MOST_BARS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a column, in pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float
    family: str
    title: str


def draw_timeline(days: Sequence[tuple[str, str, int]]) -> list[Bar]:
    """Stack the families of each day; where there are too many days, those of a month or a year are one column.

    >>> [(bar.x, bar.height, bar.title) for bar in draw_timeline([("2021-07-20", "neutral", 2)])]
    [(0.0, 120.0, '2021-07-20: 2 neutral')]
    """
    columns = _columns(days)
    highest = max((sum(families.values()) for families in columns.values()), default=1)
    step = WIDTH / max(len(columns), 8)
    bars: list[Bar] = []
    for place, (day, families) in enumerate(columns.items()):
        top = float(HEIGHT)
        for family, count in sorted(families.items()):
            height = HEIGHT * count / highest
            top -= height
            bars.append(Bar(place * step, round(top, 1), round(step * 0.85, 1), round(height, 1), family, f"{day}: {count} {family}"))
    return bars


def _columns(days: Sequence[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    columns: dict[str, dict[str, int]] = {}
    for length in (10, 7, 4):
        columns = {}
        for day, family, count in days:
            column = columns.setdefault(day[:length], {})
            column[family] = column.get(family, 0) + count
        if len(columns) <= MOST_BARS:
            break
    return dict(sorted(columns.items())[-MOST_BARS:])
