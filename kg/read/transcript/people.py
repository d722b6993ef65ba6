"""Text -> the persons that it names with an office, and whose office it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import Actor, Gazetteer
from kg.model import Referent, slug
from kg.read.labels import HONORIFIC, OFFICE, words

_PORTFOLIO = words(
    "prime foreign vice deputy assistant acting special permanent senior principal chief joint high supreme national former",
    "state defense defence trade health finance interior home justice energy education culture environment transport",
    "industry agriculture labor labour information commerce treasury economy economic development cooperation international",
    "security policy affairs external relations federal press executive managing political military staff council cabinet",
    "parliamentary government under attorney climate presidential personal humanitarian science technology migration human",
    "rights public global strategic communications cyber emerging counterterrorism homeland bureau alternate first second",
    "principal department ministry office commission nsc budget growth civilian democracy management resources service",
    "services persons arrangements triangle task force forces agency corporation bank customs taxation passport",
    "member presidency coordinating policies fund federation",
    "accountability refugees population space railways nuclear energy investigative investment northern western southern",
    "eastern central african asian european eurasian pacific hemisphere near east",
)
_HONORS = words(
    "hon honourable honorable rt right dr mr ms mrs miss prof sir dame lord lady h.e he excellency his her mp m.p amb gen",
    "lt col adm sen rep shri",
)
_STOP = words(
    "and the a an of for with at on in to by from before after during their his her its meeting remarks opening regular",
    "press conference briefing call visit travel participation statement readout address speech joint summit joins meets",
    "meet speech keynote talks talk interview transcript message video as is was will announces announcing debate assembly",
    "session general-debate between commending condemning welcoming welcomes says said who this our upcoming trip",
    "engagements outcome reception availability statements following january february march april may june july august",
    "september october november december monday tuesday wednesday thursday friday saturday sunday",
)
_PARTICLES = words(
    "al bin ibn bint de del della der van von da di la le el dos ter ul abu",
)
_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=\s|$|,)|(?:Jr|Sr|Hon|Mr|Ms|Mrs|Dr|Rt|Prof|Amb|Gen|Sen|Rep|St)\.|[^\W\d_][\w-]*(?:\.[A-Z]\w*)*(?:'(?![sS]\b)\w+)*|'[sS]\b|\S"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the document names with an office; `side` is the state or body of the office, where it says so."""

    name: str
    office: str
    side: Referent | None
    start: int

    @property
    def referent(self) -> Referent:
        """Give the person as a referent."""
        return make_person(self.name)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    type: str
    """`office`, `name`, `place`, `small` or `other`."""


def make_person(name: str) -> Referent:
    """Give the referent of a person's name.

    >>> make_person("Wang Yi").key
    'person/wang-yi'
    """
    return Referent(f"person/{slug(name)}", "Person", name)


def find_people(text: str, gazetteer: Gazetteer) -> list[Person]:
    """Find persons with an office before the name, or behind it after a comma, in the order of the text."""
    matches = [m for m in gazetteer.find(text) if m.actor.kind in ("Country", "Organization", "GovernmentBody")]
    places = {o: _whole(m.actor, gazetteer) for m in matches for o in range(m.start, m.end)}
    tokens = [_token(m, places) for m in _TOKEN.finditer(text)]
    people: list[Person] = []
    i = 0
    while i < len(tokens):
        end = _name_end(tokens, i)
        person = _person(text, tokens, i, end, places) if end > i else None
        if person:
            people.append(person)
        i = max(end, i + 1)
    return people


def bare_name(text: str) -> str:
    """Take offices and honorifics off a name.

    >>> bare_name("FOREIGN MINISTER LIIMETS"), bare_name("Mr. Gonzalez"), bare_name("THE PRESIDENT")
    ('LIIMETS', 'Gonzalez', '')
    """
    words = text.replace(",", " ").split()
    while words and (_is_office(words[0]) or _key(words[0]) in _STOP):
        words.pop(0)
    while words and (_is_office(words[-1]) or words[-1].lower() in ("one", "two", "three")):
        words.pop()
    return " ".join(words)


def proper(name: str) -> str:
    """Write a name in capitals as names are written.

    >>> proper("JEAN-PIERRE"), proper("Ned Price")
    ('Jean-Pierre', 'Ned Price')
    """
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), name) if name.isupper() else name


def same_last(name: str, other: str) -> bool:
    """Say whether two names end in the same last name, case and accents aside."""
    a, b = slug(name).split("-"), slug(other).split("-")
    return a[-1] == b[-1] and (len(a) < 2 or len(b) < 2 or a[-2:] == b[-2:] or set(a) <= set(b) or set(b) <= set(a) or a[0] == b[0])


def full_name(last: str, text: str) -> str:
    """Find the full name that a text gives to a last name most often; the last name when it gives none."""
    given = rf"(?P<given>[A-Z][\w'-]+ (?:(?:[A-Z]\.|{'|'.join(sorted(_PARTICLES))}) ){{0,2}})"
    pattern = re.compile(rf"\b{given}(?P<last>(?i:{re.escape(last)}))\b")
    found = Counter(
        f"{m['given']}{proper(m['last'])}" for m in pattern.finditer(text) if not m["given"].isupper() and _is_given(m["given"])
    )
    return max(found, key=lambda n: (found[n], len(n))) if found else proper(last)


def merge_people(groups: Iterable[Sequence[Person]]) -> list[Person]:
    """Join persons by their names: the longest name, the first office and the first side known."""
    people: list[Person] = []
    for person in (p for group in groups for p in group):
        at = next((i for i, p in enumerate(people) if same_last(p.name, person.name)), None)
        if at is None:
            people.append(person)
            continue
        old = people[at]
        people[at] = replace(
            old, name=max(old.name, person.name, key=len), office=old.office or person.office, side=old.side or person.side
        )
    return people


def _whole(actor: Actor, gazetteer: Gazetteer) -> Referent:
    """Give the state of a government body, else the actor."""
    parent = gazetteer.get(actor.parent) if actor.parent and actor.kind == "GovernmentBody" else None
    owner = parent or actor
    return Referent(owner.id, owner.kind, owner.label)


def _is_given(words: str) -> bool:
    return bool(words) and len(words.split()) < 4 and not any(_key(w) in _STOP or _is_office(w) for w in words.split())


def _key(word: str) -> str:
    return word.strip(".,'\"()/").lower()


def _is_office(word: str) -> bool:
    key = _key(word)
    return key in _PORTFOLIO or key in _HONORS or bool(OFFICE.fullmatch(key)) or bool(HONORIFIC.fullmatch(key))


def _is_head(word: str) -> bool:
    """Say whether a word may stand right before a last name: "Minister", "Mr."."""
    return bool(OFFICE.fullmatch(_key(word)) or HONORIFIC.fullmatch(_key(word)))


def _token(match: re.Match[str], places: dict[int, Referent]) -> _Token:
    text = match.group()
    if match.start() in places and not _is_office(text):
        kind = "place"
    elif text[0].isupper() and _is_office(text):
        kind = "office"
    elif _key(text) in ("of", "for", "the", "and", "&", "'s", "/", ",", "") or text == "on":
        kind = "small"
    elif text[0].isupper() and _key(text) not in _STOP:
        kind = "name"
    else:
        kind = "other"
    return _Token(text, match.start(), match.end(), kind)


def _name_end(tokens: Sequence[_Token], i: int) -> int:
    if tokens[i].type != "name" or (re.fullmatch(r"[A-Z]\.", tokens[i].text) and i + 1 == len(tokens)):
        return i
    end = i
    while end < len(tokens) and (tokens[end].type == "name" or (end > i and _inside_name(tokens, end))):
        end += 1
    return end if end - i <= 6 else i


def _inside_name(tokens: Sequence[_Token], i: int) -> bool:
    if tokens[i].text == '"' or tokens[i].text.startswith('"'):
        return (i + 1 < len(tokens) and any(t.text == '"' for t in tokens[i + 1 : i + 3])) or any(
            t.text == '"' for t in tokens[max(i - 2, 0) : i]
        )
    return tokens[i].text.lower() in _PARTICLES and i + 1 < len(tokens) and tokens[i + 1].type == "name"


def _person(text: str, tokens: Sequence[_Token], i: int, end: int, places: dict[int, Referent]) -> Person | None:
    first = i
    while first > 0 and tokens[first - 1].type in ("office", "place", "small"):
        first -= 1
    before = tokens[first:i]
    after = _office_after(tokens, end)
    titled = any(t.type == "office" for t in before) and (before[-1].type in ("office", "place") or before[-1].text == ",")
    if not (titled or (after and end - i > 1)) or (end - i == 1 and not (before and _is_head(before[-1].text))):
        return None
    name = re.sub(r'\s*"[^"]*"\s*', " ", text[tokens[i].start : tokens[end - 1].end]).strip()
    office = [*before, *after] if titled else after
    sides = [places[t.start] for k, t in enumerate(office) if t.type == "place" and not _is_task(office[:k])]
    phrase = (
        re.sub(r"^(?:and|of|the|for|,|&|\s)+|[\s,]+$", "", text[tokens[first].start : tokens[i].start], flags=re.I)
        if titled
        else text[after[0].start : after[-1].end]
    )
    side = (sides[-1] if titled and not after else sides[0]) if sides else None
    return Person(proper(name), phrase, side, tokens[i].start)


def _is_task(before: Sequence[_Token]) -> bool:
    """Say whether the place behind is what an office is concerned with: "Special Representative for the | Sahel"."""
    rest = [t.text.lower() for t in before if t.type != "place" and t.text.lower() not in ("the", "and", ",", "&")]
    return rest[-1:] == ["for"]


def _office_after(tokens: Sequence[_Token], end: int) -> list[_Token]:
    """Read ", Secretary of State" or "of Utopia" behind a name."""
    if end + 1 >= len(tokens) or tokens[end].text not in (",", "of"):
        return []
    stop = end + 1
    while stop < len(tokens) and tokens[stop].type in ("office", "place", "small") and tokens[stop].text not in (",", "and"):
        stop += 1
    after = list(tokens[end + 1 : stop])
    wanted = "place" if tokens[end].text == "of" else "office"
    return after if after and after[0].type in (wanted, "place", "small") and any(t.type == wanted for t in after) else []
