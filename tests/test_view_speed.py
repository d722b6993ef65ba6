"""How long the page of a large network takes to draw, filter and redraw in headless Chromium; run with -m slow."""

from __future__ import annotations

from pathlib import Path

import pytest
from large_network import WATCH, large_network
from page_in_browser import NEEDS_CHROMIUM, Driver, open_file, requests, start_chromium, wait

from kg.explore.page import render_html
from kg.explore.queries import read_families
from kg.explore.view import make_view

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.slow]
driver = pytest.fixture(scope="module")(start_chromium)


@pytest.mark.parametrize(("size", "first_draw", "filtered"), [(500, 1000, 300), (2000, 2000, 600), (10_000, 6000, 3000)], ids=str)
def test_it_is_drawn_in_time(driver: Driver, tmp_path: Path, size: int, first_draw: int, filtered: int) -> None:
    page = render_html(make_view(large_network(size), read_families(), max_nodes=size))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    open_file(driver, tmp_path / "page.html", page)
    wait(driver, "return window.drawnAt > 0")
    assert driver.execute_script("return window.drawnAt") < first_draw
    took = "const start = performance.now(); document.querySelector('#facets input').click(); return performance.now() - start"
    assert driver.execute_script(took) < filtered
    assert requests(driver) == []
