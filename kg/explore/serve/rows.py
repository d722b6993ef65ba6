"""Store -> its statements as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from kg.explore.queries import ask
from kg.explore.questions import Question, read_question
from kg.graph.store import Store

QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Row:
    """One statement; its ends, speaker and document are ids (`country/CN`, `source/mfa-2021-07-20`)."""

    id: str
    actor: str
    predicate: str
    target: str
    content: str
    speaker: str
    negative: bool
    modality: str
    own_word: bool
    confidence: float
    rule: str
    said: str
    date: str
    document: str
    start: int
    end: int
    sentence: str

    @property
    def day(self) -> str:
        """Give when it was done, or else when it was said."""
        return self.date or self.said

    @property
    def does(self) -> str:
        """Give the predicate as it is meant: `not supports`, `visits (future)`."""
        return ("not " if self.negative else "") + self.predicate + ("" if self.modality == "actual" else f" ({self.modality})")


def own_question(name: str) -> Question:
    """Read one of the queries that belong to the app."""
    return read_question(QUERIES / f"{name}.rq")


def read_rows(store: Store) -> Iterator[Row]:
    """Give each statement once."""
    tail, seen = len(store.base), set()
    for found in ask(store, own_question("index")).to_dicts():
        id_ = found["statement"][tail:]
        if id_ in seen:
            continue
        seen.add(id_)
        yield Row(
            id=id_.partition("/")[2],
            actor=intern(found["actor"][tail:]),
            predicate=intern(_local(found["predicate"])),
            target=intern(found["target"][tail:]),
            content=found["content"],
            speaker=intern(found["speaker"][tail:]),
            negative=_local(found["polarity"]) == "Negative",
            modality=intern(_local(found["modality"]).lower()),
            own_word=_local(found["standing"]) == "OwnWord",
            confidence=float(found["confidence"]),
            rule=intern(found["rule"]),
            said=intern(found["said"]),
            date=intern(found["date"]),
            document=intern(found["document"][tail:]),
            start=int(found["start"]),
            end=int(found["end"]),
            sentence=intern(found["sentence"]),
        )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
