"""What users of notebooks meet: answers as tables and DataFrames, pictures, and the example notebook, run to its end."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from small_build import SAYINGS, make_build, make_store

from kg.explore.answer import MOST_ROWS, Answer
from kg.explore.graph import Graph
from kg.outputs import write_outputs
from kg.settings import Settings

NOTEBOOK = Path(__file__).parents[1] / "docs" / "example.ipynb"


def test_an_answer_becomes_a_frame() -> None:
    frame = Graph(make_store()).query("meetings").to_pandas()
    assert frame["who"].tolist() == ["Ada Brook"]
    assert frame["date"].dt.day.tolist() == [1]
    assert frame["about"].isna().tolist() == [True]


def test_numbers_are_numbers_and_codes_are_not() -> None:
    table = Answer(("count", "code", "share", "when"), (("10", "004", "0.5", "2021-07"), ("2", "156", "", "2021-07-01")))
    frame = table.to_pandas()
    assert frame["count"].sum() == 12
    assert frame["code"].tolist() == ["004", "156"]
    assert frame["share"].sum() == 0.5
    assert frame["when"].tolist() == ["2021-07", "2021-07-01"]


def test_an_empty_answer_is_an_empty_frame() -> None:
    frame = Graph(make_store()).query("accusations", actor="Freedonia").to_pandas()
    assert len(frame) == 0
    assert "sentence" in frame.columns


def test_a_notebook_shows_the_columns_worth_showing_as_text() -> None:
    build = make_build([SAYINGS[0]._replace(sentence="<b>Ruritania</b> accused Graustark of theft.")])
    shown = Graph(make_store(build)).query("accusations")._repr_html_()
    assert "&lt;b&gt;Ruritania&lt;/b&gt;" in shown
    assert "<b>" not in shown
    assert "statement/" not in shown
    own = Graph(make_store()).query("SELECT ?who { ?who dip:accuses ?whom }")._repr_html_()
    assert "country/RT" in own
    assert "https:" not in own


def test_a_long_answer_is_cut_for_the_eye_only() -> None:
    answer = Answer(("n",), tuple((str(number),) for number in range(MOST_ROWS + 7)))
    assert "and 7 rows more" in answer._repr_html_()
    assert len(answer.only(["n"]).to_pandas()) == MOST_ROWS + 7


def test_a_drawing_shows_itself(tmp_path: Path) -> None:
    graph = Graph(make_store())
    svg, png = graph.draw("svg"), graph.draw("png")
    assert (svg._repr_png_(), png._repr_svg_()) == (None, None)
    assert (svg._repr_svg_() or "").endswith("</svg>\n")
    png.save(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes() == png._repr_png_()


@pytest.mark.filterwarnings("ignore")
def test_the_example_runs(tmp_path: Path) -> None:
    write_outputs(make_build(), tmp_path / "output", Settings())
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "what it shows is not kept: it is of the graph of the day"
    ran = NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = {kind for cell in ran.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert {"text/html", "image/svg+xml"} <= shown
    assert any("<iframe srcdoc=" in output.get("data", {}).get("text/html", "") for cell in ran.cells for output in cell.get("outputs", []))
