"""`ontology/lexicon.yaml` -> `Lexicon`: word lists that are neither frames nor actors."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from kg.errors import OntologyError

_DERIVED = ("heads", "titles_lower", "plural_titles")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists, as written in the file: names with capitals, common nouns and verbs as lemmas; the last three are derived."""

    titles: frozenset[str]
    title_words: frozenset[str]
    honorifics: frozenset[str]
    post_nominals: frozenset[str]
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
    heads: frozenset[str]
    """Every noun at the head of a capitalised name."""
    titles_lower: frozenset[str]
    """Titles as common nouns: "spokesperson", "president"."""
    plural_titles: frozenset[str]
    """Titles of several persons: "Presidents", "Ministers"."""


def read_lexicon(path: Path) -> Lexicon:
    """Read the word lists.

    Raises:
        OntologyError: the file is no YAML, or a list is missing.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: not readable as YAML ({error}); check quotes and indentation") from error
    names = [field.name for field in fields(Lexicon) if field.name not in _DERIVED]
    missing = [name for name in names if not isinstance(data, dict) or not isinstance(data.get(name), list)]
    if missing:
        raise OntologyError(f"{path}: the list {missing[0]!r} is missing; write `{missing[0]}: [word, word]`")
    lists = {name: frozenset(map(str, data[name])) for name in names}
    heads = frozenset(word for name, words in lists.items() if name.endswith("_heads") for word in words)
    titles_lower = frozenset(title.lower() for title in lists["titles"])
    plural_titles = frozenset(f"{title}s" for title in lists["titles"])
    return Lexicon(**lists, heads=heads, titles_lower=titles_lower, plural_titles=plural_titles)
