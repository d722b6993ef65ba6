"""SPARQL 1.1 Protocol at `/sparql`, read only; without a query its service description, to a browser the page to write one."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import Response

from kg.explore.serve.engine import read_turtle, write_quads
from kg.explore.serve.messages import Reply, Task, refuse
from kg.explore.serve.negotiate import HTML, TRIPLES, choose, with_charset
from kg.explore.serve.site import site_of
from kg.explore.serve.templating import render
from kg.graph.vocab import prefixes

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
READ_ONLY = "this endpoint is read only: it takes no update"
MOST_GRAPHS = 1000
"""So many graphs at most are listed in the service description."""
SD = "http://www.w3.org/ns/sparql-service-description#"
Pairs = Sequence[tuple[str, str]]

router = APIRouter(include_in_schema=False)


@router.api_route("/sparql", methods=["GET", "HEAD"], response_model=None)
async def get_query(request: Request) -> Response:
    """Answer a query in the address, or describe the service."""
    pairs = _read_pairs(request.url.query)
    if pairs is None:
        return _respond(refuse(400, "the address is not UTF-8"))
    if not any(name in ("query", "update") for name, _ in pairs):
        return await _describe(request)
    return await _answer(request, pairs)


@router.post("/sparql", response_model=None)
async def post_query(request: Request) -> Response:
    """Answer a query in a form, or one that is the body."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        body = (await request.body()).decode()
    except UnicodeDecodeError:
        return _respond(refuse(400, "the query is not UTF-8"))
    in_address = _read_pairs(request.url.query) or []
    if kind == FORM:
        return await _answer(request, _read_pairs(body) or [])
    if kind == QUERY and not any(name == "query" for name, _ in in_address):
        return await _answer(request, [("query", body), *in_address])
    if kind == UPDATE:
        return _respond(refuse(403, READ_ONLY))
    if kind == QUERY:
        return _respond(refuse(400, "two queries: one is the body, another stands in the address"))
    return _respond(refuse(415, f"send {FORM} or {QUERY}"))


async def _answer(request: Request, pairs: Pairs) -> Response:
    if any(name == "update" for name, _ in pairs):
        return _respond(refuse(403, READ_ONLY))
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        return _respond(refuse(400, f"exactly one query is wanted, not {len(queries)}"))
    task = Task(
        queries[0],
        request.headers.get("accept", "*/*"),
        tuple(value for name, value in pairs if name == "default-graph-uri"),
        tuple(value for name, value in pairs if name == "named-graph-uri"),
    )
    return _respond(await site_of(request).pool.run(task))


async def _describe(request: Request) -> Response:
    media_type = choose(request.headers.get("accept", ""), [*TRIPLES, HTML])
    if media_type is None:
        return _respond(refuse(406, f"the description can be had as {', '.join(TRIPLES)}; for a result ask with ?query="))
    if media_type == HTML:
        return await render(request, "sparql.html", policy={"style-src": "'self' 'unsafe-inline'"}, questions=_questions())
    site = site_of(request)
    graphs = [graph.value for graph in site.store.graphs()[:MOST_GRAPHS]]
    quads = read_turtle(_turtle(str(request.url.replace(query="", fragment="")), graphs))
    known = {"sd": SD, **prefixes(site.options.base)}
    return _respond(Reply(200, with_charset(media_type), write_quads(quads, media_type, known)))


def _questions() -> list[dict[str, str]]:
    from kg.explore.questions import read_questions

    return [{"name": one.name, "question": one.question, "text": one.text} for one in read_questions()]


def _turtle(endpoint: str, graphs: Sequence[str]) -> str:
    formats = [f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS]
    lines = [
        f"@prefix sd: <{SD}> .",
        f"<{endpoint}> a sd:Service ; sd:endpoint <{endpoint}> ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;",
        f"  sd:resultFormat {', '.join(formats)} ; sd:defaultDataset <{endpoint}#dataset> .",
        f"<{endpoint}#dataset> a sd:Dataset ; sd:defaultGraph <{endpoint}#union> .",
        f"<{endpoint}#union> a sd:Graph .",
    ]
    for number, graph in enumerate(graphs):
        lines.append(f"<{endpoint}#dataset> sd:namedGraph <{endpoint}#graph-{number}> .")
        lines.append(f"<{endpoint}#graph-{number}> a sd:NamedGraph ; sd:name <{graph}> .")
    return "\n".join(lines)


_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "TriG",
    "N-Quads",
    "RDF_XML",
)


def _read_pairs(text: str) -> Pairs | None:
    """Read what a form sends.

    >>> _read_pairs("query=ASK%20%7B%7D&default-graph-uri="), _read_pairs("query=%ff")
    ([('query', 'ASK {}'), ('default-graph-uri', '')], None)
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return None


def _respond(reply: Reply) -> Response:
    headers = {"Vary": "Accept"} | ({"Retry-After": "2"} if reply.status == 503 else {})
    return Response(reply.body, reply.status, headers, media_type=reply.type)
