"""The SPARQL 1.1 Protocol: formats, datasets, the description of the service, what is refused and with which status."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from test_serve import BASE, COUNT, HEAVY, Answer, App, start, write_graph


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app with short limits."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")), "--seconds", "1", "--megabytes", "1", "--workers", "2")


@pytest.mark.parametrize(
    ("accept", "media_type", "start_"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", '{"head"'),
        ("application/json", "application/json", '{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "n\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?n\n"),
        ("*/*", "application/sparql-results+json", '{"head"'),
        ("text/csv;q=0.3, application/sparql-results+xml;q=0.8", "application/sparql-results+xml", "<?xml"),
    ],
)
def test_results_come_as_they_are_wanted(app: App, accept: str, media_type: str, start_: str) -> None:
    found = app.ask(COUNT, accept)
    assert (found.status, found.headers["content-type"]) == (200, media_type)
    assert found.text.startswith(start_)
    assert found.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "part"),
    [
        ("text/turtle", "country:GK"),
        ("application/n-triples", f"<{BASE}country/GK>"),
        ("application/ld+json", '"@id"'),
        ("application/trig", "country:GK"),
        ("application/rdf+xml", "rdf:RDF"),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s dip:accuses ?o }", "DESCRIBE country:GK"])
def test_triples_come_as_they_are_wanted(app: App, query: str, accept: str, part: str) -> None:
    found = app.ask(query, accept)
    assert found.status == 200
    assert found.headers["content-type"].split(";")[0] == accept
    assert part in found.text


def test_post_takes_a_form_and_a_bare_query(app: App) -> None:
    form = app.send("/sparql", method="POST", body=urlencode({"query": COUNT}).encode(), content_type="application/x-www-form-urlencoded")
    bare = app.send("/sparql", method="POST", body=COUNT.encode(), content_type="application/sparql-query; charset=utf-8")
    assert form.status == bare.status == 200
    assert form.json == bare.json == app.ask(COUNT).json


OWN, ENTITIES = f"{BASE}graph/brook/own", f"{BASE}graph/entities"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def _count(answer: Answer) -> int:
    assert answer.status == 200, answer.text
    return int(answer.json["results"]["bindings"][0]["n"]["value"])


def test_the_dataset_of_the_protocol(app: App) -> None:
    everything, own = _count(app.ask(COUNT)), _count(app.ask(COUNT, default_graph_uri=OWN))
    assert 0 < own < everything
    assert _count(app.ask(NAMED, named_graph_uri=OWN)) == own
    assert _count(app.ask(COUNT, named_graph_uri=OWN)) == 0, "named graphs alone leave the default graph empty"
    assert _count(app.ask(NAMED, default_graph_uri=OWN)) == 0
    assert _count(app.ask(COUNT, default_graph_uri="https://example.org/none")) == 0
    in_query = COUNT.replace("{", f"FROM <{ENTITIES}> {{", 1)
    entities = _count(app.ask(in_query))
    assert 0 < entities < everything, "FROM is not the union"
    assert _count(app.ask(in_query, default_graph_uri=OWN)) == own, "the protocol goes before the query"
    both = urlencode([("query", COUNT), ("default-graph-uri", OWN), ("default-graph-uri", ENTITIES)])
    assert _count(app.send(f"/sparql?{both}")) == own + entities
    address = "/sparql?" + urlencode({"default-graph-uri": OWN})
    assert _count(app.send(address, method="POST", body=COUNT.encode(), content_type="application/sparql-query")) == own


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_without_a_query_the_service_is_described(app: App, accept: str) -> None:
    found = app.send("/sparql", accept=accept)
    assert found.status == 200
    assert "SPARQL11Query" in found.text
    assert "UnionDefaultGraph" in found.text
    assert OWN in found.text or "graph/brook/own" in found.text
    assert "SPARQL11Update" not in found.text


SERVICE = "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }"
REFUSED = [
    ("SELECT * { ?s ?p }", 400),
    ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400),
    ("DROP ALL", 400),
    ("LOAD <http://127.0.0.1:1/>", 400),
    ("", 400),
    (f"SELECT * {{ {SERVICE} }}", 403),
    (f"SELECT * {{ {SERVICE.replace('SERVICE', 'sErViCe SILENT')} }}", 403),
    (f"ASK {{ OPTIONAL {{ {{ SELECT ?s {{ {SERVICE} }} }} }} }}", 403),
    (f"ASK {{ FILTER NOT EXISTS {{ {SERVICE} }} }}", 403),
    (f"ASK {{ ?s ?p ?o MINUS {{ ?s ?p ?o . {SERVICE} }} }}", 403),
    (f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ ?s ?p ?o }} UNION {{ {SERVICE} }} }}", 403),
    ("ASK { SERVICE/**/ <http://127.0.0.1:1/> {} }", 400),
    ("ASK { # no comment\nSERVICE#\n<http://127.0.0.1:1/> {?s ?p ?o} }", 403),
    ("ASK { \\u0053ERVICE <http://127.0.0.1:1/> {?s ?p ?o} }", 403),
    ("ASK { ?s ?p '''SERVICE''' . SERVICE ?s { ?s ?p ?o } }", 403),
]


@pytest.mark.parametrize(("query", "status"), REFUSED, ids=[query[:60] for query, _ in REFUSED])
def test_what_is_refused(app: App, query: str, status: int) -> None:
    found = app.ask(query)
    assert found.status == status, found.text
    assert found.headers["content-type"].startswith("text/plain")
    assert found.text.strip()


@pytest.mark.parametrize(
    "query", ['ASK { ?s ?p "SERVICE" }', "ASK { ?service ?p ?o } # SERVICE <http://example.org/> {}", "ASK { ?s <urn:service> ?o }"]
)
def test_the_word_alone_is_no_service(app: App, query: str) -> None:
    assert app.ask(query).status == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400),
        ("GET", "/sparql?query=%FF", None, "", 400),
        ("GET", "/sparql?update=DROP%20ALL", None, "", 403),
        ("POST", "/sparql", b"update=DROP%20ALL", "application/x-www-form-urlencoded", 403),
        ("POST", "/sparql", b"DROP ALL", "application/sparql-update", 403),
        ("POST", "/sparql", b"ASK {}", "text/plain", 415),
        ("POST", "/sparql", b"\xff", "application/sparql-query", 400),
        ("POST", "/sparql", b"", "application/x-www-form-urlencoded", 400),
        ("POST", "/sparql?query=ASK%7B%7D", b"ASK {}", "application/sparql-query", 400),
        ("PUT", "/sparql", b"", "", 405),
        ("DELETE", "/sparql", None, "", 405),
        ("POST", "/sparql", b"x" * 1_000_001, "application/sparql-query", 413),
    ],
)
def test_requests_that_are_not_of_the_protocol(
    app: App, method: str, path: str, body: bytes | None, content_type: str, status: int
) -> None:
    found = app.send(path, method=method, body=body, content_type=content_type)
    assert found.status == status, found.text
    if status == 405:
        assert "GET" in found.headers["allow"]


def test_what_no_format_fits_is_406(app: App) -> None:
    assert app.ask("ASK {}", "image/png").status == 406
    assert app.ask("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv").status == 406
    assert app.send("/sparql", accept="image/png").status == 406


def test_a_body_in_chunks_is_bounded_too(app: App) -> None:
    connection = http.client.HTTPConnection(urlsplit(app.address).netloc, timeout=30)
    chunks = iter([b"x" * 400_000] * 4)
    connection.request("POST", "/sparql", chunks, {"Content-Type": "application/sparql-query"}, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_query_is_ended_at_the_limit_and_does_not_stop_others(app: App) -> None:
    from concurrent.futures import ThreadPoolExecutor

    begin = time.monotonic()
    with ThreadPoolExecutor(1) as threads:
        heavy = threads.submit(app.ask, HEAVY)
        time.sleep(0.2)
        light = time.monotonic()
        assert app.ask("ASK {}").status == 200
        assert time.monotonic() - light < 0.5
        assert heavy.result().status == 503
    assert "limit of 1 seconds" in heavy.result().text
    assert time.monotonic() - begin < 3
    assert all(app.ask("ASK {}").status == 200 for _ in range(4)), "the worker was replaced"


def test_a_result_that_is_too_large_is_an_error_not_a_part(app: App) -> None:
    found = app.ask("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000")
    assert found.status == 500
    assert "1,000,000 bytes" in found.text
