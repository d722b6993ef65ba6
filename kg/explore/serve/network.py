"""The network: a page that is filled by parts of its data, and the API that gives them."""

from __future__ import annotations

import asyncio
import json
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import HTMLResponse, Response

from kg.errors import QueryError
from kg.explore.page import Source, make_policy, render_html
from kg.explore.serve.filters import Name, find_id
from kg.explore.serve.models import NetworkModel, Trouble
from kg.explore.serve.site import site_of
from kg.explore.serve.templating import link
from kg.explore.serve.views import MOST_DRAWN, Cut, Drawn
from kg.explore.view import MAX_NODES, View, make_families

ADDRESS = "/api/network"
LINKS = (("/", "Overview"), ("/actors", "Actors"), ("/documents", "Documents"), ("/statements", "Statements"), ("/sparql", "SPARQL"))

router = APIRouter(tags=["graph"])


class Wanted(BaseModel):
    """Which network."""

    model_config = ConfigDict(extra="forbid")

    most: int = Field(default=MAX_NODES, ge=1, le=MOST_DRAWN, description="At most so many things, those of which most is said.")
    around: Name = Field(default="", description="Only what surrounds this thing.")
    steps: int = Field(default=1, ge=1, le=3, description="How far around it.")


class Part(Wanted):
    """Which part of it."""

    offset: int = Field(default=0, ge=0, le=MOST_DRAWN)
    limit: int = Field(default=500, ge=1, le=1000)


@router.get(ADDRESS, response_model=NetworkModel, responses={404: {"model": Trouble, "description": "Nothing is called so, or said of it"}})
async def network_part(request: Request, part: Annotated[Part, Query()]) -> Response:
    """Give a part of the network as it is drawn: things with their places, the relations between them and earlier ones, their statements."""
    drawn, id_ = await _find(request, part)
    body = await asyncio.to_thread(_write, drawn, part, id_)
    return Response(body, media_type="application/json")


@router.get("/network", include_in_schema=False)
async def network_page(request: Request, wanted: Annotated[Wanted, Query()]) -> Response:
    """Show the network: the page that `kg view` writes, filled part by part."""
    await _find(request, wanted)
    site = site_of(request)
    families = make_families((await site.catalog()).families)
    empty = View(site.options.title, (), (), (), families, {}, site.options.base)
    page = await asyncio.to_thread(render_html, empty, Source(ADDRESS, "/id/", LINKS))
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{make_policy(asks=True)}; frame-ancestors 'none'"})


async def _find(request: Request, wanted: Wanted) -> tuple[Drawn, str]:
    """Give the network and the id of the thing that it surrounds; raise UnknownName or HTTPException where there is none."""
    site = site_of(request)
    id_ = find_id(await site.catalog(), wanted.around) if wanted.around else ""
    try:
        return await site.views.get(Cut(wanted.most, id_, wanted.steps if id_ else 1)), id_
    except QueryError as error:
        raise HTTPException(404, str(error)) from error


def _write(drawn: Drawn, part: Part, id_: str) -> bytes:
    """Write the part with the addresses of the next one and of a larger network."""
    asked: dict[str, Any] = {"around": id_, "steps": part.steps if part.steps > 1 else 0}
    found = {**drawn.part(part.offset, part.limit), "offset": part.offset, "limit": part.limit, "next": "", "more": ""}
    most, total, after = part.most, found["total"], part.offset + part.limit
    if after < total:
        found["next"] = link(ADDRESS, **asked, most=most, offset=after, limit=part.limit)
    if found["note"] and most < MOST_DRAWN:
        found["more"] = link("/network", **asked, most=min(2 * most, MOST_DRAWN))
    return json.dumps(found, ensure_ascii=False).encode(errors="replace")
