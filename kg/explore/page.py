"""View -> one HTML page: with all its data, to open offline, or without, to be filled page by page by the app that serves it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.explore.looks import KINDS, SHAPES
from kg.explore.view import View

OPTIONS = {
    "autoResize": True,
    "interaction": {"hover": True, "tooltipDelay": 150, "hideEdgesOnDrag": True, "multiselect": False, "keyboard": False},
    "nodes": {"borderWidth": 1, "font": {"size": 14}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "arrowStrikethrough": False, "selectionWidth": 2},
    "physics": {"enabled": False, "barnesHut": {"springLength": 140, "avoidOverlap": 0.3}},
    "layout": {"improvedLayout": False},
}
PAGE = {"shapes": SHAPES, "kinds": [asdict(look) | {"actor": look.is_actor} for look in KINDS], "options": OPTIONS}

TEMPLATES = Path(__file__).parent / "templates"
PYVIS = Path(pyvis.__file__).parent / "templates"
VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("load", "base", "filter", "drawing", "details", "matrix", "timeline", "save", "controls")
"""The parts of our own script, in the order in which they build on each other."""
PARTS = ("nodes", "edges", "statements", "families", "documents", "base")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the page gets its data from, where its things have pages of their own, and where else one can go."""

    address: str
    pages: str
    links: tuple[tuple[str, str], ...] = ()
    """Address and text of each."""


def render_html(view: View, source: Source | None = None) -> str:
    """Write the page: one file, UTF-8, that runs no script but its own two and asks nothing of any other address.

    Args:
        source: of this host, what gives the data; none: the page brings its data and asks nobody at all.
    """
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(PYVIS)]), autoescape=True, undefined=StrictUndefined
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    scripts = _read_scripts()
    served = {"source": source.address, "pages": source.pages} if source else {}
    data: Mapping[str, Any] = {**{name: getattr(view, name) for name in PARTS}, **PAGE, **served}
    return environment.get_template("view.html").render(
        title=view.title,
        note=view.note,
        data=data,
        policy=make_policy(asks=source is not None),
        links=source.links if source else (),
        vis_script=Markup(scripts[0]),
        view_script=Markup(scripts[1]),
    )


def make_policy(*, asks: bool = False) -> str:
    """Allow the two scripts of the page by their hashes and nothing else: what slipped into the page could neither run nor call out.

    Args:
        asks: the page may ask the host that it comes from.
    """
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in _read_scripts())
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return policy + ("; connect-src 'self'" if asks else "")


def _read_scripts() -> Sequence[str]:
    """Give the script of the drawing library and ours."""
    parts = [(TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    own = "\n".join(['"use strict";', "(async () => {", *parts, "})();"])
    return [(PYVIS / VIS_SCRIPT).read_text(encoding="utf-8"), own]
