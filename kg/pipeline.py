"""The story: files -> documents -> extractions -> entities and statements; then -> RDF and all that is written of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.extract.extractor import Extractor
from kg.gazetteer import Gazetteer, read_gazetteer
from kg.graph.resolve import relink, resolve
from kg.graph.statements import make_statements
from kg.model import Build, Document, Extraction, Problem
from kg.read.documents import read_documents
from kg.settings import Settings
from kg.workers import extract_in_parallel

Progress = Callable[[str], None]


def build(paths: Sequence[Path | str], settings: Settings | None = None, *, progress: Progress | None = None) -> Build:
    """Read documents and find all that they state; nothing is written.

    Args:
        paths: files, folders, or `-` for standard input.
        progress: is called with the id of each document when it is done.

    Raises:
        InputError: a path does not exist, or the model is not installed.
        OntologyError: a file of frames or actors is malformed.
    """
    settings = settings or Settings()
    gazetteer = _gazetteer(settings)
    documents = read_documents(paths, settings)
    extractions = _extract(documents, settings, gazetteer, progress)
    return _join(list(extractions), settings, gazetteer)


def build_each(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[Path, Build]]:
    """Build every file by itself, as if it were the only one; the model is loaded once."""
    gazetteer = _gazetteer(settings)
    extractor = Extractor(settings, gazetteer)
    for path in paths:
        found = [one if isinstance(one, Problem) else extractor.extract(one) for one in read_documents([path], settings)]
        yield path, _join(found, settings, gazetteer)


def _gazetteer(settings: Settings) -> Gazetteer:
    return read_gazetteer(*([settings.actors] if settings.actors else []))


def _extract(
    documents: Iterable[Document | Problem], settings: Settings, gazetteer: Gazetteer, progress: Progress | None
) -> Iterator[Extraction | Problem]:
    """Give the extraction of every document, in their order, and the problems of those that could not be read before them."""
    problems: list[Problem] = []
    readable = _set_aside(documents, problems)
    if settings.jobs > 1:
        extractions = extract_in_parallel(readable, settings)
    else:
        extractor = Extractor(settings, gazetteer)
        extractions = (extractor.extract(document) for document in readable)
    for extraction in extractions:
        if progress is not None:
            progress(extraction.document.id)
        yield extraction
    yield from problems


def _set_aside(documents: Iterable[Document | Problem], problems: list[Problem]) -> Iterator[Document]:
    for document in documents:
        if isinstance(document, Problem):
            problems.append(document)
        else:
            yield document


def _join(found: Iterable[Extraction | Problem], settings: Settings, gazetteer: Gazetteer) -> Build:
    """Join what the documents give: one entity for its many names, one statement for what is said twice."""
    everything = list(found)
    extractions = [one for one in everything if isinstance(one, Extraction)]
    unread = [one for one in everything if isinstance(one, Problem)]
    resolution = resolve(extractions, gazetteer)
    statements = make_statements(extractions, resolution.ids, min_confidence=settings.min_confidence)
    linked = tuple(relink(extraction, resolution) for extraction in extractions)
    problems = (*unread, *(problem for one in extractions for problem in one.problems), *resolution.problems)
    return Build(linked, resolution.entities, statements, problems)
