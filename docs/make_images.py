"""Draw docs/images: the page and the app in headless Chromium at two widths, and a drawing for a paper; from output/ or a folder given."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import kg

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --hide-scrollbars"
DESK, PHONE = (1280, 800), (390, 844)
WIDTHS = {"": DESK, "phone-": PHONE}
PAGE = {
    "network": ("", "light"),
    "details": ("#node=country%2FDZ&steps=1", "light"),
    "rings": ("#node=country%2FCN&layout=ego", "light"),
    "endorsements": ("#layout=endorsements", "light"),
    "stances": ("#tab=matrix", "light"),
    "timeline": ("#tab=timeline", "light"),
    "dark": ("#edge=country%2FDZ+supports+country%2FCN", "dark"),
}
"""What the page of `kg view` shows: its fragment, and the theme that the system asks for."""
APP = {
    "app-overview": "",
    "app-actor": "id/country/DZ",
    "app-document": "id/source/mfa-2021-07-20",
    "app-statements": "statements?actor=China",
    "app-sparql": "sparql?example=who-supports-whom",
    "app-network": "network?around=country/DZ&steps=2",
}
"""Pages of `kg serve`."""


def main() -> None:
    """Draw each picture at both widths."""
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output").resolve()
    graph = kg.load(folder)
    graph.draw("svg", around="Algeria").save(IMAGES / "paper.svg")
    with tempfile.TemporaryDirectory() as place, _browser() as driver, _app(folder) as address:
        page = Path(place) / "graph.html"
        graph.view(title="Zhao Lijian's press conference of 20 July 2021").save(page)
        for name, (fragment, theme) in PAGE.items():
            _draw(driver, name, page.as_uri() + fragment, theme)
        for name, path in APP.items():
            _draw(driver, name, address + path, "light")


def _draw(driver: webdriver.Chrome, name: str, address: str, theme: str) -> None:
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
    for prefix, (width, height) in WIDTHS.items():
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        driver.get("about:blank")
        driver.get(address)
        time.sleep(1.5)
        driver.save_screenshot(str(IMAGES / f"{prefix}{name}.png"))


@contextmanager
def _browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def _app(folder: Path) -> Iterator[str]:
    """Serve the graph; give the address."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().split()[2] if process.stdout else ""
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
