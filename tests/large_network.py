"""Networks as large as one likes, for tests and benchmarks: hubs grow as those of real ones do; hostile texts may be among the names."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import networkx as nx

from kg.explore.looks import KINDS
from kg.explore.network import Network, Said, count_statements
from kg.explore.queries import read_families

WATCH = (
    "new MutationObserver(() => { if (document.documentElement?.dataset.drawn) window.drawnAt ??= performance.now(); })"
    ".observe(document, {subtree: true, childList: true, attributes: true})"
)
"""Notes in a page, before its own scripts run, when it was first drawn."""


def large_network(size: int, *, names: Sequence[str] = ()) -> Network:
    """Make a network of so many things; the first ones are called by `names`, in their sentences too."""
    chance, predicates, network = random.Random(1), sorted(read_families()), Network(base="https://example.org/")
    labels = [*names, *(f"Thing {number}" for number in range(len(names), size))]
    for number, look in zip(range(size), itertools.cycle(KINDS), strict=False):
        network.add_node(f"x/{number}", label=labels[number], kind=look.name, aliases=(), wikidata=(), notation="")
    for one, other in nx.barabasi_albert_graph(size, 2, seed=3).edges:
        network.add_edge(f"x/{one}", f"x/{other}", chance.choice(predicates), statements=(_said(one, other, labels[one]),))
    nx.set_node_attributes(network, count_statements(network), "degree")
    return network


def _said(one: int, other: int, name: str) -> Said:
    return Said(
        id=f"statement/{one}-{other}", content="", negative=False, modality="actual", own_word=True, speaker="A Speaker",
        said="2021-07-20", date="", confidence=0.8, rule="r", document="d", title="", start=0, end=20,
        sentence=f"{name} says a sentence of some length.", marks=((0, len(name)),),
    )  # fmt: skip
