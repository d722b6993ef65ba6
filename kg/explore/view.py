"""Network -> all that its page shows: what is drawn, where and how, with every statement behind its line."""

from __future__ import annotations

import math
import re
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from pyvis.network import Network as Picture

from kg.explore.layout import Room, lay_out
from kg.explore.looks import FAMILIES, Look, look_of_family, look_of_kind
from kg.explore.network import Edge, Network, Said, edges_of, strongest
from kg.explore.stance import stance

MAX_NODES = 1500
LONGEST_LINE = 26
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows: sorted, plain values that go into it as JSON."""

    title: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    statements: tuple[Mapping[str, Any], ...]
    families: tuple[Mapping[str, Any], ...]
    documents: Mapping[str, str]
    """The id of each document with its title."""
    base: str
    """What every id lacks to be an IRI."""
    note: str = ""


def make_view(network: Network, families: Mapping[str, str], *, title: str = "DiploKG", max_nodes: int = MAX_NODES) -> View:
    """Decide what is drawn, where and how.

    Args:
        families: predicate -> its family.
        max_nodes: above it, only the things of which most is said are drawn, and the page says so.
    """
    shown = strongest(network, max_nodes)
    left_out = len(network) - len(shown)
    picture = _draw(shown, families)
    return View(
        title=title,
        nodes=tuple(picture.nodes),
        edges=tuple(picture.edges),
        statements=tuple(_statement(said, edge, families) for edge in edges_of(shown) for said in edge.said),
        families=make_families(families),
        documents={said.document: said.title for edge in edges_of(shown) for said in edge.said},
        base=network.graph.get("base", ""),
        note=f"Of {len(network):,} things the {len(shown):,} of which most is said are drawn." if left_out else "",
    )


def make_families(families: Mapping[str, str]) -> tuple[Mapping[str, Any], ...]:
    """Give every family of relations with its colour and its predicates, as the legend has them; `families`: predicate -> its family."""
    return tuple(_family(look, families) for look in FAMILIES)


def _draw(network: Network, families: Mapping[str, str]) -> Picture:
    """Put nodes and edges into the drawing library, which checks that every edge has its ends."""
    picture = Picture(directed=True)
    edges = edges_of(network)
    nodes = {node: _node(node, network.nodes[node]) for node in sorted(network)}
    places = lay_out({node: _room(drawn) for node, drawn in nodes.items()}, [(edge.subject, edge.target) for edge in edges])
    for node, drawn in nodes.items():
        picture.add_node(node, x=places[node].x, y=places[node].y - _label_height(drawn) // 2, **drawn)
    same_way: Counter[tuple[str, str]] = Counter()
    both_ways = Counter(frozenset((edge.subject, edge.target)) for edge in edges)
    for edge in edges:
        ends = (edge.subject, edge.target)
        curve = (0.1 + 0.12 * same_way[ends]) if both_ways[frozenset(ends)] > 1 else 0
        same_way[ends] += 1
        look = look_of_family(families.get(edge.predicate, "neutral"))
        picture.add_edge(*ends, id=_edge_id(edge), predicate=edge.predicate, **_edge(look, edge.said, curve))
    return picture


def _node(id_: str, data: Mapping[str, Any]) -> dict[str, Any]:
    look = look_of_kind(data["kind"])
    is_topic, is_state = data["kind"] == "Topic", data["kind"] == "Country"
    return {
        "label": _wrap(data["label"]),
        "name": data["label"],
        "kind": data["kind"],
        "shape": look.shape,
        "color": look.colour,
        "size": round((11 if is_state else 5) + 3 * math.sqrt(data["degree"]) * (0.6 if is_topic else 1), 1),
        "font": {"size": 11 if is_topic else 15},
        "degree": data["degree"],
        "aliases": list(data["aliases"]),
        "wikidata": list(data["wikidata"]),
        "notation": data["notation"],
        "code": _iso_code(id_) if is_state else "",
    }


def _iso_code(id_: str) -> str:
    """Give the two letters by which ISO 3166 knows a state, if it does.

    >>> _iso_code("country/CN"), _iso_code("country/holy-roman-empire")
    ('CN', '')
    """
    code = id_.rpartition("/")[2]
    return code if re.fullmatch("[A-Z]{2}", code) else ""


def _room(node: Mapping[str, Any]) -> Room:
    """Estimate what a node takes with the label beneath it: half the size of the letters for the width of each."""
    letters, lines = node["font"]["size"], node["label"].split("\n")
    return Room(max(max(map(len, lines)) * letters * 0.52, 2 * node["size"]) + 6, 2 * node["size"] + _label_height(node) + 8)


def _label_height(node: Mapping[str, Any]) -> int:
    return int(node["font"]["size"]) * len(node["label"].split("\n"))


def _edge(look: Look, said: Sequence[Said], curve: float) -> dict[str, Any]:
    return {
        "family": look.name,
        "count": len(said),
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour, "opacity": 0.75},
        "width": round(1 + math.log2(len(said)), 1),
        "dashes": all(one.negative or one.modality != "actual" for one in said),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": round(curve, 2)} if curve else False,
    }


def _statement(said: Said, edge: Edge, families: Mapping[str, str]) -> dict[str, Any]:
    return {
        "edge": _edge_id(edge),
        "stance": stance(families.get(edge.predicate, "neutral"), said.modality, negative=said.negative),
        "standing": "own" if said.own_word else "reported",
        "polarity": "negative" if said.negative else "positive",
        **{field.name: getattr(said, field.name) for field in fields(said) if field.name not in ("own_word", "negative", "title")},
    }


def _family(look: Look, families: Mapping[str, str]) -> dict[str, Any]:
    predicates = sorted(predicate for predicate, family in families.items() if family == look.name)
    return {"name": look.name, "label": look.label, "colour": look.colour, "predicates": predicates}


def _edge_id(edge: Edge) -> str:
    return f"{edge.subject} {edge.predicate} {edge.target}"


def _wrap(label: str) -> str:
    r"""Break a long label between words, so that it is read whole; what would take more than three lines is cut.

    >>> _wrap("the politicization of the study of origins")
    'the politicization of the\nstudy of origins'
    """
    return "\n".join(textwrap.wrap(label, LONGEST_LINE, max_lines=MOST_LINES, placeholder=" …")) or label
