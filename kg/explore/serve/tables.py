"""Rows -> a CSV table to download."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response


def write_models(name: str, items: Iterable[BaseModel], model: type[BaseModel]) -> Response:
    """Write a list of the API; what is nested becomes two columns, what is a list one."""
    columns = [(field, inner) for field, kind in model.model_fields.items() for inner in _inner(kind.annotation)]
    names = [f"{field}_{inner}".rstrip("_") for field, inner in columns]
    return write_csv(name, names, ([_text(getattr(item, field), inner) for field, inner in columns] for item in items))


def write_csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Write a table with a line of names."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows(rows)
    return download(name, output.getvalue().encode(errors="replace"))


def download(name: str, content: bytes) -> Response:
    """Send a table as a file of this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _inner(kind: object) -> list[str]:
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else [""]


def _text(value: Any, inner: str) -> Any:
    if inner:
        return getattr(value, inner)
    return "; ".join(value) if isinstance(value, list) else value
