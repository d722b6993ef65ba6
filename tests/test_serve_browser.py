"""The pages in headless Chromium: they run under their policy, ask nothing of other hosts, and do what they say."""

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
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from test_serve import PAGES, App, start, write_graph

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="needs chromium and chromium-driver"),
]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-sync"
FLAGS += " --disable-component-update --disable-default-apps --disable-extensions --hide-scrollbars --window-size=1280,800"
Driver = Any
Open = Callable[[str], Driver]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")))


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """Give a browser."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield chrome
    chrome.quit()


@pytest.fixture
def page(app: App, driver: Driver) -> Iterator[Open]:
    """Give what opens a page; at the end nothing may have been blocked, failed, run or asked of another host."""

    def open_page(path: str) -> Driver:
        driver.get("about:blank")
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get(app.address.rstrip("/") + path)
        return driver

    yield open_page
    problems = [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    assert not problems
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert not [url for url in asked if not url.startswith((app.address, "data:", "blob:", "about:"))]
    assert driver.execute_script("return window.hit") is None


def _wait(driver: Driver, condition: str) -> Any:
    end = time.monotonic() + 10
    while not (found := driver.execute_script(condition)):
        assert time.monotonic() < end, condition
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 380])
def test_pages_load_cleanly_and_fit(page: Open, path: str, width: int) -> None:
    driver = page("/")
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})
    driver = page(path)
    _wait(driver, "return document.readyState === 'complete'")
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over the edge"
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_pointing_at_a_passage_shows_its_triple(page: Open) -> None:
    driver = page("/id/source/brook")
    passage = driver.find_element(By.CSS_SELECTOR, "#text .said")
    ActionChains(driver).move_to_element(passage).perform()
    card = _wait(driver, "const card = document.getElementById('card'); return !card.hidden && card.innerText")
    assert "Ruritania — accuses — Graustark: theft (by Daily Herald)" in card
    assert "lit" in passage.get_attribute("class")
    driver.find_element(By.CSS_SELECTOR, "#card a").click()
    _wait(driver, "return document.querySelector('h1')?.innerText === 'Ruritania accuses Graustark'")


def test_a_passage_is_reached_by_keyboard(page: Open) -> None:
    driver = page("/id/source/brook")
    driver.execute_script("document.querySelector('#text .mention').focus()")
    card = _wait(driver, "return document.getElementById('card').innerText")
    assert card.startswith("Freedonia (Country)")
    assert "Freedonia — supports — Ruritania" in card


def test_a_hostile_text_is_only_text(page: Open) -> None:
    driver = page("/id/source/brook")
    last = driver.find_elements(By.CSS_SELECTOR, "#text .said")[-1]
    ActionChains(driver).move_to_element(last).perform()
    assert "<img src=x onerror=window.hit=1>" in _wait(driver, "return document.getElementById('card').innerText")
    driver = page("/statements?q=script")
    assert "window.hit=1" in driver.find_element(By.TAG_NAME, "table").text


def test_the_way_from_a_search_to_a_sentence(page: Open) -> None:
    driver = page("/")
    field = driver.find_element(By.ID, "q")
    field.send_keys("freedonian")
    field.submit()
    _wait(driver, "return document.querySelector('h1')?.innerText === 'Search'")
    driver.find_element(By.LINK_TEXT, "Freedonia").click()
    _wait(driver, "return document.querySelector('h1')?.innerText === 'Freedonia'")
    assert driver.find_elements(By.CSS_SELECTOR, "#timeline rect")
    driver.find_element(By.LINK_TEXT, "supports").click()
    _wait(driver, "return document.querySelector('blockquote')")
    assert "We support Ruritania." in driver.find_element(By.TAG_NAME, "blockquote").text
    assert [mark.text for mark in driver.find_elements(By.TAG_NAME, "mark")] == ["Ruritania"]


def test_filters_of_the_statements(page: Open) -> None:
    driver = page("/statements")
    driver.find_element(By.NAME, "actor").send_keys("Freedonia")
    Select(driver.find_element(By.NAME, "modality")).select_by_value("future")
    driver.find_element(By.CSS_SELECTOR, ".filters button").click()
    _wait(driver, "return document.querySelector('[role=status]')?.innerText === '1 statements'")
    assert driver.find_element(By.NAME, "actor").get_attribute("value") == "Freedonia"


def test_a_cell_of_the_matrix_leads_to_its_sentences(page: Open) -> None:
    driver = page("/matrix")
    driver.find_element(By.CSS_SELECTOR, "td.good a").click()
    _wait(driver, "return document.querySelector('h1')?.innerText === 'Statements'")
    assert driver.find_elements(By.CSS_SELECTOR, "tbody tr")


def test_the_network_is_filled_by_parts(page: Open) -> None:
    driver = page("/network?limit=2&most=3#node=country%2FFD")
    _wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
    assert driver.find_element(By.ID, "shown").text == "3 of 3 things, 5 of 5 relations"
    assert driver.find_element(By.ID, "note").text == "Of 6 things the 3 of which most is said are drawn."
    assert driver.find_element(By.CSS_SELECTOR, "#told h2").text == "Freedonia", "the address says what is chosen"
    driver.find_element(By.ID, "more").click()
    _wait(driver, "return location.search === '?most=6' && document.documentElement.dataset.drawn === 'yes'")
    assert "#node=country%2FFD" in driver.current_url
    assert driver.find_element(By.ID, "shown").text.startswith("6 of 6 things")


def test_the_network_around_a_thing_leads_to_its_page(page: Open) -> None:
    driver = page("/id/person/rudolf")
    driver.find_element(By.PARTIAL_LINK_TEXT, "The network around it").click()
    _wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
    assert driver.find_element(By.ID, "shown").text == "2 of 2 things, 1 of 1 relations"
    driver.execute_script("document.getElementById('name').value = 'Ada Brook'; document.getElementById('search').requestSubmit()")
    driver.find_element(By.CSS_SELECTOR, "#told a.facts").click()
    _wait(driver, "return document.querySelector('h1')?.innerText === 'Ada Brook'")


def test_an_example_of_the_sparql_page_runs(page: Open) -> None:
    driver = page("/sparql")
    _wait(driver, "return document.documentElement.dataset.ready === 'yes'")
    Select(driver.find_element(By.ID, "examples")).select_by_value("accusations")
    _wait(driver, "return document.querySelector('.yasr_results table')?.innerText.includes('Graustark')")
    assert "Ruritania" in driver.find_element(By.CSS_SELECTOR, ".yasr_results table").text
    assert "accuses" in driver.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()")


def test_the_sparql_page_looks_whole(page: Open, tmp_path: Path) -> None:
    driver = page("/sparql")
    _wait(driver, "return document.querySelector('.CodeMirror').offsetHeight > 100")
    assert driver.save_screenshot(str(tmp_path / "sparql.png"))
