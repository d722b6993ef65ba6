"""DiploKG: diplomatic text in, a knowledge graph of attributed statements out.

>>> import kg
>>> sorted(kg.__all__) == kg.__all__
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import build, load
    from kg.errors import DataError, InputError, KgError, OntologyError, PushError, QueryError
    from kg.explore.graph import Graph
    from kg.model import Build, Document, Entity, Evidence, Extraction, Mention, Problem, Relation, Span, Statement, Turn
    from kg.settings import Settings

__all__ = [
    "Build",
    "DataError",
    "Document",
    "Entity",
    "Evidence",
    "Extraction",
    "Graph",
    "InputError",
    "KgError",
    "Mention",
    "OntologyError",
    "Problem",
    "PushError",
    "QueryError",
    "Relation",
    "Settings",
    "Span",
    "Statement",
    "Turn",
    "build",
    "load",
]

_PLACES = {"build": "kg.api", "load": "kg.api", "Graph": "kg.explore.graph", "Settings": "kg.settings"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `import kg` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    place = _PLACES.get(name) or ("kg.errors" if name.endswith("Error") else "kg.model")
    return getattr(import_module(place), name)


def __dir__() -> list[str]:
    return __all__
