"""What the app and its worker processes send each other: one line of JSON, then the bytes that it announces."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may cost."""

    seconds: float = 10.0
    """The time of a query; then its process is ended."""
    result_bytes: int = 50_000_000
    body_bytes: int = 1_000_000
    workers: int = 4
    memory_bytes: int = 2_000_000_000
    """Of one worker, where the system can hold it to that."""
    cache_bytes: int = 32_000_000
    """Of the answers that are kept for those who ask the same."""


@dataclass(frozen=True, slots=True)
class Task:
    """A query to answer: SPARQL, or where `question` is given the question of that name with `values`.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL Protocol; both empty: what the query says, or else all graphs.
    """

    query: str = ""
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    question: str = ""
    values: tuple[tuple[str, str], ...] = ()

    def to_line(self) -> bytes:
        r"""Write the task as one line.

        >>> Task.from_line(Task("ASK {\n}", values=(("a", "b"),)).to_line()) == Task("ASK {\n}", values=(("a", "b"),))
        True
        """
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Task:
        """Read what `to_line` wrote."""
        fields = json.loads(line)
        pairs = tuple((name, value) for name, value in fields.pop("values"))
        default_graphs, named_graphs = (tuple(fields.pop(name)) for name in ("default_graphs", "named_graphs"))
        return cls(**fields, values=pairs, default_graphs=default_graphs, named_graphs=named_graphs)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP has it; the body of an error is one line of text."""

    status: int
    type: str
    body: bytes

    def head(self) -> bytes:
        """Write the line that announces the body."""
        return json.dumps({"status": self.status, "type": self.type, "size": len(self.body)}).encode() + b"\n"


def refuse(status: int, why: str) -> Reply:
    """Make the reply that says what went wrong.

    >>> refuse(400, "no query").body
    b'no query\\n'
    """
    return Reply(status, "text/plain; charset=utf-8", f"{why}\n".encode(errors="replace"))
