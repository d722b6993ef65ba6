"""How long the page of a large network takes to draw, filter and redraw in headless Chromium; run with -m slow."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import networkx as nx
import pytest
from page_in_browser import NEEDS_CHROMIUM, Driver, open_file, start_chromium, wait

from kg.explore.looks import KINDS
from kg.explore.network import Network, Said, count_statements
from kg.explore.queries import read_families
from kg.explore.view import make_view, render_html

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.slow]
driver = pytest.fixture(scope="module")(start_chromium)
WATCH = (
    "new MutationObserver(() => { if (document.documentElement?.dataset.drawn) window.drawnAt ??= performance.now(); })"
    ".observe(document, {subtree: true, childList: true, attributes: true})"
)


def _network(size: int) -> Network:
    """Make a network whose hubs grow as those of real ones do."""
    chance, predicates, network = random.Random(1), sorted(read_families()), Network(base="https://example.org/")
    for number, look in zip(range(size), itertools.cycle(KINDS), strict=False):
        network.add_node(f"x/{number}", label=f"Thing {number}", kind=look.name, aliases=(), wikidata=(), notation="")
    for one, other in nx.barabasi_albert_graph(size, 2, seed=3).edges:
        said = Said(
            id=f"statement/{one}-{other}", content="", negative=False, modality="actual", own_word=True, speaker="A Speaker",
            said="2021-07-20", date="", confidence=0.8, rule="r", document="d", title="", start=0, end=20,
            sentence="A sentence of twenty", marks=((2, 10),),
        )  # fmt: skip
        network.add_edge(f"x/{one}", f"x/{other}", chance.choice(predicates), statements=(said,))
    nx.set_node_attributes(network, count_statements(network), "degree")
    return network


@pytest.mark.parametrize(("size", "first_draw", "filtered"), [(500, 1000, 300), (2000, 2000, 600), (10_000, 6000, 3000)], ids=str)
def test_it_is_drawn_in_time(driver: Driver, tmp_path: Path, size: int, first_draw: int, filtered: int) -> None:
    page = render_html(make_view(_network(size), read_families(), max_nodes=size))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    open_file(driver, tmp_path / "page.html", page)
    wait(driver, "return window.drawnAt > 0")
    assert driver.execute_script("return window.drawnAt") < first_draw
    took = "const start = performance.now(); document.querySelector('#facets input').click(); return performance.now() - start"
    assert driver.execute_script(took) < filtered
