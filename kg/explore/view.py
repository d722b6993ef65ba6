"""Network -> one HTML file that opens offline, laid out, with every statement behind its line."""

from __future__ import annotations

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network as Picture

from kg.explore.layout import Room, lay_out
from kg.explore.network import Edge, Network, Said, edges_of, strongest

MAX_NODES = 1500
LONGEST_LABEL = 28

SHAPES = {
    "dot": "M8 2a6 6 0 1 0 0.01 0Z",
    "square": "M3 3H13V13H3Z",
    "diamond": "M8 1L15 8L8 15L1 8Z",
    "triangle": "M8 2L15 14H1Z",
    "triangleDown": "M1 2H15L8 14Z",
    "hexagon": "M5 2H11L15 8L11 14H5L1 8Z",
    "star": "M8 1L10 6H15L11 9L13 15L8 11L3 15L5 9L1 6H6Z",
    "line": "M1 8H15",
}
"""Outlines for the legend of the shapes that the drawing library knows by name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing or a family of relations is drawn and called; shape and colour both tell it apart."""

    name: str
    label: str
    colour: str
    shape: str = "line"


KINDS = (
    Look("Country", "States", "#4477aa", "dot"),
    Look("GovernmentBody", "Government bodies", "#66ccee", "square"),
    Look("Organization", "Organisations", "#228833", "hexagon"),
    Look("Company", "Companies", "#999933", "triangle"),
    Look("Person", "Persons", "#ccbb44", "diamond"),
    Look("NewsOutlet", "News outlets", "#aa3377", "triangleDown"),
    Look("Group", "Groups", "#88a0c0", "hexagon"),
    Look("Document", "Documents", "#ee8866", "square"),
    Look("Event", "Events", "#ee6677", "star"),
    Look("Place", "Places", "#ddaa77", "triangle"),
    Look("Topic", "Topics", "#a7adb5", "dot"),
)
FAMILIES = (
    Look("verbalCooperation", "Cooperation in words", "#0072b2"),
    Look("materialCooperation", "Cooperation in deeds", "#009e73"),
    Look("verbalConflict", "Conflict in words", "#e69f00"),
    Look("materialConflict", "Conflict in deeds", "#d55e00"),
    Look("neutral", "Neutral", "#8a929c"),
)
_LOOKS = {look.name: look for look in (*KINDS, *FAMILIES)}
OPTIONS = {
    "autoResize": True,
    "interaction": {"hover": True, "tooltipDelay": 150, "hideEdgesOnDrag": True, "multiselect": False, "keyboard": False},
    "nodes": {"borderWidth": 1, "font": {"size": 14}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "arrowStrikethrough": False, "selectionWidth": 2},
    "physics": {"enabled": False, "barnesHut": {"springLength": 140, "avoidOverlap": 0.3}},
    "layout": {"improvedLayout": False},
}
PAGE = {"shapes": SHAPES, "kinds": [asdict(look) for look in KINDS], "options": OPTIONS}

TEMPLATES = Path(__file__).parent / "templates"
PYVIS = Path(pyvis.__file__).parent / "templates"
VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows: sorted, plain values that go into it as JSON."""

    title: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    statements: tuple[Mapping[str, Any], ...]
    families: tuple[Mapping[str, Any], ...]
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
        statements=tuple(_statement(said, _edge_id(edge)) for edge in edges_of(shown) for said in edge.said),
        families=tuple(_family(look, families) for look in FAMILIES),
        note=f"Of {len(network):,} things the {len(shown):,} of which most is said are drawn." if left_out else "",
    )


def render_html(view: View) -> str:
    """Write the page: one file, UTF-8, that asks nothing of any other address and runs no script but its own two."""
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(PYVIS)]), autoescape=True, undefined=StrictUndefined
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    scripts = [(folder / name).read_text(encoding="utf-8") for folder, name in ((PYVIS, VIS_SCRIPT), (TEMPLATES, "view.js"))]
    data = {**{name: getattr(view, name) for name in ("nodes", "edges", "statements", "families")}, **PAGE}
    return environment.get_template("view.html").render(
        title=view.title, note=view.note, data=data, policy=_policy(scripts), vis_script=Markup(scripts[0]), view_script=Markup(scripts[1])
    )


def _policy(scripts: Sequence[str]) -> str:
    """Allow the two scripts of the page by their hashes and nothing else: what slipped into the page could neither run nor call out."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def _draw(network: Network, families: Mapping[str, str]) -> Picture:
    """Put nodes and edges into the drawing library, which checks that every edge has its ends."""
    picture = Picture(directed=True)
    edges = edges_of(network)
    nodes = {node: _node(network.nodes[node]) for node in sorted(network)}
    places = lay_out({node: _room(drawn) for node, drawn in nodes.items()}, [(edge.subject, edge.target) for edge in edges])
    for node, drawn in nodes.items():
        picture.add_node(node, x=places[node].x, y=places[node].y, **drawn)
    same_way: Counter[tuple[str, str]] = Counter()
    both_ways = Counter(frozenset((edge.subject, edge.target)) for edge in edges)
    for edge in edges:
        ends = (edge.subject, edge.target)
        curve = (0.1 + 0.12 * same_way[ends]) if both_ways[frozenset(ends)] > 1 else 0
        same_way[ends] += 1
        look = _LOOKS.get(families.get(edge.predicate, "neutral"), FAMILIES[-1])
        picture.add_edge(*ends, id=_edge_id(edge), predicate=edge.predicate, **_edge(look, edge.said, curve))
    return picture


def _node(data: Mapping[str, Any]) -> dict[str, Any]:
    look = _LOOKS.get(data["kind"], KINDS[-1])
    is_topic = data["kind"] == "Topic"
    return {
        "label": _shorten(data["label"]),
        "name": data["label"],
        "kind": data["kind"],
        "shape": look.shape,
        "color": look.colour,
        "size": round(5 + 3 * math.sqrt(data["degree"]) * (0.6 if is_topic else 1), 1),
        "font": {"size": 11 if is_topic else 15},
        "degree": data["degree"],
        "aliases": list(data["aliases"]),
        "wikidata": list(data["wikidata"]),
        "notation": data["notation"],
    }


def _room(node: Mapping[str, Any]) -> Room:
    """Estimate what a node takes with the label beneath it: half the size of the letters for the width of each."""
    letters = node["font"]["size"]
    return Room(max(len(node["label"]) * letters * 0.52, 2 * node["size"]) + 6, 2 * node["size"] + letters + 8)


def _edge(look: Look, said: Sequence[Said], curve: float) -> dict[str, Any]:
    return {
        "family": look.name,
        "count": len(said),
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour, "opacity": 0.75},
        "width": round(1 + math.log2(len(said)), 1),
        "dashes": all(one.negative or one.modality != "actual" for one in said),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": round(curve, 2)} if curve else False,
    }


def _statement(said: Said, edge: str) -> dict[str, Any]:
    return {
        "edge": edge,
        "standing": "own" if said.own_word else "reported",
        **{field.name: getattr(said, field.name) for field in fields(said) if field.name != "own_word"},
    }


def _family(look: Look, families: Mapping[str, str]) -> dict[str, Any]:
    predicates = sorted(predicate for predicate, family in families.items() if family == look.name)
    return {"label": look.label, "colour": look.colour, "predicates": predicates}


def _edge_id(edge: Edge) -> str:
    return f"{edge.subject} {edge.predicate} {edge.target}"


def _shorten(label: str) -> str:
    """Cut a long label between two words.

    >>> _shorten("the politicization of the study of origins")
    'the politicization of the…'
    """
    if len(label) <= LONGEST_LABEL:
        return label
    return (label[:LONGEST_LABEL].rpartition(" ")[0] or label[:LONGEST_LABEL]) + "…"
