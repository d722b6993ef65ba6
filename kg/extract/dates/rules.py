"""How English writes time: a pattern for each kind of expression, and one for the words that may stand before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from kg.extract.dates import values
from kg.extract.dates.values import MONTHS, NUMBERS, WEEKDAYS, When
from kg.model import DateValue

Kind = Literal["day", "days", "month", "year", "weekday", "near", "period", "ago", "vague", "unusual"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one kind of expression means, and what it looks like."""

    kind: Kind
    resolve: Callable[[re.Match[str], When], DateValue | None]
    pattern: str


def _either_case(words: Iterable[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}".replace(" ", r"\s") for word in words)


_MORE_OR_LESS = (
    "more than",
    "less than",
    "fewer than",
    "at least",
    "up to",
    "nearly",
    "almost",
    "about",
    "around",
    "some",
    "over",
    "under",
)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH_NAME = "(?=[ADFJMNOS])(?:" + "|".join(f"{month}|{month.upper()}" for month in MONTHS) + rf"|(?:{_SHORT})\.)(?!\w)"
_MONTH = rf"(?:{_MONTH_NAME}|(?:{_SHORT}|{_SHORT.upper()})\b)"
_WEEKDAY = "(?=[FMSTW])(?:" + "|".join(f"{day}|{day.upper()}" for day in WEEKDAYS) + r")\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![:%]|[.,]\d)"
_YEAR = r"(?:1[7-9]|20)\d\d\b(?!%|[.,]\d|\s(?:GMT|UTC|hours|hrs|local)\b)"
_NUMBER = r"(?=\d)(?:(?<![\w$€£#/.,–-])|(?<=\b[Mm]id-))"
"""Before a numeral: it is not inside a sum, "COVID-19" or "A/72/PV.22"."""
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|till|until|and|or)\s(?:the\s)?)"
_SPAN = r"(?:\s?[-–—]\s?|\s(?:to|through|till|until)\s(?:the\s)?)"
"""Between two full dates: "and" would join two days, and not the borders of one time."""
_OF = r"\s(?:of\s)?"
_OF_YEAR = rf"(?:,?{_OF}(?P<year>{_YEAR})|,?{_OF}(?P<rel>this|last|next)\syear\b)?"
_WHICH = r"(?P<which>(?:[Tt]his\s)?(?:past|coming)|[Tt]his|[Ll]ast|[Nn]ext)"
_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night)\b)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_COUNT = rf"(?=[\dEFHNOSTefhnost])(?:\d{{1,3}}|{_either_case(word for word in sorted(NUMBERS, key=len, reverse=True) if len(word) > 2)})"
_MANY = rf"(?=[AFMSafms])(?:{_either_case(['a few', 'few', 'several', 'many', 'some', 'a couple of', 'a number of'])})"
_ABOUT = rf"(?=[AFLMNORSUaflmnorsu])(?:{_either_case(_MORE_OR_LESS)})"
_UNIT = r"(?:minute|hour|day|weekend|week|month|quarter|year|decade|century|centurie)"
_FALL = "".join(rf"(?<!\b{verb}\sthis\s)" for verb in ("do", "does", "did", "will", "may", "can", "could", "would", "should")) + "fall"
"""Not the verb of "where does this fall"."""
_DAY_NAME = rf"(?:{_WEEKDAY},?\s)?"
_DATE = rf"(?:{_MONTH}\s{_DAY}|{_DAY}{_OF}{_MONTH})(?:,?\s{_YEAR})?"

RULES: tuple[Rule, ...] = (
    Rule("vague", values.resolve_nothing, rf"\b[Bb]etween\s{_DATE}\sand\s{_DATE}"),
    Rule(
        "day",
        values.resolve_iso,
        rf"{_NUMBER}(?P<year>(?:1[7-9]|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:T[\d:.]+Z?)?(?![\w-])",
    ),
    Rule("day", values.resolve_numeric, rf"{_NUMBER}(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)[/.](?P<year>{_YEAR})"),
    Rule(
        "days",
        values.resolve_days,
        rf"\b(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:{_TO}|(?:,?\s{_YEAR})?{_SPAN}{_DAY_NAME}(?P<other>{_MONTH})\s)"
        rf"(?P<until>{_DAY}){_OF_YEAR}",
    ),
    Rule("day", values.resolve_day, rf"\b(?P<month>{_MONTH})\s(?:the\s)?(?P<day>{_DAY}){_OF_YEAR}"),
    Rule("vague", values.resolve_nothing, rf"\b{_MONTH_NAME}(?:\s{_YEAR})?{_TO}{_MONTH_NAME}{_OF_YEAR}"),
    Rule("month", values.resolve_month, rf"\b(?P<month>{_MONTH_NAME}|{_MONTH}(?=\s{_YEAR})){_OF_YEAR}"),
    Rule(
        "days",
        values.resolve_days,
        rf"(?:{_WEEKDAY},?\s|{_NUMBER})(?P<day>{_DAY})(?:{_TO}|{_OF}(?P<other>{_MONTH})(?:,?\s{_YEAR})?{_SPAN}){_DAY_NAME}(?P<until>{_DAY})"
        rf"{_OF}(?P<month>{_MONTH}){_OF_YEAR}",
    ),
    Rule(
        "day",
        values.resolve_day,
        rf"(?:\b[Tt]he\s(?=\d\d?[snrt])|{_NUMBER})(?P<day>{_DAY}){_OF}(?P<month>{_MONTH}){_OF_YEAR}",
    ),
    Rule(
        "unusual",
        values.resolve_unusual,
        rf"{_NUMBER}\d\d?\.?[\s-](?:de\s)?[^\W\d_]{{3,10}}\.?[\s-](?:de\s)?{_YEAR}|{_NUMBER}\d{{4}}年\d\d?月\d\d?日",
    ),
    Rule(
        "near",
        values.resolve_near_day,
        rf"\b(?:(?:[Ee]arlier|[Ee]arly|[Ll]ater|[Ll]ate)\s)?(?P<word>[Tt]he\sday\s(?:before\syesterday|after\stomorrow)"
        rf"|(?:[Tt]oday|[Tt]omorrow|[Yy]esterday)\b{_PART_OF_DAY}|[Tt]onight\b"
        r"|[Tt]his\s(?:very\s)?(?:morning|afternoon|evening)\b|[Ll]ast\s(?:night|evening)\b)",
    ),
    Rule(
        "weekday",
        values.resolve_weekday,
        rf"\b(?:{_WHICH}\s)?(?P<weekday>{_WEEKDAY}){_PART_OF_DAY}(?:{_OF}(?P<week>last|this|next)\sweek\b)?",
    ),
    Rule("month", values.resolve_near_month, rf"\b{_WHICH}\s(?P<month>{_MONTH_NAME})"),
    Rule("period", values.resolve_period, rf"\b{_WHICH}\s(?P<unit>{_UNIT}|spring|summer|autumn|winter|{_FALL})\b"),
    Rule(
        "ago",
        values.resolve_ago,
        rf"\b(?P<about>{_ABOUT}\s|{_COUNT}\s{_UNIT}s?\sand\s|[Aa]n?\s{_UNIT}s?\sand\s)?"
        rf"(?:(?P<count>{_COUNT}|[Aa]n?)|{_MANY})\s(?P<unit>{_UNIT})s?\s(?:or\s(?:so|two)\s)?ago\b",
    ),
    Rule(
        "vague",
        values.resolve_nothing,
        rf"\b(?:[Tt]he\s)?(?:[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Rr]ecent|[Pp]revious|[Ff]ollowing|[Ss]ame)\s"
        rf"(?:(?:{_COUNT}|{_MANY})\s)?{_UNIT}s?\b",
    ),
    Rule(
        "vague",
        values.resolve_nothing,
        rf"\b(?:(?:[Ff]or|[Ii]n|[Ww]ithin|[Oo]ver|[Aa]fter|[Dd]uring)\s)?(?:{_ABOUT}\s)?(?:{_COUNT}|{_MANY})\s"
        rf"(?:more\s|consecutive\s)?{_UNIT}s?\b(?:\s(?:later|earlier|before|after|from\snow)\b)?",
    ),
    Rule("vague", values.resolve_nothing, rf"\b(?:[Aa]n?|[Tt]he)\s{_UNIT}\s(?:later|earlier|before|after)\b"),
    Rule(
        "vague",
        values.resolve_nothing,
        r"\b(?:[Rr]ecently|[Ll]ately|[Ss]o\sfar|[Tt]o\sdate|[Nn]ot\slong\sago|[Ll]ong\sago|[Ss]ome\stime\sago|(?:years|decades|centuries)\sago"
        r"|[Jj]ust\snow|[Cc]urrently|[Nn]owadays|[Aa]t\s(?:present|the\smoment|the\sweekend)|[Tt]hese\sdays|[Ii]n\sthe\snear\sfuture"
        r"|[Ff]or\s(?:years|decades|centuries|a\slong\stime|some\stime)|[Oo]ver\sthe\s(?:years|decades)|[Ss]oon)\b(?!\sas\b)",
    ),
    Rule(
        "vague",
        values.resolve_nothing,
        r"(?:(?:1[7-9]|20)\d0|(?<=the\s)\d0|(?<=[Mm]id-)\d0)[’']?s\b|\b\d\d(?:th|st)[\s-]century\b"
        r"|\b(?:[Ff]iscal|[Ff]inancial)\s(?:[Yy]ear\s)?\d{4}\b|\bFY\s?\d{2,4}\b",
    ),
    Rule(
        "year",
        values.resolve_year,
        rf"\b(?:(?:[Tt]he\s)?(?:(?:first|second|third|fourth|last)\s(?:quarter|half)|(?:first|last)\s{_COUNT}\smonths|{_SEASON})|Q[1-4])"
        rf"(?:\sof|,)?\s(?P<year>{_YEAR})",
    ),
    Rule("vague", values.resolve_nothing, rf"{_NUMBER}{_YEAR}(?:{_TO}{_YEAR}|[-–/]\d\d\b)"),
    Rule("year", values.resolve_year, rf"(?:\b[Tt]he\s(?:calendar\s)?year\s|{_NUMBER})(?P<year>{_YEAR})"),
)

ANY_RULE = re.compile("(?<![A-Za-z_])(?:" + "|".join("(" + re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) + ")" for rule in RULES) + ")")
"""All rules at once, at the start of a word or a number; the number of the group is the number of the rule, from 1."""
CLUE = re.compile(
    "[0-9]|day|DAY|night|week|month|year|hour|minute|quarter|decade|centur|ago|morning|evening|noon|omorrow|spring|summer|autumn|fall|winter"
    "|ecently|ately|urrently|nowadays|ust now|o far|o date|oment|present|some time|ong time|future|oon|"
    + "|".join(f"{month[:3]}|{month[:3].upper()}" for month in MONTHS)
)
"""What every expression has, so that most sentences are passed over at once."""

_PART = (
    r"(?:early|late|mid|middle|end|beginning|start|close|height|course|eve|month|morning|afternoon|evening|night|noon|midnight|hours"
    rf"|{_SEASON}|(?:first|second|third|fourth|last)\s(?:day|week|month|quarter|half)|(?:first|last)\s\w+\s(?:days|weeks|months))"
)
_ADJECTIVE = (
    "(?:upcoming|forthcoming|impending|recent|landmark|historic|previous|proposed|planned|scheduled|coming|new|first|second|third|last|next"
    "|final|original|disputed|deadly|annual|latest|earlier|subsequent)"
)
LEAD = re.compile(
    r"(?<![\w’'])"
    r"(?:(?P<bound>since|until|till|by|before|after|prior\sto|as\sof|from|through|up\sto|starting|beginning|effective|following"
    r"|ahead\sof|beyond|between|no\slater\sthan|back\sto|dated)\s)?"
    r"(?P<known>as\s(?:early|late|recently|far\sback|long\sago)\sas\s)?"
    r"(?:(?P<prep>on|in|at|during|throughout|around|of|for|over|within)\s)?"
    rf"(?:(?:the\s)?(?P<part>(?:early\s)?{_PART})(?:\s(?:of|on|in)\s(?:the\s)?)|(?P<mod>early|late|mid|later|earlier|back)(?:\s(?:on|in)\s|\s|-))?"
    rf"(?P<det>(?:(?:the|an?|its|his|her|their|our|my|your|these|each|every|any|both)|[A-Za-z.]+(?:[’']s|s[’']))\s(?:{_ADJECTIVE}\s)?)?"
    r"\Z",
    re.IGNORECASE,
)
"""The words before an expression, up to its start: a border ("since"), a preposition, a part ("the end of"), a determiner."""
