"""Quads -> facts in memory that are looked up by subject and predicate: what shapes and quotations are checked against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.graph.vocab import RDF


class Facts:
    """The triples of some graphs by subject and predicate, and the classes of their nodes; what is not here may stand elsewhere."""

    def __init__(self, quads: Iterable[ox.Quad], elsewhere: Facts | None = None) -> None:
        self.values: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.types: dict[Any, set[Any]] = defaultdict(set)
        self.elsewhere = elsewhere
        for subject, predicate, object_ in {(q.subject, q.predicate, q.object) for q in quads}:
            self.values[subject][predicate].append(object_)
            if predicate == RDF.type:
                self.types[subject].add(object_)

    def all(self, node: Any, predicate: ox.NamedNode) -> list[Any]:
        """Give the values of a property, sorted; of a node that has none, those it has elsewhere."""
        found = self.values[node].get(predicate, []) if node in self.values else []
        return sorted(found, key=str) if found or not self.elsewhere else self.elsewhere.all(node, predicate)

    def is_a(self, node: Any, classes: frozenset[ox.NamedNode]) -> bool:
        """Is the node of one of these classes?"""
        return not classes.isdisjoint(self.types.get(node, ())) or bool(self.elsewhere and self.elsewhere.is_a(node, classes))
