"""What the test run itself knows: its options and marks."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our options."""
    parser.addoption("--update", action="store_true", help="Rewrite the expected answers of test_questions.py; look at the difference.")


def pytest_configure(config: pytest.Config) -> None:
    """Declare our marks."""
    config.addinivalue_line("markers", "stores: starts a store of somebody else, which takes a while (.ci/full)")
