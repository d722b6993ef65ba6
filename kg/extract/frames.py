"""`ontology/frames/*.yaml` -> checked, frozen `Frame`s: how English expresses each predicate.

A file names one predicate and lists its frames. A frame names its triggers under `verb`, `noun` or `adj`, the slots
from which the object and the content come, and restrictions of sense. `CONTRIBUTING.md` explains every key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

import yaml

from kg.errors import OntologyError
from kg.model import ACTOR_KINDS, Modality

Part = Literal["verb", "noun", "adj"]
_SETS = {"kinds", "not_kinds", "subject_kinds", "subject_nouns", "nouns", "not_nouns", "content_nouns", "not_content"}
_LISTS = {"after", "object", "content", "light"} | _SETS
_KINDS = ACTOR_KINDS | {"Document", "Event", "Place", "Topic"}
_SLOTS = {"obj", "iobj", "inf", "aci", "that", "ing", "poss", "comp", "clause", "mod", "subj", "pred", "none"}
_VOICES = {"any", "active", "passive"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the statement it must give, as `subject | predicate | object or content`, or "" for nothing."""

    text: str
    gives: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to express a predicate; the triggers are one lemma, or a lemma and the words that follow it."""

    predicate: str
    part: Part
    triggers: tuple[tuple[str, ...], ...]
    object: tuple[str, ...]
    content: tuple[str, ...]
    light: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    not_kinds: frozenset[str] = frozenset()
    subject_kinds: frozenset[str] = frozenset()
    subject_nouns: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    not_nouns: frozenset[str] = frozenset()
    content_nouns: frozenset[str] = frozenset()
    not_content: frozenset[str] = frozenset()
    voice: str = "any"
    reciprocal: bool = False
    swallows: bool = False
    owner: bool = True
    required: bool = True
    alone: bool = True
    after: tuple[str, ...] = ()
    needs_content: bool = False
    negated: str = ""
    only_negated: bool = False
    speaker: bool = False
    """Who says the sentence is the subject, and the grammatical subject the object: "Its claims are groundless"."""
    inverse: bool = False
    """The slot holds who acts, and the grammatical subject is the object: "The move drew criticism from Iran"."""
    modality: Modality | None = None
    only_future: bool = False
    weight: float = 0.8
    examples: tuple[Example, ...] = field(default=(), compare=False)

    @property
    def rule(self) -> str:
        """Name the rule for `dip:rule`: predicate, part of speech and first trigger."""
        return f"{self.predicate}.{self.part}.{'-'.join(self.triggers[0])}"


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """All frames, by the lemma of their trigger and its part of speech."""

    frames: tuple[Frame, ...]
    by_lemma: Mapping[tuple[Part, str], tuple[tuple[tuple[str, ...], Frame], ...]]

    def find(self, part: Part, lemma: str) -> tuple[tuple[tuple[str, ...], Frame], ...]:
        """Give (words after the lemma, frame) for a lemma, the longest expression first."""
        return self.by_lemma.get((part, lemma), ())


def read_frames(folders: Iterable[Path]) -> FrameIndex:
    """Read every `*.yaml` of the folders, in order of name.

    Raises:
        OntologyError: a file is no YAML, or a frame has an unknown key, slot or kind.
    """
    frames = tuple(frame for folder in folders for path in sorted(folder.glob("*.yaml")) for frame in _read_file(path))
    index: dict[tuple[Part, str], list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
    for frame in frames:
        for words in frame.triggers:
            index[frame.part, words[0]].append((words[1:], frame))
    longest = {key: tuple(sorted(value, key=lambda entry: -len(entry[0]))) for key, value in index.items()}
    return FrameIndex(frames, longest)


def _read_file(path: Path) -> Iterator[Frame]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: not readable as YAML ({error}); check quotes and indentation") from error
    if not isinstance(data, dict) or "predicate" not in data or not isinstance(data.get("frames"), list):
        raise OntologyError(f"{path}: needs `predicate: NAME` and a list `frames:`")
    for number, entry in enumerate(data["frames"], 1):
        where = f"{path}: frame {number}"
        if not isinstance(entry, dict):
            raise OntologyError(f"{where}: must be a mapping with `verb`, `noun` or `adj`")
        yield _make_frame(where, str(entry.get("predicate", data["predicate"])), dict(entry))


def _make_frame(where: str, predicate: str, entry: dict[str, Any]) -> Frame:
    entry.pop("predicate", None)
    parts: list[Part] = [part for part in ("verb", "noun", "adj") if part in entry]
    if len(parts) != 1:
        raise OntologyError(f"{where}: needs exactly one of `verb`, `noun`, `adj`")
    part = parts[0]
    triggers = tuple(tuple(str(trigger).split()) for trigger in _as_list(entry.pop(part)))
    examples = tuple(_make_example(where, example) for example in entry.pop("examples", []))
    known = {f.name for f in fields(Frame)} - {"predicate", "part", "triggers", "examples"}
    if unknown := sorted(set(entry) - known):
        raise OntologyError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
    values: dict[str, Any] = {key: tuple(map(str, _as_list(value))) if key in _LISTS else value for key, value in entry.items()}
    values.setdefault("object", ("obj",) if part == "verb" else ())
    values.setdefault("content", ())
    _check_values(where, values)
    sets = {key: frozenset(values[key]) for key in _SETS if key in values}
    return Frame(predicate, part, triggers, examples=examples, **{**values, **sets})


def _make_example(where: str, example: Any) -> Example:
    if not isinstance(example, dict) or set(example) != {"text", "gives"}:
        raise OntologyError(f"{where}: an example has `text` and `gives`")
    return Example(str(example["text"]), str(example["gives"] or ""))


def _check_values(where: str, values: Mapping[str, Any]) -> None:
    for key in ("object", "content"):
        for slot in values[key]:
            if slot.split(":")[0] not in _SLOTS | {"prep", "as"}:
                raise OntologyError(f"{where}: unknown slot {slot!r}; known are {', '.join(sorted(_SLOTS))}, prep:WORD")
    for key in ("kinds", "not_kinds", "subject_kinds"):
        for kind in values.get(key, ()):
            if kind not in _KINDS | {"Actor"}:
                raise OntologyError(f"{where}: unknown kind {kind!r}; known are Actor, {', '.join(sorted(_KINDS))}")
    if values.get("voice", "any") not in _VOICES:
        raise OntologyError(f"{where}: `voice` is one of {', '.join(sorted(_VOICES))}")
    if values.get("modality") not in {None, "actual", "future", "wished"}:
        raise OntologyError(f"{where}: `modality` is actual, future or wished")


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
