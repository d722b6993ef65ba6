"""Line of a page -> is it text, or the furniture around the text?"""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+"
_DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}})"
)
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?)?(?:\s*\(?(?:[a-z]{2,4}|local time)\)?)?"
_STAMP = re.compile(
    rf"(?:(?:date|posted|published|updated|last updated|released|issued)(?:\s+on)?[:\s]\s*)?(?:{_DAY})?"
    rf"(?:{_DATE}(?:[\s,|T-]+(?:at\s+)?{_TIME})?|{_TIME}(?:[\s,|-]+{_DATE})?)",
    re.I,
)
_WHOLE = re.compile(
    r"suggest to a friend|send to a friend|\[?\s*back\s*\]?|back to top|top|home|print(?: this page)?|e?-?mail(?: this)?"
    r"|share(?: this.*)?|tweet|download(?: pdf)?"
    r"|read more.*|more|advertisements?|subscribe.*|sign up.*|follow us.*|all rights reserved\.?|skip to .*|close|search|menu|next|previous"
    r"|(?:begin|end) (?:of )?(?:text|transcript|statement)\s*[.:]?|end|ends|-30-|#\s*#\s*#|#+|<…>|\.\.\.|…"
    r"|office of the (?:spokesperson|spokesman|press secretary)|via teleconference|for immediate release.*|(?:media|press) (?:release"
    r"|statement)s?"
    r"|page \d+(?: of \d+)?|annex(?: [a-z0-9]+)?|\(?(?:open|closed|pooled) .*(?:press|camera|media).*\)?"
    r"|\((?:the )?(?:briefing|press conference|meeting|event)s? (?:was |were )?(?:concluded|began|ended).*\)",
    re.I,
)
_START = re.compile(
    r"\[?(?:all )?(?:photos?|pictures?|images?)(?: |s )?(?:credits?|captions?|:|to be credited)|(?:photo )?(?:credits?|captions?)\s*:"
    r"|source\s*:|tags?\s*:|categor(?:y|ies)\s*(?::|[A-Z])"
    r"|related (?:stor(?:y|ies)|news|articles?|links?|content|topics?)\b|page \d+ of \d+\b|copyright\b|©|\(c\) \d{4}|share this\b"
    r"|(?:tel|telephone|fax|e-?mail|phone|mobile|contacts?|website|address)\s*:|(?:media|press) (?:contacts?|inquiries|enquiries)\b"
    r"|for (?:(?:any|further|more|all|media|press|additional) )+(?:information|inquiries|enquiries|details|questions?)\b.*\b(?:contact"
    r"|visit|see|follow|email|call)\b"
    r"|for (?:more )?updates\b|\(?(?:additional |writing )?(?:reporting|writing|editing|compiled) by\b|by (?:associated press|reuters"
    r"|staff|afp)\b"
    r"|(?:https?://|www\.)\S+$|\S+@\S+\.\w+$",
    re.I,
)
_AFTERMATH = re.compile(
    r"(?:related (?:news|stories|articles|links|content|posts)|more (?:news|stories|on this).*|(?:you may|also) (?:also )?like"
    r"|read (?:next|also)|most (?:read|popular)|latest news)\s*:?",
    re.I,
)
_RULE = re.compile(r"[\W_]*")
_SIGNATURE = re.compile(r"(?:MINISTRY|DEPARTMENT|OFFICE|EMBASSY|PRIME MINISTER'S OFFICE)\b[A-Z ,'.&-]*(?:\d{1,2} [A-Z]+ \d{4})?")


def is_furniture(line: str) -> bool:
    """Say whether a line is page furniture: navigation, links, time stamps, credits, rules, contact lines.

    >>> [is_furniture(s) for s in ("Suggest To A Friend", "###", "2021-07-20 19:11", "Home   About   Contact us", "China welcomes this.")]
    [True, True, True, True, False]
    """
    text = line.strip()
    return bool(
        _RULE.fullmatch(text)
        or _WHOLE.fullmatch(text)
        or _STAMP.fullmatch(text.strip("()[] "))
        or (_START.match(text) and len(text) < 300)
        or _SIGNATURE.fullmatch(text)
        or is_navigation(text)
    )


def is_navigation(line: str) -> bool:
    """Say whether a line is a menu or a bread crumb: short items with wide gaps, bars or arrows between them.

    >>> is_navigation("HOME > Press > Remarks"), is_navigation("Either way, talks go on - with or without them.")
    (True, False)
    """
    text = line.strip()
    if re.match(r"home\s*(?:>|»|/|\|)", text, re.I) or re.search(r"\S (?:>|») \S", text):
        return True
    items = re.split(r"\s{2,}|\s[|•·]\s", text)
    return len(items) >= 3 and not re.search(r"[.!?]$", text) and all(len(i) < 60 for i in items)


def is_aftermath(line: str) -> bool:
    """Say whether a line heads what a site shows below a text: "Related News"."""
    return bool(_AFTERMATH.fullmatch(line.strip()))
