"""NAME.txt with NAME.json -> gold statements.

The JSON holds `document` (`class`, `speaker`, `speaks_for`), `entities` (key -> `type`, `names`, `wikidata`) and
`statements` (`s`, `p`, `o`, `content`, `by`, `neg`, `mod`, `date`, `sent`, `opt`); `s`, `p`, `o`, `by` and `mod` may each
be a list of what is accepted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kg.errors import InputError
from kg.score.names import Names, make_names, normalise

Half = Literal["even", "odd"]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement of the gold, with every reading that is accepted."""

    subjects: tuple[Names, ...]
    predicates: tuple[str, ...]
    objects: tuple[Names | None, ...]
    """`None` where there is no object but the content."""
    subject_key: str
    object_key: str
    content: str
    by: tuple[Names, ...]
    nested: bool
    """The source is neither the speaker of the turn nor an outlet."""
    negative: bool
    modalities: tuple[str, ...]
    date: str
    sentence: str
    """A few words that find the sentence."""
    optional: bool

    @property
    def is_joint(self) -> bool:
        """May one statement of the program stand for several of these ("the E3" for three ministers)?"""
        return len(self.subjects) > 1 or sum(thing is not None for thing in self.objects) > 1


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with its gold."""

    name: str
    kind: str
    text: Path
    statements: tuple[GoldStatement, ...]


def read_gold(folder: Path, *, half: Half | None = None) -> list[GoldDocument]:
    """Read the pairs NAME.txt, NAME.json of a folder, or every other one of them, in order of name.

    Raises:
        InputError: the folder holds no pair, or a JSON file does not say what it should.
    """
    paths = sorted(path for path in folder.glob("*.json") if path.with_suffix(".txt").exists())
    if half is not None:
        paths = paths[half == "odd" :: 2]
    if not paths:
        raise InputError(f"{folder}: no NAME.json with its NAME.txt here; give a folder of gold")
    return [_read_document(path) for path in paths]


def _read_document(path: Path) -> GoldDocument:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entities = {
            key: make_names(value["names"], kind=value["type"], wikidata=_many(value.get("wikidata")))
            for key, value in data["entities"].items()
        }
        plain = _plain_sources(data["document"], entities)
        statements = tuple(_make_statement(row, entities, plain) for row in data["statements"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{path}: not a gold file ({type(error).__name__}: {error}); see docs/gold.md for its fields") from error
    return GoldDocument(path.stem, data["document"].get("class", "other"), path.with_suffix(".txt"), statements)


def _plain_sources(document: Mapping[str, Any], entities: Mapping[str, Names]) -> frozenset[str]:
    """Keys of the sources that need no nesting: the speaker, the state spoken for, the outlets."""
    speaker = {normalise(document.get("speaker")), normalise(document.get("speaks_for"))} - {""}
    known = speaker | {"journalist"}
    return frozenset(
        key for key, entity in entities.items() if entity.kind == "NewsOutlet" or normalise(key) in speaker or entity.names & known
    )


def _make_statement(row: Mapping[str, Any], entities: Mapping[str, Names], plain: frozenset[str]) -> GoldStatement:
    subjects, objects, by = _many(row["s"]), _many(row.get("o")) or [None], _many(row["by"])
    return GoldStatement(
        subjects=tuple(entities[key] for key in subjects),
        predicates=tuple(_many(row["p"])),
        objects=tuple(None if key is None else entities[key] for key in objects),
        subject_key=str(subjects[0]),
        object_key=str(objects[0] or ""),
        content=row.get("content") or "",
        by=tuple(entities[key] for key in by),
        nested=plain.isdisjoint(by),
        negative=bool(row.get("neg")),
        modalities=tuple(_many(row.get("mod") or "actual")),
        date=row.get("date") or "",
        sentence=row.get("sent") or "",
        optional=bool(row.get("opt")),
    )


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
