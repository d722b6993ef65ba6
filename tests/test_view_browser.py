"""The page in headless Chromium: it draws, filters, answers clicks, runs nothing of a document and asks nothing of the network."""

from __future__ import annotations

import time

import pytest
from page_in_browser import NEEDS_CHROMIUM, Driver, Open, change, opener, requests, search, shown_now, start_chromium, tell_text, wait
from small_build import SAYINGS, make_build

pytestmark = NEEDS_CHROMIUM
driver = pytest.fixture(scope="module")(start_chromium)
page = pytest.fixture(opener)
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


def _tick(driver: Driver, value: str) -> None:
    driver.execute_script("document.querySelector(`input[value='${arguments[0]}']`).click()", value)


def test_it_draws_and_asks_nothing_of_the_network(page: Open) -> None:
    driver = page()
    assert shown_now(driver) == "6 of 6 things, 6 of 6 relations"
    assert driver.execute_script("return document.querySelector('#network canvas').width > 500")
    assert requests(driver) == []
    assert [entry["message"] for entry in driver.get_log("browser")] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_never_runs(page: Open, text: str) -> None:
    build = make_build(
        [SAYINGS[0]._replace(sentence=f"Graustark {text}", content=text)],
        labels={"country/GK": text, "country/RT": f"Ruritania {text}"},
        title=text,
    )
    driver = page(build, title=text)
    search(driver, text)
    driver.execute_script("document.querySelector('#told .link').click()")
    assert text in tell_text(driver, "told"), "shown as it is written"
    driver.execute_script(
        "document.querySelector('#network canvas').dispatchEvent(new MouseEvent('mousemove', {clientX: 700, clientY: 400}))"
    )
    time.sleep(0.3)
    assert driver.execute_script("return window.hit === undefined")
    assert driver.execute_script("return document.querySelectorAll('img, iframe, #told svg, main style').length") == 0
    assert requests(driver) == []


def test_search_by_any_name_shows_the_thing(page: Open) -> None:
    driver = page()
    search(driver, "freedonian side")
    told = tell_text(driver, "told")
    assert "Freedonia" in told
    assert "also: the Freedonian side" in told
    assert "supports Ruritania (2)" in told
    search(driver, "Brook")
    assert driver.execute_script("return document.querySelector('#told a').href") == "https://www.wikidata.org/entity/Q42"
    search(driver, "Atlantis")
    assert "Nothing is called “Atlantis” here." in tell_text(driver, "told")


def test_the_search_completes_every_name(page: Open) -> None:
    driver = page()
    offered = driver.execute_script("return [...document.getElementById('name').list.options].map((one) => one.value)")
    assert {"Freedonia", "the Freedonian side", "Kingdom of Ruritania", "Brook", "tariffs"} <= set(offered)


def test_a_thing_lists_its_relations_in_and_out(page: Open) -> None:
    driver = page(fragment="#node=country%2FGK")
    told = tell_text(driver, "told")
    assert "What is directed at it" in told
    assert "Ruritania accuses (1)" in told
    assert "What it does or says" not in told
    driver.execute_script("[...document.querySelectorAll('#told .link')].find((one) => one.textContent.startsWith('Ruritania')).click()")
    assert "Ruritania accused Graustark of theft." in tell_text(driver, "told")


STATES = [
    "#speaker=Daily+Herald",
    "#from=2022-03-03&until=2022-03-03",
    "#confidence=0.85",
    "#steps=1&node=country%2FRT",
    "#layout=ego&node=country%2FGK",
    "#layout=endorsements",
    "#tab=matrix&axis=topics&pair=country%2FFD+topic%2Fbrook_tariffs",
    "#tab=timeline&bin=2022-03-01+verbalCooperation",
    "#hide=modality%3Afuture+polarity%3Anegative&edge=country%2FFD+supports+country%2FRT",
]


@pytest.mark.parametrize("fragment", STATES)
def test_the_address_keeps_the_whole_state(page: Open, fragment: str) -> None:
    driver = page(fragment=fragment)
    wanted, kept = (set(text.lstrip("#").split("&")) for text in (fragment, driver.execute_script("return location.hash")))
    assert kept == wanted
    for pair in wanted:
        name, _, value = pair.partition("=")
        control = driver.find_elements("css selector", f"#by-{name}, select#{name}")
        if control and name not in ("from", "until"):
            assert control[0].get_attribute("value") == value.replace("+", " ")


def test_an_eye_used_to_the_dark_finds_it_dark(page: Open) -> None:
    for theme, dark in (("dark", True), ("light", False)):
        page().execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
        driver = page()
        red = driver.execute_script("return Number(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0])")
        assert (red < 60) is dark
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_an_edge_lists_its_statements(page: Open) -> None:
    driver = page(fragment="#edge=country%2FFD+supports+country%2FRT")
    told = tell_text(driver, "told")
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
    wait(driver, "return document.getElementById('told').innerText.startsWith('Graustark')")


FILTERS = [
    (["predicate:supports"], "6 of 6 things, 5 of 6 relations"),
    (["predicate:opposes"], "5 of 6 things, 4 of 6 relations"),
    (["kind:Person"], "4 of 6 things, 5 of 6 relations"),
    (["polarity:negative"], "6 of 6 things, 5 of 6 relations"),
    (["modality:future"], "6 of 6 things, 5 of 6 relations"),
    (["polarity:positive"], "2 of 6 things, 1 of 6 relations"),
    (["polarity:negative", "modality:future", "predicate:accuses"], "5 of 6 things, 3 of 6 relations"),
    (["standing:own"], "5 of 6 things, 3 of 6 relations"),
    (["standing:own", "standing:reported"], "0 of 6 things, 0 of 6 relations"),
]


@pytest.mark.parametrize(("boxes", "shown"), FILTERS, ids=[" ".join(case[0]) for case in FILTERS])
def test_the_legend_filters_and_the_address_keeps_it(page: Open, boxes: list[str], shown: str) -> None:
    driver = page()
    for value in boxes:
        _tick(driver, value)
    assert shown_now(driver) == shown
    fragment = driver.execute_script("return location.hash")
    driver = page(fragment=fragment)
    assert shown_now(driver) == shown
    driver.execute_script("document.getElementById('reset').click()")
    assert shown_now(driver) == "6 of 6 things, 6 of 6 relations"


def test_a_family_switches_all_its_predicates(page: Open) -> None:
    driver = page()
    _tick(driver, "predicate:accuses predicate:opposes")
    assert shown_now(driver) == "5 of 6 things, 3 of 6 relations"


def test_speaker_confidence_and_steps(page: Open) -> None:
    driver = page()
    change(driver, "by-speaker", "Daily Herald", "change")
    assert shown_now(driver) == "5 of 6 things, 3 of 6 relations"
    driver.execute_script("document.getElementById('reset').click()")
    change(driver, "by-confidence", "0.85", "input")
    assert shown_now(driver) == "2 of 6 things, 1 of 6 relations"
    driver.execute_script("document.getElementById('reset').click()")
    search(driver, "Ruritania")
    change(driver, "steps", "1", "change")
    assert shown_now(driver) == "3 of 6 things, 4 of 6 relations"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_it_fits_the_screen(page: Open, width: int, height: int) -> None:
    driver = page(width=width, height=height)
    assert driver.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert driver.execute_script(
        "const box = document.getElementById('network').getBoundingClientRect(); return box.width > 300 && box.height > 300"
    )
    search(driver, "Freedonia")
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
        "return [...document.querySelectorAll('input, select, button')].filter((one) => (one.tabIndex < 0 && one.role !== 'tab') ||"
        " !(one.labels?.length || one.textContent.trim() || one.ariaLabel)).map((one) => one.outerHTML)"
    )
    assert nameless == []
