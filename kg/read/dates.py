"""Text -> the calendar day that a header, a title or a dateline gives."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<{}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DATE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to)\s*(?:[a-z]+\s+)?\d{{1,2}})?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:-|–|to)\s*\d{{1,2}})?\s+(?:of\s+)?{_MONTH.format('m3')},?\s+(?P<y3>\d{{4}})"
    r"|(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4}|\d{2})"
    r")(?![\d/])",
    re.I,
)


def find_date(text: str) -> dt.date | None:
    """Give the first full date in a text; the first day of a range; `None` when there is none.

    >>> find_date("Press Conference on July 20, 2021"), find_date("Briefing, 5/24/2011")
    (datetime.date(2021, 7, 20), datetime.date(2011, 5, 24))
    >>> find_date("Visit, 10 to 12 January 2024"), find_date("session 77 (2022)")
    (datetime.date(2024, 1, 10), None)
    """
    for match in _DATE.finditer(text):
        day = _day(match)
        if day:
            return day
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    if match["y1"]:
        numbers = (match["y1"], match["m1"], match["d1"])
    elif match["y4"]:
        numbers = _numeric(match)
    elif match["y2"]:
        numbers = (match["y2"], _month(match["m2"]), match["d2"])
    else:
        numbers = (match["y3"], _month(match["m3"]), match["d3"])
    year, month, day = (int(n) for n in numbers)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> tuple[str, str, str]:
    """Read 5/24/2011 as Americans do, 24.5.2011 as Europeans do, and whatever leaves one reading so."""
    first, second, year = match["a"], match["b"], match["y4"]
    full = year if len(year) == 4 else ("19" if int(year) > 69 else "20") + year
    day_first = int(first) > 12 or (match["sep"] == "." and int(second) <= 12)
    return (full, second, first) if day_first else (full, first, second)


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)
