"""A paragraph -> its `Line`: tokens, the known actors among them, and the questions that every rule asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.lexicon import Lexicon
from kg.extract.names.model import Known, Name
from kg.gazetteer import Gazetteer, Match

_NO_START = """
the a an this that these those our their its his her my your in on at by for from with to of and but as if when while we i he she it they
you under since after before during what who how why where which both all some any no not yes so also yesterday today tomorrow there here
let thank thanks please well yeah okay local edt est gmt cet utc
"""
_CALENDAR = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April May June July August September October November December Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec
"""
NO_START = frozenset(_NO_START.split())
"""Words, in lower case, that stand in capitals at the start of a sentence and begin no name."""
_MOST_LOWER = 3
_DAYS = frozenset(_CALENDAR.split())
# Acronyms and abbreviations keep their full stops; "China-Algeria" is one token, "China's" are two.
_TOKEN = re.compile(
    r"H\.\sE\."
    r"|(?:[A-Z]\.){2,}(?:-[A-Z][\w.]*\w)*"
    r"|\b(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|St|Prof|Hon|Rt|Smt|Lt|Col|Amb|Inc|Co|Corp|Ltd|Jr|Sr|Messrs|H\.E)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+(?:(?:-|&|\.(?=[^\W_])|'(?!s\b))[^\W_]+)*"
    r"|'s\b|[^\w\s]"
)


class Token(NamedTuple):
    """A word or a sign of punctuation; half-open offsets into the paragraph."""

    text: str
    start: int
    end: int

    @property
    def cap(self) -> bool:
        """Does it start with a capital, and is no day or month?"""
        return self.text[:1].isupper() and self.text not in _DAYS


class Found(NamedTuple):
    """A name, the number of the token after it, and the plural title ("Presidents") whose further holders may follow."""

    name: Name
    after: int
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as the rules see it; `matches` are its known actors by first token, with the token after each."""

    text: str
    tokens: tuple[Token, ...]
    matches: Mapping[int, tuple[Match, int]]
    match_ends: frozenset[int]
    """The tokens after the matches."""
    gazetteer: Gazetteer
    lexicon: Lexicon
    known: Known

    def at(self, i: int) -> Token:
        """Give a token; outside the paragraph the empty one, which no rule accepts."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else Token("", len(self.text), len(self.text))

    def span(self, i: int, after: int) -> str:
        """Give the text from token `i` to the one before `after`."""
        return self.text[self.tokens[i].start : self.tokens[after - 1].end]

    def gap(self, i: int) -> str:
        """Give what stands between a token and the one before."""
        return self.text[self.at(i - 1).end : self.at(i).start]

    def is_next(self, i: int) -> bool:
        """Does at most one space part a token from the one before?"""
        return i > 0 and self.gap(i) in (" ", "")

    def is_honorific(self, i: int) -> bool:
        """Is it "Mr." or "H.E."?"""
        return self.at(i).text in self.lexicon.honorifics

    def is_title(self, i: int) -> bool:
        """Is it a word of a title, written as in a name: "Presidents", "Foreign", "Mr."?"""
        text, lexicon = self.at(i).text, self.lexicon
        return self.is_title_word(i) or any(text in words for words in (lexicon.plural_titles, lexicon.titles, lexicon.honorifics))

    def is_title_word(self, i: int) -> bool:
        """Is it a word inside of titles, or several with hyphens: "Foreign", "Vice-Foreign"?"""
        parts = self.at(i).text.split("-")
        known = self.lexicon.title_words
        return all(part in known or part.removesuffix("s") in known or re.sub("ies$", "y", part) in known for part in parts)

    def starts_title(self, i: int) -> bool:
        """Can a title start here, with a capital or not?"""
        after = self.skip_lower(i)
        return self.is_title(i) or self.at(after).text in self.lexicon.titles_lower

    def skip_lower(self, i: int) -> int:
        """Skip the words in front of a title that has no capital: "trade | adviser", "national security | adviser"."""
        j = i
        while j - i < _MOST_LOWER and self.at(j).text.islower() and self.at(j).text.capitalize() in self.lexicon.title_words:
            j += 1
        return j if self.at(j).text in self.lexicon.titles_lower else i


def make_line(text: str, gazetteer: Gazetteer, lexicon: Lexicon, known: Known) -> Line:
    """Split a paragraph into tokens and find the known actors in it."""
    tokens = tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text))
    matches = _place_matches(text, tokens, gazetteer)
    return Line(text, tokens, matches, frozenset(after for _, after in matches.values()), gazetteer, lexicon, known)


def _place_matches(text: str, tokens: tuple[Token, ...], gazetteer: Gazetteer) -> dict[int, tuple[Match, int]]:
    """Map first tokens to matches; a match that starts or ends inside a token is left out."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    placed: dict[int, tuple[Match, int]] = {}
    for match in gazetteer.find(text):
        first, after = starts.get(match.start), ends.get(match.end)
        if first is not None and after is None and tokens[first].end == match.end + 1 and text[match.end] == ".":
            after = first + 1  # "U.S" and its full stop
        if first is not None and after is not None:
            placed[first] = match, after
    return placed
