"""A store -> the networks that are asked for, drawn once and kept; a drawn network -> its parts, those of which most is said first."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.explore.network import Network, choose
from kg.explore.serve.catalog import Catalog
from kg.explore.serve.joining import join_network
from kg.explore.view import MAX_NODES, View, make_view
from kg.graph.store import Store

MOST_DRAWN = 10_000
"""More things than these no browser shows in time."""
MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Cut:
    """Which network is wanted: at most so many things, all or those so many steps around one."""

    most: int = MAX_NODES
    around: str = ""
    steps: int = 1


@dataclass(frozen=True)
class Drawn:
    """A network as it is drawn."""

    view: View

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Give the place of each thing, that of which most is said first."""
        order = sorted(self.view.nodes, key=lambda node: (-node["degree"], node["id"]))
        return {node["id"]: rank for rank, node in enumerate(order)}

    def part(self, offset: int, limit: int) -> dict[str, Any]:
        """Give some things, the edges between them and earlier ones, and the statements of these."""
        wanted, ranks = range(offset, offset + limit), self.ranks
        edges = [edge for edge in self.view.edges if max(ranks[edge["from"]], ranks[edge["to"]]) in wanted]
        ids = {edge["id"] for edge in edges}
        statements = [one for one in self.view.statements if one["edge"] in ids]
        documents = {one["document"] for one in statements}
        return {
            "total": len(self.view.nodes),
            "nodes": [node for node in self.view.nodes if ranks[node["id"]] in wanted],
            "edges": edges,
            "statements": statements,
            "documents": {id_: title for id_, title in self.view.documents.items() if id_ in documents},
            "note": self.view.note,
        }


class Views:
    """The networks of a store; what many ask for is drawn once."""

    def __init__(self, store: Store, title: str) -> None:
        """Draw nothing yet."""
        self._store = store
        self._title = title
        self._network: asyncio.Task[Network] | None = None
        self._drawn: dict[Cut, asyncio.Task[Drawn]] = {}

    async def get(self, catalog: Catalog, cut: Cut) -> Drawn:
        """Give a network as it is drawn; raise QueryError where nothing is said of the thing it should surround."""
        if self._network is None:
            self._network = asyncio.create_task(asyncio.to_thread(join_network, catalog, self._store))
        network = await asyncio.shield(self._network)
        if cut not in self._drawn:
            self._drawn[cut] = asyncio.create_task(asyncio.to_thread(self._draw, network, catalog.families, cut))
            while len(self._drawn) > MOST_KEPT:
                self._drawn.pop(next(iter(self._drawn)))
        return await asyncio.shield(self._drawn[cut])

    def _draw(self, network: Network, families: Mapping[str, str], cut: Cut) -> Drawn:
        chosen = choose(network, around=cut.around, steps=cut.steps)
        return Drawn(make_view(chosen, families, title=self._title, max_nodes=cut.most))
