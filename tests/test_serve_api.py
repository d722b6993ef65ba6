"""The JSON API: filters, pages, tables to download, errors."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from small_build import SAYINGS
from test_serve import App, start, write_graph

from kg.explore.network import make_network
from kg.explore.queries import read_families
from kg.explore.view import make_view
from kg.graph.store import Store


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")))


def test_statements_are_filtered_and_paged(app: App) -> None:
    every = app.send("/api/statements").json
    assert every["total"] == len(SAYINGS) + 1 == len(every["items"])
    part = app.send("/api/statements?offset=2&limit=3").json
    assert part["items"] == every["items"][2:5]
    assert (part["total"], part["offset"], part["limit"]) == (every["total"], 2, 3)


@pytest.mark.parametrize(
    ("filters", "predicates"),
    [
        ({"actor": "Freedonia", "target": "country/RT"}, ["supports", "supports"]),
        ({"actor": "the freedonian side", "standing": "reported"}, ["supports", "warns"]),
        ({"thing": "country:GK", "polarity": "negative"}, ["opposes"]),
        ({"speaker": "Daily Herald", "since": "2022-03-02"}, ["accuses", "supports", "warns"]),
        ({"until": "2022-03-02"}, ["meets"]),
        ({"modality": "future"}, ["aids"]),
        ({"family": "materialConflict"}, []),
        ({"confidence": "0.85"}, ["supports"]),
        ({"q": "RURITANIA bid"}, ["supports"]),
        ({"predicate": "meets"}, ["meets"]),
        ({"document": "other"}, []),
    ],
    ids=str,
)
def test_filters(app: App, filters: dict[str, str], predicates: list[str]) -> None:
    found = app.send("/api/statements?" + urlencode(filters)).json
    assert [one["predicate"] for one in found["items"]] == predicates


def test_a_statement_has_all_that_is_known_of_it(app: App) -> None:
    one = app.send("/api/statements?predicate=accuses").json["items"][0]
    assert one["actor"] == {"id": "country/RT", "label": "Ruritania"}
    assert one["sentence"] == SAYINGS[0].sentence
    assert (one["start"], one["end"]) == (0, len(SAYINGS[0].sentence))
    assert one["speaker"]["label"] == "Daily Herald"
    assert one["family"] == "verbalConflict"
    assert app.send("/api/statements/" + one["id"]).json == one


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/statements?actor=Nowhere", 404),
        ("/api/statements?limit=0", 422),
        ("/api/statements?limit=9999", 422),
        ("/api/statements?since=today", 422),
        ("/api/statements?unknown=1", 422),
        ("/api/statements/none", 404),
        ("/api/timeline", 422),
        ("/api/speakers?thing=Nowhere", 404),
        ("/api/questions/none", 404),
        ("/api/questions/who-supports-whom?nonsense=1", 400),
        ("/api/none", 404),
    ],
)
def test_errors_of_the_api_are_json(app: App, path: str, status: int) -> None:
    found = app.send(path)
    assert found.status == status
    assert found.json["detail"]


def test_actors_and_topics_are_listed_by_what_is_said_of_them(app: App) -> None:
    actors = app.send("/api/actors").json["items"]
    assert {"Freedonia", "Ada Brook"} <= {one["label"] for one in actors}
    assert actors == sorted(actors, key=lambda one: (-one["statements"], one["label"]))
    assert [one["label"] for one in app.send("/api/actors?kind=Person&q=brook").json["items"]] == ["Ada Brook"]
    assert [one["kind"] for one in app.send("/api/topics").json["items"]] == ["Topic"]
    assert app.send("/api/documents").json["items"][0]["statements"] == len(SAYINGS) + 1


def test_the_matrix_counts_what_is_said_to_be_so(app: App) -> None:
    cells = {(one.pop("actor"), one.pop("target")): one for one in app.send("/api/matrix").json["cells"]}
    assert cells["country/FD", "country/RT"]["net"] == 2
    assert cells["country/FD", "country/GK"] == {"net": 0, "cooperation": 1, "conflict": 1, "statements": 3}, (
        "who does not oppose is not for it"
    )
    topics = app.send("/api/matrix?against=topics").json
    assert [one["label"] for one in topics["targets"]] == ["tariffs"]


def _parts(app: App, path: str) -> list[dict[str, Any]]:
    parts = []
    while path:
        parts.append(app.send(path).json)
        path = parts[-1]["next"]
    return parts


def test_the_network_comes_part_by_part(app: App) -> None:
    whole, parts = app.send("/api/network").json, _parts(app, "/api/network?limit=4")
    assert [len(part["nodes"]) for part in parts] == [4, 2]
    for name in ("nodes", "edges", "statements"):
        assert sorted(one["id"] for part in parts for one in part[name]) == sorted(one["id"] for one in whole[name])
    known: set[str] = set()
    for part in parts:
        known |= {node["id"] for node in part["nodes"]}
        assert {end for edge in part["edges"] for end in (edge["from"], edge["to"])} <= known, "no edge comes before its ends"
        assert {one["edge"] for one in part["statements"]} == {edge["id"] for edge in part["edges"]}
        assert set(part["documents"]) == {one["document"] for one in part["statements"]}
    degrees = [max(node["degree"] for node in part["nodes"]) for part in parts]
    assert degrees == sorted(degrees, reverse=True)


def test_the_network_of_the_app_is_that_of_the_page(app: App, tmp_path: Path) -> None:
    store = Store()
    store.load(write_graph(tmp_path))
    view = json.loads(json.dumps(asdict(make_view(make_network(store), read_families()))))
    whole = app.send("/api/network").json
    for name in ("nodes", "edges", "statements"):
        assert sorted(whole[name], key=lambda one: one["id"]) == sorted(view[name], key=lambda one: one["id"])
    assert whole["documents"] == view["documents"]


def test_a_part_of_the_network_around_a_thing(app: App) -> None:
    near = app.send("/api/network?around=Rudolf").json
    assert {node["id"] for node in near["nodes"]} == {"person/rudolf", "person/ada-brook"}
    fewer = app.send("/api/network?most=3").json
    assert (fewer["total"], fewer["more"]) == (3, "/network?most=6")
    assert near["more"] == near["note"] == ""
    assert app.send("/api/network?around=Daily+Herald").status == 404, "it speaks, but nothing is said of it"


def test_timeline_speakers_search(app: App) -> None:
    days = app.send("/api/timeline?thing=Rudolf").json["items"]
    assert days == [{"day": "2022-03-01", "family": "verbalCooperation", "statements": 1}]
    assert app.send("/api/speakers?thing=Rudolf").json["items"][0]["speaker"]["label"] == "Daily Herald"
    assert app.send("/api/search?q=freedon").json["things"][0]["id"] == "country/FD"
    assert app.send("/api/search?q=press+conference").json["documents"][0]["id"] == "brook"
    assert [one["predicate"] for one in app.send("/api/search?q=grain").json["statements"]] == ["aids"]


TABLES = ["statements", "actors", "topics", "documents", "matrix", "timeline?thing=Freedonia", "speakers?thing=Freedonia"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_download(app: App, name: str) -> None:
    whole = app.send(f"/api/{name}").json
    found = app.send(f"/api/{name}{'&' if '?' in name else '?'}format=csv")
    rows = list(csv.reader(io.StringIO(found.text, newline="")))
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert found.headers["content-disposition"].startswith("attachment")
    assert len(rows) - 1 == len(whole["cells"] if name == "matrix" else whole["items"])
    assert len({len(row) for row in rows}) == 1


def test_questions_are_asked_by_name(app: App) -> None:
    assert len(app.send("/api/questions").json) >= 10
    found = app.send("/api/questions/accusations?target=Graustark").json
    assert [row[found["columns"].index("who")] for row in found["rows"]] == ["Ruritania"]
    assert app.send("/api/questions/accusations?format=csv").text.count("\r\n") == 2
