"""View -> a drawing for a paper: PNG or SVG with labels and legend, the same bytes at every run."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import InputError
from kg.explore.looks import FAMILIES, KINDS
from kg.explore.view import View

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Picture = Literal["png", "svg"]
MAX_NODES = 60
"""More things than these are hard to read on paper."""
MOST_NAMED_EDGES = 60
"""Above so many lines their predicates are left to the legend."""
POINT = 0.72
"""Points for each pixel of the layout."""
MARGIN = 60
INK, QUIET = "#1b1f24", "#5b6470"
MARKERS = {"dot": "o", "square": "s", "diamond": "D", "triangle": "^", "triangleDown": "v", "hexagon": "h", "star": "*"}
STYLE: Any = {"svg.hashsalt": "diplokg", "svg.fonttype": "none", "text.parse_math": False, "font.family": "DejaVu Sans"}


def draw(view: View, format_: Picture) -> bytes:
    """Draw what the page shows, in its colours and at its places.

    Raises:
        InputError: matplotlib is not installed, or there is nothing to draw.
    """
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError as error:
        raise InputError("matplotlib is not installed; `pip install 'diplokg[paper]'` brings it") from error
    if not view.nodes:
        raise InputError("there is nothing to draw; choose a larger part of the graph")
    out = io.BytesIO()
    with rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        figure = Figure(figsize=_size(view))
        axes = _axes(figure, view)
        nodes = {node["id"]: node for node in view.nodes}
        for edge in view.edges:
            _draw_edge(axes, edge, nodes, named=len(view.edges) <= MOST_NAMED_EDGES)
        for node in view.nodes:
            _draw_node(axes, node)
        _draw_legend(figure, view)
        metadata: dict[str, Any] = {"Date": None} if format_ == "svg" else {"Software": None}
        figure.savefig(out, format=format_, dpi=200, bbox_inches="tight", facecolor="white", metadata=metadata)
    return out.getvalue()


def _box(view: View) -> tuple[float, float, float, float]:
    xs, ys = [node["x"] for node in view.nodes], [-node["y"] for node in view.nodes]
    return min(xs) - 2 * MARGIN, max(xs) + 2 * MARGIN, min(ys) - MARGIN, max(ys) + MARGIN


def _size(view: View) -> tuple[float, float]:
    """Give width and height in inches: 100 pixels of the layout each."""
    left, right, low, high = _box(view)
    return (right - left) / 100, (high - low) / 100


def _axes(figure: Figure, view: View) -> Axes:
    axes = figure.add_axes((0, 0, 1, 1))
    left, right, low, high = _box(view)
    axes.set(xlim=(left, right), ylim=(low, high), aspect="equal")
    axes.set_axis_off()
    return axes


def _draw_node(axes: Axes, node: Mapping[str, Any]) -> None:
    x, y, radius = node["x"], -node["y"], node["size"]
    axes.plot(
        [x], [y], marker=MARKERS[node["shape"]], markersize=2 * radius * POINT, color=node["color"], markeredgecolor="white", zorder=3
    )
    if node["code"]:
        axes.text(x, y, node["code"], ha="center", va="center_baseline", fontsize=radius * 0.6, color="white", weight="bold", zorder=4)
    _write(axes, x, y - radius - 3, node["label"], size=node["font"]["size"] * POINT, colour=INK, level="top")


def _draw_edge(axes: Axes, edge: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]], *, named: bool) -> None:
    from matplotlib.patches import FancyArrowPatch

    one, two = nodes[edge["from"]], nodes[edge["to"]]
    if one is two:
        return
    bend = edge["smooth"]["roundness"] if edge["smooth"] else 0
    arrow = FancyArrowPatch(
        (one["x"], -one["y"]),
        (two["x"], -two["y"]),
        connectionstyle=f"arc3,rad={bend}",
        arrowstyle="-|>",
        mutation_scale=8,
        shrinkA=one["size"] * POINT,
        shrinkB=two["size"] * POINT,
        linewidth=edge["width"] * POINT,
        linestyle=(0, (4, 2.5)) if edge["dashes"] else "-",
        color=edge["color"]["color"],
        zorder=1,
    )
    axes.add_patch(arrow)
    if named:
        wide, high = two["x"] - one["x"], one["y"] - two["y"]
        x, y = (one["x"] + two["x"] + bend * high) / 2, (-one["y"] - two["y"] - bend * wide) / 2
        _write(axes, x, y, edge["predicate"], size=6.5, colour=QUIET, level="center")


def _write(axes: Axes, x: float, y: float, text: str, *, size: float, colour: str, level: str) -> None:
    paper = {"boxstyle": "round,pad=0.06", "facecolor": "white", "edgecolor": "none", "alpha": 0.75}
    axes.text(x, y, text, ha="center", va=level, fontsize=size, color=colour, bbox=paper, zorder=2 if level == "center" else 5)


def _draw_legend(figure: Figure, view: View) -> None:
    from matplotlib.lines import Line2D

    kinds, families = {node["kind"] for node in view.nodes}, {edge["family"] for edge in view.edges}
    things = [
        Line2D([], [], linestyle="", marker=MARKERS[look.shape], color=look.colour, label=look.label)
        for look in KINDS
        if look.name in kinds
    ]
    lines = [Line2D([], [], color=look.colour, linewidth=2, label=look.label) for look in FAMILIES if look.name in families]
    dashed = (
        [Line2D([], [], color=QUIET, linestyle="--", label="denied, planned, wished for")] if any(e["dashes"] for e in view.edges) else []
    )
    figure.legend(
        handles=[*lines, *dashed, *things], loc="upper center", bbox_to_anchor=(0.5, 0), ncols=4, fontsize=8, frameon=False, labelcolor=INK
    )
    if view.title:
        figure.suptitle(view.title, y=1.02, fontsize=11, color=INK)
    if view.note:
        figure.text(0.5, 1.0, view.note, ha="center", va="bottom", fontsize=7, color=QUIET)
