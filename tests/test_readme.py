"""What the README shows works: every command, every block of Python, every link, every command of ours is shown."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.settings import sample

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line.startswith(("kg ", "cat "))
]
SET_UP = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if not line.startswith(("kg ", "cat "))
]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
KG = f"{shlex.quote(sys.executable)} -c 'from kg.cli import main; main()'"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Stand where a newcomer stands after the first command, with a folder of texts."""
    place = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "output", place / "output")
    shutil.copytree(ROOT / "kg" / "samples", place / "kg" / "samples")
    (place / "texts").mkdir()
    for name in ("one", "two"):
        text = f"Press Conference on July {20 + len(name)}, 2021\n\nReporter: Hello?\n\nSpokesperson: France supports Peru. ({name})\n"
        (place / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    return place


@pytest.mark.model
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(folder: Path, command: str) -> None:
    line = re.sub(r"\bkg (?=[a-z])", lambda _: KG + " ", command) if command.startswith("cat") else KG + command.removeprefix("kg")
    done = subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", PYTHON)
def test_every_block_of_python_runs(folder: Path, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_two_commands_are_one_line_each() -> None:
    assert len(SET_UP) == 2
    assert all(line.count("&&") >= 1 for line in SET_UP)
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "^python3 -m venv " in run, "the checks take the lines from the README itself"


def test_every_command_of_ours_is_shown() -> None:
    from kg.cli import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert {name for name in names if f"kg {name}" not in README} == set()


DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def test_the_sample_is_there() -> None:
    assert sample().read_bytes().count(b"\n") > 50
