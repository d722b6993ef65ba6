"""Gold folder -> how good the statements are: `score` builds every document of it and compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.score.causes import Cause, find_cause
from kg.score.count import Counts, compare
from kg.score.figures import Figures, make_calibration, make_figures, weight
from kg.score.gold import GoldDocument, GoldStatement, Half, read_gold
from kg.score.match import SystemStatement, make_system
from kg.settings import Settings

__all__ = ["DocumentScore", "Half", "Missed", "Score", "score", "score_document"]


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold statement that was not found, and why."""

    gold: GoldStatement
    cause: Cause


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How good the statements of one document are."""

    name: str
    kind: str
    counts: Counts
    missed: tuple[Missed, ...]
    wrong: tuple[SystemStatement, ...]

    @property
    def figures(self) -> Figures:
        """Precision, recall and the rest for this document alone."""
        return make_figures(self.counts)


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of all documents and what they come to."""

    documents: tuple[DocumentScore, ...]

    def to_mapping(self, *, calibration: bool = False) -> dict[str, object]:
        """Give the totals by name, ready for JSON: documents' mean F1, figures over all, F1 by class of document."""
        totals = _total(self.documents)
        kinds = sorted({document.kind for document in self.documents})
        by_kind = {kind: make_figures(_total(document for document in self.documents if document.kind == kind)) for kind in kinds}
        figures: dict[str, object] = {"documents": {"mean_F1": self.mean_f1, "n": len(self.documents)}, **make_figures(totals)}
        figures["classes"] = {kind: {"F1": one["triple"]["F1"], "gold": one["triple"]["gold"]} for kind, one in by_kind.items()}
        return figures | ({"calibration": make_calibration(totals)} if calibration else {})

    @property
    def mean_f1(self) -> float:
        """The mean of the documents' own triple F1."""
        return round(sum(document.figures["triple"]["F1"] for document in self.documents) / max(len(self.documents), 1), 3)

    def count_causes(self) -> dict[str, int]:
        """Count what was missed by its cause, the most frequent first."""
        causes = [missed.cause for document in self.documents for missed in document.missed]
        return {cause: causes.count(cause) for cause in sorted(set(causes), key=lambda cause: (-causes.count(cause), cause))}


def score(folder: Path, settings: Settings, *, half: Half | None = None, progress: Callable[[DocumentScore], None] | None = None) -> Score:
    """Build every document of the gold folder by itself, in this process, and compare it with its gold.

    Args:
        progress: is called with the score of each document when it is there.

    Raises:
        InputError: no gold in the folder, or a file that is not as it should be.
    """
    scores = []
    for document in _score_all(read_gold(folder, half=half), settings):
        scores.append(document)
        if progress is not None:
            progress(document)
    return Score(tuple(scores))


def score_document(gold: GoldDocument, system: Iterable[SystemStatement]) -> DocumentScore:
    """Compare what the program says of one document with its gold."""
    rows = list(system)
    found = compare(rows, gold.statements)
    missed = tuple(Missed(statement, find_cause(statement, rows)) for statement in found.missed)
    return DocumentScore(gold.name, gold.kind, found.counts, missed, found.wrong)


def _score_all(golds: Iterable[GoldDocument], settings: Settings) -> Iterator[DocumentScore]:
    from kg.pipeline import build_each  # the pipeline is heavy, the scores of a build that is there are not

    by_path = {gold.text: gold for gold in golds}
    for path, build in build_each(list(by_path), settings):
        yield score_document(by_path[path], make_system(build))


def _total(documents: Iterable[DocumentScore]) -> Counts:
    counts = Counts()
    for document in documents:
        counts.add(document.counts, weight=weight(document.counts))
    return counts
