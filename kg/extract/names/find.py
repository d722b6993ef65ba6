"""A paragraph -> its `Name`s, before the parser: every rule looks at a place, and the longest name wins."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.lexicon import Lexicon
from kg.extract.names.actors import read_actor, read_hyphenated, read_known, read_slashed
from kg.extract.names.lists import join_lists, join_places
from kg.extract.names.model import Known, Name
from kg.extract.names.persons import Plural, read_person
from kg.extract.names.runs import read_run
from kg.extract.names.tokens import Found, Line, make_line
from kg.gazetteer import Gazetteer


def find_names(text: str, gazetteer: Gazetteer, lexicon: Lexicon, known: Known) -> list[Name]:
    """Find the names of one paragraph: in order, without overlap; offsets into `text`."""
    line = make_line(text, gazetteer, lexicon, known)
    return join_lists(text, join_places(text, list(_read_names(line))))


def _read_names(line: Line) -> Iterator[Name]:
    i = 0
    plural: Plural | None = None
    while i < len(line.tokens):
        options = _read_at(line, i, plural) if _can_start(line, i) else []
        plural = next((Plural(option.plural, option.after) for option in options if option.plural), plural)
        best = max(options, key=lambda option: option.after, default=None)
        if best is not None:
            yield best.name
        i = best.after if best is not None else i + 1


def _can_start(line: Line, i: int) -> bool:
    token = line.at(i)
    return token.cap or i in line.matches or token.text in line.known.acronyms or token.text.lower() in line.lexicon.titles_lower


def _read_at(line: Line, i: int, plural: Plural | None) -> list[Found]:
    """Ask every rule; of names equally long the first wins."""
    rules = (read_run, read_actor, read_known, read_hyphenated, read_slashed)
    return [found for found in (read_person(line, i, plural), *(rule(line, i) for rule in rules)) if found is not None]
