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
TROUBLES: dict[int | str, dict[str, Any]] = {
    404: {"model": Trouble, "description": "Nothing is called so, or nothing is said of it"},
    422: {"model": Trouble, "description": "Something in the address"},
}

router = APIRouter(tags=["graph"])


class Part(BaseModel):
    """Which network, and which part of it."""

    model_config = ConfigDict(extra="forbid")

    most: int = Field(default=MAX_NODES, ge=1, le=MOST_DRAWN, description="At most so many things, those of which most is said.")
    around: Name = Field(default="", description="Only what surrounds this thing.")
    steps: int = Field(default=1, ge=1, le=3, description="How far around it.")
    offset: int = Field(default=0, ge=0, le=MOST_DRAWN)
    limit: int = Field(default=500, ge=1, le=1000)


@router.get(ADDRESS, response_model=NetworkModel, responses=TROUBLES)
async def network_part(request: Request, part: Annotated[Part, Query()]) -> Response:
    """Give a part of the network as it is drawn: things, the relations between them and earlier ones, the statements of these."""
    id_ = await _find(request, part)
    try:
        drawn = await site_of(request).views.get(await site_of(request).catalog(), Cut(part.most, id_, part.steps if id_ else 1))
    except QueryError as error:
        raise HTTPException(404, str(error)) from error
    body = await asyncio.to_thread(_write, drawn, part, id_)
    return Response(body, media_type="application/json")


@router.get("/network", include_in_schema=False)
async def network_page(request: Request, part: Annotated[Part, Query()]) -> Response:
    """Show the network: the page that `kg view` writes, which asks for the parts of its data itself."""
    await _find(request, part)
    site = site_of(request)
    families = make_families((await site.catalog()).families)
    empty = View(site.options.title, (), (), (), families, {}, site.options.base)
    page = await asyncio.to_thread(render_html, empty, Source(ADDRESS, "/id/", LINKS))
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{make_policy(asks=True)}; frame-ancestors 'none'"})


async def _find(request: Request, part: Part) -> str:
    """Give the id of the thing that is to be surrounded, if any; raise UnknownName where nothing is called so."""
    return find_id(await site_of(request).catalog(), part.around) if part.around else ""


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
