"""Draw the pictures of docs/images with headless Chromium, from output/graph.html."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "output" / "graph.html"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --hide-scrollbars"
PICTURES = {
    "network": (1280, 800, ""),
    "details": (1280, 800, "#node=country%2FDZ&steps=1"),
    "phone": (390, 844, "#node=country%2FDZ&steps=1"),
}


def main() -> None:
    """Draw each picture at its size."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in FLAGS.split():
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        for name, (width, height, fragment) in PICTURES.items():
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            driver.get("about:blank")
            driver.get(PAGE.as_uri() + fragment)
            time.sleep(1.5)
            driver.save_screenshot(str(ROOT / "docs" / "images" / f"{name}.png"))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
