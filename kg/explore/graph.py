"""The face of a graph that users of the library know: rdflib, questions, networkx, the page."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.explore.queries import ask, find_query, read_families
from kg.graph.answers import Table
from kg.graph.store import Store
from kg.model import Build

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.explore.network import Network


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML; notebooks show it where it stands."""

    html: str

    def save(self, path: Path | str) -> None:
        """Write the page as UTF-8."""
        Path(path).write_text(self.html, encoding="utf-8")

    def _repr_html_(self) -> str:
        return f'<iframe srcdoc="{html.escape(self.html)}" width="100%" height="640" style="border:0"></iframe>'


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

    def query(self, query: str, /, **values: str) -> Table:
        """Answer a question by its name, a file of SPARQL, or SPARQL itself.

        Args:
            query: as `who-supports-whom`, `mine.rq` or `SELECT ...`; prefixes are known.
            values: the parameters of the question: `actor="China"`.

        Raises:
            QueryError: there is no such question, or the query or a value is not as it should be.
        """
        return ask(self.store, find_query(query), values)

    def network(self) -> Network:
        """Give the things as a `networkx.MultiDiGraph`; see `kg.explore.network.make_network`."""
        from kg.explore.network import make_network

        return make_network(self.store)

    def view(self, *, title: str = "DiploKG", max_nodes: int | None = None) -> Page:
        """Draw the network as one page that opens offline."""
        from kg.explore.view import MAX_NODES, make_view, render_html

        view = make_view(self.network(), read_families(), title=title, max_nodes=max_nodes or MAX_NODES)
        return Page(render_html(view))
