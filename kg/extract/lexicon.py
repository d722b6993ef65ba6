"""`ontology/lexicon.yaml` -> `Lexicon`: word lists that are neither frames nor actors."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from kg.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, as written in the file: names with capitals, common nouns and verbs as lemmas."""

    titles: frozenset[str]
    title_words: frozenset[str]
    honorifics: frozenset[str]
    name_particles: frozenset[str]
    body_heads: frozenset[str]
    organization_heads: frozenset[str]
    company_heads: frozenset[str]
    document_heads: frozenset[str]
    event_heads: frozenset[str]
    place_heads: frozenset[str]
    state_nouns: frozenset[str]
    group_nouns: frozenset[str]
    person_nouns: frozenset[str]
    document_nouns: frozenset[str]
    event_nouns: frozenset[str]
    report_verbs: frozenset[str]
    report_nouns: frozenset[str]
    heads: frozenset[str] = frozenset()
    """Every noun at the head of a capitalised name."""
    titles_lower: frozenset[str] = frozenset()
    """Titles as common nouns: "spokesperson", "president"."""
    plural_titles: frozenset[str] = frozenset()
    """ "Presidents", "Ministers"."""


def read_lexicon(path: Path) -> Lexicon:
    """Read the word lists.

    Raises:
        OntologyError: a list is missing.
    """
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    names = [f.name for f in fields(Lexicon) if f.name not in ("heads", "titles_lower", "plural_titles")]
    if missing := sorted(set(names) - set(data)):
        raise OntologyError(f"{path}: the list {missing[0]!r} is missing")
    lists = {name: frozenset(map(str, data[name])) for name in names}
    heads = frozenset().union(*(lists[name] for name in names if name.endswith("_heads")))
    return Lexicon(**lists, heads=heads, titles_lower=frozenset(title.lower() for title in lists["titles"]), plural_titles=frozenset(f"{title}s" for title in lists["titles"]))
