"""The JSON API below `/api`; every list is also a CSV table, with `format=csv`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from kg.explore.questions import Question, read_questions
from kg.explore.serve.catalog import Catalog, is_actor
from kg.explore.serve.counts import count_days, count_speakers
from kg.explore.serve.filters import Filters, Name, Page, Text, UnknownName, cut, find_id, find_rows, find_things
from kg.explore.serve.matrix import make_matrix
from kg.explore.serve.messages import Task
from kg.explore.serve.models import (
    Cell,
    Days,
    DocumentModel,
    Hits,
    Listed,
    Matrix,
    QuestionModel,
    StatementModel,
    TableModel,
    ThingModel,
    Trouble,
    Voice,
)
from kg.explore.serve.site import site_of
from kg.explore.serve.tables import download, write_models
from kg.explore.serve.telling import to_document, to_named, to_statement, to_thing

CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}, "description": "The list"}}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Trouble, "description": "Nothing is called so"}}
ASKED: dict[int | str, dict[str, Any]] = CSV | {400: {"model": Trouble}, 404: {"model": Trouble}, 503: {"model": Trouble}}
MOST_HITS = 20
Format = Annotated[Literal["json", "csv"], Query(alias="format")]

router = APIRouter(prefix="/api", tags=["graph"], responses={422: {"model": Trouble, "description": "Something in the address"}})


class Things(Page):
    """Which things are wanted."""

    q: Text = Field(default="", description="Part of any name.")
    kind: Text = Field(default="", description="Country, GovernmentBody, Organization, Company, Person, NewsOutlet, Group, Topic ...")


class About(Page):
    """About which thing."""

    thing: Name


class Table(BaseModel):
    """How to set the matrix."""

    against: Literal["actors", "topics"] = "actors"
    size: int = Field(default=20, ge=1, le=200)
    format: Literal["json", "csv"] = "json"


@router.get("/statements", response_model=Listed[StatementModel], responses={**CSV, **MISSING})
async def statements(request: Request, filters: Annotated[Filters, Query()]) -> Listed[StatementModel] | Response:
    """List the statements that fit, in the order of the texts."""
    catalog, base = await site_of(request).catalog(), site_of(request).options.base
    rows = find_rows(catalog, filters)
    if filters.format == "csv":
        return write_models("statements", (to_statement(catalog, row, base) for row in rows), StatementModel)
    items = [to_statement(catalog, row, base) for row in cut(rows, filters)]
    return Listed(total=len(rows), offset=filters.offset, limit=filters.limit, items=items)


@router.get("/statements/{id}", responses=MISSING)
async def statement(request: Request, id_: Annotated[str, Path(alias="id")]) -> StatementModel:
    """Give one statement."""
    catalog = await site_of(request).catalog()
    if id_ not in catalog.by_id:
        raise HTTPException(404, f"there is no statement {id_!r}")
    return to_statement(catalog, catalog.by_id[id_], site_of(request).options.base)


@router.get("/actors", response_model=Listed[ThingModel], responses=CSV)
async def actors(request: Request, wanted: Annotated[Things, Query()]) -> Listed[ThingModel] | Response:
    """List actors, those of which most is said first."""
    return await _list_things(request, wanted, "actors")


@router.get("/topics", response_model=Listed[ThingModel], responses=CSV)
async def topics(request: Request, wanted: Annotated[Things, Query()]) -> Listed[ThingModel] | Response:
    """List what is spoken of: topics, documents, events, places."""
    return await _list_things(request, wanted, "topics")


@router.get("/documents", response_model=Listed[DocumentModel], responses=CSV)
async def documents(request: Request, wanted: Annotated[Page, Query()]) -> Listed[DocumentModel] | Response:
    """List the texts that were read, the newest first."""
    catalog, base = await site_of(request).catalog(), site_of(request).options.base
    found = [to_document(source, base) for source in newest(catalog)]
    return _listed("documents", found, wanted, DocumentModel)


@router.get("/matrix", response_model=Matrix, responses=CSV)
async def matrix(request: Request, table: Annotated[Table, Query()]) -> Matrix | Response:
    """Set actors against actors or topics, with the net of cooperation and conflict between them."""
    found = make_matrix(await site_of(request).catalog(), against=table.against, size=table.size)
    return write_models("matrix", found.cells, Cell) if table.format == "csv" else found


@router.get("/timeline", response_model=Listed[Days], responses={**CSV, **MISSING})
async def timeline(request: Request, about: Annotated[About, Query()]) -> Listed[Days] | Response:
    """Count the statements about or by a thing, by day and family."""
    catalog = await site_of(request).catalog()
    rows = catalog.by_thing.get(_id(catalog, about.thing), ())
    found = [Days(day=day, family=family, statements=count) for day, family, count in count_days(catalog, rows)]
    return _listed("timeline", found, about, Days)


@router.get("/speakers", response_model=Listed[Voice], responses={**CSV, **MISSING})
async def speakers(request: Request, about: Annotated[About, Query()]) -> Listed[Voice] | Response:
    """Tell who speaks about a thing."""
    catalog = await site_of(request).catalog()
    thing = _id(catalog, about.thing)
    counted = count_speakers(catalog.by_thing.get(thing, ()), thing)
    found = [Voice(speaker=to_named(catalog, speaker), statements=count) for speaker, count in counted]
    return _listed("speakers", found, about, Voice)


@router.get("/search")
async def search(request: Request, q: Annotated[str, Query(min_length=1, max_length=300)]) -> Hits:
    """Find things by any name, texts by their title, statements by the words of their sentence."""
    return find_hits(await site_of(request).catalog(), q, site_of(request).options.base)


@router.get("/questions")
async def questions() -> list[QuestionModel]:
    """List the questions that can be asked by name."""
    return [_question(one) for one in read_questions()]


@router.get(
    "/questions/{name}",
    response_model=TableModel,
    responses={**CSV, 400: {"model": Trouble}, 404: {"model": Trouble}, 503: {"model": Trouble}},
)
async def question(request: Request, name: str, format_: Format = "json") -> TableModel | Response:
    """Ask a question; its parameters stand in the address, as `actor=China`."""
    if name not in {one.name for one in read_questions()}:
        raise HTTPException(404, f"no question is called {name!r}")
    values = tuple((key, value) for key, value in request.query_params.items() if key != "format")
    accept = "text/csv" if format_ == "csv" else "application/json"
    reply = await site_of(request).pool.run(Task(accept=accept, question=name, values=values))
    if reply.status != 200:
        raise HTTPException(reply.status, reply.body.decode().strip())
    return download(name, reply.body) if format_ == "csv" else TableModel(**json.loads(reply.body))


def find_hits(catalog: Catalog, q: str, base: str) -> Hits:
    """Search everything; the best hits of each kind."""
    text, words = q.casefold(), q.casefold().split()
    rows = [row for row in catalog.rows if words and all(word in row.sentence.casefold() for word in words)]
    return Hits(
        things=[to_thing(thing, base) for thing in find_things(catalog, catalog.things.values(), q=q)[:MOST_HITS]],
        documents=[to_document(one, base) for one in newest(catalog) if text in (one.title or one.identifier).casefold()][:MOST_HITS],
        statements=[to_statement(catalog, row, base) for row in rows[:MOST_HITS]],
    )


def newest(catalog: Catalog) -> list[Any]:
    """Give the texts, the newest first, those without a day last."""
    by_name = sorted(catalog.sources.values(), key=lambda one: one.identifier)
    return sorted(by_name, key=lambda one: one.issued, reverse=True)


async def _list_things(request: Request, wanted: Things, what: str) -> Listed[Any] | Response:
    catalog, base = await site_of(request).catalog(), site_of(request).options.base
    things = [thing for thing in catalog.things.values() if is_actor(thing) == (what == "actors")]
    found = [to_thing(thing, base) for thing in find_things(catalog, things, q=wanted.q, kind=wanted.kind)]
    return _listed(what, found, wanted, ThingModel)


def _listed(name: str, found: Sequence[Any], wanted: Page, model: type[BaseModel]) -> Listed[Any] | Response:
    if wanted.format == "csv":
        return write_models(name, found, model)
    return Listed(total=len(found), offset=wanted.offset, limit=wanted.limit, items=list(cut(found, wanted)))


def _id(catalog: Catalog, name: str) -> str:
    try:
        return find_id(catalog, name)
    except UnknownName as error:
        raise HTTPException(404, str(error)) from error


def _question(one: Question) -> QuestionModel:
    return QuestionModel(name=one.name, question=one.question, parameters=[p.name for p in one.parameters], query=one.text)
