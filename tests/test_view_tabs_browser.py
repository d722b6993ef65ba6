"""The page in headless Chromium beyond the drawing: days, documents, arrangements, stances, timeline, keys, a shared address, a frame."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from page_in_browser import (
    NEEDS_CHROMIUM,
    Driver,
    Open,
    change,
    open_file,
    opener,
    press,
    search,
    shown_now,
    start_chromium,
    tell_text,
    wait,
)
from small_build import SAYINGS, Say, make_build, make_store

from kg.explore.graph import Graph
from kg.explore.network import make_network
from kg.explore.page import render_html
from kg.explore.queries import read_families
from kg.explore.view import make_view
from kg.model import Build

pytestmark = NEEDS_CHROMIUM
driver = pytest.fixture(scope="module")(start_chromium)
page = pytest.fixture(opener)
FD, RT, GK, TARIFFS = "country/FD", "country/RT", "country/GK", "topic/brook_tariffs"
ENDORSED = [
    Say("Freedonia endorses the tariffs.", FD, "endorses", TARIFFS, "person/ada-brook"),
    Say("Ruritania endorses the tariffs.", RT, "endorses", TARIFFS, "person/ada-brook"),
    Say("Graustark opposes Freedonia.", GK, "opposes", FD, "person/ada-brook"),
]
WHERE = "return Object.fromEntries(Object.entries(window.network.getPositions()).map(([id, at]) => [id, [at.x, at.y]]))"


def _two_documents() -> Build:
    one, two = (
        make_build(),
        make_build([Say("Graustark attacks Freedonia.", GK, "attacks", FD, "person/ada-brook")], document="reply", title="A reply"),
    )
    entities = tuple({entity.id: entity for entity in (*one.entities, *two.entities)}.values())
    return replace(one, extractions=one.extractions + two.extractions, statements=one.statements + two.statements, entities=entities)


def test_days_are_a_range_of_two_thumbs(page: Open) -> None:
    driver = page()
    assert tell_text(driver, "range-of-days") == "2022-03-01 to 2022-03-03"
    change(driver, "by-from", 1, "input")
    assert (shown_now(driver), tell_text(driver, "range-of-days")) == ("4 of 6 things, 5 of 6 relations", "2022-03-03 to 2022-03-03")
    change(driver, "by-until", 0, "input")
    assert tell_text(driver, "range-of-days") == "2022-03-03 to 2022-03-03", "a thumb does not pass the other"
    change(driver, "by-from", 0, "input")
    change(driver, "by-until", 0, "input")
    assert shown_now(driver) == "2 of 6 things, 1 of 6 relations"
    assert "until=2022-03-01" in driver.execute_script("return location.hash")


def test_one_document_of_several(page: Open) -> None:
    driver = page(_two_documents())
    assert shown_now(driver) == "6 of 6 things, 7 of 7 relations"
    assert "A reply (reply)" in driver.execute_script("return document.getElementById('by-document').textContent")
    change(driver, "by-document", "reply", "change")
    assert shown_now(driver) == "2 of 6 things, 1 of 7 relations"


@pytest.mark.parametrize(("steps", "expected"), [(1, "2 of 6 things, 1 of 6 relations"), (2, "4 of 6 things, 5 of 6 relations")])
def test_steps_around_the_chosen(page: Open, steps: int, expected: str) -> None:
    driver = page(fragment=f"#node=topic%2Fbrook_tariffs&steps={steps}")
    assert shown_now(driver) == expected
    assert tell_text(driver, "told").startswith("tariffs")


def test_rings_put_the_chosen_in_the_middle(page: Open) -> None:
    driver = page()
    before = driver.execute_script(WHERE)
    search(driver, "Ruritania")
    change(driver, "layout", "ego", "change")
    places = driver.execute_script(WHERE)
    assert set(places) == {FD, RT, GK}
    assert places[RT] == [0, 0]
    assert all(abs(x) + abs(y) > 100 for id_, (x, y) in places.items() if id_ != RT)
    change(driver, "steps", 2, "change")
    assert TARIFFS in driver.execute_script(WHERE)
    change(driver, "layout", "", "change")
    change(driver, "steps", 0, "change")
    assert driver.execute_script(WHERE) == before, "as a whole, everything stands where it stood"


def test_rings_without_a_choice_surround_what_most_is_said_of(page: Open) -> None:
    driver = page()
    change(driver, "layout", "ego", "change")
    assert driver.execute_script(WHERE)[FD] == [0, 0]


def test_where_nothing_is_left_there_is_nothing_to_surround(page: Open) -> None:
    driver = page(fragment="#confidence=1")
    assert shown_now(driver).startswith("0 of 6 things")
    change(driver, "layout", "ego", "change")
    change(driver, "steps", 2, "change")
    assert driver.execute_script("return [document.getElementById('layout').value, document.getElementById('steps').value]") == ["", "0"]
    assert [entry["message"] for entry in driver.get_log("browser")] == []


def test_it_moves_only_when_it_is_told_to(page: Open) -> None:
    driver = page()
    assert driver.execute_script("return window.network.physics.physicsEnabled") is False
    still = driver.execute_script(WHERE)
    time.sleep(0.3)
    assert driver.execute_script(WHERE) == still, "laid out beforehand, nothing moves"
    driver.execute_script("document.getElementById('physics').click()")
    driver.execute_script("window.before = JSON.stringify(window.network.getPositions())")
    wait(driver, "return JSON.stringify(window.network.getPositions()) !== window.before")
    driver.execute_script("document.getElementById('physics').click()")
    still = driver.execute_script(WHERE)
    time.sleep(0.3)
    assert driver.execute_script(WHERE) == still


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_no_label_is_cut_off_at_the_edge(page: Open, width: int, height: int) -> None:
    long = {
        "topic/brook_tariffs": "the politicization of the study of origins",
        "country/GK": "Principality of Graustark and its Dependencies",
    }
    driver = page(make_build(labels=long), width=width, height=height)
    outside = driver.execute_script(
        "return window.network.body.nodeIndices.filter((id) => {"
        "  const box = window.network.getBoundingBox(id);"
        "  const [low, top] = [[box.left, box.top], [box.right, box.bottom]].map(([x, y]) => window.network.canvasToDOM({x, y}));"
        "  const frame = document.getElementById('network');"
        "  return low.x < 0 || low.y < 0 || top.x > frame.offsetWidth || top.y > frame.offsetHeight;"
        "})"
    )
    assert outside == []


@pytest.mark.parametrize("width", [1280, 390])
def test_no_name_of_the_stances_is_cut_off(page: Open, width: int) -> None:
    names = {GK: "Principality of Graustark and its Dependencies beyond the Sea", RT: "Kingdom of Ruritania, once and for all"}
    driver = page(make_build(labels=names), width=width, fragment="#tab=matrix")
    cut = driver.execute_script(
        "return [...document.querySelectorAll('#stances th span, #stances th .link')]"
        ".filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent)"
    )
    assert cut == []
    assert names[GK] in driver.execute_script("return document.getElementById('stances').textContent")


def test_a_phone_shows_letters_that_can_be_read(page: Open) -> None:
    many = [Say(f"Freedonia supports {name}.", FD, "supports", name, "person/ada-brook") for name in (f"topic/x_{n}" for n in range(60))]
    graph = make_network(make_store(make_build(SAYINGS)))
    for say in many:
        graph.add_node(say.object, **{**graph.nodes[TARIFFS], "label": f"A topic of some length, {say.object}"})
        graph.add_edge(FD, say.object, "supports", statements=graph.edges[FD, RT, "supports"]["statements"])
    driver = page(html=render_html(make_view(graph, read_families())), width=390, height=844)
    assert driver.execute_script("return window.network.getScale()") >= 0.6
    seen = driver.execute_script("return window.network.canvasToDOM(window.network.getPosition('country/FD'))")
    assert 0 < seen["x"] < 390
    driver.execute_script("document.getElementById('fit').click()")
    assert driver.execute_script("return window.network.getScale()") < 0.6, "all of it is shown on demand"


def test_a_changed_address_is_followed(page: Open) -> None:
    driver = page(fragment="#node=country%2FFD")
    assert tell_text(driver, "told").startswith("Freedonia")
    driver.execute_script("location.hash = 'hide=predicate%3Asupports'")
    wait(driver, "return document.getElementById('details').hidden")
    assert shown_now(driver) == "6 of 6 things, 5 of 6 relations"


def test_endorsers_stand_beside_what_they_endorse(page: Open) -> None:
    driver = page(make_build(ENDORSED))
    change(driver, "layout", "endorsements", "change")
    assert shown_now(driver) == "3 of 4 things, 2 of 3 relations"
    places = driver.execute_script(WHERE)
    assert places[FD][0] == places[RT][0] < places[TARIFFS][0]


STANCES = [
    ("", {"Freedonia towards Ruritania: +2 (2 for, 0 against)", "Freedonia towards Graustark: +1 (1 for, 0 against)"}),
    ("topics", {"Freedonia towards tariffs: −1 (0 for, 1 against)"}),
]


@pytest.mark.parametrize(("axis", "cells"), STANCES, ids=["actors", "topics"])
def test_the_matrix_counts_for_and_against(page: Open, axis: str, cells: set[str]) -> None:
    driver = page(fragment="#tab=matrix")
    change(driver, "axis", axis, "change")
    found = set(driver.execute_script("return [...document.querySelectorAll('#stances td button')].map((one) => one.ariaLabel)"))
    assert {cell for cell in found if cell.startswith("Freedonia")} == cells, "what is not opposed is not yet supported"


def test_a_cell_lists_its_sentences(page: Open) -> None:
    driver = page(fragment="#tab=matrix")
    driver.execute_script("[...document.querySelectorAll('#stances td button')].find((one) => one.textContent === '−1').click()")
    told = tell_text(driver, "told")
    assert told.startswith("Ruritania towards Graustark")
    assert "Ruritania accused Graustark of theft." in told
    again = page(fragment=driver.execute_script("return location.hash"))
    assert tell_text(again, "told") == told, "the address keeps the cell"


def test_the_matrix_follows_the_filter(page: Open) -> None:
    driver = page(
        fragment="#tab=matrix&hide=predicate%3Asupports+predicate%3Aaids+predicate%3Aaccuses+predicate%3Aopposes+predicate%3Ameets"
    )
    assert tell_text(driver, "no-stances") == "Nobody shown here is for or against anything."


def test_arrows_walk_over_the_matrix(page: Open) -> None:
    driver = page(fragment="#tab=matrix")
    driver.execute_script("document.querySelector('#stances td button').focus()")
    start = driver.execute_script("return document.activeElement.ariaLabel")
    press(driver, "ArrowRight")
    moved = driver.execute_script("return document.activeElement.ariaLabel")
    assert moved != start
    assert moved.split(" towards")[0] == start.split(" towards")[0]
    press(driver, "Enter")
    assert tell_text(driver, "told").startswith("Freedonia towards")


def test_the_timeline_stacks_families_by_day(page: Open) -> None:
    driver = page(fragment="#tab=timeline")
    bars = driver.execute_script("return [...document.querySelectorAll('#days .bar')].map((one) => one.ariaLabel)")
    assert bars == [
        "2022-03-01: 1 × Cooperation in words",
        "2022-03-03: 2 × Cooperation in words",
        "2022-03-03: 1 × Cooperation in deeds",
        "2022-03-03: 3 × Conflict in words",
    ]
    driver.execute_script("document.querySelector('#days .bar').click()")
    told = tell_text(driver, "told")
    assert told.startswith("2022-03-01: Cooperation in words")
    assert "Ada Brook met Rudolf on March 1." in told
    assert "bin=" in driver.execute_script("return location.hash")


SAVED = [
    ("matrix", "save-stances", "who,towards,net,for,against", 'Freedonia,"Graustark, the Principality",1,1,0'),
    ("timeline", "save-days", "day,family,statements", "2022-03-01,verbalCooperation,1"),
]


@pytest.mark.parametrize(("tab", "button", "head", "line"), SAVED, ids=["stances", "timeline"])
def test_tables_can_be_saved(page: Open, tmp_path: Path, tab: str, button: str, head: str, line: str) -> None:
    driver = page(make_build(labels={"country/GK": "Graustark, the Principality"}), fragment=f"#tab={tab}")
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    driver.execute_script("document.getElementById(arguments[0]).click()", button)
    end = time.monotonic() + 10
    while not (found := list(tmp_path.glob("*.csv"))):
        assert time.monotonic() < end
        time.sleep(0.05)
    lines = found[0].read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == head
    assert line in lines


def test_tabs_by_keyboard(page: Open) -> None:
    driver = page()
    driver.execute_script("document.getElementById('tab-network').focus()")
    for expected in ("matrix", "timeline", "picture", "matrix"):
        press(driver, "ArrowRight")
        seen = driver.execute_script(
            "return [...document.querySelectorAll('[role=tabpanel]')].filter((one) => one.offsetHeight).map((one) => one.id)"
        )
        assert seen == [expected]
    assert driver.execute_script("return document.activeElement.getAttribute('aria-selected')") == "true"


def test_the_legend_is_worked_by_keyboard(page: Open) -> None:
    driver = page()
    driver.execute_script("document.getElementById('steps').focus()")
    for _ in range(2):
        press(driver, "Tab")
    assert driver.execute_script("return document.activeElement.type") == "checkbox", "the legend comes after what stands above it"
    label = driver.execute_script("return document.activeElement.labels[0].textContent")
    press(driver, "Space")
    assert label.startswith("Cooperation in words")
    assert shown_now(driver) == "4 of 6 things, 4 of 6 relations"


def test_the_drawing_is_walked_by_keyboard(page: Open) -> None:
    driver = page()
    driver.execute_script("document.querySelector('#network .vis-network').focus()")
    press(driver, "ArrowRight")
    assert driver.execute_script("return window.network.getSelectedNodes()") == [FD]
    assert tell_text(driver, "walked").startswith("Freedonia")
    press(driver, "ArrowRight")
    press(driver, "Enter")
    assert tell_text(driver, "told").startswith(("Graustark", "Ruritania"))
    press(driver, "Escape")
    assert driver.execute_script("return document.getElementById('details').hidden")


def test_a_click_on_a_line_lists_its_statements(page: Open) -> None:
    driver = page(make_build(SAYINGS[:1]))
    driver.execute_script("window.network.moveTo({scale: 1.5})")
    place = driver.execute_script(
        "const at = Object.values(window.network.getPositions()).map((one) => window.network.canvasToDOM(one));"
        "const box = document.getElementById('network').getBoundingClientRect();"
        "return [box.left + (at[0].x + at[1].x) / 2, box.top + (at[0].y + at[1].y) / 2]"
    )
    for kind in ("mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})
    wait(driver, "return document.getElementById('told').innerText.startsWith('Ruritania accuses Graustark')")
    told = tell_text(driver, "told")
    for part in (
        "about: theft",
        "by Daily Herald (reported)",
        "https://w3id.org/diplokg/id/statement/brook_0000000000000000",
        "Ada Brook's Press Conference",
    ):
        assert part in told
    assert driver.execute_script("return document.querySelector('#told .about').textContent") == "theft"


def test_a_thing_shows_its_ids_and_the_rest_on_demand(page: Open) -> None:
    many = [Say(f"We back number {number}.", FD, "supports", RT, "person/ada-brook") for number in range(45)]
    driver = page(make_build(many), fragment="#edge=country%2FFD+supports+country%2FRT")
    count = "return document.querySelectorAll('#told article').length"
    assert driver.execute_script(count) == 40
    driver.execute_script("document.querySelector('#told .more').click()")
    assert driver.execute_script(count) == 45
    search(driver, "Freedonia")
    assert "https://w3id.org/diplokg/id/country/FD" in tell_text(driver, "told")


STRANGE = [
    "#node=nobody&steps=99&layout=ego",
    "#tab=castle&layout=pyramid",
    "#bin=%3Cb%3E&pair=a+b&edge=c",
    "#from=x&until=%00&confidence=NaN",
    "#tab=timeline&bin=2022+%22",
    "#hide=kind%3ACountry&node=country%2FFD&layout=ego",
]


@pytest.mark.parametrize("fragment", STRANGE)
def test_a_strange_address_breaks_nothing(page: Open, fragment: str) -> None:
    driver = page(fragment=fragment)
    assert [entry["message"] for entry in driver.get_log("browser")] == []
    driver.execute_script("document.getElementById('reset').click()")
    assert shown_now(driver) == "6 of 6 things, 6 of 6 relations"


@pytest.mark.parametrize("tab", ["", "matrix", "timeline"])
def test_nothing_is_wider_than_a_phone(page: Open, tab: str) -> None:
    driver = page(width=390, height=844, fragment=f"#tab={tab}&node=country%2FFD&steps=1")
    assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    free = driver.execute_script(
        "const box = (id) => document.getElementById(id).getBoundingClientRect();"
        "const tab = [...document.querySelectorAll('.tab')].find((one) => one.offsetHeight).getBoundingClientRect();"
        "return box('details').top - tab.top"
    )
    assert free > 120, "the details leave a part of the picture free"


def test_a_notebook_shows_it_in_a_frame(driver: Driver, tmp_path: Path) -> None:
    shown_by_notebook: Any = Graph(make_store()).view()._repr_html_()
    open_file(driver, tmp_path / "notebook.html", f"<!DOCTYPE html><title>Notebook</title>{shown_by_notebook}")
    driver.switch_to.frame(0)
    try:
        wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
        search(driver, "Freedonia")
        assert tell_text(driver, "told").startswith("Freedonia")
        assert driver.execute_script("return document.getElementById('shown').textContent") == "6 of 6 things, 6 of 6 relations"
    finally:
        driver.switch_to.default_content()
