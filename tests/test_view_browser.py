"""The page in headless Chromium: it draws, filters, answers clicks, runs nothing of a document and asks nothing of the network."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from small_build import SAYINGS, make_build, make_store

from kg.explore.graph import Graph
from kg.model import Build

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="needs chromium and chromium-driver"),
]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-sync"
FLAGS += " --disable-component-update --disable-default-apps --disable-extensions --hide-scrollbars"
Driver = Any
Open = Callable[..., Driver]
HOSTILE = [
    "</script><script>window.hit=1</script>",
    '<img src="http://192.0.2.1/x.png" onerror="window.hit=1">',
    '"><svg onload="window.hit=1">',
    "'};window.hit=1;//",
    '<a href="javascript:window.hit=1">href</a>',
    '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
    "<style>*{background:url(http://192.0.2.1/)}</style>",
    "<!--<script>",
    "${window.hit=1}",
    "]]><script>window.hit=1</script>",
]


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield chrome
    chrome.quit()


@pytest.fixture
def page(driver: Driver, tmp_path: Path) -> Open:
    def open_page(
        build: Build | None = None, *, fragment: str = "", width: int = 1280, height: int = 800, title: str = "A title"
    ) -> Driver:
        path = tmp_path / "page.html"
        Graph(make_store(build)).view(title=title).save(path)
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get("about:blank")
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get(path.as_uri() + fragment)
        _wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
        return driver

    return open_page


def _wait(driver: Driver, condition: str) -> None:
    end = time.monotonic() + 10
    while not driver.execute_script(condition):
        assert time.monotonic() < end, condition
        time.sleep(0.05)


def _requests(driver: Driver) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("file:", "data:"))]


def _tick(driver: Driver, value: str) -> None:
    driver.execute_script("document.querySelector(`input[value='${arguments[0]}']`).click()", value)


def _search(driver: Driver, name: str) -> None:
    driver.execute_script("document.getElementById('name').value = arguments[0]; document.getElementById('search').requestSubmit()", name)


def _text(driver: Driver, id_: str) -> str:
    return str(driver.execute_script("return document.getElementById(arguments[0]).innerText", id_))


def test_it_draws_and_asks_nothing_of_the_network(page: Open) -> None:
    driver = page()
    assert _text(driver, "shown") == "6 of 6 things, 6 of 6 relations"
    assert driver.execute_script("return document.querySelector('#network canvas').width > 500")
    assert _requests(driver) == []
    assert [entry["message"] for entry in driver.get_log("browser")] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_never_runs(page: Open, text: str) -> None:
    build = make_build(
        [SAYINGS[0]._replace(sentence=f"Graustark {text}", content=text)],
        labels={"country/GK": text, "country/RT": f"Ruritania {text}"},
        title=text,
    )
    driver = page(build, title=text)
    _search(driver, text)
    driver.execute_script("document.querySelector('#told .link').click()")
    assert text in _text(driver, "told"), "shown as it is written"
    driver.execute_script(
        "document.querySelector('#network canvas').dispatchEvent(new MouseEvent('mousemove', {clientX: 700, clientY: 400}))"
    )
    time.sleep(0.3)
    assert driver.execute_script("return window.hit === undefined")
    assert driver.execute_script("return document.querySelectorAll('img, iframe, #told svg, main style').length") == 0
    assert _requests(driver) == []


def test_search_by_any_name_shows_the_thing(page: Open) -> None:
    driver = page()
    _search(driver, "freedonian side")
    told = _text(driver, "told")
    assert "Freedonia" in told
    assert "also: the Freedonian side" in told
    assert "supports Ruritania (2)" in told
    _search(driver, "Brook")
    assert driver.execute_script("return document.querySelector('#told a').href") == "https://www.wikidata.org/entity/Q42"
    _search(driver, "Atlantis")
    assert "Nothing is called “Atlantis” here." in _text(driver, "told")


def test_an_edge_lists_its_statements(page: Open) -> None:
    driver = page(fragment="#edge=country%2FFD+supports+country%2FRT")
    told = _text(driver, "told")
    assert told.count("Freedonia supports Ruritania") >= 2
    for part in (
        "We support Ruritania.",
        "by Ada Brook (own word)",
        "said 2022-03-03",
        "confidence 0.9",
        "rule supports.verb",
        "brook, characters 38 to 59",
    ):
        assert part in told
    marks = driver.execute_script("return [...document.querySelectorAll('#told mark')].map((mark) => mark.textContent)")
    assert set(marks) == {"Freedonia", "Ruritania"}


def test_a_click_on_the_drawing_opens_the_thing(page: Open) -> None:
    driver = page()
    place = driver.execute_script(
        "const at = window.network.canvasToDOM(window.network.getPositions(['country/GK'])['country/GK']);"
        "const box = document.getElementById('network').getBoundingClientRect(); return [box.left + at.x, box.top + at.y]"
    )
    for kind in ("mousePressed", "mouseReleased"):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})
    _wait(driver, "return document.getElementById('told').innerText.startsWith('Graustark')")


FILTERS = [
    (["predicate:supports"], "6 of 6 things, 5 of 6 relations"),
    (["predicate:opposes"], "5 of 6 things, 4 of 6 relations"),
    (["kind:Person"], "4 of 6 things, 5 of 6 relations"),
    (["mode:negative"], "6 of 6 things, 5 of 6 relations"),
    (["standing:own"], "5 of 6 things, 3 of 6 relations"),
    (["standing:own", "standing:reported"], "0 of 6 things, 0 of 6 relations"),
]


@pytest.mark.parametrize(("boxes", "shown"), FILTERS, ids=[" ".join(case[0]) for case in FILTERS])
def test_the_legend_filters_and_the_address_keeps_it(page: Open, boxes: list[str], shown: str) -> None:
    driver = page()
    for value in boxes:
        _tick(driver, value)
    assert _text(driver, "shown") == shown
    fragment = driver.execute_script("return location.hash")
    driver = page(fragment=fragment)
    assert _text(driver, "shown") == shown
    driver.execute_script("document.getElementById('reset').click()")
    assert _text(driver, "shown") == "6 of 6 things, 6 of 6 relations"


def test_a_family_switches_all_its_predicates(page: Open) -> None:
    driver = page()
    _tick(driver, "predicate:accuses predicate:opposes")
    assert _text(driver, "shown") == "5 of 6 things, 3 of 6 relations"


def test_speaker_confidence_and_steps(page: Open) -> None:
    driver = page()
    change = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; field.dispatchEvent(new Event(arguments[2]))"
    driver.execute_script(change, "by-speaker", "Daily Herald", "change")
    assert _text(driver, "shown") == "5 of 6 things, 3 of 6 relations"
    driver.execute_script("document.getElementById('reset').click()")
    driver.execute_script(change, "by-confidence", "0.85", "input")
    assert _text(driver, "shown") == "2 of 6 things, 1 of 6 relations"
    driver.execute_script("document.getElementById('reset').click()")
    _search(driver, "Ruritania")
    driver.execute_script(change, "steps", "1", "change")
    assert _text(driver, "shown") == "3 of 6 things, 4 of 6 relations"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_it_fits_the_screen(page: Open, width: int, height: int) -> None:
    driver = page(width=width, height=height)
    assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert driver.execute_script(
        "const box = document.getElementById('network').getBoundingClientRect(); return box.width > 300 && box.height > 300"
    )
    _search(driver, "Freedonia")
    assert driver.execute_script(
        "const box = document.getElementById('details').getBoundingClientRect(); return box.width > 300 && box.right <= innerWidth"
    )


def test_light_and_dark(page: Open) -> None:
    driver = page()
    colours = set()
    for _ in range(2):
        colours.add(driver.execute_script("return getComputedStyle(document.body).backgroundColor"))
        driver.execute_script("document.getElementById('theme').click()")
    assert len(colours) == 2


def test_every_control_has_a_name_and_is_reached_by_keyboard(page: Open) -> None:
    driver = page()
    nameless = driver.execute_script(
        "return [...document.querySelectorAll('input, select, button')].filter((one) => one.tabIndex < 0 ||"
        " !(one.labels?.length || one.textContent.trim() || one.ariaLabel)).map((one) => one.outerHTML)"
    )
    assert nameless == []
