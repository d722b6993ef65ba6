"""The pages, and linked data: every IRI answers as it is asked, and nothing of a document becomes markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from small_build import SAYINGS
from test_serve import BASE, HOSTILE, PAGES, App, start, write_graph


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")))


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/trig", "application/trig"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("*/*", "text/turtle"),
    ],
)
def test_an_iri_answers_as_it_is_asked(app: App, accept: str, media_type: str) -> None:
    found = app.send("/id/country/FD", accept=accept)
    assert (found.status, found.headers["content-type"].split(";")[0]) == (200, media_type)
    assert found.headers["vary"] == "Accept"
    assert "Freedonia" in found.text


def test_every_iri_of_the_base_answers(app: App) -> None:
    query = f'SELECT DISTINCT ?x {{ GRAPH ?g {{ {{ ?x ?p ?o }} UNION {{ ?s ?p ?x }} FILTER(STRSTARTS(STR(?x), "{BASE}")) }} }}'
    graphs = "SELECT DISTINCT ?x { GRAPH ?x { ?s ?p ?o } }"
    iris = [row["x"]["value"] for text in (query, graphs) for row in app.ask(text).json["results"]["bindings"]]
    assert len({iri.removeprefix(BASE).partition("/")[0] for iri in iris}) >= 9
    for iri in iris:
        path = "/id/" + iri.removeprefix(BASE)
        assert iri in app.send(path, accept="application/n-quads").text
        assert iri in html.unescape(app.page(path))


MISSING = [
    ("/network?around=Nowhere", 404),
    ("/network?most=0", 422),
    ("/id/country/XX", 404),
    ("/id/", 404),
    ("/id/a%20b", 404),
    ("/id/country/FD?format=exe", 406),
]
MISSING += [("/describe?iri=http://example.org/", 404), ("/statements?actor=Nowhere", 404), ("/statements?limit=x", 422)]


@pytest.mark.parametrize(("path", "status"), MISSING)
def test_what_is_not_there(app: App, path: str, status: int) -> None:
    assert app.send(path).status == status
    page = app.send(path, accept="text/html")
    assert page.status == status
    assert 'role="alert"' in page.text


def test_an_iri_leads_to_its_place(app: App) -> None:
    found = app.send("/describe?iri=" + quote(BASE + "country/FD"))
    assert (found.status, found.headers["location"]) == (303, "/id/country/FD")


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/network"])
def test_pages_bring_strict_headers_and_no_markup_of_documents(app: App, path: str) -> None:
    found = app.send(path, accept="text/html")
    assert found.status == 200
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy or path == "/sparql"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["x-frame-options"] == "DENY"
    assert found.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in found.headers
    assert not [markup for markup in ("<script>", "<img", " style=", " onclick=") if markup in found.text]


def test_the_network_runs_under_its_own_policy(app: App) -> None:
    found = app.send("/network", accept="text/html")
    policy = found.headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "http:" not in policy
    assert found.headers["x-frame-options"] == "DENY"
    assert "Freedonia" not in found.text, "its data comes part by part"


SHOWN = {
    "/": ["Newest documents", "Ada Brook&#39;s Press Conference", "Conflicts"],
    "/id/country/FD": [
        "the Freedonian side",
        "What it does or says",
        "Who speaks about it",
        "/network?around=country%2FFD",
        "<svg",
        "We support Ruritania.",
    ],
    "/id/person/ada-brook": ["https://www.wikidata.org/wiki/Q42", "What it says of others"],
    "/id/source/brook": ['class="mention said" href="/id/country/FD"', 'id="c0"', "Ruritania \\u2014 accuses \\u2014 Graustark"],
    "/id/statement/brook_0000000000000000": ['<mark><a href="/id/country/RT">Ruritania</a></mark>', "accuses.verb", "Daily Herald"],
    "/id/topic/brook_tariffs": ["tariffs", "What is done or said to it"],
    "/statements?actor=Freedonia&limit=2": ["1 to 2 of 6", 'rel="next"', "format=csv"],
    "/matrix": ["+2", "actor=country%2FFD&amp;target=country%2FRT"],
    "/search?q=freedon": ['href="/id/country/FD"'],
    "/search?q=nothing+of+the+kind": ["Nothing is called"],
    "/sparql": ["who-supports-whom", "yasgui.min.js"],
}


@pytest.mark.parametrize("path", SHOWN)
def test_what_pages_show(app: App, path: str) -> None:
    text = app.page(path)
    assert not [part for part in SHOWN[path] if part not in text]


TABLED = [*(path for path in PAGES if path != "/network"), "/id/graph/brook/own", "/id/passage/brook_0_37"]


@pytest.mark.parametrize("path", TABLED)
def test_every_table_can_be_downloaded(app: App, path: str) -> None:
    text = app.page(path)
    links = [html.unescape(link) for link in re.findall(r'<caption><a href="([^"]*)" download>CSV</a></caption>', text)]
    assert len(links) == text.count("<table")
    for link in links:
        found = app.send(link)
        assert (found.status, found.headers["content-type"]) == (200, "text/csv; charset=utf-8")
        assert found.text.count("\r\n") > 1


def test_the_document_page_shows_the_whole_text(app: App) -> None:
    text = app.page("/id/source/brook")
    shown = text[text.index('<article id="text"') :].partition("</article>")[0]
    plain = html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert plain == "\n".join([*(say.sentence for say in SAYINGS), f"Freedonia warned Graustark of {HOSTILE}."])
