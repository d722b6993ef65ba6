"""Texts that would like to run, in every place of the page, in headless Chromium: loaded, pointed at, chosen, filtered."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from page_in_browser import NEEDS_CHROMIUM, Driver, open_file, point_at, requests, search, start_chromium, tell_text, wait

from kg.explore.network import Network, Said, count_statements
from kg.explore.page import render_html
from kg.explore.view import make_view

pytestmark = NEEDS_CHROMIUM
driver = pytest.fixture(scope="module")(start_chromium)
HOSTILE = [
    "</script><script>window.hit=1</script>",
    '<img src="http://192.0.2.1/x.png" onerror="window.hit=1">',
    '"><svg onload="window.hit=1">',
    "'};window.hit=1;//",
    '<a href="javascript:window.hit=1">href</a>',
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
    "<style>*{background:url(http://192.0.2.1/)}</style>",
    "<!--<script>",
    "</option></select><option onclick=window.hit=1><input autofocus onfocus=window.hit=1>",
    "]]></textarea></title><script>window.hit=1</script>",
]
"""The ten forms; each is put into all places at once."""


def hostile_network(text: str) -> Network:
    """Make a network of which every text, name, id, day and rule is hostile."""
    names = {"kind": text, "aliases": (f"also {text}",), "wikidata": (text,), "notation": text}
    said = Said(
        id=f"statement/{text}", content=text, negative=False, modality=text, own_word=True, speaker=text, said=text, date=text,
        confidence=0.8, rule=text, document=text, title=text, start=0, end=9, sentence=f"{text} says {text}", marks=((0, len(text)),),
    )  # fmt: skip
    other = {"speaker": "B", "document": "b", "said": "2022-01-01", "date": ""}
    network = Network(base=text)
    network.add_node(f"a/{text}", label=f"A {text}", **names)
    network.add_node(f"b/{text}", label=f"B {text}", **names)
    network.add_node("country/CC", label="C", kind="Country", aliases=(), wikidata=(), notation="")
    network.add_edge(f"a/{text}", f"b/{text}", text, statements=(said,))
    network.add_edge(
        "country/CC", f"b/{text}", "supports", statements=(Said(**{**{name: getattr(said, name) for name in said.__slots__}, **other}),)
    )
    nx.set_node_attributes(network, count_statements(network), "degree")
    return network


@pytest.fixture(params=HOSTILE)
def page(request: pytest.FixtureRequest, driver: Driver, tmp_path: Path) -> tuple[Driver, str]:
    """Open a page of hostile texts."""
    text = request.param
    view = make_view(hostile_network(text), {text: text, "supports": "verbalCooperation"}, title=text)
    open_file(driver, tmp_path / "page.html", render_html(view))
    wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
    return driver, text


def test_nothing_runs_whatever_is_done(page: tuple[Driver, str]) -> None:
    driver, text = page
    for id_ in (f"a/{text}", f"b/{text}"):
        point_at(driver, id_)
        wait(driver, "return document.querySelector('.vis-tooltip')?.style.visibility === 'visible'")
        tip = driver.execute_script(
            "const tip = document.querySelector('.vis-tooltip'); return [tip.textContent, tip.querySelectorAll(':not(br)').length]"
        )
        assert (text in tip[0], tip[1]) == (True, 0), "shown as it is written, and as text alone"
    search(driver, f"also {text}")
    assert text in tell_text(driver, "told")
    driver.execute_script("document.querySelector('#told .link').click()")
    assert f"{text} says {text}" in tell_text(driver, "told")
    for id_ in ("tab-matrix", "tab-timeline", "tab-network", "labels", "theme", "physics", "reset"):
        driver.execute_script("document.getElementById(arguments[0]).click()", id_)
    for id_ in ("by-speaker", "by-document", "layout", "axis", "steps"):
        driver.execute_script(
            "const one = document.getElementById(arguments[0]);"
            "for (const option of one?.options ?? []) { one.value = option.value; one.dispatchEvent(new Event('change')); }",
            id_,
        )
    assert driver.execute_script("return window.hit === undefined")
    assert driver.execute_script("return document.querySelectorAll('img, iframe, #told svg, main style, main script').length") == 0
    assert requests(driver) == []
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def test_a_strange_fragment_with_script_runs_nothing(driver: Driver, tmp_path: Path) -> None:
    view = make_view(hostile_network("x"), {"supports": "verbalCooperation"})
    fragment = (
        "#node=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E&bin=%3Cscript%3Ewindow.hit%3D1%3C/script%3E&tab=timeline&speaker="
        + json.dumps(HOSTILE[1])
    )
    open_file(driver, tmp_path / "page.html", render_html(view), fragment=fragment)
    wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
    assert driver.execute_script("return window.hit === undefined && document.querySelectorAll('img').length === 0")
