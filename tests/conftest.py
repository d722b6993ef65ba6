"""What the test run itself knows: its options and marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_build import make_build

from kg.outputs import write_outputs
from kg.settings import Settings


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    parser.addoption("--update", action="store_true", help="Rewrite the expected answers of test_questions.py; look at the difference.")


def pytest_configure(config: pytest.Config) -> None:
    """Declare our marks."""
    config.addinivalue_line("markers", "stores: starts a store of somebody else, which takes a while (.ci/full)")


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder where `kg build` wrote its output."""
    monkeypatch.chdir(tmp_path)
    write_outputs(make_build(), tmp_path / "output", Settings())
    return tmp_path / "output"
