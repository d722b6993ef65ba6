"""The drawing for a paper: what it shows, that text stays text, the same bytes each time."""

from __future__ import annotations

import builtins
import re
from pathlib import Path
from typing import Any

import pytest
from small_build import Say, make_build, make_store
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError, QueryError
from kg.explore.graph import Graph
from kg.explore.looks import KINDS
from kg.explore.paper import MARKERS
from kg.outputs import write_outputs
from kg.settings import Settings


def _svg(**part: Any) -> str:
    return Graph(make_store()).draw("svg", **part).data.decode()


def test_it_names_things_relations_and_what_the_colours_mean() -> None:
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", _svg(title="Freedonia & friends"))
    for text in ("Freedonia", "Ada Brook", "FD", "supports", "accuses", "Cooperation in words", "States", "denied, planned, wished for"):
        assert text in texts
    assert "Freedonia &amp; friends" in texts


def test_every_shape_can_be_drawn() -> None:
    assert {look.shape for look in KINDS} <= set(MARKERS)


@pytest.mark.parametrize("format_", ["png", "svg"])
def test_it_is_the_same_each_time(format_: Any) -> None:
    graph = Graph(make_store())
    assert graph.draw(format_).data == graph.draw(format_).data


PARTS: list[tuple[dict[str, Any], set[str]]] = [
    ({"around": "Rudolf"}, {"Rudolf", "Ada Brook"}),
    ({"around": "the Freedonian side", "predicates": ["opposes"]}, {"Freedonia", "Graustark", "tariffs"}),
    ({"predicates": ["accuses"]}, {"Ruritania", "Graustark"}),
]


@pytest.mark.parametrize(("part", "names"), PARTS, ids=[str(case[0]) for case in PARTS])
def test_a_part_is_drawn(part: dict[str, Any], names: set[str]) -> None:
    texts = set(re.findall(r"<text[^>]*>([^<]*)</text>", _svg(**part)))
    everything = {"Freedonia", "Graustark", "Ruritania", "Ada Brook", "Rudolf", "tariffs"}
    assert texts & everything == names


def test_what_is_left_out_is_said() -> None:
    assert "Of 6 things the 3 of which most is said are drawn." in _svg(max_nodes=3)


@pytest.mark.parametrize("text", ["</text><script>x</script>", "cost $x^2$ and \\alpha_", "中国 🇨🇳", "a & b < c"])
def test_text_stays_text(text: str) -> None:
    build = make_build([Say("x", "country/FD", "supports", "country/RT", "person/ada-brook")], labels={"country/RT": text})
    svg = Graph(make_store(build)).draw("svg").data.decode()
    assert "<script" not in svg
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in svg
    assert Graph(make_store(build)).draw("png").data.startswith(b"\x89PNG")


def test_nothing_to_draw_is_an_error() -> None:
    with pytest.raises(InputError, match="there is nothing to draw"):
        Graph(make_store(make_build([]))).draw("svg")
    with pytest.raises(QueryError, match="nothing is called 'Atlantis'"):
        _svg(around="Atlantis")


def test_without_the_library_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".")[0] in ("matplotlib", "pandas"):
            raise ImportError(name)
        return real(name, *rest, **more)

    graph = Graph(make_store())
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"pip install 'diplokg\[paper\]'"):
        graph.draw("svg")
    with pytest.raises(InputError, match=r"pip install 'diplokg\[pandas\]'"):
        graph.query("accusations").to_pandas()


def test_the_command_writes_pictures_and_no_page_that_is_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_outputs(make_build(), tmp_path / "output", Settings())
    result = CliRunner().invoke(app, ["view", "--png", "new/a.png", "--svg", "a.svg", "--around", "Freedonia", "--predicate", "supports"])
    assert (result.exit_code, result.stdout) == (0, "Written: new/a.png  a.svg\n")
    assert (tmp_path / "new/a.png").read_bytes().startswith(b"\x89PNG")
    assert "Ruritania" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert not (tmp_path / "graph.html").exists()
    both = CliRunner().invoke(app, ["view", "-o", "page.html", "--svg", "b.svg", "--steps", "2", "--around", "Rudolf"])
    assert both.stdout == "Written: page.html  b.svg\n"
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '"name":"Rudolf"' in page
    assert '"name":"Freedonia"' not in page
