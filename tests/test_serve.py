"""The app itself: how it starts and stops, and what it guards; the other tests of it take from here how to run one."""

from __future__ import annotations

import dataclasses
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest
from small_build import SAYINGS, Say, make_build, make_store
from typer.testing import CliRunner

from kg.cli import app as cli
from kg.model import Mention, Referent

BASE = "https://w3id.org/diplokg/id/"
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
START = """
import sys, typer
from kg.cli.serve import serve
from kg.errors import KgError
try:
    typer.run(serve)
except KgError as error:
    sys.exit(f"kg: {error}")
"""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PAGES = ["/", "/statements", "/actors", "/topics", "/documents", "/matrix", "/search?q=Freedonia", "/network", "/sparql", "/id/country/FD"]
PAGES += ["/id/source/brook", "/id/topic/brook_tariffs", "/id/statement/brook_0000000000000000", "/id/turn/brook_0"]
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Answer(NamedTuple):
    """What the app sent."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        """Read the body."""
        return json.loads(self.text)


class App(NamedTuple):
    """The app that runs for a module of tests."""

    address: str
    pid: int

    def send(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Send a request as it stands: nothing is followed or made tidy."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read().decode())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "application/sparql-results+json", **more: str) -> Answer:
        """Send a query by GET."""
        return self.send(
            "/sparql?" + urlencode({"query": query, **{name.replace("_", "-"): value for name, value in more.items()}}), accept=accept
        )

    def page(self, path: str) -> str:
        """Get a page."""
        found = self.send(path, accept="text/html")
        assert found.status == 200, found.text
        assert found.headers["content-type"] == "text/html; charset=utf-8"
        return found.text


def write_graph(folder: Path) -> Path:
    """Write a graph with mentions and one hostile sentence."""
    hostile = Say(f"Freedonia warned Graustark of {HOSTILE}.", "country/FD", "warns", "country/GK", "news-outlet/daily-herald", HOSTILE)
    build = make_build((*SAYINGS, hostile))
    extraction = build.extractions[0]
    freedonia = Referent("country/FD", "Country", "Freedonia")
    place = extraction.document.text.index("Freedonia")
    mention = Mention(place, place + len("Freedonia"), "Freedonia", (freedonia,), "gazetteer")
    build = dataclasses.replace(build, extractions=(dataclasses.replace(extraction, mentions=(mention,)),))
    (folder / "graph.nq").write_bytes(make_store(build).dump())
    return folder / "graph.nq"


def start(data: Path, *options: str) -> Iterator[App]:
    """Run the app until the tests are done."""
    command = [sys.executable, "-c", START, str(data), "--no-browser", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield App(process.stdout.readline().split()[2], process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        if process.stdout:
            process.stdout.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app with short limits."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")), "--seconds", "1", "--megabytes", "1", "--workers", "2")


def _run(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", START, *options, "--no-browser"]
    return subprocess.run(command, capture_output=True, text=True, timeout=30)


def test_it_starts_in_under_two_seconds(tmp_path: Path) -> None:
    data, times = write_graph(tmp_path), []
    for _ in range(3):
        begin = time.monotonic()
        for app in start(data):
            assert app.address.startswith("http://127.0.0.1:")
            assert app.ask("ASK {}").status == 200
            times.append(time.monotonic() - begin)
    assert min(times) < 2


def test_its_workers_end_with_it(tmp_path: Path) -> None:
    for app in start(write_graph(tmp_path)):
        assert app.ask("ASK {}").status == 200
        workers = Path(f"/proc/{app.pid}/task/{app.pid}/children").read_text().split()
        assert len(workers) == 4
    assert not [pid for pid in workers if os.path.exists(f"/proc/{pid}")]


@pytest.mark.parametrize(("options", "opened"), [([], ["http://127.0.0.1:1/"]), (["--no-browser"], [])])
def test_it_opens_the_browser_unless_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], opened: list[str]
) -> None:
    seen: list[str] = []
    monkeypatch.setattr("webbrowser.open", seen.append)
    monkeypatch.setattr("kg.explore.serve.run.run", lambda *_, ready, **__: ready("http://127.0.0.1:1/"))
    result = CliRunner().invoke(cli, ["serve", str(tmp_path), *options])
    assert result.stdout == "Serving at http://127.0.0.1:1/ (stop with Ctrl+C)\n"
    assert seen == opened


def test_a_store_on_disk_is_served_where_it_is(tmp_path: Path) -> None:
    from kg.graph.store import Store

    store = Store(tmp_path / "store")
    store.load(write_graph(tmp_path))
    number = len(store)
    del store
    for app in start(tmp_path / "store"):
        assert app.ask(COUNT).json["results"]["bindings"][0]["n"]["value"] == str(number)


@pytest.mark.parametrize("name", ["missing.nq", "empty.nq", "bad.nq"])
def test_data_that_cannot_be_served_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.nq").touch()
    (tmp_path / "bad.nq").write_text("no quads")
    done = _run(str(tmp_path / name))
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_one_line(app: App, tmp_path: Path) -> None:
    done = _run(str(write_graph(tmp_path)), "--port", str(urlsplit(app.address).port))
    assert done.returncode == 1
    assert done.stderr.startswith("kg: 127.0.0.1:")
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fqueries.py",
        "/static//etc/passwd",
        "/id/../../../etc/passwd",
        "/static/%00",
    ],
)
def test_no_file_is_reached_but_its_own(app: App, path: str) -> None:
    found = app.send(path)
    assert found.status in (400, 404)
    assert "import" not in found.text
    assert "root:" not in found.text


def test_it_answers_only_to_its_own_names(app: App) -> None:
    assert app.send("/api/questions", host="evil.example").status == 400
    assert app.send("/api/questions", host="localhost:1").status == 200


def test_other_origins_may_ask_only_where_allowed(app: App, tmp_path: Path) -> None:
    assert "access-control-allow-origin" not in app.send("/sparql?query=ASK%7B%7D", origin="https://a.example").headers
    for shared in start(write_graph(tmp_path), "--cors", "https://a.example"):
        allowed = shared.send("/sparql?query=ASK%7B%7D", origin="https://a.example")
        assert allowed.headers["access-control-allow-origin"] == "https://a.example"
        assert "access-control-allow-origin" not in shared.send("/sparql?query=ASK%7B%7D", origin="https://b.example").headers
