"""Draw docs/images: the page in headless Chromium at two widths, and a drawing for a paper; from output/ or a folder given."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import kg

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --hide-scrollbars"
DESK, PHONE = (1280, 800), (390, 844)
PICTURES = {
    "network": (DESK, "", "light"),
    "details": (DESK, "#node=country%2FDZ&steps=1", "light"),
    "rings": (DESK, "#node=country%2FCN&layout=ego", "light"),
    "endorsements": (DESK, "#layout=endorsements", "light"),
    "stances": (DESK, "#tab=matrix", "light"),
    "timeline": (DESK, "#tab=timeline", "light"),
    "dark": (DESK, "#edge=country%2FDZ+supports+country%2FCN", "dark"),
    "phone": (PHONE, "", "light"),
    "phone-details": (PHONE, "#node=country%2FDZ&steps=1", "light"),
    "phone-stances": (PHONE, "#tab=matrix", "light"),
}


def main() -> None:
    """Draw each picture at its size."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output"
    kg.load(folder).draw("svg", around="Algeria").save(IMAGES / "paper.svg")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        for name, ((width, height), fragment, theme) in PICTURES.items():
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": theme}]})
            driver.get("about:blank")
            driver.get((folder.resolve() / "graph.html").as_uri() + fragment)
            time.sleep(1.5)
            driver.save_screenshot(str(IMAGES / f"{name}.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
