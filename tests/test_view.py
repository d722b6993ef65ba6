"""The page: what it shows (the data), and that nothing of a document can become markup or reach out."""

from __future__ import annotations

import itertools
import json
import math
import re
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest
from small_build import SAYINGS, make_build, make_store

import kg.explore.view
from kg.explore.graph import Graph
from kg.explore.looks import FAMILIES, KINDS, SHAPES
from kg.explore.network import make_network
from kg.explore.page import render_html
from kg.explore.queries import read_families
from kg.explore.view import View, make_view

HOSTILE = [
    '</script><script>alert("1")</script>',
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "<!--",
    "{{ 7*7 }}",
    "href=javascript:alert(1)",
]


def _view(**options: object) -> View:
    return make_view(make_network(make_store()), read_families(), **options)  # type: ignore[arg-type]


def _data(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return data


def test_every_kind_and_family_has_its_own_look() -> None:
    assert len({(look.colour, look.shape) for look in KINDS}) == len(KINDS)
    assert len({look.colour for look in FAMILIES}) == len(FAMILIES)
    assert {look.shape for look in (*KINDS, *FAMILIES)} <= set(SHAPES)


# What protanopia, deuteranopia and tritanopia make of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
SIGHTS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
XYZ = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8729))
"""Linear RGB to XYZ, as parts of white."""


def _product(row: Sequence[float], column: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(row, column, strict=True))


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = [min(1.0, max(0.0, _product(row, linear))) for row in SIGHTS[sight]]
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (_product(row, seen) for row in XYZ))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHTS)
def test_looks_differ_for_every_eye(sight: str) -> None:
    """A difference of 2 is just seen; families differ by colour, kinds of things by colour or shape."""
    for one, other in itertools.combinations((*FAMILIES, *KINDS), 2):
        if one.shape == other.shape:
            assert math.dist(_lab(one.colour, sight), _lab(other.colour, sight)) > 15, (one.name, other.name)


def test_the_app_has_the_same_colours() -> None:
    style = (Path(kg.explore.view.__file__).parent / "serve/static/app.css").read_text(encoding="utf-8")
    assert [look.colour for look in FAMILIES] == [re.search(rf"--{look.name}: (#\w+);", style)[1] for look in FAMILIES]  # type: ignore[index]


def test_things_are_as_large_as_much_is_said_of_them() -> None:
    nodes = {node["name"]: node for node in _view().nodes}
    assert nodes["Freedonia"]["degree"] > nodes["Graustark"]["degree"] > nodes["Rudolf"]["degree"]
    assert nodes["Freedonia"]["size"] > nodes["Graustark"]["size"] > nodes["Rudolf"]["size"]
    assert nodes["Freedonia"]["color"] != nodes["Rudolf"]["color"]


def test_edges_tell_family_number_and_mode() -> None:
    edges = {edge["id"]: edge for edge in _view().edges}
    supports, aids, opposes = (edges[f"country/FD {rest}"] for rest in ("supports country/RT", "aids country/GK", "opposes country/GK"))
    assert (supports["count"], supports["dashes"], supports["family"]) == (2, False, "verbalCooperation")
    assert supports["width"] > aids["width"]
    assert aids["dashes"], "planned"
    assert opposes["dashes"], "denied"
    assert aids["smooth"] != opposes["smooth"], "two lines between the same two things must not lie on each other"
    assert supports["smooth"] is False


def test_statements_hang_on_their_edges() -> None:
    view = _view()
    assert len(view.statements) == len(SAYINGS)
    assert {one["edge"] for one in view.statements} == {edge["id"] for edge in view.edges}
    found = [one for one in view.statements if one["sentence"] == "We do not oppose Graustark."]
    assert [(one["standing"], one["polarity"], one["modality"], one["marks"]) for one in found] == [
        ("own", "negative", "actual", ((17, 26),))
    ]
    assert view.documents == {"brook": "Ada Brook's Press Conference"}
    assert view.base + found[0]["id"] == "https://w3id.org/diplokg/id/statement/brook_0000000000000004"


def test_states_wear_their_code() -> None:
    assert {node["name"]: node["code"] for node in _view().nodes} == {
        "Ada Brook": "", "Rudolf": "", "tariffs": "", "Freedonia": "FD", "Graustark": "GK", "Ruritania": "RT",
    }  # fmt: skip


def test_every_predicate_stands_in_the_legend() -> None:
    listed = [predicate for family in _view().families for predicate in family["predicates"]]
    assert sorted(listed) == sorted(read_families())


def test_what_is_left_out_is_said() -> None:
    assert _view().note == ""
    smaller = _view(max_nodes=3)
    assert smaller.note == "Of 6 things the 3 of which most is said are drawn."
    assert len(smaller.nodes) == 3
    assert smaller.note in render_html(smaller)


LABELS = [
    ("the politicization of the study of origins", "the politicization of the\nstudy of origins"),
    (
        "one word after another" + " one word after another" * 8,
        "one word after another one\nword after another one\nword after another one …",
    ),
    ("Sino-Afro-Eurasian-Interconnectedness", "Sino-Afro-Eurasian-\nInterconnectedness"),
]


@pytest.mark.parametrize(("label", "drawn"), LABELS)
def test_long_labels_take_several_lines_and_are_kept_whole(label: str, drawn: str) -> None:
    store = make_store(make_build(labels={"topic/brook_tariffs": label}))
    node = next(one for one in make_view(make_network(store), {}).nodes if one["kind"] == "Topic")
    assert (node["name"], node["label"]) == (label, drawn)


def test_the_page_is_the_same_each_time() -> None:
    assert render_html(_view()) == render_html(_view())


def test_the_page_names_no_outside_address_that_it_loads() -> None:
    page = render_html(_view())
    assert not re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=", page)
    assert not re.findall(r"@import|url\((?!\"?data:|data:)", re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_no_network_and_no_folder_are_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.chdir(tmp_path)
    Graph(make_store()).view().save("page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert "Ruritania" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_stays_text(text: str) -> None:
    build = make_build(
        [SAYINGS[0]._replace(sentence=f"{text} said it", content=text)], labels={"country/GK": text, "country/RT": "Z" + text}
    )
    page = render_html(make_view(make_network(make_store(build)), read_families(), title=text))
    assert len(re.findall(r"<script\b", re.sub(r"<script>.*?</script>", "<script></script>", page, flags=re.DOTALL))) == 3
    data = _data(page)
    assert data["statements"][0]["sentence"] == f"{text} said it"
    assert {node["name"] for node in data["nodes"]} == {text, "Z" + text}
    head = page.partition("<style>")[0]
    assert text not in head or not re.search(r"[<>]", text)


def test_letters_of_all_scripts_survive() -> None:
    name = "Česká republika 中国 مصر 🇨🇳"
    page = render_html(make_view(make_network(make_store(make_build(labels={"country/RT": name}))), {}))
    assert name in {node["name"] for node in _data(page)["nodes"]}
    assert name.encode() in page.encode()


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    shown = Graph(make_store()).view(title="A & B")._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "<script" not in shown
