"""Statements -> who stands how to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from kg.explore.serve.catalog import Catalog, is_actor
from kg.explore.serve.models import Cell, Matrix
from kg.explore.serve.rows import Row
from kg.explore.serve.telling import to_named
from kg.explore.stance import stance


def make_matrix(catalog: Catalog, *, against: str, size: int) -> Matrix:
    """Set the actors of which most is said against each other, or against the `topics` (and documents, events) of their statements."""
    actors = _most(catalog, (row.actor for row in catalog.rows), is_wanted=lambda id_: _is_actor(catalog, id_), size=size)
    chosen = [row for row in catalog.rows if row.actor in set(actors)]
    of_topics = against == "topics"
    targets = _most(catalog, (row.target for row in chosen), is_wanted=lambda id_: _is_actor(catalog, id_) != of_topics, size=size)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in chosen:
        if row.target in set(targets):
            groups.setdefault((row.actor, row.target), []).append(row)
    cells = [_cell(catalog, actor, target, rows) for (actor, target), rows in sorted(groups.items())]
    return Matrix(actors=[to_named(catalog, id_) for id_ in actors], targets=[to_named(catalog, id_) for id_ in targets], cells=cells)


def _cell(catalog: Catalog, actor: str, target: str, rows: list[Row]) -> Cell:
    """Count; what is no stance is a statement all the same."""
    counts = Counter(stance(catalog.family(row.predicate), row.modality, negative=row.negative) for row in rows)
    good, bad = counts[1], counts[-1]
    return Cell(actor=actor, target=target, net=good - bad, cooperation=good, conflict=bad, statements=len(rows))


def _most(catalog: Catalog, ids: Iterable[str], *, is_wanted: Callable[[str], bool], size: int) -> list[str]:
    counts = Counter(id_ for id_ in ids if is_wanted(id_))
    return sorted(counts, key=lambda id_: (-counts[id_], catalog.label(id_), id_))[:size]


def _is_actor(catalog: Catalog, id_: str) -> bool:
    return id_ in catalog.things and is_actor(catalog.things[id_])
