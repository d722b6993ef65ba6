"""What every request needs: the graph that is served, its catalog, the workers, the limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import Request

from kg.explore.queries import ask
from kg.explore.serve.catalog import Catalog, make_catalog
from kg.explore.serve.engine import ReadStore
from kg.explore.serve.messages import Limits, Reply, Task
from kg.explore.serve.pool import Pool
from kg.explore.serve.rows import own_question
from kg.explore.serve.views import Views
from kg.settings import BASE


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve: under which names of this host, to pages of which other origins, below which base the IRIs are."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    """Names by which the app may be called; `*`: any."""
    origins: tuple[str, ...] = ()
    base: str = BASE
    title: str = "DiploKG"
    limits: Limits = field(default_factory=Limits)


class Site:
    """The graph while it is served; slow things are made once, when they are first asked for."""

    def __init__(self, path: Path, options: Options) -> None:
        """Open the store at a path; raise DataError where there is none."""
        self.options = options
        self.store = ReadStore(path, base=options.base)
        self.pool = Pool(path, options.base, options.limits)
        self.views = Views(self.store, options.title)
        self._catalog: asyncio.Task[Catalog] | None = None
        self._conflicts: asyncio.Task[Reply] | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the workers running."""
        await self.pool.start()
        self._catalog = asyncio.create_task(asyncio.to_thread(make_catalog, self.store))
        try:
            yield
        finally:
            await self.pool.stop()

    async def catalog(self) -> Catalog:
        """Give the catalog, once it is read."""
        if self._catalog is None:
            self._catalog = asyncio.create_task(asyncio.to_thread(make_catalog, self.store))
        return await asyncio.shield(self._catalog)

    async def conflicts(self, patience: float) -> Reply | None:
        """Give what contradicts itself, looked for once; `None` where that takes longer than one has patience for."""
        if self._conflicts is None:
            self._conflicts = asyncio.create_task(self.pool.run(Task(question="conflicts")))
        done, _ = await asyncio.wait([self._conflicts], timeout=patience)
        return self._conflicts.result() if done else None

    async def look_up(self, query: str, **values: str) -> list[dict[str, str]]:
        """Answer one of the app's own queries."""
        table = await asyncio.to_thread(ask, self.store, own_question(query), values)
        return table.to_dicts()

    def tail(self, iri: str) -> str:
        """Give the id of a thing by its IRI."""
        return iri.removeprefix(self.options.base)


def site_of(request: Request) -> Site:
    """Give the site of the app that answers a request."""
    site = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError("an app without its site")
    return site
