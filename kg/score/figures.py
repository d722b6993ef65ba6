"""Counts of documents -> precision, recall, F1 and the rest, as a mapping and as lines."""

from __future__ import annotations

from collections.abc import Mapping

from kg.score.count import Counts

Figure = Mapping[str, float]
Figures = Mapping[str, Figure]

HEAVIEST = 40
"""Triples: no document weighs more than this in the totals, so that one long list does not rule the figure."""

QUALIFIERS = ("by", "nested", "mod", "date", "undated", "content")


def make_figures(counts: Counts) -> Figures:
    """Give precision, recall and F1 of triples and pairs, and how many qualifiers are right."""
    shares = {name: {"value": _ratio(counts[f"{name}_ok"], counts[f"{name}_n"]), "n": round(counts[f"{name}_n"])} for name in QUALIFIERS}
    return {"triple": _precision_recall(counts, "triple"), "pair": _precision_recall(counts, "pair"), **shares}


def weight(counts: Counts) -> float:
    """Give what a document counts for in the totals."""
    return min(1.0, HEAVIEST / max(counts["triple_gold"], 1))


def make_calibration(counts: Counts) -> dict[str, Figure]:
    """Give, for each tenth of confidence, how often statements of that confidence are right."""
    return {
        f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}": {
            "right": round(counts[f"bin{tenth}_ok"] / counts[f"bin{tenth}_n"], 2),
            "n": round(counts[f"bin{tenth}_n"]),
        }
        for tenth in range(10)
        if counts[f"bin{tenth}_n"]
    }


def _precision_recall(counts: Counts, name: str) -> Figure:
    right, system, gold = counts[f"{name}_tp"], counts[f"{name}_sys"], counts[f"{name}_gold"]
    precision, recall = _quotient(right, system), _quotient(right, gold)
    mean = _ratio(2 * precision * recall, precision + recall) if gold or system else 1.0
    return {"P": round(precision, 3), "R": round(recall, 3), "F1": mean, "gold": round(gold), "system": round(system)}


def _ratio(part: float, whole: float) -> float:
    return round(_quotient(part, whole), 3)


def _quotient(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
