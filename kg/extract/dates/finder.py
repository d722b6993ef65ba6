"""A text and the day it was said -> the time expressions in it, with a date where they have a usable one.

One pattern finds the expressions; the words before and after one then say whether it dates an act ("on July 19"),
bounds one ("since 2015") or belongs to a noun ("the 2015 deal", "Monday's vote"). Only the first has a value.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.dates.rules import ANY_RULE, CLUE, LEAD, RULES, Kind
from kg.extract.dates.values import When
from kg.model import DateValue

_COMPILED = tuple(re.compile(rule.pattern) for rule in RULES)
_REACH = 60
"""How many characters before an expression may belong to it."""

_POSSESSIVE = re.compile(r"[’']s\b")
_CAPITAL_NEXT = re.compile(r"\s(?:[A-Z]|[a-z]+-[A-Z])")
_NUMBERED = re.compile(
    r"(?:\b[A-Z][\w.’'-]*|\b(?:resolutions?|articles?|paragraphs?|sections?|number|no\.?|rule|directive|decision)|\d[\w/.]*)\s\(?\Z"
)
_OCCASION = re.compile(
    r"\s(?:attacks?|massacre|incident|movement|uprising|revolution|coup|elections?|vote|referendum|summit|meeting|talks|visit|session"
    r"|agreement|deal|accord|deadline|statement|declaration|launch(?:es)?|strikes?|bombings?|earthquake|anniversary|celebrations?)\b"
)
_STATE_OF_THINGS = re.compile(
    r"(?:\bof|\bat|\bwhere \w+ (?:is|are)|\bworld|\bnot (?:just|only)"
    r"|\beven|\bstill|\bthan|\bface|\bliv(?:e|ing)|\bstanding here|\bremains? \w+ \w+)\s\Z"
)
_OWN_PREPOSITION = re.compile(r"(?:for|in|within|over|after|during|at|to|so|not)\b", re.IGNORECASE)
_WHEN_IT_IS = {"in", "during", "throughout", "around"}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression at `[start, end)`, with its preposition; `value` is None where it dates nothing."""

    start: int
    end: int
    value: DateValue | None


@dataclass(frozen=True, slots=True)
class _Found:
    mention: DateMention
    kind: Kind
    is_date: bool
    """It would date an act, if only its day could be told; "since Monday" never does."""


def find_dates(text: str, said_on: dt.date | None, *, future: bool = False) -> list[DateMention]:
    """Find the time expressions of a text, in order and without overlaps.

    Args:
        text: a sentence or a longer passage; the offsets are half-open characters into it.
        said_on: the day of the text; without it only absolute dates have a value.
        future: whether what has no year ("on Friday", "in April") lies ahead; else it lies behind, unless it comes
            within two months ("on August 2", said in July).

    >>> [m.value and m.value.value for m in find_dates("Since 2015 they met on Monday and on July 3.", dt.date(2021, 7, 20))]
    [None, '2021-07-19', '2021-07-03']
    """
    if not CLUE.search(text):
        return []
    joined: list[_Found] = []
    for found in _find_each(text, When(said_on, future)):
        one = _join(text, joined[-1], found) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(found)
    return [found.mention for found in joined]


def _find_each(text: str, when: When) -> Iterator[_Found]:
    border = 0
    for hit in ANY_RULE.finditer(text):
        number = (hit.lastindex or 1) - 1
        match = _COMPILED[number].match(text, hit.start())
        lead = LEAD.search(text, max(border, hit.start() - _REACH), hit.start())
        found = match and _read(text, number, match, lead, when)
        if found:
            yield found
            border = found.mention.end


def _read(text: str, number: int, match: re.Match[str], lead: re.Match[str] | None, when: When) -> _Found | None:
    """One expression in its context; None where it is no expression of time ("Vision 2030", "Prime Minister May")."""
    kind, words = RULES[number].kind, (lead.groupdict() if lead else {})
    bare = _is_bare(kind, match)
    if bare and not _is_time(text, match, words):
        return None
    value = RULES[number].resolve(match, when)
    if kind == "unusual" and not value:
        return None
    start = lead.start() if lead and (kind != "vague" or _is_of_lead(match, words)) else match.start()
    is_date = kind != "vague" and not _is_border(text, kind, match, words) and (not bare or _is_placed(words))
    return _Found(DateMention(start, match.end(), value if is_date else None), kind, is_date)


def _is_bare(kind: Kind, match: re.Match[str]) -> bool:
    """A month or a year with nothing of its own to show that it is one."""
    groups = match.groupdict()
    return match[0].isdigit() if kind == "year" else kind == "month" and not any(groups.get(key) for key in ("year", "rel", "which"))


def _is_of_lead(match: re.Match[str], words: dict[str, str | None]) -> bool:
    """Whether a vague expression takes the preposition before it: "over the past week", not "went on for years"."""
    return not words.get("det") and words.get("prep") != "of" and not _OWN_PREPOSITION.match(match[0])


def _is_placed(words: dict[str, str | None]) -> bool:
    return (words.get("prep") or "").lower() in _WHEN_IT_IS or any(words.get(key) for key in ("part", "mod", "known"))


def _is_time(text: str, match: re.Match[str], words: dict[str, str | None]) -> bool:
    if _is_placed(words) and not words.get("det"):
        return not (match[0].capitalize() == "May" and _POSSESSIVE.match(text, match.end()))
    if match[0].isdigit():
        named = not any(words.values()) and _NUMBERED.search(text, max(0, match.start() - _REACH), match.start())
        return not named and not _CAPITAL_NEXT.match(text, match.end())
    return match[0].capitalize() not in ("May", "March") or (words.get("bound") or "").lower() in ("since", "until", "till")


def _is_border(text: str, kind: Kind, match: re.Match[str], words: dict[str, str | None]) -> bool:
    """It bounds a span ("until", "over"), or belongs to a noun."""
    bound, prep = ((words.get(key) or "").lower() for key in ("bound", "prep"))
    if bound and not (kind == "days" and bound in ("from", "between")):
        return True
    if words.get("det") or _POSSESSIVE.match(text, match.end()):
        return True
    if kind in ("near", "period"):
        general = _STATE_OF_THINGS.search(text, max(0, match.start() - _REACH), match.start())
        return bool(general) or prep in ("over", "for", "within", "throughout")
    return kind == "day" and prep != "on" and bool(_OCCASION.match(text, match.end()))


def _join(text: str, one: _Found, two: _Found) -> _Found | None:
    """Two names of one time side by side are one mention: "on Thursday (Aug 20)", "five years ago, in July 2011"."""
    gap = re.fullmatch(r"\s?[(,–—-]?\s?", text[one.mention.end : two.mention.start])
    if not gap or not two.is_date or one.kind in ("vague", "unusual"):
        return None
    if two.kind == "day" and one.kind in ("weekday", "near", "period"):
        value = two.mention.value
    elif two.kind in ("weekday", "near") and one.kind in ("weekday", "day", "near"):
        value = one.mention.value or two.mention.value
    elif _is_within(two.mention.value, one.mention.value):
        value = two.mention.value
    else:
        return None
    end = two.mention.end + ("(" in gap[0] and text.startswith(")", two.mention.end))
    return _Found(DateMention(one.mention.start, end, value if one.is_date else None), two.kind, one.is_date)


def _is_within(inner: DateValue | None, outer: DateValue | None) -> bool:
    return bool(inner and outer and inner != outer and outer.first <= inner.first and inner.last <= outer.last)
