"""The parts of a matched time expression and the day of the text -> a `DateValue`, or None where there is no usable date.

Days, months and years have a value; weeks, decades, durations and vague words have none: xsd has no type for them, and
a month or year in their place would say more than the text does.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from kg.model import DateValue

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBERS = {"a": 1, "an": 1}
NUMBERS |= {word: number for number, word in enumerate(_SMALL.split(), start=1)}
NUMBERS |= {word: number * 10 for number, word in enumerate(_TENS.split(), start=2)}

_STEPS = {"this": 0, "last": -1, "past": -1, "next": 1, "coming": 1}
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "year": (1, 12)}
_TOLERANCE = dt.timedelta(days=60)
"""How far on the other side of `said_on` a date without a year may lie before it belongs to another year."""


@dataclass(frozen=True, slots=True)
class When:
    """What a resolver knows beside the words: the day of the text, and whether the act lies ahead."""

    said_on: dt.date | None
    future: bool


def resolve_nothing(_match: re.Match[str], _when: When) -> None:
    """Give None, for expressions of time that date nothing."""


def resolve_day(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "July 19, 2021", "the 19th of July", "July 19 last year"."""
    month, day = _month_number(match["month"]), _day_number(match["day"])
    year = _choose_year(match, month, day, when)
    date = _make_day(year, month, day) if year else None
    return _day_value(date) if date else None


def resolve_days(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve days of one month to the month, with the days as its borders; days of two months have no date."""
    month = _month_number(match["month"])
    if _month_number(match.groupdict().get("other") or match["month"]) != month:
        return None
    first, last = _day_number(match["day"]), _day_number(match["until"])
    year = _choose_year(match, month, first, when)
    start, end = (_make_day(year, month, day) if year else None for day in (first, last))
    return DateValue(start.isoformat()[:7], start, end) if start and end and start <= end else None


def resolve_month(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "February 2014", "in July"."""
    month = _month_number(match["month"])
    year = _choose_year(match, month, 28 if when.future else 1, when)
    return _month_value(year, month) if year else None


def resolve_near_month(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "last July" to the one before this month, "next July" to the one after it, "this July" to this year's."""
    if not when.said_on:
        return None
    month, step = _month_number(match["month"]), _step(match["which"])
    this_year = step == 0 or (month < when.said_on.month if step < 0 else month > when.said_on.month)
    return _month_value(when.said_on.year + (0 if this_year else step), month)


def resolve_iso(match: re.Match[str], _when: When) -> DateValue | None:
    """Resolve "2021-07-19"."""
    date = _make_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return _day_value(date) if date else None


def resolve_numeric(match: re.Match[str], _when: When) -> DateValue | None:
    """Resolve "19.07.2021" and "5/24/2011"; where a slash leaves day and month open ("5/6/2011") only the year is sure."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    day_first = _make_day(year, b, a)
    month_first = _make_day(year, a, b) if match["sep"] == "/" else None
    if day_first and month_first and day_first != month_first:
        return _year_value(year)
    date = day_first or month_first
    return _day_value(date) if date else None


def resolve_weekday(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "Monday" to the last one, the day itself included, or to the next one where the act lies ahead."""
    if not when.said_on:
        return None
    weekday, said_on = WEEKDAYS[match["weekday"].capitalize()], when.said_on
    which = _last_word(match["which"])
    if match["week"] or which in ("this", "next"):
        monday = said_on - dt.timedelta(days=said_on.weekday())
        return _day_value(monday + dt.timedelta(days=weekday, weeks=_step(match["week"] or which)))
    behind = (said_on.weekday() - weekday) % 7
    if which in ("last", "past"):
        return _day_value(said_on - dt.timedelta(days=behind or 7))
    if which == "coming" or (when.future and behind):
        return _day_value(said_on + dt.timedelta(days=7 - behind))
    return _day_value(said_on - dt.timedelta(days=behind))


def resolve_near_day(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "today", "this morning", "last night", "the day before yesterday"."""
    word = match["word"].lower()
    away = -1 if "yesterday" in word or word.startswith("last") else int("tomorrow" in word)
    twice = 2 if word.startswith("the day") else 1
    return _day_value(when.said_on + dt.timedelta(days=away * twice)) if when.said_on else None


def resolve_period(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "last month", "this year", "last summer" (the year of it); a week, a weekend or a winter has no date."""
    unit, step = match["unit"].lower(), _step(match["which"])
    if not when.said_on:
        return None
    if unit == "month":
        return _shift_months(when.said_on, step)
    if unit not in _SEASON_MONTHS:
        return None
    starts, ends = _SEASON_MONTHS[unit]
    this_year = unit != "year" and (when.said_on.month > ends if step < 0 else when.said_on.month < starts)
    return _year_value(when.said_on.year + (0 if this_year else step))


def resolve_ago(match: re.Match[str], when: When) -> DateValue | None:
    """Resolve "two days ago", "three months ago", "50 years ago"; None for weeks, decades and "nearly 50 years ago"."""
    if not when.said_on or match["about"] or not match["count"]:
        return None
    unit, words = match["unit"], match["count"]
    count = int(words) if words.isdigit() else NUMBERS[words.lower()]
    if unit == "day":
        return _day_value(when.said_on - dt.timedelta(days=count))
    if unit == "month":
        return _shift_months(when.said_on, -count)
    return _year_value(when.said_on.year - count) if unit == "year" and count < when.said_on.year else None


def resolve_year(match: re.Match[str], _when: When) -> DateValue | None:
    """Resolve "2015", "spring of 2019", "the third quarter of 2021"; None where a part of a year is of no year."""
    return _year_value(int(match["year"])) if match["year"] else None


def resolve_unusual(match: re.Match[str], _when: When) -> DateValue | None:
    """Resolve "19-Jul-2021", "19 juillet 2021", as far as dateparser knows them."""
    date = _parse_unusual(match[0])
    return _day_value(date) if date else None


def _parse_unusual(text: str) -> dt.date | None:
    import dateparser  # slow to import, and hardly ever needed

    parsed = dateparser.parse(text, languages=["en", "fr", "es", "de", "pt", "it", "ru", "zh"], settings={"STRICT_PARSING": True})
    return parsed.date() if parsed else None


def _choose_year(match: re.Match[str], month: int, day: int, when: When) -> int | None:
    """The year that the text gives, or the one that puts the day nearest on the meant side of `said_on`."""
    if match["year"]:
        return int(match["year"])
    if not when.said_on:
        return None
    if match["rel"]:
        return when.said_on.year + _step(match["rel"])
    years = (when.said_on.year + away for away in ((-1, 0, 1) if when.future else (1, 0, -1)))
    dates = (date for year in years if (date := _make_day(year, month, day)))
    if when.future:
        return next((date.year for date in dates if date >= when.said_on - _TOLERANCE), None)
    return next((date.year for date in dates if date <= when.said_on + _TOLERANCE), None)


def _month_number(name: str) -> int:
    return next(number for month, number in MONTHS.items() if month.startswith(name[:3].capitalize()))


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _last_word(which: str | None) -> str:
    return which.split()[-1].lower() if which else ""


def _step(which: str) -> int:
    return _STEPS[_last_word(which)]


def _make_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day_value(day: dt.date) -> DateValue:
    return DateValue(day.isoformat(), day, day)


def _month_value(year: int, month: int) -> DateValue:
    first = dt.date(year, month, 1)
    return DateValue(first.isoformat()[:7], first, first.replace(day=calendar.monthrange(year, month)[1]))


def _year_value(year: int) -> DateValue:
    return DateValue(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31))


def _shift_months(day: dt.date, step: int) -> DateValue:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return _month_value(year, month + 1)
