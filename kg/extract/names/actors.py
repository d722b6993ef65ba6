"""Tokens -> names that are known already: actors of the gazetteer, the document's own surnames and acronyms, hyphenated states."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from kg.extract.names.model import Name, make_referent
from kg.extract.names.runs import read_acronym
from kg.extract.names.tokens import NO_START, Found, Line
from kg.gazetteer import Match
from kg.model import ACTOR_KINDS, Referent, slug

_SENTENCE_STARTS = frozenset('.:;"')


def read_actor(line: Line, i: int) -> Found | None:
    """Read a known actor: "China", "Chinese", "the Algerians", "Beijing", "European Union (EU)"."""
    if i not in line.matches:
        return None
    match, after = line.matches[i]
    if _is_surname(line, i, match):
        return None
    alias, after = read_acronym(line, after)
    if match.form == "people":
        label = line.text[match.start : match.end]
        group = Referent(f"group/{slug(label)}", "Group", label)
        return Found(Name(match.start, match.end, "Group", (group,), "people", "adjective"), after)
    form: Literal["name", "adjective"] = "adjective" if match.form == "adjective" else "name"
    rule = "metonym" if match.form == "metonym" else "gazetteer"
    end = line.at(after - 1).end if alias else match.end
    return Found(Name(match.start, end, match.actor.kind, (make_referent(match.actor),), rule, form, alias=alias), after)


def read_known(line: Line, i: int) -> Found | None:
    """Read an acronym or a surname that the document explained."""
    token = line.at(i)
    if i in line.matches:
        return None
    if (name := line.known.acronyms.get(token.text)) is not None:
        return Found(replace(name, start=token.start, end=token.end, offices=(), alias="", rule="acronym"), i + 1)
    person = line.known.persons.get(token.text)
    if person is None or not token.cap or token.text.lower() in NO_START:
        return None
    j, words = i + 1, set(person.label.split())
    while line.at(j).text in words and line.is_next(j):
        j += 1
    if j == i + 1 and line.at(j).cap and line.is_next(j) and j not in line.matches:
        return None  # part of another name
    return Found(Name(token.start, line.at(j - 1).end, "Person", (person,), "surname"), j)


def read_hyphenated(line: Line, i: int) -> Found | None:
    """Read "China-Algeria" and "US-led": the one or two states in a hyphenated adjective."""
    token = line.at(i)
    parts = token.text.split("-")
    if len(parts) < 2:
        return None
    actors = [line.gazetteer.lookup(part) if part[:1].isupper() else None for part in parts]
    referents = tuple(dict.fromkeys(make_referent(a) for a in actors if a is not None and a.kind in ACTOR_KINDS))
    if not referents or (len(referents) != len(actors) and not parts[-1].islower()):
        return None
    return Found(Name(token.start, token.end, referents[0].kind, referents, "hyphen", "adjective"), i + 1)


def read_slashed(line: Line, i: int) -> Found | None:
    """Read "Blinken/Lavrov" and "US/UK" before a noun: two persons, or two states."""
    first, slash, second = line.at(i), line.at(i + 1), line.at(i + 2)
    if slash.text != "/" or first.end != slash.start or slash.end != second.start or line.at(i + 3).text == "/":
        return None
    pair = [line.known.persons.get(token.text) or _state(line, token.text) for token in (first, second)]
    referents = tuple(dict.fromkeys(one for one in pair if one is not None))
    if len(referents) != len(pair) or referents[0].kind != referents[1].kind:
        return None
    return Found(Name(first.start, second.end, referents[0].kind, referents, "hyphen", "adjective"), i + 3)


def _state(line: Line, text: str) -> Referent | None:
    actor = line.gazetteer.lookup(text) if text[:1].isupper() else None
    return make_referent(actor) if actor is not None and actor.kind == "Country" else None


def _is_surname(line: Line, i: int, match: Match) -> bool:
    """Is a state's name the surname of an unknown person: "Michael Jordan"?"""
    before, text = line.at(i - 1), line.at(i - 1).text
    if match.form != "name" or match.actor.kind != "Country" or before.end + 1 != match.start or i in line.match_ends:
        return False
    if not before.cap or not text.isalpha() or text.isupper() or text.lower() in NO_START or line.is_title(i - 1):
        return False
    return i > 1 and line.at(i - 2).text not in _SENTENCE_STARTS
