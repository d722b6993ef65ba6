"""Unlabelled text -> its voice: the publisher, the person of a byline, the speaker of a speech, the signatories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.gazetteer import Gazetteer
from kg.model import Document, Referent, Span
from kg.read.labels import is_named, same_words
from kg.read.transcript.people import Person, bare_name, find_people, full_name, make_person, merge_people, proper
from kg.read.transcript.sides import find_publisher, find_side, is_coded
from kg.read.transcript.signatories import find_signatories

_SAYS = re.compile(
    r"\b(?:statements?|remarks|speech|address|message|letter|toast|lecture|testimony|comments?|op-ed)\b(?:.*?\b(?:by|from)|\s+of)\s+", re.I
)
_OWN = re.compile(
    r"'s?\s+(?:[A-Z]\w+ )?(?:statement|remarks|speech|address|message|letter|toast|lecture|testimony|comments|op-ed|interview"
    r"|intervention)\b",
    re.I,
)
_ATTRIBUTED = re.compile(r"\battribut(?:able|ed) to\s+([^:\n]{3,120}?)\s*(?::|$)", re.M)
_OFFICE_OF = re.compile(
    r"\b(?:by|from|of) (?i:the |rt\.? ?hon(?:ourable|\.)? |hon\.? |h\.e\.? )*((?:[A-Z][\w-]+ (?:and "
    r"|for )?){1,5}of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)(?= (?:at|to|on|in|during)\b|,|$)"
)
_SUBJECT = re.compile(r"(?:(?:[A-Z][\w.'-]+|of|the|and|for|,)\s+){1,14}?(?=[a-z]+ed\b|sent\b|has\b|gave\b|wrote\b|offered\b)")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the head of a document says of its voices."""

    document: Document
    gazetteer: Gazetteer
    people: tuple[Person, ...]
    """Persons named with an office in the title and the lines below it."""
    titled: tuple[Person, ...]
    """Those of the title, in its order."""
    publisher: Referent
    side: tuple[Referent, ...]
    byline: Person | None


def read_scene(document: Document, top: Sequence[Span], gazetteer: Gazetteer) -> Scene:
    """Read title, publisher and the lines above the text."""
    side = find_side(document, gazetteer)
    titled = [] if is_coded(document.title) else find_people(_calm(document.title), gazetteer)
    lines = [_calm(document.text[s.start : s.end]) for s in top]
    above = [find_people(line, gazetteer) for line in lines if _is_byline(line) and not same_words(line, document.title)]
    said = _ATTRIBUTED.search(document.text[document.body :][:3000])
    named = find_people(said[1], gazetteer) if said else []
    byline = next((found[0] for found in (named, *above) if len(found) == 1), None)
    people = merge_people([titled, named, *above])
    whole = [next(p for p in people if p.name == t.name or p.name.endswith(t.name.split()[-1])) for t in titled]
    return Scene(document, gazetteer, tuple(people), tuple(whole), find_publisher(document, gazetteer), side, byline)


def find_narrator(scene: Scene) -> tuple[Referent, tuple[Referent, ...]]:
    """Give by whose word the unlabelled text of a document is, and who "we" is in it."""
    document = scene.document
    if document.kind == "newswire":
        return scene.publisher, ()
    person = _speaks(scene)
    if document.kind == "joint statement":
        signs = find_signatories(document, scene.gazetteer, scene.titled, scene.side)
        alone = person if person and len(signs) < 2 else None
        return (alone.referent if alone else signs[0] if signs else scene.publisher), signs
    if person:
        return named_person(person, scene).referent, ((person.side,) if person.side else scene.side)
    office = _OFFICE_OF.search(document.title) if document.kind == "speech" else None
    if office and find_office(office[1]):
        return make_person(office[1]), scene.side
    if document.kind == "speech" and (president := _president(scene)):
        return president, scene.side
    if document.kind == "speech" and scene.side:
        return scene.side[0], scene.side
    return scene.publisher, scene.side


def _president(scene: Scene) -> Referent | None:
    """Find who speaks in a "speech by the President" that a presidency publishes: whom the text names so."""
    if not re.search(r"\bby (?:the )?President\b(?! of)", scene.document.title) or "President" not in scene.publisher.label:
        return None
    text = scene.document.text[scene.document.body :][:3000]
    named = [
        person
        for person in find_people(text, scene.gazetteer)
        if "President" in person.office and text[person.start + len(person.name) :][:1] != "!"  # "Mr. President Ann Roe!" is greeted
    ]
    return named[0].referent if named and " " in named[0].name else None


def find_sender(scene: Scene, text: str) -> tuple[Referent, tuple[Referent, ...]]:
    """Give who sent the message that a release quotes: the subject of its first sentence."""
    subject = _SUBJECT.match(text)
    name = bare_name(re.sub(r".*\b(?:of|for) (?:the )?(?:[A-Z]\w+ )??(?=(?:[A-Z]\w+ ){2})", "", subject.group().strip())) if subject else ""
    named = find_people(subject.group(), scene.gazetteer) if subject else []
    if named or len(name.split()) > 1:
        return (named[-1].referent if named else make_person(name)), scene.side
    return scene.publisher, scene.side


def named_person(person: Person, scene: Scene) -> Person:
    """Give a person the full name, when the text has it and the title the last name only."""
    if " " in person.name:
        return person
    known = next((p.name for p in scene.people if " " in p.name and p.name.split()[-1] == person.name), None)
    return Person(known or full_name(person.name, scene.document.text), person.office, person.side, person.start)


def find_office(text: str) -> bool:
    """Say whether words are those of an office alone: "Prime Minister of Utopia"."""
    return not bare_name(re.split(r"\s+of\s+", text)[0])


def _speaks(scene: Scene) -> Person | None:
    """Find the person whose own words a release or speech is: by its title, or by the line below it."""
    title = scene.document.title
    by, own = _SAYS.search(title), _OWN.search(title)
    if by:
        after = [p for p in scene.titled if p.start >= by.start() and p.start < _topic(title, by.end())]
        if after:
            return after[0]
    if own:
        before = [p for p in scene.titled if p.start < own.start()]
        if before and title[: own.start()].endswith(before[-1].name.split()[-1]):
            return before[-1]
    if scene.document.kind == "speech" and scene.titled and not re.search(r"\b(?:to|with|for|on|at)\b", title[: scene.titled[0].start]):
        return scene.titled[0]
    return scene.byline


def _topic(title: str, start: int) -> int:
    """Find where a title goes on to say where or about what: "by X on Y", "by X at Y"."""
    match = re.compile(r"\s(?:on|at|to|about|regarding|following|with)\s").search(title, start)
    return match.start() if match else len(title)


def _is_byline(line: str) -> bool:
    return is_named(re.sub(r"[,.]|\d+", "", line), most=20) or _SAYS.match(line) is not None


def _calm(line: str) -> str:
    """Write a line that is all or half in capitals as titles are written, so that names and offices can be told."""
    return (
        re.sub(r"\b[A-Z]{3,}\b", lambda m: proper(m.group()), line) if sum(w.isupper() and len(w) > 2 for w in line.split()) > 2 else line
    )
