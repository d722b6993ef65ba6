"""Text -> `Name`s, before the parser: known actors, persons with titles, bodies, documents, events, whole lists.

A name found here becomes one token for the parser, and so does a whole list of names: that is the repair which pays
most (53 of 53 members of lists keep their verb, against 38 without it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.lexicon import Lexicon
from kg.gazetteer import Actor, Gazetteer, Match
from kg.model import ACTOR_KINDS, EntityKind, Referent, slug

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:-[A-Z][\w.]*\w)*"
    r"|\b(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|St|Prof|Hon|Lt|Col|Amb|Inc|Co|Corp|Ltd|Jr|Sr|Messrs|H\.E)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+(?:(?:-|&|\.(?=[^\W_])|'(?!s\b))[^\W_]+)*"
    r"|'s\b|[^\w\s]"
)
_CONNECTORS = frozenset({"of", "for", "on", "to", "against", "the", "and", "&", "with", "de", "du"})
_NO_START = frozenset(
    "the a an this that these those our their its his her my your in on at by for from with to of and but as if when while we i he she it they you under since after before during "
    "what who how why where which both all some any no not yes so also yesterday today tomorrow there here let thank thanks please well yeah okay".split()
)
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec".split()
)
_LIST_END = re.compile(r",? (?:and|as well as) (?:(?:many|several|some|various|a number of|the|all|dozens of|\d+) )*other [a-z]+(?: [a-z]*(?:countries|states|nations|members))?")
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|as well as|along with|or|&)?|;\s*(?:and)?|and|as well as|along with|&)\s+(?:also |of |by |from |to |with )?(?:the )?")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is, where the text says so with the name: "Foreign Minister" of a state or body."""

    text: str
    start: int
    end: int
    of: Referent | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text. `parts` are the members of a list, each with its own place."""

    start: int
    end: int
    kind: EntityKind
    referents: tuple[Referent, ...]
    rule: str
    form: Literal["name", "adjective", "list"] = "name"
    offices: tuple[Office, ...] = ()
    parts: tuple[Name, ...] = ()
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the document taught so far: persons by their last name, things by their acronym."""

    persons: dict[str, Referent | None]
    acronyms: dict[str, Name]
    bodies: dict[str, Referent | None]
    """Bodies named with their state, by the rest of the name: "Foreign Ministry"."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def cap(self) -> bool:
        return self.text[:1].isupper() and self.text not in _DAYS


def learn_names(texts: Iterable[str], gazetteer: Gazetteer, lexicon: Lexicon) -> Known:
    """Walk a document's paragraphs once for full names of persons and for acronyms in brackets."""
    known = Known({}, {}, {})
    persons: dict[str, set[Referent]] = {}
    for text in texts:
        for name in find_names(text, gazetteer, lexicon, known):
            for part in name.parts or (name,):
                if part.kind == "Person" and part.rule == "title":
                    for referent in part.referents:
                        persons.setdefault(referent.label.split()[-1], set()).add(referent)
                if part.kind == "GovernmentBody" and part.rule == "run":
                    for bare in _bare_names(part.referents[0].label):
                        same = known.bodies.get(bare, part.referents[0])
                        known.bodies[bare] = same if same == part.referents[0] else None
                if part.alias:
                    known.acronyms.setdefault(part.alias, part)
    known.persons.update(_by_short_name({r for found in persons.values() for r in found}))
    return known


def _by_short_name(persons: set[Referent]) -> dict[str, Referent | None]:
    """Map last names, and first ones where the family name may stand first, to the person; to None where two share one."""
    full = sorted((r for r in persons if " " in r.label), key=lambda r: (-len(r.label), r.label))
    out: dict[str, Referent | None] = {}
    for place in (-1, 0):
        for referent in full:
            words = referent.label.split()
            short = words[place]
            if place == 0 and (short in out or len(words) > 3):
                continue
            same = out.get(short, referent)
            out[short] = same if same is not None and set(words) <= set(same.label.split()) else None
    for referent in sorted(persons, key=lambda r: r.label):
        out.setdefault(referent.label.split()[-1], referent)
    return out


def _bare_names(label: str) -> Iterator[str]:
    """Give a body's name without its state: "Foreign Ministry" of "Chinese Foreign Ministry" and of "Foreign Ministry of China"."""
    first, _, rest = label.partition(" ")
    if rest:
        yield rest
    head, of, state = label.rpartition(" of ")
    if of and state:
        yield head


def find_names(text: str, gazetteer: Gazetteer, lexicon: Lexicon, known: Known) -> list[Name]:
    """Find the names of one paragraph: in order, without overlap; offsets into `text`."""
    finder = _Finder(text, gazetteer, lexicon, known)
    return _join_lists(text, _join_places(text, list(finder.names())))


def make_referent(actor: Actor) -> Referent:
    """Give the referent of a known actor."""
    return Referent(actor.id, actor.kind, actor.label)


class _Finder:
    """One pass over the tokens of a paragraph; every `_read_*` method looks at a position and gives (name, next)."""

    def __init__(self, text: str, gazetteer: Gazetteer, lexicon: Lexicon, known: Known) -> None:
        self.text, self.lexicon, self.known, self.gazetteer = text, lexicon, known, gazetteer
        self._plural: tuple[str, int] | None = None
        self.tokens = [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        starts = {token.start: i for i, token in enumerate(self.tokens)}
        ends = {token.end: i + 1 for i, token in enumerate(self.tokens)}
        self.matches: dict[int, tuple[Match, int]] = {}
        for match in gazetteer.find(text):
            first, after = starts.get(match.start), ends.get(match.end)
            if first is not None and after is None and self.tokens[first].end == match.end + 1 and text[match.end] == ".":
                after = first + 1  # "U.S" and its full stop
            if first is not None and after is not None:
                self.matches[first] = (match, after)

    def names(self) -> Iterator[Name]:
        i = 0
        while i < len(self.tokens):
            found = self._read(i)
            if found:
                name, i = found
                yield name
            else:
                i += 1

    def _read(self, i: int) -> tuple[Name, int] | None:
        token = self.tokens[i]
        if not (token.cap or i in self.matches or token.text in self.known.acronyms or token.text.lower() in self.lexicon.titles_lower):
            return None
        options = [o for o in (self._read_person(i), self._read_run(i), self._read_match(i), self._read_known(i), self._read_hyphenated(i)) if o]
        return max(options, key=lambda o: o[1]) if options else None

    # -- known actors -------------------------------------------------------------------------------------------

    def _read_match(self, i: int) -> tuple[Name, int] | None:
        if i not in self.matches:
            return None
        match, after = self.matches[i]
        actor = match.actor
        before = self.tokens[i - 1] if i else None
        if match.form == "name" and actor.kind == "Country" and before and before.cap and before.end + 1 == match.start:
            lower = before.text.lower()
            if i - 1 not in self._match_ends() and lower not in _NO_START and not self._is_title(before) and before.text.isalpha() and not before.text.isupper() and i > 1 and self.tokens[i - 2].text not in ".:;\"":
                return None  # "Michael Jordan"
        form: Literal["name", "adjective"] = "adjective" if match.form in ("adjective", "people") else "name"
        start, end = match.start, match.end
        alias, after = self._read_acronym(after)
        if alias:
            end = self.tokens[after - 1].end
        kind: EntityKind = actor.kind
        if match.form == "people":
            return Name(start, end, "Group", (Referent(f"group/{slug(match_text(self.text, match))}", "Group", match_text(self.text, match)),), "people", "adjective"), after
        rule = "metonym" if match.form == "metonym" else "gazetteer"
        return Name(start, end, kind, (make_referent(actor),), rule, form, alias=alias), after

    def _match_ends(self) -> frozenset[int]:
        return frozenset(after - 1 for _, after in self.matches.values())

    def _read_known(self, i: int) -> tuple[Name, int] | None:
        token = self.tokens[i]
        if i in self.matches:
            return None
        if (name := self.known.acronyms.get(token.text)) is not None:
            return replace(name, start=token.start, end=token.end, offices=(), alias="", rule="acronym"), i + 1
        person = self.known.persons.get(token.text)
        if person is None or not token.cap or token.text.lower() in _NO_START:
            return None
        j = i + 1
        words = set(person.label.split())
        while j < len(self.tokens) and self.tokens[j].text in words and self._adjacent(j):
            j += 1
        if j < len(self.tokens) and j == i + 1 and self.tokens[j].cap and self._adjacent(j) and j not in self.matches:
            return None  # part of another name
        return Name(token.start, self.tokens[j - 1].end, "Person", (person,), "surname"), j

    def _read_hyphenated(self, i: int) -> tuple[Name, int] | None:
        """Read "China-Algeria" and "US-led": the one or two states in a hyphenated adjective."""
        token = self.tokens[i]
        if "-" not in token.text:
            return None
        actors = [self.gazetteer.lookup(part) if part[:1].isupper() else None for part in token.text.split("-")]
        referents = tuple(dict.fromkeys(make_referent(a) for a in actors if a is not None and a.kind in ACTOR_KINDS))
        if not referents or (len(referents) != len(actors) and not token.text.split("-")[-1].islower()):
            return None
        return Name(token.start, token.end, referents[0].kind, referents, "hyphen", "adjective"), i + 1

    # -- persons with titles ------------------------------------------------------------------------------------

    def _is_title(self, token: _Token) -> bool:
        return token.text in self.lexicon.plural_titles or token.text in self.lexicon.titles or token.text in self.lexicon.title_words or token.text in self.lexicon.honorifics

    def _read_person(self, i: int) -> tuple[Name, int] | None:
        offices: list[Office] = []
        j = i
        start = self.tokens[i].start
        honorific = self.tokens[i].text in self.lexicon.honorifics
        if honorific:
            while j < len(self.tokens) and self.tokens[j].text in self.lexicon.honorifics:
                j += 1
        office = self._read_office(j)
        if office:
            offices, j = office
        elif not honorific:
            return self._read_other_holder(i) or self._read_untitled(i)
        if offices and offices[0].of is not None and j + 1 < len(self.tokens) and self.tokens[j].text == "," and i and self.tokens[i - 1].text.lower() in ("the", "our"):
            name = self._read_person_name(j + 1)  # "the Prime Minister of Pakistan, Imran Khan"
            if name and len(name[0].split()) > 1:
                j += 1
        while j < len(self.tokens) and self.tokens[j].text in self.lexicon.honorifics:
            j += 1
        person = self._read_person_name(j)
        if not person:
            return None
        label, j = person
        found = self._finish_person(start, label, j, offices, "title")
        if offices and offices[0].text.split()[-1] in self.lexicon.plural_titles:
            self._plural = (offices[0].text, found[1])
        return found

    def _read_other_holder(self, i: int) -> tuple[Name, int] | None:
        """Read a further person of a plural title: "Presidents A of Romania and | B of Poland"."""
        person = self._read_person_name(i) if self._plural is not None and i - self._plural[1] <= 4 else None
        if not person or self._plural is None:
            return None
        label, j = person
        office = Office(self._plural[0], self.tokens[i].start, self.tokens[j - 1].end, None)
        name, after = self._finish_person(self.tokens[i].start, label, j, [office], "title")
        if name.offices[0].of is None:
            return None
        self._plural = (self._plural[0], after)
        return name, after

    def _read_untitled(self, i: int) -> tuple[Name, int] | None:
        """Read a full name that an office follows: "Bjoern Seibert, Head of Cabinet of the ..."."""
        person = self._read_person_name(i)
        if not person or len(person[0].split()) < 2 or i in self.matches:
            return None
        label, j = person
        name, after = self._finish_person(self.tokens[i].start, label, j, [], "title")
        return (name, after) if name.offices else None

    def _finish_person(self, start: int, label: str, j: int, offices: list[Office], rule: str) -> tuple[Name, int]:
        if j + 1 < len(self.tokens) and self.tokens[j].text == "of":
            k = j + 2 if self.tokens[j + 1].text == "the" else j + 1
            if k in self.matches and self.matches[k][0].form in ("name", "acronym") and offices:
                match, j = self.matches[k]
                offices = [replace(o, of=o.of or make_referent(match.actor)) for o in offices]
        end = self.tokens[j - 1].end
        if j < len(self.tokens) and self.tokens[j].text == ",":
            k = j + 2 if j + 1 < len(self.tokens) and self.tokens[j + 1].text.lower() == "the" else j + 1
            after = self._read_office(k)
            if after and self._closes(after[1]):
                offices = offices + after[0]
                j = after[1]
                end = self.tokens[j - 1].end
                if j + 1 < len(self.tokens) and self.tokens[j].text == "," and not self.tokens[j + 1].cap and self.tokens[j + 1].text not in ("and", "as"):
                    end, j = self.tokens[j].end, j + 1
        referent = self._person(label)
        return Name(start, end, "Person", (referent,), rule, offices=tuple(offices)), j

    def _closes(self, j: int) -> bool:
        return j >= len(self.tokens) or self.tokens[j].text in ",.;:)" or self.tokens[j].text in ("and", "said", "met", "has", "is", "was", "will", "today", "in", "on", "at")

    def _person(self, label: str) -> Referent:
        known = self.known.persons.get(label.split()[-1]) or (self.known.persons.get(label.split()[0]) if " " not in label else None)
        if known and set(label.split()) <= set(known.label.split()):
            return known
        return Referent(f"person/{slug(label)}", "Person", label)

    def _read_office(self, i: int) -> tuple[list[Office], int] | None:
        """Read "US Secretary of State", "State Councilor and Foreign Minister", "Chinese Foreign Ministry spokesperson"."""
        if i >= len(self.tokens):
            return None
        j, of = self._read_owner(i)
        begin = j
        seen = False
        while j < len(self.tokens):
            token = self.tokens[j]
            lower_title = token.text in self.lexicon.titles_lower
            if token.text in self.lexicon.titles or token.text in self.lexicon.plural_titles or (lower_title and (j > i or not token.text.islower() or token.text in self.lexicon.person_nouns)):
                seen = True
                j += 1
            elif token.text in self.lexicon.title_words and token.cap:
                j += 1
            elif seen and token.text in ("and", "&", "/", "of", "for", "to", "the", ",", "on", "in", "at") and (after := self._read_portfolio(j)):
                j, owner = after
                of = of or owner
            elif not seen and token.text in ("of", "for", "and") and j > begin and self._title_ahead(j):
                j += 1
            else:
                break
        if not seen or j == i:
            return None
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        return [Office(self.text[start:end], start, end, of)], j

    def _title_ahead(self, j: int) -> bool:
        return j + 1 < len(self.tokens) and self.tokens[j + 1].cap and (self.tokens[j + 1].text in self.lexicon.title_words or self.tokens[j + 1].text in self.lexicon.titles)

    def _read_portfolio(self, j: int) -> tuple[int, Referent | None] | None:
        """Read what follows a title: "of Foreign Affairs", "of the European Union", "to Lebanon", "and Trade"."""
        k = j
        while k < len(self.tokens) and self.tokens[k].text in ("and", "&", "/", "of", "for", "to", "the", ",", "on", "in", "at"):
            k += 1
        if k - j > 3 or k >= len(self.tokens):
            return None
        if k in self.matches:
            match, after = self.matches[k]
            if match.form == "adjective" or match.actor.kind not in ACTOR_KINDS | {"Place"} or self.tokens[j].text in ("and", ",", "in", "at", "on", "&"):
                return None
            ambassador = self.tokens[j].text == "to"
            owner = make_referent(match.actor) if match.actor.kind != "Place" and not ambassador else None
            return after, owner
        if self.tokens[j].text == "," and (k != j + 1 or self.tokens[k].text not in self.lexicon.title_words):
            return None
        if self.tokens[k].cap and (self.tokens[k].text in self.lexicon.title_words or self.tokens[k].text in self.lexicon.titles):
            return k, None
        if self.tokens[j].text in ("of", "for") and (run := self._read_run(k)):
            name, after = run
            return (after, name.referents[0]) if name.kind in ACTOR_KINDS else None
        return None

    def _read_owner(self, i: int) -> tuple[int, Referent | None]:
        """Read a state or body in front of a title: "US", "China's", "WHO", "Chinese Foreign Ministry"."""
        run = self._read_run(i) if i not in self.matches or not self._title_at(self.matches[i][1]) else None
        if run and run[0].kind in ("GovernmentBody", "Organization") and self._title_at(run[1]):
            return run[1], run[0].referents[0]
        if i in self.matches:
            match, after = self.matches[i]
            if match.actor.kind in ACTOR_KINDS and match.form != "people":
                if after < len(self.tokens) and self.tokens[after].text == "(" and after + 2 < len(self.tokens) and self.tokens[after + 2].text == ")":
                    after += 3
                if after < len(self.tokens) and self.tokens[after].text == "'s":
                    after += 1
                if after in self.matches and "Organization" in (match.actor.kind, self.matches[after][0].actor.kind):  # "UN Syria envoy", "Iran's UN envoy"
                    after = self.matches[after][1]
                if self._title_at(after):
                    return after, make_referent(match.actor)
        return self._read_unknown_owner(i)

    def _read_unknown_owner(self, i: int) -> tuple[int, Referent | None]:
        """Read an organisation that only its place betrays: "NSC Spokesperson Emily Horne", "Metro spokesman Dan Stessel"."""
        token = self.tokens[i]
        if i in self.matches or not token.cap or self._is_title(token) or token.text.lower() in _NO_START or i + 2 >= len(self.tokens):
            return i, None
        title = self.tokens[i + 1]
        acronym = token.text.isupper() and len(token.text) > 1 and not self.text.isupper()
        if (title.text in self.lexicon.titles_lower or (acronym and self._title_at(i + 1))) and self._read_person_name(i + 2) and token.text not in self.known.persons:
            return i + 1, Referent(f"organization/{slug(token.text)}", "Organization", token.text)
        return i, None

    def _title_at(self, i: int) -> bool:
        return i < len(self.tokens) and (self._is_title(self.tokens[i]) or self.tokens[i].text in self.lexicon.titles_lower)

    def _read_person_name(self, j: int) -> tuple[str, int] | None:
        start = j
        words: list[str] = []
        while j < len(self.tokens) and len(words) < 6:
            token = self.tokens[j]
            if j > start and not self._adjacent(j):
                break
            initial = re.fullmatch(r"[A-Z]\.", token.text) is not None
            if token.cap and not self._is_title(token) and (j not in self.matches or self._given_name(j, start)) and (token.text[0].isalpha()) and token.text.lower() not in _NO_START:
                if token.text.isupper() and len(token.text) > 1 and not initial and not self.text.isupper() and words and not words[-1].isupper():
                    break
                words.append(token.text)
            elif token.text in self.lexicon.name_particles and j + 1 < len(self.tokens) and (self.tokens[j + 1].cap or self.tokens[j + 1].text in self.lexicon.name_particles):
                words.append(token.text)
            else:
                break
            j += 1
        if words and j + 1 < len(self.tokens) and self.tokens[j].text == "," and self.tokens[j + 1].text in ("Jr.", "Jr", "Sr.", "Sr"):
            j += 2
        if words and j < len(self.tokens) and re.fullmatch(r"II|III|IV|VI|XIV|XVI", self.tokens[j].text):
            words.append(self.tokens[j].text)
            j += 1
        while words and (re.fullmatch(r"[A-Z]\.?", words[-1]) or words[-1] in self.lexicon.name_particles):
            words.pop()
            j -= 1
        if not words or all(w in self.lexicon.name_particles for w in words):
            return None
        if words[-1] in self.lexicon.heads:
            return None
        return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words), j

    def _given_name(self, j: int, start: int) -> bool:
        """Is a state's name at `j` a person's: "Chad Wolf", "Michael Jordan"?"""
        match, after = self.matches[j]
        follows = after < len(self.tokens) and self.tokens[after].cap and after not in self.matches and self._adjacent(after) and not self._is_title(self.tokens[after])
        return match.form == "name" and after == j + 1 and match.actor.kind in ("Country", "Place") and (j > start or follows) and (j == start or not follows)

    def _adjacent(self, j: int) -> bool:
        return j > 0 and self.text[self.tokens[j - 1].end : self.tokens[j].start] in (" ", "")

    # -- bodies, organisations, documents, events by their head noun --------------------------------------------

    def _read_run(self, i: int) -> tuple[Name, int] | None:
        """Read a capitalised name by its head noun: "China's Ministry of State Security", "Tianjin University"."""
        if self.tokens[i].text.lower() in _NO_START or self.tokens[i].text in self.lexicon.honorifics:
            return None
        owner: Referent | None = None
        j = i
        if i in self.matches:
            match, j = self.matches[i]
            if match.form == "people" and match.actor.kind != "Country":
                return None
            owner = make_referent(match.actor)
            if j < len(self.tokens) and self.tokens[j].text == "'s":
                j += 1
        first = j
        while j < len(self.tokens) and j - first < 7 and (self.tokens[j].cap or (j in self.matches) or (j > first and self.tokens[j].text[:1].isdigit() and not self.tokens[j].text.isdigit())):
            if j > first and self.text[self.tokens[j - 1].end : self.tokens[j].start] not in (" ", "-", ""):
                break
            if j > i and self.tokens[j].text in self.lexicon.titles and self.tokens[j].text not in self.lexicon.heads:
                break
            j = self.matches[j][1] if j in self.matches and j > first else j + 1
        while j > first and self.tokens[j - 1].text not in self.lexicon.heads:
            j -= 1
        if j == first or (j - first == 1 and owner is None and not self._complement(j)):
            return None
        head = self.tokens[j - 1].text
        kind = self._kind_of_head(head, bare=j - first == 1)
        after, state = self._read_complement(j, kind)
        if j - first == 1 and owner is not None and kind == "Event" and after == j:
            return None
        owner = owner if owner and owner.kind == "Country" else state
        label = self.text[self.tokens[i].start : self.tokens[after - 1].end]
        if kind == "Document" and after < len(self.tokens) and re.fullmatch(r"\d[\d/()A-Z]*", self.tokens[after].text):
            after += 1
            label = self.text[self.tokens[i].start : self.tokens[after - 1].end]
        alias, end = self._read_acronym(after)
        return Name(self.tokens[i].start, self.tokens[end - 1].end, kind, (self._referent(label, kind, owner),), "run", alias=alias), end

    def _kind_of_head(self, head: str, *, bare: bool) -> EntityKind:
        lexicon = self.lexicon
        for kind, heads in (
            ("GovernmentBody", lexicon.body_heads),
            ("Organization", lexicon.organization_heads),
            ("Document", lexicon.document_heads),
            ("Event", lexicon.event_heads),
            ("Company", lexicon.company_heads),
        ):
            if head in heads:
                return kind  # type: ignore[return-value]
        return "Place"

    def _referent(self, label: str, kind: EntityKind, owner: Referent | None) -> Referent:
        known = self.gazetteer.lookup(label)
        if known:
            return make_referent(known)
        folder = {"GovernmentBody": "government-body", "Organization": "organization", "Company": "company"}.get(kind, kind.lower())
        plain = re.sub(r"^(the|The) ", "", label)
        if kind == "GovernmentBody" and (body := self.known.bodies.get(plain)) is not None:
            return body
        return Referent(f"{folder}/{slug(plain)}", kind, plain)

    def _complement(self, j: int) -> bool:
        return j + 1 < len(self.tokens) and self.tokens[j].text in ("of", "for", "on", "to") and (self.tokens[j + 1].cap or (self.tokens[j + 1].text == "the" and j + 2 < len(self.tokens) and self.tokens[j + 2].cap))

    def _read_complement(self, j: int, kind: EntityKind) -> tuple[int, Referent | None]:
        """Read "of Foreign Affairs of Algeria" after a head noun: where it ends, and the state in it."""
        state: Referent | None = None
        start = end = j
        while j < len(self.tokens):
            k = j
            while k < len(self.tokens) and self.tokens[k].text in _CONNECTORS:
                k += 1
            words = [t.text for t in self.tokens[j:k]]
            if k >= len(self.tokens) or (k == j) or len(words) > 2 or not (self.tokens[k].cap or k in self.matches):
                break
            if words[0] in ("and", "&") and (end == start or words[1:] or k in self.matches or self.tokens[k].text in self.lexicon.titles or self._starts_name(k)):
                break
            if words[0] in ("the", "with", "to") and kind != "Document":
                break
            if k in self.matches:
                match, after = self.matches[k]
                if match.actor.kind == "Country" and match.form in ("name", "acronym"):
                    state = make_referent(match.actor)
                k = after
            else:
                k += 1
            while k < len(self.tokens) and self.tokens[k].cap and k not in self.matches and self.text[self.tokens[k - 1].end : self.tokens[k].start] in (" ", "-") and self.tokens[k].text not in self.lexicon.titles:
                k += 1
            end = j = k
        return end, state

    def _starts_name(self, k: int) -> bool:
        return self.tokens[k].text in self.lexicon.honorifics or self.tokens[k].text in self.known.persons

    def _read_acronym(self, j: int) -> tuple[str, int]:
        """Read "(WHO)" after a name: the acronym, and where the text goes on."""
        if j + 2 < len(self.tokens) and self.tokens[j].text == "(" and self.tokens[j + 2].text == ")":
            inside = self.tokens[j + 1].text
            if re.fullmatch(r"[A-Z0-9][A-Za-z0-9&.\-]{1,9}", inside) and sum(c.isupper() or c.isdigit() for c in inside) >= 2 and not inside.isdigit():
                return inside, j + 3
        return "", j


def match_text(text: str, match: Match) -> str:
    """Give the words of the text that a match covers."""
    return text[match.start : match.end]


def _join_places(text: str, names: Sequence[Name]) -> list[Name]:
    """Make one place of a city and its state: "Bangkok, Thailand,"."""
    out: list[Name] = []
    for name in names:
        city = out[-1] if out else None
        if city and (city.rule == "metonym" or city.kind == "Place") and name.kind == "Country" and name.form == "name" and text[city.end : name.start] == ", ":
            label = text[city.start : city.end]
            end = name.end + (text[name.end : name.end + 1] == "," and text[name.end + 1 : name.end + 6] != " and ")
            out[-1] = Name(city.start, end, "Place", (Referent(f"place/{slug(label)}", "Place", label),), "place")
        else:
            out.append(name)
    return out


def _join_lists(text: str, names: Sequence[Name]) -> list[Name]:
    """Join three and more actors in a row into one name of form `list`."""
    out: list[Name] = []
    i = 0
    while i < len(names):
        j = i
        while j + 1 < len(names) and _listable(names[j], names[j + 1]) and _SEPARATOR.fullmatch(text[names[j].end : names[j + 1].start]):
            j += 1
        if j - i >= 2:
            parts = list(names[i : j + 1])
            end = parts[-1].end
            if more := _LIST_END.match(text, end):
                label = re.sub(r"^,? (?:and|as well as) ", "", more.group())
                start = more.end() - len(label)
                parts.append(Name(start, more.end(), "Group", (Referent(f"group/{slug(label)}", "Group", label),), "group"))
                end = more.end()
            referents = tuple(dict.fromkeys(r for p in parts for r in p.referents))
            out.append(Name(parts[0].start, end, parts[0].kind, referents, "list", "list", parts=tuple(parts)))
        else:
            out.extend(names[i : j + 1])
        i = j + 1
    return out


def _listable(name: Name, other: Name) -> bool:
    """May two neighbours be members of one list: both persons, or neither?"""
    return all(n.form == "name" and n.kind in ACTOR_KINDS for n in (name, other)) and (name.kind == "Person") == (other.kind == "Person")
