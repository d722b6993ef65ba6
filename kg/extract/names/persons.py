"""Tokens -> persons with their offices: titled in front ("President X"), behind ("X, Head of ..."), and of plural titles."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from kg.extract.names.model import Name, Office, make_referent
from kg.extract.names.person_names import is_style, read_person_name, skip_honorifics
from kg.extract.names.titles import read_office
from kg.extract.names.tokens import NO_START, Found, Line
from kg.model import Referent, slug

_FARTHEST_HOLDER = 4
# What may stand behind an office that itself stands behind a name.
_CLOSINGS = frozenset({",", ".", ";", ":", ")", "and", "said", "met", "has", "is", "was", "will", "today", "in", "on", "at"})


class Plural(NamedTuple):
    """A plural title, and the token after its last holder so far."""

    title: str
    after: int


def read_person(line: Line, i: int, plural: Plural | None) -> Found | None:
    """Read a person with an honorific or an office; `plural` is the plural title read before, whose holders may go on here."""
    begin = skip_honorifics(line, i)
    office, j = read_office(line, begin) or (None, begin)
    if j == i:
        return _read_further_holder(line, i, plural) or _read_untitled(line, i)
    if office:
        j = _skip_further_offices(line, j)
    if office and _is_in_apposition(line, i, j, office):
        j += 1
    person = _read_holder(line, j)
    if person is None:
        return None
    found = _finish(line, i, *person, (office,) if office else ())
    is_plural = office is not None and office.text.split()[-1] in line.lexicon.plural_titles
    return found._replace(plural=office.text) if office and is_plural else found


def _read_holder(line: Line, j: int) -> tuple[str, int] | None:
    """Read a name behind honorifics, and behind a title among them: "His Excellency Sheikh | Ali Omar"."""
    begin = skip_honorifics(line, j)
    person = read_person_name(line, begin)
    behind_comma = line.at(j - 1).text == ","
    if person is not None or (begin == j and not behind_comma):
        return person
    inner = read_office(line, begin)
    return read_person_name(line, skip_honorifics(line, inner[1])) if inner else None


def _skip_further_offices(line: Line, j: int) -> int:
    """Skip the other offices of one person: "Minister for Trade | , Second Minister for Education, and Deputy Mayor | , Dr Roe"."""
    k = j
    while line.at(k).text == ",":
        further = read_office(line, k + 2 if line.at(k + 1).text == "and" else k + 1)
        if further is None:
            break
        k = further[1]
    named = k > j and line.at(k).text == "," and (line.is_honorific(k + 1) or is_style(line, k + 1))
    return k if named and _read_holder(line, k + 1) is not None else j


def _is_in_apposition(line: Line, i: int, j: int, office: Office) -> bool:
    """Does a full name follow the comma: "the Prime Minister of Pakistan, Imran Khan", "Minister for Education, Dr Ann Roe"?"""
    if line.at(j).text != ",":
        return False
    if line.is_honorific(j + 1) or is_style(line, j + 1):
        return _read_holder(line, j + 1) is not None
    if line.at(j + 1).text in line.lexicon.titles and office.of is not None:  # "Minister of Trade of Peru, Ambassador Ann Roe"
        inner = read_office(line, j + 1)
        titled = read_person_name(line, inner[1]) if inner and inner[0].of is None else None
        return titled is not None and " " in titled[0]
    if line.at(i - 1).text.lower() not in ("the", "our") or not office.of:
        return False
    person = read_person_name(line, j + 1)
    return person is not None and " " in person[0]


def _read_further_holder(line: Line, i: int, plural: Plural | None) -> Found | None:
    """Read a further person of a plural title: "Presidents A of Romania and | B of Poland"."""
    if plural is None or i - plural.after > _FARTHEST_HOLDER:
        return None
    person = read_person_name(line, i)
    if person is None:
        return None
    office = Office(plural.title, line.at(i).start, line.at(person[1] - 1).end, None)
    found = _finish(line, i, *person, (office,))
    return found._replace(plural=plural.title) if found.name.offices[0].of else None


def _read_untitled(line: Line, i: int) -> Found | None:
    """Read a full name that an office follows: "Bjoern Seibert, Head of Cabinet of the ..."."""
    person = read_person_name(line, i)
    if person is None or " " not in person[0] or i in line.matches:
        return None
    found = _finish(line, i, *person, ())
    return found if found.name.offices else None


def _finish(line: Line, i: int, label: str, j: int, offices: tuple[Office, ...]) -> Found:
    """Read what follows a person's name: the state of the office, and a further office behind a comma."""
    if offices and line.at(j).text == "of":
        k = j + 2 if line.at(j + 1).text == "the" else j + 1
        if k in line.matches and line.matches[k][0].form in ("name", "acronym"):
            match, j = line.matches[k]
            state = make_referent(match.actor)
            offices = tuple(office if office.of else replace(office, of=state, state=state) for office in offices)
    further = _read_office_behind(line, j)
    if further:
        office, j = further
        offices = (*offices, office)
    name = Name(line.at(i).start, line.at(j - 1).end, "Person", (_person(line, label),), "title", offices=offices)
    return Found(name, j)


def _read_office_behind(line: Line, j: int) -> tuple[Office, int] | None:
    """Read ", the Head of Cabinet," behind a name, the second comma with it where the sentence goes on."""
    if line.at(j).text != ",":
        return None
    further = read_office(line, j + 2 if line.at(j + 1).text.lower() == "the" else j + 1)
    if not further:
        return None
    office, after = _read_unknown_body(line, *further)
    closing, following = line.at(after), line.at(after + 1)
    if closing.text and closing.text not in _CLOSINGS:
        return None
    goes_on = closing.text == "," and following.text and not following.cap and following.text not in ("and", "as")
    return office, after + 1 if goes_on else after


def _read_unknown_body(line: Line, office: Office, after: int) -> tuple[Office, int]:
    """Read the body of which nothing is known: "CEO of | Acme", "Chairman of | VEB.RF"."""
    j = after + 1
    is_open = office.of is None and line.at(after - 1).text in line.lexicon.titles and line.at(after).text == "of"
    if not is_open or not line.at(j).cap or line.at(j).text.lower() in NO_START:
        return office, after
    end = j + 1
    while line.at(end).cap and line.is_next(end) and end not in line.matches:
        end += 1
    label = line.span(j, end)
    body = Referent(f"organization/{slug(label)}", "Organization", label)
    return replace(office, text=f"{office.text} of {label}", end=line.at(end - 1).end, of=body), end


def _person(line: Line, label: str) -> Referent:
    """Give the person whom the document named in full, else the one of this name."""
    words, persons = label.split(), line.known.persons
    known = persons.get(words[-1])
    if known and set(words) <= set(known.label.split()):
        return known
    return Referent(f"person/{slug(label)}", "Person", label)
