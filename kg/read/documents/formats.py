"""File -> records: one reader a format, chosen by the suffix of the file."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Problem
from kg.read.documents.normal import decode

Names = Mapping[str, str]
"""Our name of a field -> its name in the file."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a file gives of one document, before anything is normalised. `row` counts the documents of a table from 1."""

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    row: int = 0


Reader = Callable[[bytes, str, Names], Iterator[Record | Problem]]


def suffix(path: Path) -> str:
    """Give the suffix that names the format, with what is packed: `.jsonl.gz`."""
    name = path.name.lower()
    return next((s for s in READERS if name.endswith(s)), "".join(path.suffixes[-1:]).lower())


def read_records(data: bytes, where: str, suffix: str, names: Names) -> Iterator[Record | Problem]:
    """Read the documents of one file; rows that cannot be read become problems.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    if suffix not in READERS:
        raise InputError(f"{where}: no reader for {suffix or 'a file without suffix'}; known are {', '.join(READERS)}")
    yield from READERS[suffix](data, where, names)


def guess_suffix(data: bytes) -> str:
    """Name the format of a stream that has no name: HTML, JSON Lines or text."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".jsonl" if start.startswith(b'{"') else ".txt"


def _read_text(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    yield Record(decode(data, where))


def _read_markdown(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    text = decode(data, where).replace("\r\n", "\n")
    front = re.match(r"---\n(.*?)\n---\n", text, re.S)
    told = dict(re.findall(r"^(title|date|publisher|url|id):\s*[\"']?(.*?)[\"']?\s*$", front[1], re.M)) if front else {}
    text = text[front.end() :] if front else text
    for pattern, by in (
        (r"!\[[^\]]*\]\([^)]*\)", ""),
        (r"\[([^\]]+)\]\([^)]*\)", r"\1"),
        (r"(?m)^(?:#+|>) +", ""),
        (r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1", r"\2"),
    ):
        text = re.sub(pattern, by, text)
    yield Record(text, *(told.get(field, "") for field in ("id", "title", "date", "publisher", "url")))


def _read_html(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    import trafilatura  # lazily: it costs 0.2 s

    page = decode(data, where)
    text = trafilatura.extract(page, include_comments=False, favor_recall=True) or ""
    if not text.strip():
        raise InputError(f"{where}: no text found in the page; save its text as .txt")
    about = trafilatura.extract_metadata(page)
    yield Record(text, title=about.title or "", date=about.date or "", publisher=about.sitename or "", url=about.url or "")


def _read_pdf(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    try:
        import pypdfium2
    except ImportError as error:
        raise InputError(f"{where}: PDF needs more; run `pip install 'diplokg[files]'`") from error
    try:
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    except pypdfium2.PdfiumError as error:
        raise InputError(f"{where}: not a readable PDF ({error}); save its text as .txt") from error
    if not "".join(pages).strip():
        raise InputError(f"{where}: the PDF has pictures only, no text; run text recognition first")
    yield Record("\n".join(pages))


def _read_docx(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    try:
        import docx
    except ImportError as error:
        raise InputError(f"{where}: DOCX needs more; run `pip install 'diplokg[files]'`") from error
    try:
        file = docx.Document(io.BytesIO(data))
    except (ValueError, KeyError, OSError, zlib.error) as error:
        raise InputError(f"{where}: not a readable DOCX ({error}); save it anew or as .txt") from error
    except Exception as error:
        raise InputError(f"{where}: not a readable DOCX ({type(error).__name__}); save it anew or as .txt") from error
    parts = [
        part.text if hasattr(part, "text") else "\n".join(" ".join(c.text for c in r.cells) for r in part.rows)
        for part in file.iter_inner_content()
    ]
    yield Record("\n\n".join(parts))


def _read_lines(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    for number, line in enumerate(decode(data, where).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield Problem("error", f"{where}:{number}", f"not JSON ({error}); each line must be one object")
            continue
        if not isinstance(row, dict):
            yield Problem("error", f"{where}:{number}", "not a JSON object; each line must be one")
            continue
        yield _record(row, f"{where}:{number}", names, number)


def _read_packed_lines(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    try:
        plain = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{where}: not gzip ({error}); pack it anew") from error
    yield from _read_lines(plain, where, names)


def _read_table(data: bytes, where: str, names: Names) -> Iterator[Record | Problem]:
    text = decode(data, where)
    first = text.split("\n", 1)[0]
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    column = names.get("text", "text")
    if column not in (rows.fieldnames or ()):
        has = ", ".join(rows.fieldnames or ()) or "none"
        raise InputError(f"{where}: no column {column!r} (it has {has}); say which one is the text with `--field text=COLUMN`")
    for number, row in enumerate(rows, 1):
        yield _record(row, f"{where}:{number}", names, number)


def _record(row: Mapping[str, object], where: str, names: Names, number: int) -> Record | Problem:
    def value(field: str) -> str:
        given = row.get(names.get(field, field))
        return "" if given is None else str(given).strip()

    if not value("text"):
        return Problem("error", where, f"no text in field {names.get('text', 'text')!r}; say which one has it with `--field text=NAME`")
    return Record(value("text"), value("id"), value("title"), value("date"), value("publisher"), value("url"), number)


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".text": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".jsonl.gz": _read_packed_lines,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".csv": _read_table,
    ".tsv": _read_table,
}
