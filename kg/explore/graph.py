"""The face of a graph that users of the library know: rdflib, questions, networkx, the page, the drawing."""

from __future__ import annotations

import html
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from kg.explore.answer import Answer
from kg.explore.queries import ask, find_thing, read_families
from kg.explore.questions import find_query
from kg.graph.store import Store
from kg.model import Build

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.explore.network import Network
    from kg.explore.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML; notebooks show it where it stands."""

    html: str

    def save(self, path: Path | str) -> None:
        """Write the page as UTF-8."""
        Path(path).write_text(self.html, encoding="utf-8")

    def _repr_html_(self) -> str:
        """Give a frame that runs the page's own scripts and reaches nothing of the notebook."""
        rights = "allow-scripts allow-forms allow-popups allow-downloads"
        page = html.escape(self.html)
        return f'<iframe srcdoc="{page}" sandbox="{rights}" width="100%" height="640" style="border:0"></iframe>'


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture for a paper; notebooks show it where it stands."""

    data: bytes
    format: Literal["png", "svg"]

    def save(self, path: Path | str) -> None:
        """Write the picture."""
        Path(path).write_bytes(self.data)

    def _repr_png_(self) -> bytes | None:
        return self.data if self.format == "png" else None

    def _repr_svg_(self) -> str | None:
        return self.data.decode() if self.format == "svg" else None


class Part(TypedDict, total=False):
    """Which part of the network to draw; nothing given, all of it."""

    around: str
    """Any name of a thing: only what surrounds it."""
    steps: int
    """How far around it; 1 where nothing is said."""
    predicates: Collection[str]
    """Only these relations."""
    max_nodes: int | None
    """At most so many things, those of which most is said."""


class Graph:
    """A graph to look at and to ask.

    `build` holds what was read and found, where the graph comes from `kg.build`; of a loaded graph it is `None`.
    """

    def __init__(self, store: Store, *, build: Build | None = None) -> None:
        self.store = store
        self.build = build

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self)} quads>"

    @property
    def dataset(self) -> Dataset:
        """The same quads as an `rdflib.Dataset`: a view, not a copy."""
        return self.store.dataset()

    def query(self, query: str, /, **values: str) -> Answer:
        """Answer a question by its name, a file of SPARQL, or SPARQL itself.

        Args:
            query: as `who-supports-whom`, `mine.rq` or `SELECT ...`; prefixes are known.
            values: the parameters of the question: `actor="China"`.

        Raises:
            QueryError: there is no such question, or the query or a value is not as it should be.
        """
        question = find_query(query)
        table = ask(self.store, question, values)
        return Answer(table.columns, table.rows, question.columns)

    def network(self) -> Network:
        """Give the things as a `networkx.MultiDiGraph`; see `kg.explore.network.make_network`."""
        from kg.explore.network import make_network

        return make_network(self.store)

    def view(self, *, title: str = "DiploKG", **part: Unpack[Part]) -> Page:
        """Draw the network, or a part of it, as one page that opens offline.

        Raises:
            QueryError: the part that is asked for is not there.
        """
        from kg.explore.page import render_html
        from kg.explore.view import MAX_NODES

        return Page(render_html(self._view(title, MAX_NODES, part)))

    def draw(self, format_: Literal["png", "svg"] = "svg", *, title: str = "", **part: Unpack[Part]) -> Drawing:
        """Draw the network, or a part of it, for a paper.

        Raises:
            InputError: there is nothing to draw, or matplotlib is not installed.
            QueryError: the part that is asked for is not there.
        """
        from kg.explore.paper import MAX_NODES, draw

        return Drawing(draw(self._view(title, MAX_NODES, part), format_), format_)

    def _view(self, title: str, most: int, part: Part) -> View:
        from kg.explore.network import choose
        from kg.explore.view import make_view

        around = part.get("around", "")
        middle = find_thing(self.store, around).removeprefix(self.store.base) if around else ""
        chosen = choose(self.network(), around=middle, steps=part.get("steps", 1), predicates=part.get("predicates", ()))
        return make_view(chosen, read_families(), title=title, max_nodes=part.get("max_nodes") or most)
