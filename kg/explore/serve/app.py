"""A store and how to serve it -> the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from kg.errors import DataError
from kg.explore.serve import api, linked, network, pages, protocol
from kg.explore.serve.filters import UnknownName
from kg.explore.serve.negotiate import HTML, choose
from kg.explore.serve.safety import Bounded, Headed, Hosted
from kg.explore.serve.site import Options, Site
from kg.explore.serve.templating import FOLDER, make_templates, render

ABOUT = "Attributed statements out of diplomatic texts: who says, does, supports, opposes what, by whose word, with the sentence."


def make_app(store: Path, options: Options | None = None) -> FastAPI:
    """Make the app over a store on disk (see `engine.prepare`); raise DataError where there is none."""
    options = options or Options()
    site = Site(store, options)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with site.running():
            yield

    app = FastAPI(
        title=options.title,
        description=ABOUT,
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        middleware=_middleware(options),
    )
    app.state.site, app.state.templates = site, make_templates()
    for one in (protocol, linked, pages, network, api):
        app.include_router(one.router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    for kind in (HTTPException, RequestValidationError, UnknownName, DataError):
        app.add_exception_handler(kind, _explain)
    return app


def _middleware(options: Options) -> list[Middleware]:
    shared = Middleware(CORSMiddleware, allow_origins=list(options.origins), allow_methods=["GET", "POST"], allow_headers=["*"])
    return [
        Middleware(Headed, shared=bool(options.origins)),
        Middleware(Hosted, hosts=options.hosts),
        *([shared] if options.origins else []),
        Middleware(Bounded, most=options.limits.body_bytes),
    ]


async def _explain(request: Request, error: Exception) -> Response:
    """Say what is wrong: the API in JSON, all else to a browser as a page, and to others in a line."""
    status, why, headers = 404, str(error), None
    if isinstance(error, HTTPException):
        status, why, headers = error.status_code, str(error.detail), error.headers
    elif isinstance(error, RequestValidationError):
        status, why = 422, "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    elif isinstance(error, DataError):
        status = 500
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": why}, status, headers=headers)
    if choose(request.headers.get("accept", ""), ["text/plain", HTML]) == HTML:
        return await render(request, "message.html", status=status, why=why, code=status)
    return PlainTextResponse(f"{why}\n", status, headers=headers)
