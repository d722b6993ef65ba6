"""Headless Chromium for the tests of the page: start it, open a page, wait, press, read."""

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
from selenium.webdriver.common.keys import Keys
from small_build import make_store

from kg.explore.graph import Graph
from kg.model import Build

NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(shutil.which("chromedriver") is None, reason="needs chromium and chromium-driver"),
]
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-sync"
FLAGS += " --disable-component-update --disable-default-apps --disable-extensions --hide-scrollbars"
KEYS = {"ArrowRight": Keys.ARROW_RIGHT, "Enter": Keys.ENTER, "Escape": Keys.ESCAPE, "Space": Keys.SPACE, "Tab": Keys.TAB}
Driver = Any
Open = Callable[..., Driver]


def start_chromium() -> Iterator[Driver]:
    """Give a browser that ends with its user."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield chrome
    chrome.quit()


def open_file(driver: Driver, path: Path, content: str, *, fragment: str = "", width: int = 1280, height: int = 800) -> None:
    """Write the page and open it at a size, with empty logs."""
    path.write_text(content, encoding="utf-8")
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.get("about:blank")
    for kind in ("browser", "performance"):
        driver.get_log(kind)
    driver.get(path.as_uri() + fragment)


def opener(driver: Driver, tmp_path: Path) -> Open:
    """Give a function that draws a build and opens its page."""

    def open_page(build: Build | None = None, *, title: str = "A title", html: str = "", **how: Any) -> Driver:
        open_file(driver, tmp_path / "page.html", html or Graph(make_store(build)).view(title=title).html, **how)
        wait(driver, "return document.documentElement.dataset.drawn === 'yes'")
        return driver

    return open_page


def wait(driver: Driver, condition: str) -> None:
    """Wait until a script says true."""
    end = time.monotonic() + 10
    while not driver.execute_script(condition):
        assert time.monotonic() < end, condition
        time.sleep(0.05)


def press(driver: Driver, key: str) -> None:
    """Press a key where the focus is."""
    ActionChains(driver).send_keys(KEYS[key]).perform()


def search(driver: Driver, name: str) -> None:
    """Search for a name."""
    driver.execute_script("document.getElementById('name').value = arguments[0]; document.getElementById('search').requestSubmit()", name)


def change(driver: Driver, id_: str, value: object, event: str) -> None:
    """Set a control as a user would."""
    script = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; field.dispatchEvent(new Event(arguments[2]))"
    driver.execute_script(script, id_, str(value), event)


def tell_text(driver: Driver, id_: str) -> str:
    """Give the text of an element as it is seen."""
    return str(driver.execute_script("return document.getElementById(arguments[0]).innerText", id_))


def point_at(driver: Driver, node: str) -> None:
    """Move the mouse over a thing of the drawing."""
    place = driver.execute_script(
        "const at = window.network.canvasToDOM(window.network.getPosition(arguments[0]));"
        "const box = document.getElementById('network').getBoundingClientRect(); return [box.left + at.x, box.top + at.y]",
        node,
    )
    for shift in (2, 0):
        driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": place[0] + shift, "y": place[1]})


def requests(driver: Driver) -> list[str]:
    """Give what the page asked of any address since it was opened."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("file:", "data:"))]


def shown_now(driver: Driver) -> str:
    """Give the line that says how much is shown, even where it is folded away."""
    return str(driver.execute_script("return document.getElementById('shown').textContent"))
