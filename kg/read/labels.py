"""Text -> speaker labels: by the form of a line's beginning, and by how the whole document uses it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kg.model import Span
from kg.read.furniture import is_furniture

Form = Literal["ask", "reply", "chair", "office", "name", "guess", "text", "message", "letter"]


def words(*lines: str) -> frozenset[str]:
    """Give the words of some lines.

    >>> sorted(words("al bin", "de"))
    ['al', 'bin', 'de']
    """
    return frozenset(" ".join(lines).split())


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: where its name stands, where the words of the speaker begin, and what kind of label it is.

    `ask`, `reply` and `chair` name no one (Q, A, MODERATOR); `office` has an office or honorific (MR PRICE); `name` is a
    name that the title has or that comes again; `guess` came once: it is one only in a questioner's place. `text`,
    `message` and `letter` are no speakers, but where a quoted statement, message or letter begins.
    """

    start: int
    end: int
    after: int
    name: str
    form: Form
    note: str = ""
    """What stands in brackets beside the name, as an outlet."""

    @property
    def is_speaker(self) -> bool:
        """Say whether somebody speaks under it, and no text is only quoted there."""
        return self.form not in ("text", "message", "letter")


OFFICE = re.compile(
    r"\b(?:president|premier|minister|secretary|chancellor|king|queen|prince|princess|emir|sultan|sheikh|ambassador|envoy"
    r"|representative|spokes(?:person|man|woman)|chair(?:man|woman|person)?"
    r"|director|commissioner|governor|mayor|senator|congress(?:man|woman)|speaker|general|admiral|colonel|commander|council(?:l)?or"
    r"|counsel(?:l)?or|coordinator|advis[eo]r|chief|leader|head"
    r"|administrator|under-?secretary|official|secretary-general|director-general|rapporteur|pope|taoiseach|judge|professor|delegate"
    r"|ceo|deputy|pm|dpm|eam)s?\b",
    re.I,
)
HONORIFIC = re.compile(r"(?:mr|ms|mrs|miss|dr|prof|amb|gen|adm|col|lt|sen|rep|sir|dame|lord|lady|h\.?e|hon|rt)\b\.?", re.I)
_ASK = re.compile(
    r"q|questions?|journalists?|reporters?|(?:foreign|local|chinese) (?:journalist|reporter)|follow-?ups?|correspondent|interviewer"
    r"|host|anchor|press|media|audience(?: member)?|participant"
    r"|questioner|unidentified (?:reporter|speaker|journalist|questioner)|remark|student",
    re.I,
)
_REPLY = re.compile(r"a|answers?|reply|replies|response|spokes(?:person|man|woman)", re.I)
_CHAIR = re.compile(
    r"(?:the )?(?:moderator|operator|interpreter|translator|staff|aide|facilitator|announcer|participants?|voice|chair(?:man|person)?)",
    re.I,
)
_LABEL = re.compile(
    r"[ ]*(?:\([^()\n]{1,40}\)\s*)?(?P<name>[^\W\d_](?:[^:\n()\"?!;]{0,110}?[^:\s()\"?!;,])?)\s*(?:\((?P<note>[^()\n]{1,60})\)\s*)?:(?=\s"
    r"|$)"
)
_BARE = re.compile(r"(?P<name>Q|A)\.?\s+(?=[A-Z(\"'])")
_ALONE = re.compile(r"(?P<name>QUESTION|ANSWER|REPLY)S?\s*$")
_BEGIN = re.compile(r"\bBegin (?:of )?[Tt]ext\s*[:.]")
_MESSAGE = re.compile(
    r"\b(?:The|His|Her) (?:message|telegram|letter|greetings?|address) (?:also )?(?:reads?|says?|said)(?:,? in part)?\s*[:,]\s*(?=\")"
)
_LETTER = re.compile(r"^(?:[A-Z]\w+ )??(?:Letter|Message) (?:from|by) (?P<name>[A-Z][^\n]+?) to (?:the )?[A-Z][^\n.;:]+$", re.M)
_SMALL = words(
    "of the for and on to in de del der van von da di la le el al bin ibn ul & a at",
)
_NOT = re.compile(
    r"(?:note|nb|first|second|third|finally|lastly|theme|topic|subject|date|time|venue|place|source|photos?|tel|fax|phone|e-?mail"
    r"|web(?:site)?|address|contacts?|annex|ps|update|background|summary|example"
    r"|begin text|end text|warning|statement|conclusion|introduction|agenda|answering|remarks?|important|born|age|career|did|languages"
    r"|education|emergency|hotline|caption|credits?|climate|total|issued by|i quote|quote|today|yesterday|tomorrow|now|so|but|and|yes"
    r"|no|well|ladies and gentlemen)\b",
    re.I,
)


_CREDIT = re.compile(r"\b(?:photos?|pictures?|credits?|captions?|tel|e-?mail|fax)\b", re.I)


def is_named(text: str, *, most: int = 14) -> bool:
    """Say whether words look like a name: capitals throughout, but for the small words inside.

    >>> is_named("Feature Story News"), is_named("President of Russia Vladimir Putin"), is_named("And one more question")
    (True, True, False)
    """
    words = text.split()
    return 0 < len(words) <= most and words[0][:1].isupper() and all(w[:1].isupper() or w in _SMALL or w.isdigit() for w in words)


def find_labels(text: str, lines: Iterable[Span], *, title: str) -> list[Label]:
    """Find the labels at the beginnings of lines, and inside lines where the page ran its turns together.

    Lines that repeat the title are no labels. Those of form `guess` are for the caller to judge.
    """
    spans = [s for s in lines if not is_furniture(text[s.start : s.end]) and not same_words(text[s.start : s.end], title)]
    found = [label for label in (_at(text, s, title) for s in spans) if label]
    found = _bare(text, spans, found)
    count = Counter(label.name.casefold() for label in found)
    found = [
        replace(b, form="name") if b.form == "guess" and count[b.name.casefold()] > 1 and len(b.name.split()) <= 5 else b for b in found
    ]
    inline = [*_inside(text, spans, found), *_quoted(text), *_letters(text, spans)]
    return sorted([*found, *inline], key=lambda b: b.start)


def same_words(text: str, other: str) -> bool:
    """Say whether two lines have the same words, case and marks aside."""
    return _words(text) == _words(other) != ""


def _quoted(text: str) -> Iterator[Label]:
    for match in _BEGIN.finditer(text):
        yield Label(match.start(), match.start(), match.end(), "", "text")
    for match in _MESSAGE.finditer(text):
        yield Label(match.start(), match.start(), match.end(), "", "message")


def _letters(text: str, spans: Iterable[Span]) -> Iterator[Label]:
    """Find the headings of letters, which are nobody's: "Letter from President Ann Roe to Prime Minister Li Wen"."""
    for span in spans:
        if match := _LETTER.match(text, span.start, span.end):
            yield Label(match.start(), match.start(), match.start(), "", "letter")
            yield Label(match.end() - 1, match.end() - 1, match.end(), match["name"], "letter")


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _at(text: str, span: Span, title: str) -> Label | None:
    match = _LABEL.match(text, span.start, span.end) or _ALONE.match(text, span.start, span.end)
    if not match or match.end("name") > span.end:
        return None
    name, note = match["name"], match.groupdict().get("note") or ""
    form = _form(name, title)
    name = re.sub(rf".*{_GLUED}", r"\g<office> \g<first> \g<last>", name)
    return Label(match.start("name"), match.end("name"), match.end(), name, form, note) if form else None


def _form(name: str, title: str) -> Form | None:
    forms: tuple[tuple[Form, re.Pattern[str]], ...] = (("ask", _ASK), ("reply", _REPLY), ("chair", _CHAIR))
    for form, pattern in forms:
        if pattern.fullmatch(name):
            return form if name[:1].isupper() else None
    if not is_named(name) or _NOT.match(name) or _CREDIT.search(name):
        return None
    if HONORIFIC.match(name) or (OFFICE.search(name) and (name.isupper() or len(name.split()) > 1)):
        return "office"
    words = name.casefold().split()
    named = len(words) > 1 and words[0] not in ("the", "a", "an") and not re.search(r"\d", name)
    if named and all(re.search(rf"\b{re.escape(w)}\b", title.casefold()) for w in words) and ":" not in title[: len(name) + 2]:
        return "name"
    return "guess" if len(words) <= 6 else None


def _bare(text: str, spans: list[Span], found: list[Label]) -> list[Label]:
    """Add "Q " without a colon where it comes again or beside other labels; "A " only where nobody else has a label."""
    hits = [m for s in spans if (m := _BARE.match(text, s.start, s.end))]
    taken = {label.start for label in found}
    questions = [m for m in hits if m["name"] == "Q" and m.start() not in taken]
    firm = [label for label in found if label.form not in ("guess", "ask")]
    if len(questions) < (1 if firm else 2):
        return found
    answers = [m for m in hits if m["name"] == "A" and m.start() not in taken and not firm]
    return [
        *found,
        *(Label(m.start(), m.start() + 1, m.end(), m["name"], "ask" if m["name"] == "Q" else "reply") for m in (*questions, *answers)),
    ]


def _inside(text: str, spans: list[Span], found: list[Label]) -> Iterator[Label]:
    """Find labels inside lines, in documents that show a known speaker there, or a name glued to its office."""
    firm = [label for label in found if label.form in ("name", "office") and len(label.name.split()) > 1 and not label.name.isupper()]
    lines = [text[span.start : span.end] for span in spans]
    known = {_last_words(label.name) for label in firm} or {_last_words(name) for line in lines for name in _officials(line)}
    for span, line in zip(spans, lines, strict=True) if known else ():
        within = [name for m in _WITHIN.finditer(line) if (name := _named_tail(m[1])) and not _NOT.match(name)]
        lasts = Counter(_last_words(name) for name in within)
        own = {_last_words(label.name) for label in firm if span.start <= label.start < span.end}
        if not known & (set(lasts) | own):
            yield from _inline(line, span.start, set())
            continue
        offices = {_last_words(name) for name in within if OFFICE.search(name) and len(name.split()) > 2}
        offices |= {_last_words(name) for m in _TRANSLATED.finditer(line) if (name := _named_tail(m[1])) and not _ASK.fullmatch(name)}
        yield from _inline(line, span.start, known | offices | {n for n, k in lasts.items() if k > 1 and " " in n})


def _last_words(name: str) -> str:
    return " ".join(name.split()[-2:])


def _named_tail(text: str) -> str:
    """Give the name at the end of some words: "Beginning of the talks | President of Peru Ann Roe"."""
    words = text.split()
    tails = (words[i:] for i in range(len(words)) if words[i][:1].isupper())
    return next((" ".join(tail) for tail in tails if is_named(" ".join(tail))), "")


def _officials(line: str) -> list[str]:
    """Give the names with their offices that stand inside a line as labels do: "*** President of Peru Ann Roe: Colleagues, ..."."""
    tails = [_named_tail(m[1]) for m in _WITHIN.finditer(line) if line[m.end() :].lstrip()[:1].isupper()]
    return [name for name in tails if OFFICE.match(name) and len(name.split()) > 2]


_WITHIN = re.compile(r"(?<=[.?!…>)\"*] )([A-Z][^.?!:\"()]{3,120}?) ?(?:\([^()]{1,40}\))?:(?=\s)")
_TRANSLATED = re.compile(_WITHIN.pattern.replace(r"(?:\([^()]{1,40}\))?:", r"\((?:re)?translated\):"))
_SMALLS = r"[^\W\d_A-Z]"
_GLUED = (
    rf"(?P<last>[A-Z][\w'-]+) (?P=last) (?P<first>[A-Z](?:{_SMALLS}|')+(?:-[A-Z]{_SMALLS}+)*)(?=[A-Z]\w)(?P<office>[A-Z][^:.?!()]{{2,100}})"
)


def _inline(line: str, offset: int, names: set[str]) -> Iterator[Label]:
    plain = "|".join(map(re.escape, sorted(names))) or r"(?!)"
    pattern = re.compile(
        rf"(?<=[.?!…>)\"*] )(?P<whole>(?:[A-Z][^.?!:\"]{{0,120}}? )?(?:(?P<plain>{plain})|(?P<ask>Question|Remark)|{_GLUED}))"
        r" ?(?:\([^()]{1,40}\) ?){0,2}:(?=\s)"
    )
    for m in pattern.finditer(line):
        if m["ask"] and not names:
            continue
        tail = _named_tail(m["whole"])
        titled = tail if OFFICE.search(tail) else m["plain"] or m["ask"]
        name = f"{m['office']} {m['first']} {m['last']}" if m["last"] else titled
        form: Form = "ask" if m["ask"] else "name"
        yield Label(offset + m.start("whole"), offset + m.end("whole"), offset + m.end(), name, form)
