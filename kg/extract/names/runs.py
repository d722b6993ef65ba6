"""Capitalised runs with a known head noun -> names of bodies, organisations, documents, events, places, companies."""

from __future__ import annotations

import re

from kg.extract.lexicon import Lexicon
from kg.extract.names.model import Name, make_referent
from kg.extract.names.tokens import NO_START, Found, Line
from kg.model import EntityKind, Referent, slug

_LONGEST = 7
_BODIES = frozenset({"Ministry", "Department"})
_CONNECTORS = frozenset({"of", "for", "on", "to", "against", "the", "and", "&", "with", "de", "du"})
_ONLY_IN_DOCUMENTS = frozenset({"the", "with", "to"})
_FOLDERS: dict[EntityKind, str] = {"GovernmentBody": "government-body"}
_DOCUMENT_NUMBER = re.compile(r"\d[\d/()A-Z]*")
_ACRONYM = re.compile(r"(?!\d+$)(?=(?:.*[A-Z0-9]){2})[A-Z0-9][A-Za-z0-9&.\-]{1,9}")


def read_run(line: Line, i: int) -> Found | None:
    """Read a capitalised name by its head noun: "China's Ministry of State Security", "Tianjin University"."""
    if line.at(i).text.lower() in NO_START or line.is_honorific(i) or _is_people_of_no_state(line, i):
        return None
    owned = i in line.matches
    first = _skip_owner(line, i)
    j = _read_head(line, i, first)
    bare = j - first == 1
    if j == first or (bare and not owned and not _has_complement(line, j)):
        return None
    kind = _kind_of_head(line.at(j - 1).text, line.lexicon)
    after = _read_complement(line, j, kind)
    if bare and owned and kind == "Event" and after == j:
        return None  # "the US Summit" is any summit
    if kind == "Document" and _DOCUMENT_NUMBER.fullmatch(line.at(after).text):
        after += 1
    referent = _referent(line, line.span(i, after), kind)
    alias, end = read_acronym(line, after)
    return Found(Name(line.at(i).start, line.at(end - 1).end, kind, (referent,), "run", alias=alias), end)


def read_acronym(line: Line, i: int) -> tuple[str, int]:
    """Read "(WHO)" after a name: the acronym, or nothing, and where the text goes on."""
    if line.at(i).text == "(" and line.at(i + 2).text == ")" and _ACRONYM.fullmatch(line.at(i + 1).text):
        return line.at(i + 1).text, i + 3
    return "", i


def _is_people_of_no_state(line: Line, i: int) -> bool:
    match = line.matches[i][0] if i in line.matches else None
    return match is not None and match.form == "people" and match.actor.kind != "Country"


def _skip_owner(line: Line, i: int) -> int:
    """Skip the known actor in front: "China's"."""
    if i not in line.matches:
        return i
    after = line.matches[i][1]
    return after + 1 if line.at(after).text == "'s" else after


def _read_head(line: Line, i: int, first: int) -> int:
    """Give the token after the last head noun of the capitalised words from `first`; `first` itself if there is none."""
    j = first
    while j - first < _LONGEST and _is_in_run(line, i, first, j):
        j = line.matches[j][1] if j in line.matches and j > first else j + 1
    while j > first and line.at(j - 1).text not in line.lexicon.heads:
        j -= 1
    return j


def _is_in_run(line: Line, i: int, first: int, j: int) -> bool:
    token = line.at(j)
    numbered = j > first and token.text[:1].isdigit() and not token.text.isdigit()  # "the 5th Fleet"
    if not (token.cap or j in line.matches or numbered):
        return False
    if j > first and line.gap(j) not in (" ", "-", ""):
        return False
    return not (j > i and token.text in line.lexicon.titles and token.text not in line.lexicon.heads)


def _has_complement(line: Line, j: int) -> bool:
    """Does "of Justice" or "for the Environment" follow?"""
    following = line.at(j + 1)
    return line.at(j).text in ("of", "for", "on", "to") and (following.cap or (following.text == "the" and line.at(j + 2).cap))


def _kind_of_head(head: str, lexicon: Lexicon) -> EntityKind:
    kinds: tuple[tuple[EntityKind, frozenset[str]], ...] = (
        ("GovernmentBody", lexicon.body_heads),
        ("Organization", lexicon.organization_heads),
        ("Document", lexicon.document_heads),
        ("Event", lexicon.event_heads),
        ("Company", lexicon.company_heads),
    )
    return next((kind for kind, heads in kinds if head in heads), "Place")


def _read_complement(line: Line, start: int, kind: EntityKind) -> int:
    """Read "of Foreign Affairs of Algeria" after a head noun: where it ends."""
    j = start
    while (k := _next_part(line, j, kind, first=j == start)) is not None:
        j = line.matches[k][1] if k in line.matches else k + 1
        while _is_in_part(line, j):
            j += 1
    return j


def _next_part(line: Line, j: int, kind: EntityKind, *, first: bool) -> int | None:
    """Skip the one or two connectors before a further part of the name; None where the name ends."""
    k = j
    while line.at(k).text in _CONNECTORS:
        k += 1
    if not 0 < k - j <= 2 or not (line.at(k).cap or k in line.matches):
        return None
    connector = line.at(j).text
    plain = line.is_title_word(k) and line.at(k).text not in line.lexicon.heads
    with_article = k - j == 2 and line.at(j + 1).text == "the" and plain  # "of Water and the Environment"
    if connector in ("and", "&") and (first or (k - j > 1 and not with_article) or _starts_name(line, k)):
        return None
    return None if connector in _ONLY_IN_DOCUMENTS and kind != "Document" else k


def _starts_name(line: Line, k: int) -> bool:
    """Is it a name of its own behind "and"?"""
    text = line.at(k).text
    lexicon = line.lexicon
    return k in line.matches or text in lexicon.titles | _BODIES or line.is_honorific(k) or text in line.known.persons


def _is_in_part(line: Line, k: int) -> bool:
    token = line.at(k)
    return (
        token.cap
        and k not in line.matches
        and line.gap(k) in (" ", "-")
        and token.text not in line.lexicon.titles
        and not line.is_honorific(k)
    )


def _referent(line: Line, label: str, kind: EntityKind) -> Referent:
    actor = line.gazetteer.lookup(label)
    if actor:
        return make_referent(actor)
    plain = re.sub(r"^(the|The) ", "", label)
    body = line.known.bodies.get(plain) if kind == "GovernmentBody" else None
    return body or Referent(f"{_FOLDERS.get(kind, kind.lower())}/{slug(plain)}", kind, plain)
