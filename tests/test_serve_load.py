"""Sixteen clients at once for a minute, the shipped questions, the sample: no error, the 95th percentile below 300 ms; run with -m slow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from real_stores import SAMPLE
from test_serve import App, start

pytestmark = pytest.mark.slow
BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "serve_load.py"


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    """Give an app over the sample."""
    yield from start(SAMPLE)


@pytest.mark.parametrize("options", [[], ["--heavy"]], ids=["alone", "beside a heavy query"])
def test_a_minute_of_sixteen_clients(app: App, options: list[str]) -> None:
    command = [sys.executable, str(BENCHMARK), app.address, "--seconds", "60", "--p95", "300", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 failed" in done.stdout
