"""Tokens -> the name of a person, without titles: "Ursula von der Leyen", "George H. W. Bush, Jr.", "Chad Wolf"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.names.tokens import NO_START, Line

_LONGEST = 6
_BODY_ENDS = frozenset({"Force", "Affairs", "Policies", "Group", "Bureau", "Programme", "Program", "Division", "Section"})
_NO_NAMES = frozenset(
    {"will", "would", "shall", "should", "must", "says", "meets", "visits", "attends", "joins", "holds", "hosts", "calls", "welcomes"}
)
"""Words that follow a name in a headline with capitals."""
_SURNAMES = frozenset(
    {"Bishop", "King", "Major", "Judge", "Marshal", "Prince", "Pope", "Lord", "Justice", "Chancellor", "Baroness", "Captain"}
)
"""Titles that are also family names."""
_INITIAL = re.compile(r"[A-Z]\.")
_BARE_INITIAL = re.compile(r"[A-Z]\.?")
_PREFIXED = re.compile(r"(?:al|el|ul|ad|an|ar|as|at|az|ash)-[A-Z]\w+(?:[-'][A-Z]\w+)*")
_NUMERAL = re.compile(r"II|III|IV|VI|XIV|XVI")
_GENERATIONS = ("Jr.", "Jr", "Sr.", "Sr")
_STYLES = frozenset({"excellency", "majesty", "highness", "royal", "serene", "holiness", "eminence", "imperial", "sri", "seri", "diraja"})
_RANKS = frozenset({"Dato", "Datuk", "Datin", "Tan", "Tun"})
_RANK_PARTS = frozenset({"'", "Sri", "Seri"})


def read_person_name(line: Line, start: int) -> tuple[str, int] | None:
    """Read a person's name from a token on: the name, words in capitals written as usual, and the token after it."""
    words: list[str] = []
    while len(words) < _LONGEST and _goes_on(line, start, words):
        words.append(line.at(start + len(words)).text)
    j = start + len(words)
    if words and line.at(j).text == "," and line.at(j + 1).text in _GENERATIONS:
        j += 2
    if words and _NUMERAL.fullmatch(line.at(j).text):
        words.append(line.at(j).text)
        j += 1
    while words and (_BARE_INITIAL.fullmatch(words[-1]) or words[-1] in line.lexicon.name_particles):
        words.pop()
        j -= 1
    if not words or words[-1] in line.lexicon.heads:
        return None
    words = _without_body(line, words)
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words), _skip_post_nominals(line, j)


def _without_body(line: Line, words: list[str]) -> list[str]:
    """Leave out the end of a body's name, which runs into that of its head: "Task Force | Ann Roe"."""
    bodies = [k for k, word in enumerate(words[:-1]) if word in line.lexicon.body_heads or word in _BODY_ENDS]
    return words[bodies[-1] + 1 :] if bodies else words


def _skip_post_nominals(line: Line, j: int) -> int:
    """Skip what stands behind a name for rank and honours: "Ann Roe MP", "Ann Roe QC"."""
    while line.at(j).text in line.lexicon.post_nominals and line.is_next(j):
        j += 1
    return j


def _goes_on(line: Line, start: int, words: Sequence[str]) -> bool:
    """Is the next token a further word of the name?"""
    j = start + len(words)
    if words and not line.is_next(j):
        return False
    if _is_name_word(line, j, start):
        return not (words and not words[-1].isupper() and _is_acronym(line, line.at(j).text))
    particles = line.lexicon.name_particles
    return line.at(j).text in particles and (line.at(j + 1).cap or line.at(j + 1).text in particles)


def _is_name_word(line: Line, j: int, start: int) -> bool:
    token = line.at(j)
    if (
        not (token.cap or (j > start and _PREFIXED.fullmatch(token.text)))
        or not token.text[0].isalpha()
        or token.text.lower() in NO_START
        or (j > start and token.text.lower() in _NO_NAMES)
        or (line.is_title(j) and not _is_surname(line, j, start))
    ):
        return False
    return j not in line.matches or _is_part_of_person(line, j, start)


def _is_surname(line: Line, j: int, start: int) -> bool:
    """Is it the last word of a name, though it could be a title: "Julie Bishop"?"""
    if line.at(j).text not in _SURNAMES or j == start or line.is_title(j - 1):
        return False
    return not (line.at(j + 1).cap and line.is_next(j + 1)) or line.at(j + 1).text in line.lexicon.post_nominals


def _is_part_of_person(line: Line, j: int, start: int) -> bool:
    """Is a state's name a person's: "Chad Wolf", "Michael Jordan"?"""
    match, after = line.matches[j]
    if match.form != "name" or after != j + 1 or match.actor.kind not in ("Country", "Place"):
        return False
    surname_follows = line.at(after).cap and after not in line.matches and line.is_next(after) and not line.is_title(after)
    return surname_follows if j == start else not surname_follows


def _is_acronym(line: Line, text: str) -> bool:
    """Is it "NATO" behind a name, in a text that is not a headline in capitals?"""
    return text.isupper() and len(text) > 1 and not _INITIAL.fullmatch(text) and not line.text.isupper()


def skip_honorifics(line: Line, i: int) -> int:
    """Skip "Mr.", "H.E. Dr", "His Royal Highness"."""
    while line.is_honorific(i) or is_style(line, i):
        i += 1 if line.is_honorific(i) else 2
        while line.at(i).text.lower() in _STYLES or (line.at(i).text == "'" and line.at(i - 1).text in _RANKS):
            i += 1
    return i


def is_style(line: Line, i: int) -> bool:
    """Is it "His Excellency", "Dato' Sri"?"""
    first, second = line.at(i).text, line.at(i + 1)
    return (first.lower() in ("his", "her") and second.text.lower() in _STYLES and second.cap) or (
        first in _RANKS and second.text in _RANK_PARTS
    )
