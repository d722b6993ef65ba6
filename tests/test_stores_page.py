"""`docs/stores.md` says of every preset what is true of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.share.push import PRESETS
from kg.share.push.remote import PASSING, PAUSES

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "stores.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| `(\w+)` \| (.*?) \| .*? \| .*? \| (.*?) \|$", PAGE, re.MULTILINE)}


def test_every_preset_has_its_row() -> None:
    assert list(ROWS) == list(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_address_and_test_are_as_told(name: str) -> None:
    url, tested = ROWS[name]
    assert tested == (PRESETS[name].tested or "addresses only")
    assert name == "sparql" or url == f"`{PRESETS[name].url}`"


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "sparql"])
def test_every_preset_is_shown_in_a_command(name: str) -> None:
    assert re.search(rf"kg push output http://\S+ --preset {name}\b", PAGE)


def test_what_is_tried_again_is_as_told() -> None:
    assert ", ".join(map(str, sorted(PASSING))) in PAGE
    assert ", ".join(f"{pause:.0f}" for pause in PAUSES) + " seconds" in PAGE


def test_the_files_it_names_are_there() -> None:
    for path in set(re.findall(r"\b(?:ontology|tests)/[\w./-]+\.\w+", PAGE)):
        assert (ROOT / path).exists(), path


def test_the_command_tells_the_same_presets() -> None:
    source = (ROOT / "kg" / "cli" / "push.py").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{name}\b", source) for name in PRESETS)
