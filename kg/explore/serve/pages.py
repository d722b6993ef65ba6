"""The pages with lists: overview, statements, actors, topics, documents, matrix, search."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from kg.explore.serve.api import Table, Things, find_hits, newest
from kg.explore.serve.catalog import Catalog, is_actor
from kg.explore.serve.filters import Filters, Page, cut, find_rows, find_things
from kg.explore.serve.matrix import make_matrix
from kg.explore.serve.models import Matrix
from kg.explore.serve.site import site_of
from kg.explore.serve.templating import render

TOP = 10
PATIENCE = 2.0
"""Seconds that the overview waits for conflicts."""

router = APIRouter(include_in_schema=False)


@router.get("/", response_model=None)
async def overview(request: Request) -> Response:
    """Show what there is: counts, the newest texts, the actors of which most is said, what contradicts itself."""
    site = site_of(request)
    catalog = await site.catalog()
    reply = await site.conflicts(PATIENCE)
    conflicts = json.loads(reply.body)["rows"] if reply and reply.status == 200 else None
    return await render(
        request,
        "overview.html",
        newest=newest(catalog)[:TOP],
        actors=find_things(catalog, filter(is_actor, catalog.things.values()))[:TOP],
        predicates=_count_predicates(catalog),
        conflicts=conflicts and [row[2:] for row in conflicts[:TOP]],
        are_conflicts_known=conflicts is not None,
    )


@router.get("/statements", response_model=None)
async def statements(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """Show the statements that fit a filter, page by page."""
    catalog = await site_of(request).catalog()
    rows = find_rows(catalog, filters)
    asked = filters.model_dump(exclude={"offset", "limit", "format"}, exclude_defaults=True)
    return await render(request, "statements.html", rows=cut(rows, filters), total=len(rows), page=filters, asked=asked)


@router.get("/actors", response_model=None)
async def actors(request: Request, wanted: Annotated[Things, Query()]) -> Response:
    """Show the actors, page by page."""
    return await _show_things(request, wanted, "actors")


@router.get("/topics", response_model=None)
async def topics(request: Request, wanted: Annotated[Things, Query()]) -> Response:
    """Show topics, documents that are spoken of, events and places, page by page."""
    return await _show_things(request, wanted, "topics")


@router.get("/documents", response_model=None)
async def documents(request: Request, wanted: Annotated[Page, Query()]) -> Response:
    """Show the texts that were read, page by page."""
    found = newest(await site_of(request).catalog())
    return await render(request, "documents.html", found=cut(found, wanted), total=len(found), page=wanted)


@router.get("/matrix", response_model=None)
async def matrix(request: Request, table: Annotated[Table, Query()]) -> Response:
    """Show who stands how to whom."""
    found = make_matrix(await site_of(request).catalog(), against=table.against, size=table.size)
    return await render(request, "matrix.html", matrix=found, cells=_by_ends(found), table=table)


@router.get("/search", response_model=None)
async def search(request: Request, q: Annotated[str, Query(max_length=300)] = "") -> Response:
    """Show what is found under a name or by words."""
    hits = find_hits(await site_of(request).catalog(), q, site_of(request).options.base) if q.strip() else None
    return await render(request, "search.html", q=q, hits=hits)


async def _show_things(request: Request, wanted: Things, what: str) -> Response:
    catalog = await site_of(request).catalog()
    every = [thing for thing in catalog.things.values() if is_actor(thing) == (what == "actors")]
    found = find_things(catalog, every, q=wanted.q, kind=wanted.kind)
    kinds = sorted({thing.kind for thing in every})
    return await render(request, "things.html", what=what, kinds=kinds, found=cut(found, wanted), total=len(found), page=wanted)


def _count_predicates(catalog: Catalog) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for row in catalog.rows:
        counts[row.predicate] = counts.get(row.predicate, 0) + 1
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _by_ends(matrix: Matrix) -> dict[tuple[str, str], Any]:
    return {(cell.actor, cell.target): cell for cell in matrix.cells}
