"""The period that a question names -> its first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re

DAY = dt.timedelta(days=1)
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "(?:" + "|".join(MONTHS) + ")"
DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|{_MONTH} \d{{4}}|\d{{4}})"
_FORMS = (
    (re.compile(rf" (?:between|from) ({DATE}) (?:and|to|until) ({DATE})$", re.IGNORECASE), lambda first, last: (first[0], last[1])),
    (re.compile(rf" (?:since|from) ({DATE})$", re.IGNORECASE), lambda first, _: (first[0], None)),
    (re.compile(rf" after ({DATE})$", re.IGNORECASE), lambda first, _: (first[1] + DAY, None)),
    (re.compile(rf" (?:until|till|up to) ({DATE})$", re.IGNORECASE), lambda first, _: (None, first[1])),
    (re.compile(rf" before ({DATE})$", re.IGNORECASE), lambda first, _: (None, first[0] - DAY)),
    (re.compile(rf" (?:in|on|during) ({DATE})$", re.IGNORECASE), lambda first, _: first),
)


def take_period(text: str) -> tuple[str, dict[str, str]]:
    """Give the text without its period at the end, and the days as `from` and `until`.

    >>> take_period("who met China in July 2021")
    ('who met China', {'from': '2021-07-01', 'until': '2021-07-31'})
    >>> take_period("who met China after 5 May 2020")
    ('who met China', {'from': '2020-05-06'})
    >>> take_period("who met China")
    ('who met China', {})
    """
    for pattern, days in _FORMS:
        match = pattern.search(text)
        spans = [span for span in map(_read, match.groups()) if span] if match else []
        if match and len(spans) == len(match.groups()):
            found = zip(("from", "until"), days(spans[0], spans[-1]), strict=True)
            return text[: match.start()], {name: day.isoformat() for name, day in found if day}
    return text, {}


def _read(text: str) -> tuple[dt.date, dt.date] | None:
    """Give first and last day of a day, a month or a year; `None` where there is no such day."""
    words = re.findall(r"\d+|[a-z]+", text.lower())
    numbers = [int(word) for word in words if word.isdigit()]
    month = next((MONTHS[word] for word in words if word in MONTHS), 0)
    try:
        if month:
            year, day = numbers[-1], numbers[0] if len(numbers) == 2 else 0
        else:
            year, month, day = [*numbers, 0, 0][:3]
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return first, last
