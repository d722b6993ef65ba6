"""Tokens -> an `Office`: the grammar of offices and titles, who represents what.

An office is an owner, titles and a portfolio: "Chinese | Foreign Minister", "US | Secretary | of State", "Ambassador | to Lebanon".
"""

from __future__ import annotations

import re

from kg.extract.names.model import Office, make_referent
from kg.extract.names.person_names import read_person_name, skip_honorifics
from kg.extract.names.runs import read_run
from kg.extract.names.tokens import NO_START, Found, Line
from kg.model import ACTOR_KINDS, Referent, slug

_LINKS = frozenset({"and", "&", "/", "of", "for", "to", "the", ",", "on", "in", "at"})
_NO_OWNER_BEHIND = frozenset({"and", ",", "in", "at", "on", "&"})
_JOINING = frozenset({"and", "&", ","})
_ENDS = frozenset({",", ".", ";", ")", "(", "and", ""})
_MOST_LINKS = 3
_PORTFOLIO = re.compile(r"[A-Z][a-z]+(?:isation|ization|ation|ition|ology|ities|icity|ivity|ulture|ology|omics)")
_OF_TOWNS = frozenset({"Mayor", "Mayors", "mayor"})
_OF_PROVINCES = frozenset({"Governor", "Governors", "governor"})
_STAFFS = frozenset({"Office", "Administration", "Cabinet", "Secretariat", "Chancellery"})


def read_office(line: Line, i: int) -> tuple[Office, int] | None:
    """Read "US Secretary of State", "State Councilor and Foreign Minister", "UN Syria envoy", "NSC Spokesperson"."""
    begin, of = _read_owner(line, i)
    j, seen = begin, False
    while True:
        if _is_title_noun(line, j, i):
            j, seen = _skip_acronym(line, j + 1), True
        elif (line.at(j).cap and line.is_title_word(j)) or (seen and _is_portfolio(line, j)):
            j += 1
        elif of is not None and not seen and line.skip_lower(j) > j:
            j = line.skip_lower(j)
        elif seen and of is None and (body := _read_body_inside(line, j)):
            j, of = j + 1, body
        elif seen and (portfolio := _read_portfolio(line, j)):
            j, owner = portfolio
            of = of or owner
        elif not seen and j > begin and line.at(j).text in ("of", "for", "and") and _is_capital_title(line, j + 1):
            j += 1
        else:
            break
    if not seen:
        return None
    return Office(line.span(i, j), line.at(i).start, line.at(j - 1).end, of, _state_of(of, line)), j


def _state_of(of: Referent | None, line: Line) -> Referent | None:
    """Give the state of a ministry, by what is known of it or by its name; states and organisations stand for themselves."""
    if of is None or of.kind != "GovernmentBody":
        return of if of is not None and of.kind in ("Country", "Organization") else None
    body = line.gazetteer.lookup(of.label)
    parent = line.gazetteer.get(body.parent) if body is not None and body.parent else None
    named = (match.actor for match in line.gazetteer.find(of.label) if match.actor.kind == "Country")
    state = parent or next(named, None)
    return make_referent(state) if state is not None and state.kind == "Country" else None


def _skip_acronym(line: Line, j: int) -> int:
    """Skip "(DPM)" behind a title, "(Development)" within one."""
    if line.at(j).text != "(" or line.at(j + 2).text != ")":
        return j
    return j + 3 if line.at(j + 1).text.isupper() or (line.at(j + 1).cap and line.at(j + 3).text in ("for", "of", "to")) else j


def _is_title_noun(line: Line, j: int, start: int) -> bool:
    """Is it "President" or "Presidents", or inside an office and for some nouns "president"?"""
    text, lexicon = line.at(j).text, line.lexicon
    if text in lexicon.titles or text in lexicon.plural_titles:
        return True
    return text in lexicon.titles_lower and (j > start or not text.islower() or text in lexicon.person_nouns)


def _is_capital_title(line: Line, j: int) -> bool:
    token = line.at(j)
    return _is_portfolio(line, j) or (token.cap and (token.text in line.lexicon.title_words or token.text in line.lexicon.titles))


def _is_portfolio(line: Line, j: int) -> bool:
    """Is it by its ending what a minister is minister of: "for | Digitalisation", "and | Utilities"?"""
    token = line.at(j)
    unknown = token.text not in line.lexicon.heads and j not in line.matches
    return unknown and line.at(j - 1).text in _LINKS and _PORTFOLIO.fullmatch(token.text) is not None


def _read_portfolio(line: Line, j: int) -> tuple[int, Referent | None] | None:
    """Read what follows a title: "of Foreign Affairs", "of the European Union", "to Lebanon", "and Trade"; give the owner in it."""
    k = j
    while line.at(k).text in _LINKS:
        k += 1
    if not 0 < k - j <= _MOST_LINKS:
        return None
    link = line.at(j).text
    if link == "of" and (body := _read_town(line, j, k) or _read_staff(line, k)):
        return body
    if link == "in" and (staff := _read_staff(line, k)):  # "Minister in the Prime Minister's Office"
        return staff[0], None
    run = read_run(line, k) if link in ("of", "for", "to") else None
    if run and link != "to" and _is_office_of(line, run, k):
        return run.after, run.name.referents[0]
    if k in line.matches and not (link in _JOINING and line.is_title_word(k) and line.is_title_word(k + 1)):  # "and | Commonwealth Affairs"
        return _read_known_owner_behind(line, k, link)
    if link == "," and (k != j + 1 or line.at(k).text not in line.lexicon.title_words):
        return None
    if _is_capital_title(line, k):
        return k, None
    if run is None or run.name.kind not in ACTOR_KINDS:
        return None
    return run.after, run.name.referents[0] if link != "to" else None


def _read_body_inside(line: Line, j: int) -> Referent | None:
    """Read an acronym between two titles: "Deputy | NEC | Director"."""
    token = line.at(j)
    if (
        not (token.text.isupper() and len(token.text) > 1 and token.text.isalpha())
        or line.text.isupper()
        or line.at(j + 1).text not in line.lexicon.titles
    ):
        return None
    if j in line.matches:
        return make_referent(line.matches[j][0].actor)
    return Referent(f"organization/{slug(token.text)}", "Organization", token.text)


def _read_town(line: Line, j: int, k: int) -> tuple[int, Referent] | None:
    """Read the town of its mayor, a part of a state of its head: "Mayor of | Lisbon" speaks for the town, not for Portugal."""
    if not line.at(k).cap or not (line.at(j - 1).text in _OF_TOWNS or (_is_of_province(line, j - 1) and k not in line.matches)):
        return None
    end = k + 1
    while _is_of_province(line, j - 1) and line.at(end).cap and line.is_next(end) and end not in line.matches:
        end += 1
    label = line.span(k, end)
    return end, Referent(f"place/{slug(label)}", "Place", label)


def _is_of_province(line: Line, j: int) -> bool:
    """Is it "Governor", "Chief Minister"?"""
    return line.at(j).text in _OF_PROVINCES or (line.at(j - 1).text, line.at(j).text) == ("Chief", "Minister")


def _read_staff(line: Line, k: int) -> tuple[int, Referent] | None:
    """Read a body named by whom it serves: "Head of the | President's Office", "Head of the | Office of the President"."""
    head = k + 1 if line.is_title_word(k) and line.at(k + 1).text in line.lexicon.titles else k
    if line.at(head).text in line.lexicon.titles and line.at(head + 1).text == "'s" and line.at(head + 2).text in _STAFFS:
        after = head + 3
    elif (
        line.at(k).text in _STAFFS
        and (line.at(k + 1).text, line.at(k + 2).text) == ("of", "the")
        and line.at(k + 3).text in line.lexicon.titles
    ):
        after = k + 4
    else:
        return None
    label = line.span(k, after)
    return after, Referent(f"organization/{slug(label)}", "GovernmentBody", label)


def _is_office_of(line: Line, run: Found, k: int) -> bool:
    """Is it the name of a body of several words, before a person's name: "Head of the | EU Delegation | to Ukraine Ann Roe"?"""
    first = line.matches[k][1] if k in line.matches else k + 1
    j = run.after
    if line.at(j).text == "to" and j + 1 in line.matches:
        j = line.matches[j + 1][1]
    is_body = run.name.kind in ("Organization", "GovernmentBody") and j > first
    return is_body and (line.at(j).text in _ENDS or read_person_name(line, skip_honorifics(line, j)) is not None)


def _read_known_owner_behind(line: Line, k: int, link: str) -> tuple[int, Referent | None] | None:
    match, after = line.matches[k]
    after = _skip_acronym(line, after)
    kind = match.actor.kind
    if match.form == "adjective" or kind not in ACTOR_KINDS | {"Place"}:
        return None
    if link in _NO_OWNER_BEHIND and not (link == "and" and kind == "Place"):  # "for Asia | and Africa"
        return None
    is_owner = kind != "Place" and link not in ("to", "for", "and")  # an ambassador to Lebanon, an envoy for Yemen is not theirs
    return after, make_referent(match.actor) if is_owner else None


def _read_owner(line: Line, i: int) -> tuple[int, Referent | None]:
    """Read a state or body in front of a title: "US", "China's", "WHO", "Russian Space Agency"."""
    run = read_run(line, i)
    if run and run.name.kind in ("GovernmentBody", "Organization") and line.starts_title(run.after):
        return run.after, run.name.referents[0]
    if i not in line.matches:
        return _read_unknown_owner(line, i)
    match, end = line.matches[i]
    title = end + (line.at(end).text == "'s")
    if match.form != "adjective" and line.at(title).text in _OF_TOWNS:
        label = line.span(i, end)
        return title, Referent(f"place/{slug(label)}", "Place", label)
    after = _skip_known_owner(line, i)
    if match.actor.kind in ACTOR_KINDS and match.form != "people" and line.starts_title(after):
        return after, make_referent(match.actor)
    return i, None


def _skip_known_owner(line: Line, i: int) -> int:
    """Skip a known actor, its acronym in brackets, "'s", and its place in an organisation: "UN Syria envoy", "Iran's UN envoy"."""
    match, after = line.matches[i]
    if line.at(after).text == "(" and line.at(after + 2).text == ")":
        after += 3
    if line.at(after).text == "'s":
        after += 1
    if after in line.matches and "Organization" in (match.actor.kind, line.matches[after][0].actor.kind):
        after = line.matches[after][1]
    return after


def _read_unknown_owner(line: Line, i: int) -> tuple[int, Referent | None]:
    """Read an organisation that only its place betrays: "NSC Spokesperson Emily Horne", "Metro spokesman Dan Stessel"."""
    token = line.at(i)
    if not token.cap or line.is_title(i) or token.text.lower() in NO_START or token.text in line.known.persons:
        return i, None
    if line.at(i + 1).text in _OF_TOWNS and read_person_name(line, i + 2):
        return i + 1, Referent(f"place/{slug(token.text)}", "Place", token.text)
    acronym = token.text.isupper() and len(token.text) > 1 and not line.text.isupper()
    is_owner = line.at(i + 1).text in line.lexicon.titles_lower or (acronym and line.starts_title(i + 1))
    if is_owner and read_person_name(line, i + 2):
        return i + 1, Referent(f"organization/{slug(token.text)}", "Organization", token.text)
    return i, None
