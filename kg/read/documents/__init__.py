"""Paths -> `Document`s: every format read, normalised once, with what its header says."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.model import Document, Problem, slug
from kg.read.dates import find_date
from kg.read.documents.formats import READERS, Record, guess_suffix, read_records, suffix
from kg.read.documents.header import Header, read_header
from kg.read.documents.kinds import find_kind
from kg.read.documents.normal import normalise
from kg.read.labels import same_words
from kg.settings import Settings

__all__ = ["read_documents"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    """The path below the argument, without suffix."""


def read_documents(paths: Sequence[Path | str], settings: Settings) -> Iterator[Document | Problem]:
    """Read files, folders (recursively, known suffixes only, in sorted order) and `-` for standard input.

    What cannot be read, is empty, or has an id that came before is given as a `Problem`, and reading goes on.

    Raises:
        InputError: a path does not exist.
    """
    files = [file for path in paths for file in _walk(path)]
    seen: dict[str, str] = {}
    for file in files:
        for found in _read_file(file, settings):
            if isinstance(found, Problem):
                yield found
                continue
            where, document = found
            if document.id in seen:
                yield Problem("error", where, f"its id {document.id!r} is that of {seen[document.id]} too; rename one, or give `id`s")
                continue
            seen[document.id] = where
            yield document


def _walk(path: Path | str) -> Iterator[_File]:
    if str(path) == STDIN:
        yield _File(Path(STDIN), "stdin")
        return
    root = Path(path)
    if not root.exists():
        raise InputError(f"{path}: no such file or folder; check the path")
    if root.is_file():
        yield _File(root, _bare(root.name))
    for inside in sorted(root.rglob("*")) if root.is_dir() else ():
        below = inside.relative_to(root)
        if inside.is_file() and suffix(inside) in READERS and not any(part.startswith(".") for part in below.parts):
            yield _File(inside, _bare(below.as_posix()))


def _bare(name: str) -> str:
    end = suffix(Path(name))
    return name[: -len(end)] if end else name


def _read_file(file: _File, settings: Settings) -> Iterator[tuple[str, Document] | Problem]:
    where = str(file.path)
    try:
        data = sys.stdin.buffer.read() if where == STDIN else file.path.read_bytes()
        kind = guess_suffix(data) if where == STDIN else suffix(file.path)
        for record in read_records(data, where, kind, dict(settings.fields)):
            if isinstance(record, Problem):
                yield record
                continue
            place = f"{where}:{record.row}" if record.row else where
            document = _document(record, file.name, settings)
            yield (place, document) if document.text.strip() else Problem("error", place, "no text in it; is it empty?")
    except InputError as error:
        yield Problem("error", where, str(error).removeprefix(f"{where}: "))
    except OSError as error:
        yield Problem("error", where, f"cannot be opened ({error.strerror}); check its rights")


def _document(record: Record, name: str, settings: Settings) -> Document:
    text, header = _headed(normalise(record.text), " ".join(normalise(record.title).split()))
    publisher = normalise(record.publisher) or header.publisher or settings.publisher
    given = record.id or (f"{name}-{record.row}" if record.row else name)
    return Document(
        id=_identify(given),
        text=text,
        title=header.title,
        date=find_date(record.date) or header.date or settings.date,
        publisher=publisher,
        url=record.url,
        kind=find_kind(header.title, publisher, text[header.body :]),
        body=header.body,
    )


def _headed(text: str, title: str) -> tuple[str, Header]:
    """Put a given title before the text, unless the text begins with it: a headline is text, and has a place."""
    if not title:
        return text, read_header(text)
    first = re.match(r"\s*([^\n]*)", text)
    if first and same_words(first[1], title):
        header = read_header(text)
        return text, header if header.title else Header(title=first[1].strip(), body=min(first.end() + 1, len(text)))
    day = read_header(f"{title}\n\n{text}").date
    return f"{title}\n\n{text}", Header(title=title, date=day, body=len(title) + 2)


def _identify(given: str) -> str:
    """Make an id; a name without Latin letters or digits gets one from its characters.

    >>> _identify("press/2021 07_20"), _identify("发言人")
    ('press-2021-07-20', 'd-d2812418')
    """
    letters = re.sub(r"[\W_]+", "", given)
    return slug(given) if re.search(r"[A-Za-z0-9]", given) or not letters else f"d-{hashlib.sha256(given.encode()).hexdigest()[:8]}"
