"""A template and its values -> a page under its policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from fastapi import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from kg.explore.serve.catalog import Catalog
from kg.explore.serve.rows import Row
from kg.explore.serve.safety import make_policy
from kg.explore.serve.site import site_of

FOLDER = Path(__file__).parent
FAMILIES = {
    "verbalCooperation": "cooperation in words",
    "materialCooperation": "cooperation in deeds",
    "verbalConflict": "conflict in words",
    "materialConflict": "conflict in deeds",
    "neutral": "neutral",
}


async def render(request: Request, name: str, *, status: int = 200, policy: Mapping[str, str] | None = None, **values: object) -> Response:
    """Write a page; texts in `values` are escaped where they stand."""
    site = site_of(request)
    known = {"site": site.options, "catalog": await site.catalog(), "path": path_of, "link": link, "families": FAMILIES}
    headers = {"Vary": "Accept"} | ({"Content-Security-Policy": make_policy(policy)} if policy else {})
    templates = _templates(request)
    return templates.TemplateResponse(request, name, {**known, **values}, status_code=status, headers=headers)


def make_templates() -> Jinja2Templates:
    """Make what reads the templates; it escapes every value."""
    templates = Jinja2Templates(directory=FOLDER / "templates")
    templates.env.trim_blocks = templates.env.lstrip_blocks = True
    return templates


def path_of(id_: str) -> str:
    """Give the address of a thing on this host.

    >>> path_of("country/CN")
    '/id/country/CN'
    """
    return "/id/" + quote(id_, safe="/-_.~")


def link(path: str, **values: object) -> str:
    """Write an address with those values that are not empty; a trailing underscore of a name is dropped.

    >>> link("/statements", actor="country/CN", from_="", offset=0)
    '/statements?actor=country%2FCN'
    """
    pairs = [(name.rstrip("_"), str(value)) for name, value in values.items() if value not in ("", None, 0, False)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def title_of(catalog: Catalog, row: Row) -> str:
    """Say a statement in one line."""
    about = f": {row.content}" if row.content and row.content != catalog.label(row.target) else ""
    return f"{catalog.label(row.actor)} — {row.does} — {catalog.label(row.target)}{about} (by {catalog.label(row.speaker)})"


def _templates(request: Request) -> Jinja2Templates:
    templates = request.app.state.templates
    if not isinstance(templates, Jinja2Templates):
        raise TypeError("an app without its templates")
    return templates
