"""Joint statement -> who signs it: the states and bodies of its list, the group in its title, or the publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.gazetteer import Gazetteer, Match
from kg.model import Document, Referent, slug
from kg.read.transcript.people import Person
from kg.read.transcript.sides import to_referent

_GAP = re.compile(
    r"\s*(?:\([^()]{1,40}\))?\s*(?:,|;|-|–|/|\band\b|&|,? as well as|,? together with|,? along with|,\s*and|;\s*and)?\s*(?:(?:the |of "
    r"|their |foreign |ministers? |secretary |high representative |representatives? |leaders? |governments? "
    r"|kingdom of |republic of |state of |sultanate of |federal |people's |democratic |islamic |hashemite |member states |countries "
    r"|members |union |commission )*)",
    re.I,
)
_JOINS = re.compile(r",|;|-|–|/|\band\b|&|as well as|together with|along with", re.I)
_OPENS = re.compile(
    r"(?:^|[.]\s+|\b(?:by|we,?)\s+)[\s\d.\"'(-]*(?:the\s+)?(?:(?:[\w'-]+\s+){0,3}(?:governments?|representatives|ministers|leaders"
    r"|heads|members|states|delegations|presidents|secretaries)[\w\s,]{0,30}?\s(?:of|from)\s+)?(?:the\s+)?(?:\w+ of (?:the )?"
    r"|(?:[\w']+ ){1,12}on behalf of (?:the )?)?$",
    re.I,
)
_TITLE_OPENS = re.compile(r"(?:^|\b(?:by|of|from|between|among)\b[^,]{0,60})$", re.I)
_TOPIC = re.compile(
    r"\s(?:on|regarding|concerning|about|addressing|condemning|commending|supporting|marking|in support of|against|welcoming|calling"
    r"|to (?:end|support|mark))\b.*",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:(?:by|of|from) (?:the )?)?((?:Friends of (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)|(?:[A-Z][\w-]+ )+(?:Group|Quad|Quartet"
    r"|Troika|Coalition|Alliance|Forum|Partnership|Community|Nine|Four|Five))\b(?: \(([A-Z0-9]+)\))?"
)


def find_signatories(
    document: Document, gazetteer: Gazetteer, people: Sequence[Person], side: tuple[Referent, ...]
) -> tuple[Referent, ...]:
    """Give who "we" is in a joint statement.

    A list of two or more in the opening "We, ...", in the title or in the first sentences; else the sides of the persons
    in the title; else a group named there, and whom the publisher speaks for.
    """
    title = _TOPIC.sub("", document.title)
    body = document.text[document.body :]
    opening = [part for part in re.split(r"\n+", body[:6000]) if len(part) > 60][:3]
    we = re.search(r"\bwe,? the\b[^.]{0,900}", body[:2500], re.I)
    listed = (_listed(we.group(), gazetteer, _OPENS) if we else ()) or _listed(title, gazetteer, _TITLE_OPENS)
    for text in opening:
        listed = listed or _listed(text, gazetteer, _OPENS)
    listed = listed or _listed(document.title, gazetteer, _TITLE_OPENS)
    if listed:
        return listed
    sides = tuple(dict.fromkeys(p.side for p in people if p.side and p.start < len(title)))
    if sides:
        return tuple(dict.fromkeys((*side, *sides)))
    return tuple(dict.fromkeys((*_group(title, gazetteer), *side)))


def _listed(text: str, gazetteer: Gazetteer, opens: re.Pattern[str]) -> tuple[Referent, ...]:
    """Find the first list of two or more states and organisations behind an opening, as "We, the ministers of"."""
    matches = [m for m in gazetteer.find(text) if m.actor.kind in ("Country", "Organization")]
    runs: list[list[Match]] = []
    for match in matches:
        gap = text[runs[-1][-1].end : match.start] if runs else ""
        if runs and _GAP.fullmatch(gap) and _JOINS.search(gap):
            runs[-1].append(match)
        elif not (runs and re.fullmatch(r"\s*\(?", gap) and runs[-1][-1].actor.id == match.actor.id):
            runs.append([match])
    for run in runs:
        names = tuple(dict.fromkeys(to_referent(m.actor) for m in run))
        before = re.split(r"(?<=[.:])\s", text[: run[0].start])[-1]
        if len(names) > 1 and (opens.search(before) or re.match(r"\W*joint\b", text[run[-1].end :], re.I)):
            return names
    return ()


def _group(title: str, gazetteer: Gazetteer) -> tuple[Referent, ...]:
    named = _GROUP.search(title)
    if named:
        known = gazetteer.lookup(named[1]) or (gazetteer.lookup(named[2]) if named[2] else None)
        return (to_referent(known),) if known else (Referent(f"organization/{slug(named[1])}", "Organization", named[1]),)
    known_groups = [m.actor for m in gazetteer.find(title) if m.actor.kind == "Organization"]
    return (to_referent(known_groups[0]),) if known_groups else ()
