"""Label -> voice: who speaks, whether the turn asks or answers, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Referent, Role
from kg.read.documents.kinds import OUTLET
from kg.read.labels import OFFICE, Label
from kg.read.transcript.cast import Cast, find_known
from kg.read.transcript.narration import Scene
from kg.read.transcript.people import Person, bare_name, make_person, proper, same_last
from kg.read.transcript.sides import make_outlet

JOURNALIST = Referent("person/journalist", "Person", "Journalist")
_ASKED = re.compile(r"conference|briefing|interview|question|answer|press|remarks", re.I)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in which role, and for whom."""

    speaker: Referent
    role: Role
    spoken_for: tuple[Referent, ...] = ()


def find_voice(label: Label, scene: Scene, cast: Cast, *, asks: bool) -> Voice:
    """Give the voice of a label; `asks` says whether the words under it end in a question that is answered next."""
    if label.form == "ask":
        return Voice(JOURNALIST, "question")
    if label.form == "chair":
        return Voice(make_person(proper(label.name.removeprefix("The ").removeprefix("THE "))), "narration")
    if label.form == "reply":
        return Voice(cast.main.referent if cast.main else scene.publisher, "answer", find_side_of(cast.main, scene))
    if label.form in ("name", "guess") and is_outlet(label, scene, cast):
        return Voice(make_outlet(label.note or label.name, scene.gazetteer), "question")
    return _person_voice(label, scene, cast, asks=asks)


def find_side_of(person: Person | None, scene: Scene) -> tuple[Referent, ...]:
    """Give whom a person speaks for: the state of the office, else whom the publisher speaks for."""
    return (person.side,) if person and person.side else scene.side


def is_outlet(label: Label, scene: Scene, cast: Cast) -> bool:
    """Say whether a label is a news outlet: a known one, one by its words, or who asks a spokesperson."""
    actor = find_known(label.name, scene.gazetteer)
    if actor or OUTLET.search(label.name) or OUTLET.search(label.note):
        return actor is None or actor.kind == "NewsOutlet" or OUTLET.search(label.name) is not None
    if OFFICE.search(label.name) or any(same_last(bare_name(label.name), p.name) for p in cast.people):
        return False
    return cast.briefed


def _person_voice(label: Label, scene: Scene, cast: Cast, *, asks: bool) -> Voice:
    person = cast.named[label.name]
    own = label.form == "office" or person == cast.main or any(same_last(person.name, p.name) for p in cast.people)
    if not own and asks and _ASKED.search(scene.document.title):
        return Voice(person.referent, "question")
    return Voice(person.referent, "answer", find_side_of(person, scene) if own or cast.briefed else ())
