"""Text -> its header: title, publisher, date, and where the body begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.read.dates import find_date
from kg.read.furniture import is_furniture, is_navigation

PUBLISHER = re.compile(
    r"\b(?:ministry|department|office|embassy|consulate|mission|white house|kremlin|government|cabinet|president of"
    r"|prime minister'?s? (?:of|office)|presidency|council|commission|parliament|secretariat|delegation|ministers"
    r"|reuters|afp|associated press|agence|news|times|post|press|herald|guardian|tribune|journal|daily|jazeera|xinhua|bbc|cnn|tass"
    r"|agency|corpus|nato|united nations|european union|[\w-]+\.(?:gov|int|org|com|net|ru|cn|ua)\b)",
    re.I,
)
_PERSON = re.compile(r"^(?:by )?(?:[A-Z][\w.'-]+ ){1,4}[A-Z][\w'-]+,\s")
_PROSE = re.compile(r"(?:[QA]|QUESTION|[A-Z][\w .'-]{1,50}):\s|Q [A-Z(]")
_YEAR = re.compile(r"\(?(?:19|20)\d{2}\)?")
_SAID_ON = re.compile(r"press conference|briefing|remarks|news conference|press availability", re.I)
_MOST = 300


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines say, and the offset at which the body begins."""

    title: str = ""
    publisher: str = ""
    date: dt.date | None = None
    body: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    end: int
    """Behind the line break."""
    gap: bool
    """After a blank line."""


def read_header(text: str) -> Header:
    r"""Read the first lines of a normalised text.

    >>> read_header("Remarks on Trade\nMinistry of Trade of Utopia\n2021-07-20\n\nWe welcome this.")
    Header(title='Remarks on Trade', publisher='Ministry of Trade of Utopia', date=datetime.date(2021, 7, 20), body=57)
    >>> read_header("Q: Will you go?\nA: Yes.").title
    ''
    """
    lines = list(_lines(text))
    menus = [line.text for line in lines[:8] if is_navigation(line.text)]
    first = next((i for i, line in enumerate(lines) if not is_furniture(line.text)), None)
    if first is None or not _is_title(lines, first):
        return Header(date=_stamp(lines, text), publisher=_embassy(menus))
    title = lines[first]
    used, publisher, date = _below(lines, first)
    day = find_date(title.text)
    if date is None or (day and _SAID_ON.search(title.text) and abs((day - date).days) <= 7):
        date = day or date
    body = used + len(text[used:]) - len(text[used:].lstrip("\n"))
    return Header(title.text.strip(), publisher or _embassy(menus), date or _stamp(lines, text), body)


def _lines(text: str, most: int = 14) -> Iterator[_Line]:
    position, gap, given = 0, False, 0
    while position < len(text) and given < most:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if line := text[position:end]:
            yield _Line(line, min(end + 1, len(text)), gap)
            given += 1
        gap = not line
        position = end + 1


def _is_title(lines: list[_Line], first: int) -> bool:
    line = lines[first].text
    below = lines[first + 1 : first + 4]
    headed = any(_is_date(b.text) for b in below[:2]) or bool(
        below and not below[0].gap and len(below) > 1 and below[1].gap and PUBLISHER.search(below[0].text) and len(below[0].text) < 100
    )
    if headed:
        return len(line) <= _MOST * 2
    again = any(b.text.strip() == line.strip() for b in below)
    short = len(line) <= _MOST and not re.search(r"[.?!:;,]$", line) and not _PROSE.match(line)
    return again or (short and len(lines) > first + 1)


def _below(lines: list[_Line], first: int) -> tuple[int, str, dt.date | None]:
    """Take publisher and date from the lines below the title; give also where the body begins."""
    used, publisher, date = lines[first].end, "", None
    for number, line in enumerate(lines[first + 1 : first + 5], first + 1):
        dated = number + 1 < len(lines) and not lines[number + 1].gap and _is_date(lines[number + 1].text)
        if date is None and _is_date(line.text):
            date, used = find_date(line.text), line.end
        elif (
            not publisher
            and number == first + 1
            and not line.gap
            and len(line.text) < 120
            and not _PERSON.match(line.text)
            and (dated or PUBLISHER.search(line.text))
        ):
            publisher, used = line.text.strip(), line.end
        else:
            break
    return used, publisher, date


def _is_date(line: str) -> bool:
    return bool(_YEAR.fullmatch(line.strip())) or (len(line) < 60 and is_furniture(line) and find_date(line) is not None)


def _stamp(lines: list[_Line], text: str) -> dt.date | None:
    """Find the day on a line of its own, or at the end of a short line, near the beginning or at the very end."""
    last = text[-200:].rsplit("\n", 2)[1:]
    for line in [line.text for line in lines[:8]] + last[::-1]:
        day = find_date(line) if len(line) < 90 else None
        if day and (_is_date(line) or not re.search(r"[.?!]$", line)):
            return day
    return None


def _embassy(menus: list[str]) -> str:
    """Name the publisher that a site's menu shows: "Embassy Info   About China"."""
    menu = "   ".join(menus)
    full = re.search(r"\b(?:Embassy|Consulate(?: General)?|Permanent Mission) of (?:the )?[A-Z][\w' -]+?(?=\s{2,}|\s[|>]|$| in )", menu)
    if full:
        return full.group()
    about = re.search(r"\bAbout ([A-Z]\w+(?: [A-Z]\w+)*)", menu)
    return f"Embassy of {about[1]}" if about and "Embassy" in menu else ""
