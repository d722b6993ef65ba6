"""Store -> networkx: things joined by what is said of them, one edge for each subject, predicate and object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

from kg.errors import QueryError
from kg.explore.marks import Marks, find_names, read_marks
from kg.explore.queries import ask
from kg.explore.questions import find_question
from kg.graph.store import Store

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with all that is told of it.

    `start` and `end` are half-open characters of the document, `marks` those of the sentence that name the two ends.
    """

    id: str
    content: str
    negative: bool
    modality: str
    own_word: bool
    speaker: str
    said: str
    date: str
    confidence: float
    rule: str
    document: str
    title: str
    start: int
    end: int
    sentence: str
    marks: Marks


class Edge(NamedTuple):
    """An edge with the statements behind it."""

    subject: str
    target: str
    predicate: str
    said: tuple[Said, ...]


def make_network(store: Store) -> Network:
    """Make the network of a store, in the order of its names and passages.

    A node is the id of a thing (`country/CN`) with `label`, `kind`, `aliases`, `wikidata`, `notation` and `degree` (how many
    statements name it as subject or object). An edge is keyed by its predicate and holds `statements`, a tuple of `Said`.
    The network itself holds `base`, what every id lacks to be an IRI.
    """
    things = {_tail(row["thing"]): _names(row) for row in ask(store, find_question("things")).to_dicts()}
    marks = read_marks(store)
    edges: dict[tuple[str, str, str], list[Said]] = {}
    for row in ask(store, find_question("statements")).to_dicts():
        edge = (_tail(row["actor"]), _tail(row["target"]), _local(row["predicate"]))
        found = marks.get(row["statement"]) or find_names(
            row["sentence"], [name for end in edge[:2] for name in _all_names(things.get(end))]
        )
        edges.setdefault(edge, []).append(_said(row, found))
    ends = {end for subject, target, _ in edges for end in (subject, target)}
    network = Network(base=store.base)
    network.add_nodes_from((thing, names) for thing, names in things.items() if thing in ends)
    for (subject, target, predicate), said in edges.items():
        network.add_edge(subject, target, predicate, statements=tuple(said))
    nx.set_node_attributes(network, count_statements(network), "degree")
    return network


def edges_of(network: Network) -> list[Edge]:
    """Give the edges sorted by their ends and predicates."""
    return sorted(
        Edge(subject, target, predicate, data["statements"]) for subject, target, predicate, data in network.edges(keys=True, data=True)
    )


def count_statements(network: Network) -> dict[str, int]:
    """Count the statements that name each thing as subject or object."""
    counts: Counter[str] = Counter(dict.fromkeys(network, 0))
    for edge in edges_of(network):
        for end in {edge.subject, edge.target}:
            counts[end] += len(edge.said)
    return dict(counts)


def strongest(network: Network, most: int) -> Network:
    """Keep the things of which most is said, at most so many, and the edges between them; leave out what then stands alone."""
    if len(network) <= most:
        return network
    ranked = sorted(network, key=lambda node: (-network.nodes[node]["degree"], node))
    kept = network.subgraph(ranked[:most])
    return Network(kept.subgraph([node for node in kept if kept.degree(node)]))


def choose(network: Network, *, around: str = "", steps: int = 1, predicates: Collection[str] = ()) -> Network:
    """Keep the relations of these predicates (all where none is named), and of them what is at most so many steps from one thing.

    Args:
        around: an id, as `country/CN`; none: everything.

    Raises:
        QueryError: no statement names the thing, or has one of the predicates.
    """
    unknown = sorted(set(predicates) - {edge.predicate for edge in edges_of(network)})
    if unknown:
        raise QueryError(f"no statement has the predicate {unknown[0]!r}; `kg stats` lists those there are")
    kept = _only(network, predicates) if predicates else network
    if not around:
        return kept
    if around not in kept:
        raise QueryError(f"no statement that is to be drawn names {around!r}")
    return Network(nx.ego_graph(kept, around, radius=steps, undirected=True))


def _only(network: Network, predicates: Collection[str]) -> Network:
    kept = Network(**network.graph)
    for edge in edges_of(network):
        if edge.predicate in predicates:
            kept.add_nodes_from((end, network.nodes[end]) for end in (edge.subject, edge.target))
            kept.add_edge(edge.subject, edge.target, edge.predicate, statements=edge.said)
    return kept


def measure(network: Network) -> dict[str, dict[str, float]]:
    """Count for each thing the statements that name it (`degree`), that it makes (`out`), that are of it (`in`); add its `betweenness`."""
    outward: Counter[str] = Counter()
    inward: Counter[str] = Counter()
    for edge in edges_of(network):
        outward[edge.subject] += len(edge.said)
        inward[edge.target] += len(edge.said)
    between = nx.betweenness_centrality(nx.DiGraph(network))
    degrees = count_statements(network)
    return {
        node: {"degree": degrees[node], "out": outward[node], "in": inward[node], "betweenness": round(between[node], 6)}
        for node in network
    }


def _said(row: Mapping[str, str], marks: Marks) -> Said:
    return Said(
        id=_tail(row["statement"]),
        content=row["about"],
        negative=_local(row["polarity"]) == "Negative",
        modality=_local(row["modality"]).lower(),
        own_word=_local(row["standing"]) == "OwnWord",
        speaker=row["source"],
        said=row["said"],
        date=row["date"],
        confidence=float(row["confidence"]),
        rule=row["rule"],
        document=_tail(row["document"]).partition("/")[2],
        title=row["title"],
        start=int(row["start"]),
        end=int(row["end"]),
        sentence=row["sentence"],
        marks=marks,
    )


def _all_names(names: Mapping[str, Any] | None) -> list[str]:
    return [names["label"], *names["aliases"]] if names else []


def _names(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "label": row["name"],
        "kind": row["kind"],
        "aliases": tuple(sorted(set(row["aliases"].split("\n")) - {"", row["name"]})),
        "wikidata": tuple(sorted({_tail(row["wikidata"]).partition("/")[2]} - {""})),
        "notation": row["notation"],
    }


def _tail(iri: str) -> str:
    """Give kind and name at the end of an IRI: `country/CN`."""
    return "/".join(iri.split("/")[-2:])


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
