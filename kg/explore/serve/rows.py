"""Store -> its statements as rows, read property by property: of many statements, each with many properties, the fastest way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from kg.explore.queries import ask
from kg.explore.questions import Question, read_question
from kg.graph.store import Store

QUERIES = Path(__file__).parent / "queries"
NEEDED = {
    "actor": "rdf:subject", "predicate": "rdf:predicate", "target": "rdf:object", "speaker": "dip:attributedTo", "polarity": "dip:polarity",
    "modality": "dip:modality", "standing": "dip:standing", "confidence": "dip:confidence", "rule": "dip:rule",
    "passage": "prov:wasDerivedFrom",
}  # fmt: skip
"""What every statement has."""
GIVEN = {"content": "dip:content", "said": "dip:saidOn", "date": "dip:date"}
"""What a statement may have."""
PASSAGE = {"start": "nif:beginIndex", "end": "nif:endIndex", "document": "nif:referenceContext", "sentence": "nif:anchorOf"}
"""What every passage has."""
Values = Mapping[str, Mapping[str, str]]
"""The value of each thing, for each of some names."""


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
    """Give each statement once, in the order of their IRIs; one without all it should have is left out."""
    needed, given, passages = (_read_values(store, names) for names in (NEEDED, GIVEN, PASSAGE))
    tail = len(store.base)
    for statement in (row[0] for row in ask(store, own_question("statements")).rows):
        passage = needed["passage"].get(statement, "")
        if all(statement in needed[name] for name in NEEDED) and all(passage in passages[name] for name in PASSAGE):
            yield _make_row(_of(needed, statement) | _of(given, statement) | _of(passages, passage), statement, tail)


def _read_values(store: Store, names: Mapping[str, str]) -> Values:
    question = own_question("values")
    return {name: _least(ask(store, question, {"property": property_}).rows) for name, property_ in names.items()}


def _least(rows: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """Give the value of each thing, the first by letters where there are several."""
    found: dict[str, str] = {}
    for _, node, value in rows:
        found[node] = min(value, found.get(node, value))
    return found


def _of(values: Values, node: str) -> dict[str, str]:
    return {name: column.get(node, "") for name, column in values.items()}


def _make_row(found: Mapping[str, str], statement: str, tail: int) -> Row:
    return Row(
        id=statement[tail:].partition("/")[2],
        actor=intern(found["actor"][tail:]),
        predicate=intern(_local(found["predicate"])),
        target=intern(found["target"][tail:]),
        content=found["content"],
        speaker=intern(found["speaker"][tail:]),
        negative=_local(found["polarity"]) == "Negative",
        modality=intern(_local(found["modality"]).lower()),
        own_word=_local(found["standing"]) == "OwnWord",
        confidence=float(found["confidence"]),
        rule=intern(str(found["rule"])),
        said=intern(str(found["said"])),
        date=intern(str(found["date"])),
        document=intern(found["document"][tail:]),
        start=int(found["start"]),
        end=int(found["end"]),
        sentence=intern(str(found["sentence"])),
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
