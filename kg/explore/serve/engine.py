"""A store opened for reading -> answers in the formats of the web."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError, KgError, QueryError
from kg.explore.queries import ask, ask_in_format
from kg.explore.questions import find_question
from kg.explore.serve.messages import Reply, Task, refuse
from kg.explore.serve.negotiate import RESULTS, TRIPLES, choose, with_charset
from kg.explore.serve.parse import ServiceError, check_services, has_dataset
from kg.graph.answers import RESULT_FORMATS
from kg.graph.store import FORMATS, Answer, Store
from kg.graph.vocab import prefixes
from kg.settings import BASE

MOST_INCOMING = 500
"""Of the triples that point to a thing, so many at most are told with it."""

MOST_QUADS = 200_000
"""A larger graph is not sent as a whole."""


class ReadStore(Store):
    """A store on disk opened for reading alone; any number of processes may hold it."""

    def __init__(self, path: Path, *, base: str = BASE) -> None:
        """Open it; raise DataError where there is none."""
        self.base = base
        try:
            self._inner = ox.Store.read_only(str(path))
        except OSError as error:
            raise DataError(f"{path}: no Oxigraph store can be read here ({error})") from error

    def ask_dataset(self, query: str, default: Sequence[str], named: Sequence[str]) -> Answer:
        """Answer a query over the dataset of the protocol, else its own, else the union of all graphs; raise QueryError."""
        try:
            if default or named:
                defaults: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in default]
                graphs: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in named]
                return self._inner.query(query, prefixes=prefixes(self.base), default_graph=defaults, named_graphs=graphs)
            union = not has_dataset(query)
            return self._inner.query(query, prefixes=prefixes(self.base), use_default_graph_as_union=union)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"this query cannot be answered: {error}") from error

    def describe(self, iri: str) -> list[ox.Quad]:
        """Give what is said of a thing and, up to a limit, what points to it; of a graph all that it holds.

        Raises:
            DataError: the graph holds more than should be sent at once.
        """
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return []
        incoming = (quad for quad in self.quads(object_=node) if quad.subject != node)
        found = [*self.quads(node), *islice(incoming, MOST_INCOMING)]
        found = found or list(islice(self.quads(graph=node), MOST_QUADS + 1))
        if len(found) > MOST_QUADS:
            raise DataError(f"{iri} holds more than {MOST_QUADS:,} triples; ask for a part at /sparql, or use `kg export`")
        return found


def is_store(path: Path) -> bool:
    """Tell whether a folder is an Oxigraph store."""
    return (path / "CURRENT").is_file()


def prepare(data: Path, folder: Path) -> Path:
    """Give the folder of a store: the data itself where it is one, else `folder`, into which the data is loaded; raise DataError."""
    if is_store(data):
        return data
    store = Store(folder)
    store.load(data)
    if not len(store):
        raise DataError(f"{data}: holds no triple; `kg build` writes a graph")
    return folder


def answer(store: ReadStore, task: Task, most_bytes: int) -> Reply:
    """Answer a task; whatever is wrong with it is told in the reply."""
    try:
        if task.question:
            return _within(_answer_question(store, task), most_bytes)
        check_services(task.query)
        found = store.ask_dataset(task.query, task.default_graphs, task.named_graphs)
        return _write(found, task.accept, most_bytes, prefixes(store.base))
    except ServiceError as error:
        return refuse(403, str(error))
    except KgError as error:
        return refuse(400, str(error))
    except _TooMuch:
        return refuse(500, f"the result is larger than the limit of {most_bytes:,} bytes; ask for less, as with LIMIT")
    except (OSError, RuntimeError, ValueError) as error:
        return refuse(500, f"the query failed: {error}")


def write_quads(quads: Iterable[ox.Quad], media_type: str, known: dict[str, str]) -> bytes:
    """Write quads in the format of a media type of `negotiate.TRIPLES`; formats of one graph get each triple once."""
    format_ = FORMATS[TRIPLES[media_type]]
    if format_.supports_datasets:
        return ox.serialize(sorted(quads, key=str), format=format_, prefixes=known) or b""
    triples = {str(quad.triple): quad.triple for quad in quads}
    return ox.serialize((triples[key] for key in sorted(triples)), format=format_, prefixes=known) or b""


def read_turtle(text: str) -> list[ox.Quad]:
    """Read Turtle; raise DataError where it is none."""
    try:
        return list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as error:
        raise DataError(f"this Turtle cannot be read: {error}") from error


class _TooMuch(Exception):
    """The result is larger than allowed."""


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object, /) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._most:
            raise _TooMuch
        return written


def _write(found: Answer, accept: str, most_bytes: int, known: dict[str, str]) -> Reply:
    is_triples = isinstance(found, ox.QueryTriples)
    offers = list(TRIPLES if is_triples else RESULTS)
    media_type = choose(accept, offers)
    if media_type is None:
        return refuse(406, f"none of {accept} can be given; there is {', '.join(offers)}")
    output = _Bounded(most_bytes)
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, output, format=FORMATS[TRIPLES[media_type]], prefixes=known)
    else:
        found.serialize(output, format=RESULT_FORMATS[RESULTS[media_type]])
    return Reply(200, with_charset(media_type), output.getvalue())


def _within(reply: Reply, most_bytes: int) -> Reply:
    if len(reply.body) > most_bytes:
        raise _TooMuch
    return reply


def _answer_question(store: ReadStore, task: Task) -> Reply:
    question, values = find_question(task.question), dict(task.values)
    if task.accept == "text/csv":
        return Reply(200, with_charset("text/csv"), ask_in_format(store, question, values, "csv"))
    table = ask(store, question, values)
    body = {"columns": table.columns, "shown": question.columns or table.columns, "rows": table.rows}
    return Reply(200, "application/json", json.dumps(body).encode())
