"""Statements -> Parquet: the table of `csv` with types, for pandas, polars, DuckDB, R. Needs pyarrow, the extra `parquet`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import pyoxigraph as ox

from kg.errors import DataError
from kg.share.table import COLUMNS, read_tables, rows

NUMBERS = {"confidence": "double", "start": "int64", "end": "int64", "passages": "int64", "said_on": "date32"}
"""The types of the columns that are no text. `date` stays text, as it may be a month or a year."""


def to_parquet(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write one row a statement; raise DataError where pyarrow is not installed."""
    arrow, write_table = _pyarrow()
    names = COLUMNS.split()
    types = {"double": arrow.float64(), "int64": arrow.int64(), "date32": arrow.date32(), "text": arrow.string()}
    schema = arrow.schema([(name, types[NUMBERS.get(name, "text")]) for name in names])
    records = [dict(zip(names, map(_value, row), strict=True)) for row in rows(read_tables(quads, base))]
    out = io.BytesIO()
    write_table(arrow.Table.from_pylist(records, schema=schema), out, compression="zstd")
    return out.getvalue()


def _pyarrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet").write_table
    except ImportError as error:
        raise DataError("parquet needs pyarrow, which is not installed: pip install 'diplokg[parquet]', or use -f csv") from error


def _value(value: object) -> object:
    return None if value == "" else value
