"""Documents -> extractions by several processes, in the order of the documents."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection
from types import TracebackType

from kg.errors import InputError, KgError
from kg.extract.extractor import Extractor
from kg.gazetteer import read_gazetteer
from kg.model import Document, Extraction
from kg.settings import Settings


def extract_in_parallel(documents: Iterable[Document], settings: Settings) -> Iterator[Extraction]:
    """Deal the documents to `settings.jobs` processes, each of which loads the model once; walk them once, as they are needed.

    Raises:
        KgError: what a process raised, or an InputError that names the document on which one ended.
    """
    with ExitStack() as stack:
        workers = [stack.enter_context(_Worker(settings)) for _ in range(settings.jobs)]
        busy: deque[_Worker] = deque()
        for number, document in enumerate(documents):
            worker = workers[number % len(workers)]
            if len(busy) == len(workers):
                yield busy.popleft().receive()
            worker.send(document)
            busy.append(worker)
        while busy:
            yield busy.popleft().receive()


class _Worker:
    """One process; it holds one document at a time, so that neither side can block the other."""

    def __init__(self, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
        self._document = ""
        self._theirs = theirs

    def __enter__(self) -> _Worker:
        self._process.start()
        self._theirs.close()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ours.close()
        self._process.join(timeout=5)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()
        self._process.close()

    def send(self, document: Document) -> None:
        self._document = document.id
        self._ours.send(document)

    def receive(self) -> Extraction:
        try:
            answer = self._ours.recv()
        except EOFError as error:
            raise InputError(f"{self._document}: the process that read it ended; try --jobs 1, or leave it out") from error
        if isinstance(answer, KgError):
            raise answer
        if not isinstance(answer, Extraction):
            raise InputError(f"{self._document}: the process that read it failed: {answer}")
        return answer


def _serve(connection: Connection, settings: Settings) -> None:
    """Extract what comes until the other side closes."""
    extractor: Extractor | None = None
    while True:
        try:
            document = connection.recv()
        except EOFError:
            return
        try:
            extractor = extractor or Extractor(settings, read_gazetteer(*([settings.actors] if settings.actors else [])))
            answer: Extraction | KgError = extractor.extract(document)
        except KgError as error:
            answer = error
        connection.send(answer)
