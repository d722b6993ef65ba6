"""Linked data: every IRI of the base, below `/id/`, answers with a page or with RDF, as the client likes."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from kg.explore.serve.catalog import Catalog, Thing
from kg.explore.serve.counts import count_days, count_speakers
from kg.explore.serve.drawing import draw_timeline
from kg.explore.serve.engine import write_quads
from kg.explore.serve.filters import Page, cut
from kg.explore.serve.marking import Mark, cut_pieces, mark_ends, show_pieces
from kg.explore.serve.negotiate import HTML, TRIPLES, choose, with_charset
from kg.explore.serve.rows import Row
from kg.explore.serve.site import Site, site_of
from kg.explore.serve.tables import write_csv
from kg.explore.serve.templating import path_of, render, title_of
from kg.graph.answers import shorten_iri
from kg.graph.vocab import prefixes

ENDINGS = {ending.removeprefix("."): media_type for media_type, ending in reversed(TRIPLES.items())}
"""`?format=ttl` for those who cannot send a header."""
TABLE = "csv"
"""`?format=csv` for those who want the triples as a table."""
MOST_FACTS = 500

router = APIRouter(include_in_schema=False)


@router.get("/describe", response_model=None)
async def find_iri(request: Request, iri: Annotated[str, Query(max_length=2000)]) -> Response:
    """Send on to where an IRI of the base is answered."""
    base = site_of(request).options.base
    if not iri.startswith(base):
        raise HTTPException(404, f"{iri} is no IRI below {base}")
    return RedirectResponse(path_of(iri.removeprefix(base)), 303)


@router.api_route("/id/{id_:path}", methods=["GET", "HEAD"], response_model=None)
async def tell(request: Request, id_: str, offset: Annotated[int, Query(ge=0, le=100_000_000)] = 0) -> Response:
    """Answer an IRI of the base."""
    site = site_of(request)
    wanted = request.query_params.get("format", "")
    media_type = ENDINGS.get(wanted) or choose(request.headers.get("accept", ""), [*TRIPLES, HTML])
    if media_type is None or (wanted and wanted not in (*ENDINGS, TABLE)):
        raise HTTPException(406, f"there is {', '.join([HTML, *TRIPLES])}, or ?format= one of {', '.join(sorted([*ENDINGS, TABLE]))}")
    quads = await asyncio.to_thread(site.store.describe, site.options.base + id_)
    if not quads:
        raise HTTPException(404, f"the graph knows nothing of {site.options.base}{id_}")
    if wanted == TABLE:
        return write_csv("triples", ("subject", "predicate", "object"), ([_text(term) for term in quad.triple] for quad in quads))
    if media_type == HTML:
        return await _show(request, site, id_, Page(offset=offset))
    body = await asyncio.to_thread(write_quads, quads, media_type, prefixes(site.options.base))
    return Response(body, media_type=with_charset(media_type), headers={"Vary": "Accept"})


async def _show(request: Request, site: Site, id_: str, page: Page) -> Response:
    """Choose the page for what it is."""
    catalog = await site.catalog()
    if id_ in catalog.things:
        return await _show_thing(request, catalog, catalog.things[id_], page)
    if id_ in catalog.sources:
        return await _show_source(request, site, catalog, id_)
    kind, _, name = id_.partition("/")
    if kind == "statement" and name in catalog.by_id:
        return await _show_statement(request, site, catalog, catalog.by_id[name])
    return await _show_facts(request, site, id_)


async def _show_thing(request: Request, catalog: Catalog, thing: Thing, page: Page) -> Response:
    rows = catalog.by_thing.get(thing.id, ())
    days = count_days(catalog, rows)
    namesakes = [other for other in catalog.by_name.get(thing.label.casefold(), ()) if other != thing.id]
    return await render(
        request,
        "thing.html",
        thing=thing,
        id=thing.id,
        page=page,
        outgoing=_part([row for row in rows if row.actor == thing.id], page),
        incoming=_part([row for row in rows if row.target == thing.id], page),
        spoken=_part([row for row in rows if row.speaker == thing.id and thing.id not in (row.actor, row.target)], page),
        speakers=count_speakers(rows, thing.id)[:20],
        namesakes=namesakes[:20],
        bars=draw_timeline(days),
        days=sorted({day for day, _, _ in days}),
    )


async def _show_source(request: Request, site: Site, catalog: Catalog, id_: str) -> Response:
    iri = site.options.base + id_
    texts = await site.look_up("text", source=iri)
    mentions = [Mark(int(one["start"]), int(one["end"]), site.tail(one["thing"])) for one in await site.look_up("mentions", source=iri)]
    passages = [
        Mark(int(one["start"]), int(one["end"]), site.tail(one["statement"]).removeprefix("statement/"))
        for one in await site.look_up("passages", source=iri)
    ]
    rows = [row for row in catalog.rows if row.document == id_]
    turns = [one for one in await site.look_up("turns", source=iri) if one["speaker"]]
    return await render(
        request,
        "document.html",
        source=catalog.sources[id_],
        id=id_,
        pieces=show_pieces(catalog, cut_pieces(texts[0]["text"], mentions, passages)) if texts else [],
        rows=rows,
        says={row.id: title_of(catalog, row) for row in rows},
        turns=[{"start": int(one["start"]), "role": one["role"], "speaker": site.tail(one["speaker"])} for one in turns],
        spans=sorted({mark.start for mark in passages}),
    )


async def _show_statement(request: Request, site: Site, catalog: Catalog, row: Row) -> Response:
    iri = f"{site.options.base}statement/{row.id}"
    evidence = [
        {
            **one,
            "document": site.tail(one["document"]),
            "speaker": site.tail(one["speaker"]),
            "pieces": show_pieces(catalog, mark_ends(catalog, row, one["sentence"])),
        }
        for one in await site.look_up("evidence", statement=iri)
    ]
    chain = [{**one, "agent": site.tail(one["agent"])} for one in await site.look_up("chain", statement=iri)]
    return await render(request, "statement.html", row=row, id=f"statement/{row.id}", evidence=evidence, chain=chain)


async def _show_facts(request: Request, site: Site, id_: str) -> Response:
    """Show anything else, as a passage or a graph, triple by triple."""
    known = prefixes(site.options.base)
    quads = await asyncio.to_thread(site.store.describe, site.options.base + id_)

    def cell(term: object) -> dict[str, str]:
        iri = _text(term)
        is_ours = str(term).startswith("<") and iri.startswith(site.options.base)
        return {"text": shorten_iri(iri, known), "path": path_of(site.tail(iri)) if is_ours else ""}

    facts = [[cell(quad.subject), cell(quad.predicate), cell(quad.object)] for quad in quads[:MOST_FACTS]]
    return await render(request, "facts.html", id=id_, facts=facts, total=len(quads))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _part(rows: list[Row], page: Page) -> dict[str, object]:
    return {"rows": cut(rows, page), "total": len(rows)}
