"""An answer for people in a notebook: rows that show as a table and turn into a DataFrame."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.graph.answers import Table

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_ROWS = 100
"""A notebook shows no more; the answer has them all."""
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Answer(Table):
    """A table of texts, `Iri` where a value names a thing; `shown` are the columns that a notebook shows, all where none is named."""

    shown: tuple[str, ...] = ()

    def only(self, columns: Iterable[str]) -> Answer:
        """Keep some of the columns, in the order given."""
        table = Table(self.columns, self.rows).only(columns)
        return Answer(table.columns, table.rows)

    def to_pandas(self) -> DataFrame:
        """Give a DataFrame: a column of numbers as numbers, one of days as days, any other as text, missing where there is no value.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise InputError("pandas is not installed; `pip install 'diplokg[pandas]'` brings it") from error
        columns = {name: [row[place] for row in self.rows] for place, name in enumerate(self.columns)}
        frame = pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()}, columns=list(self.columns))
        frame = frame.map(lambda cell: str(cell) or None)
        for name, values in columns.items():
            if _all_are(_NUMBER, values):
                frame[name] = pd.to_numeric(frame[name])
            elif _all_are(_DAY, values):
                frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
        return frame

    def _repr_html_(self) -> str:
        table = self.only(self.shown) if self.shown else self
        rows = [_row(table.columns, "th", str), *(_row(row, "td", _short) for row in table.rows[:MOST_ROWS])]
        left = len(self) - MOST_ROWS
        return f"<table>{''.join(rows)}</table>" + (f"<p>and {left} rows more</p>" if left > 0 else "")


def _all_are(pattern: re.Pattern[str], values: Iterable[str]) -> bool:
    given = [value for value in values if value]
    return bool(given) and all(pattern.fullmatch(value) for value in given)


def _row(cells: Iterable[str], tag: str, write: Callable[[str], str]) -> str:
    return "<tr>" + "".join(f'<{tag} style="text-align:left">{html.escape(write(cell))}</{tag}>' for cell in cells) + "</tr>"


def _short(cell: str) -> str:
    """Give the end of an IRI, any other text as it is.

    >>> _short("https://w3id.org/diplokg/id/country/CN"), _short("by car and/or train")
    ('country/CN', 'by car and/or train')
    """
    match = re.fullmatch(r"https?://\S*?([^/#\s]+(?:[/#])[^/#\s]+)", cell)
    return match[1] if match else cell
