"""Frames are checked when read, and every example of every frame gives what it says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extract.extractor import Extractor
from kg.extract.frames import Example, Frame, read_frames
from kg.gazetteer import read_gazetteer
from kg.model import Document, Relation
from kg.settings import Settings, ontology

FRAMES = read_frames([ontology() / "frames"])
EXAMPLES = [(frame, example) for frame in FRAMES.frames for example in frame.examples]
KNOWN_FAILURES = frozenset(Path(__file__).with_name("frames_failing.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(), read_gazetteer())


def _row(relation: Relation) -> tuple[str, str, str, str]:
    return relation.subject.label, relation.predicate, relation.object.label, relation.content


def _agrees(row: tuple[str, str, str, str], wanted: str) -> bool:
    subject, predicate, end = (part.strip() for part in wanted.split("|"))
    plain = lambda text: text.lower().removeprefix("the ").removeprefix("a ").removeprefix("to ")  # noqa: E731
    ends = [plain(row[2]), plain(row[3])]
    return (
        plain(row[0]) == plain(subject)
        and row[1] == predicate
        and any(e.startswith(plain(end)) or (e and plain(end).startswith(e)) for e in ends if e)
    )


def _statements(extractor: Extractor, text: str) -> list[tuple[str, str, str, str]]:
    document = Document("example", text, date=dt.date(2022, 5, 4), publisher="Reuters", kind="newswire")
    return [_row(relation) for relation in extractor.extract(document).relations]


@pytest.mark.model
@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=[f"{frame.rule}-{n}" for n, (frame, _) in enumerate(EXAMPLES)])
def test_example(frame: Frame, example: Example, extractor: Extractor, request: pytest.FixtureRequest) -> None:
    if example.text in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the parse or the rules do not reach it yet"))
    rows = _statements(extractor, example.text)
    if not example.gives:
        assert frame.predicate not in {row[1] for row in rows}
    for wanted in filter(None, (part.strip() for part in example.gives.split(" ; "))):
        assert any(_agrees(row, wanted) for row in rows), f"{wanted!r} not among {rows}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("predicate: supports\nframes:\n  - verb: [back]\n    objekt: [obj]\n", "unknown key 'objekt'"),
        ("predicate: supports\nframes:\n  - verb: [back]\n    noun: [back]\n", "exactly one of"),
        ("predicate: supports\nframes:\n  - verb: [back]\n    object: [dobj]\n", "unknown slot 'dobj'"),
        ("predicate: supports\nframes:\n  - verb: [back]\n    kinds: [Planet]\n", "unknown kind 'Planet'"),
        ("frames: []\n", "needs `predicate"),
        ("a: [", "not readable as YAML"),
    ],
    ids=["key", "part", "slot", "kind", "predicate", "yaml"],
)
def test_malformed(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.yaml") as caught:
        read_frames([tmp_path])
    assert message in str(caught.value)


def test_all_predicates_have_examples() -> None:
    assert {frame.predicate for frame in FRAMES.frames if frame.examples} >= {"supports", "endorses", "accuses", "urges"}
