"""The whole way: what is built, by one process or several, and what is written of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_build import DAY, make_build

import kg
from kg.errors import InputError
from kg.graph.store import Store
from kg.model import Build
from kg.outputs import make_graph, write_outputs
from kg.pipeline import build, build_each
from kg.settings import Settings

TEXT = "Ministry Press Conference on March 3, 2022\n\nQ: Any comment?\n\nA: France supports Peru. {} We oppose the tariffs of Norway.\n"


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"text-{number}.txt" for number in range(3)]
    for path, more in zip(paths, ("Chad met Mali.", "", "Chad thanked Mali."), strict=True):
        path.write_text(TEXT.format(more), encoding="utf-8")
    return paths


def _without_run(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "run.json"}


def test_public_names_are_sorted_and_there() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert all(getattr(kg, name).__name__ == name for name in kg.__all__)
    assert dir(kg) == kg.__all__
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing  # type: ignore[attr-defined]


def test_outputs_agree_with_each_other(tmp_path: Path) -> None:
    written = write_outputs(make_build(), tmp_path, Settings())
    assert {path.name for path in written.files} == {path.name for path in tmp_path.iterdir()}
    assert written.build.problems == (), "the graph of the build keeps the contract"
    stores = [Store(), Store()]
    for store, name in zip(stores, ("graph.nq", "graph.trig"), strict=True):
        store.load(tmp_path / name)
    assert stores[0].dump() == stores[1].dump() == (tmp_path / "graph.nq").read_bytes()
    assert len((tmp_path / "statements.csv").read_text(encoding="utf-8").splitlines()) == 8
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["statements"] == 7


def test_facts_of_the_run_stand_in_run_json_only(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_outputs(make_build(), tmp_path / name, Settings())
    assert _without_run(tmp_path / "one") == _without_run(tmp_path / "two")
    today = dt.datetime.now(dt.UTC).date().isoformat().encode()
    assert not [name for name, content in _without_run(tmp_path / "one").items() if today in content]
    assert today in (tmp_path / "one" / "run.json").read_bytes()


def test_without_full_text_the_text_stays_out(tmp_path: Path) -> None:
    write_outputs(make_build(), tmp_path, Settings(full_text=False))
    assert b"isString" not in (tmp_path / "graph.nq").read_bytes()


def test_a_graph_loaded_is_the_graph_written(tmp_path: Path) -> None:
    write_outputs(make_build(), tmp_path, Settings())
    graph = kg.load(tmp_path)
    assert repr(graph) == repr(make_graph(make_build()))
    assert graph.query("accusations", actor="Ruritania").only(["whom"]).rows == (("Graustark",),)
    assert len(graph.network()) == 6
    assert sum(1 for _ in graph.dataset.quads()) == len(graph)
    assert graph.build is None


@pytest.mark.model
def test_build_reads_in_order_and_tells_its_progress(texts: list[Path]) -> None:
    done: list[str] = []
    found = build(texts, Settings(), progress=done.append)
    assert done == [one.document.id for one in found.extractions] == ["text-0", "text-1", "text-2"]
    assert {one.said_on for one in found.statements} <= {DAY}


@pytest.mark.model
def test_several_processes_give_what_one_gives(texts: list[Path]) -> None:
    assert build(texts, Settings(jobs=2)) == build(texts, Settings())


@pytest.mark.model
def test_each_by_itself_is_as_if_it_were_alone(texts: list[Path]) -> None:
    for path, one in build_each(texts, Settings()):
        assert one == build([path], Settings())


@pytest.mark.model
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_read(texts: list[Path], tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\x00\x81")
    found = build([tmp_path], Settings())
    assert len(found.extractions) == 3
    assert [problem.severity for problem in found.problems if "bad" in problem.where] == ["error"]


@pytest.mark.model
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_model_that_is_not_there_is_told(texts: list[Path], jobs: int) -> None:
    with pytest.raises(InputError, match="no_such_model"):
        build(texts, Settings(model="no_such_model", jobs=jobs))


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        build([tmp_path / "missing.txt"], Settings())


@pytest.mark.model
def test_the_library_gives_a_graph_with_its_build(texts: list[Path]) -> None:
    graph = kg.build(texts[0])
    assert isinstance(graph.build, Build)
    assert len(graph) > 0


@pytest.mark.model
def test_the_same_bytes_whatever_the_seed_of_hashes(texts: list[Path], tmp_path: Path) -> None:
    code = "import sys; from kg.cli import main; main()"
    for seed in "12":
        arguments = ["build", *map(str, texts), "-o", str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, *arguments], env=environment, check=True, capture_output=True)
    assert _without_run(tmp_path / "1") == _without_run(tmp_path / "2")
