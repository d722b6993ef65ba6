"""The page of `kg view` in headless Chromium: how large, how fast, what it asks of the network, whether anything hostile runs.

    python benchmarks/view_speed.py [500 2000 10000 ...]

Ten of the things have names that would like to run; the mouse is moved over each, and its sentences are opened.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from large_network import WATCH, large_network
from page_in_browser import open_file, point_at, requests, search, start_chromium, wait
from test_view_hostile_browser import HOSTILE

from kg.explore.page import render_html
from kg.explore.queries import read_families
from kg.explore.view import make_view

REDRAWS = 5
REDRAW = "const start = performance.now(); window.network.redraw(); return performance.now() - start"
HIT = "return window.hit !== undefined"
COLUMNS = ("nodes", "edges", "file", "made in", "first draw", "redraw", "requests", "injections tried", "executed")


def main() -> None:
    """Measure each size, write a table in Markdown."""
    sizes = [int(size) for size in sys.argv[1:]] or [500, 2000, 10_000]
    sys.stdout.write(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n")
    for driver in start_chromium():
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        for size in sizes:
            sys.stdout.write(f"| {' | '.join(_measure(driver, size))} |\n")
            sys.stdout.flush()


def _measure(driver: Any, size: int) -> list[str]:
    network, begin = large_network(size, names=HOSTILE), time.monotonic()
    page = render_html(make_view(network, read_families(), max_nodes=size))
    made = time.monotonic() - begin
    with tempfile.TemporaryDirectory() as folder:
        open_file(driver, Path(folder) / "page.html", page)
        wait(driver, "return window.drawnAt > 0")
        drawn = driver.execute_script("return window.drawnAt")
        redraw = min(driver.execute_script(REDRAW) for _ in range(REDRAWS))
        executed = sum(_does_run(driver, number, text) for number, text in enumerate(HOSTILE))
        asked = len(requests(driver))
    edges = network.number_of_edges()
    measured = (f"{len(page.encode()) / 1e6:.2f} MB", f"{made:.1f} s", f"{drawn / 1000:.2f} s", f"{redraw:.0f} ms")
    return [f"{size:,}", f"{edges:,}", *measured, str(asked), str(len(HOSTILE)), str(executed)]


def _does_run(driver: Any, number: int, text: str) -> bool:
    """Point at a thing, choose it, open the first of its sentences; tell whether its name has run."""
    point_at(driver, f"x/{number}")
    search(driver, text)
    driver.execute_script("document.querySelector('#told .link')?.click()")
    time.sleep(0.2)
    did_run = bool(driver.execute_script(HIT))
    driver.execute_script("delete window.hit; document.getElementById('reset').click()")
    return did_run


if __name__ == "__main__":
    main()
