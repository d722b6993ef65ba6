"""Label -> voice: who speaks, whether the turn asks or answers, and for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Referent, Role, slug
from kg.read.documents.kinds import OUTLET
from kg.read.labels import OFFICE, Label
from kg.read.transcript.narration import Scene
from kg.read.transcript.people import Person, bare_name, find_people, full_name, make_person, merge_people, proper, same_last
from kg.read.transcript.sides import make_outlet

if TYPE_CHECKING:
    from kg.gazetteer import Gazetteer

JOURNALIST = Referent("person/journalist", "Person", "Journalist")
_SPOKES = re.compile(r"\bspokes(?:person|man|woman)|press secretary\b", re.I)
_GREETING = re.compile(
    r"\b(?:thank you(?: so much| very much)?|thanks(?: so much)?|hi|hey|hello|good (?:morning|afternoon"
    r"|evening))(?:,? again)?,? ((?-i:[A-Z][a-z]+))\b(?=[,.!?])",
    re.I,
)
_ASKED = re.compile(r"conference|briefing|interview|question|answer|press|remarks", re.I)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in which role, and for whom."""

    speaker: Referent
    role: Role
    spoken_for: tuple[Referent, ...] = ()


def judge_labels(labels: Sequence[Label], scene: Scene) -> list[Label]:
    """Drop guesses that are no labels: states, cities, and names that do not stand in a questioner's place."""
    firm = [b for b in labels if b.form in ("ask", "reply", "office", "name")]
    if not firm:
        return [b for b in labels if b.form in ("text", "message")]
    return [b for i, b in enumerate(labels) if b.form != "guess" or _asks_here(labels, i, scene.gazetteer)]


def find_cast(labels: Sequence[Label], scene: Scene) -> list[Person]:
    """Join the persons of the head with those of the labels."""
    texts = dict.fromkeys(b.name for b in labels if b.form in ("office", "name") and not b.name.isupper())
    named = [find_people(text, scene.gazetteer) for text in texts]
    return merge_people([scene.people, *named, _greeted(labels, scene)])


def find_voice(label: Label, scene: Scene, cast: Sequence[Person], labels: Sequence[Label], *, asks: bool) -> Voice:
    """Give the voice of a label; `asks` says whether the words under it end in a question that is answered next."""
    if label.form == "ask":
        return Voice(JOURNALIST, "question")
    if label.form == "chair":
        return Voice(make_person(proper(label.name.removeprefix("The ").removeprefix("THE "))), "narration")
    if label.form == "reply":
        main = find_main(scene, cast, labels)
        return Voice(main.referent if main else scene.publisher, "answer", _side(main, scene))
    if label.form in ("name", "guess") and is_outlet(label, scene, cast):
        return Voice(make_outlet(label.note or label.name, scene.gazetteer), "question")
    return _person_voice(label, scene, cast, labels, asks=asks)


def find_main(scene: Scene, cast: Sequence[Person], labels: Sequence[Label]) -> Person | None:
    """Find who answers: the spokesperson, else the first person, of the title; else the name that is a label most often."""
    titled = [p for p in scene.titled if _SPOKES.search(p.office)] or list(scene.titled)
    if titled:
        return next((p for p in cast if same_last(p.name, titled[0].name)), titled[0])
    count = Counter(b.name for b in labels if b.form in ("office", "name"))
    if count:
        return _resolve(count.most_common(1)[0][0], scene, cast)
    return scene.byline


def is_outlet(label: Label, scene: Scene, cast: Sequence[Person]) -> bool:
    """Say whether a label is a news outlet: a known one, one by its words, or who asks a spokesperson."""
    actor = scene.gazetteer.lookup(label.name)
    if actor or OUTLET.search(label.name) or OUTLET.search(label.note):
        return actor is None or actor.kind == "NewsOutlet" or OUTLET.search(label.name) is not None
    if OFFICE.search(label.name) or any(same_last(bare_name(label.name), p.name) for p in cast):
        return False
    return any(_SPOKES.search(p.office) for p in scene.titled)


def _greeted(labels: Sequence[Label], scene: Scene) -> list[Person]:
    """Give the only official who answers the first name by which questions greet: "Thank you, Ned" for MR PRICE."""
    text = scene.document.text
    officials = {b.name for b in labels if b.form == "office"}
    bare = bare_name(next(iter(officials))) if len(officials) == 1 else ""
    if not bare or " " in bare or any(same_last(bare, p.name) for p in scene.people) or " " in full_name(bare, text):
        return []
    ends = [b.start for b in labels[1:]] + [len(text)]
    asked, answered = (
        Counter(m[1] for b, end in zip(labels, ends, strict=True) if b.form == form for m in _GREETING.finditer(text[b.after : end]))
        for form in ("ask", "office")
    )
    first = next((name for name, _ in asked.most_common() if name not in answered and bare_name(name)), "")
    return [Person(f"{first} {proper(bare)}", "", None, 0)] if first else []


def _asks_here(labels: Sequence[Label], i: int, gazetteer: Gazetteer) -> bool:
    label = labels[i]
    actor = gazetteer.lookup(label.name)
    if actor:
        return bool(actor.kind == "NewsOutlet")
    if OUTLET.search(label.name):
        return True
    after = next((b for b in labels[i + 1 :] if b.form != "guess"), None)
    before = next((b for b in reversed(labels[:i]) if b.form != "guess"), None)
    answered = after is not None and after.form in ("office", "name", "reply")
    return answered and (before is None or before.form not in ("ask", "chair")) and len(label.name.split()) <= 5


def _person_voice(label: Label, scene: Scene, cast: Sequence[Person], labels: Sequence[Label], *, asks: bool) -> Voice:
    person = _resolve(label.name, scene, cast)
    main = find_main(scene, cast, labels)
    own = label.form == "office" or any(same_last(person.name, p.name) for p in (*cast, *([main] if main else ())))
    if not own and asks and _ASKED.search(scene.document.title):
        return Voice(person.referent, "question")
    return Voice(person.referent, "answer", _side(person, scene) if own else ())


def _resolve(name: str, scene: Scene, cast: Sequence[Person]) -> Person:
    """Find the person of a label; a last name alone is looked for in the title, the lines below it and the text."""
    bare = bare_name(name)
    found = [p for p in cast if bare and (same_last(p.name, bare) or slug(bare) in slug(p.name).split("-"))] or (
        [] if bare or len(scene.titled) != 1 else list(scene.titled)
    )
    if found:
        best = max(found, key=lambda p: (p.side is not None, len(p.name)))
        return best if " " in best.name else Person(full_name(best.name, scene.document.text), best.office, best.side, best.start)
    named = find_people(proper(name), scene.gazetteer)
    if named and " " in named[0].name:
        return named[0]
    side = next((p.side for p in named if p.side), None)
    if not bare:
        return Person(proper(name.removeprefix("THE ").removeprefix("The ")), name, side, 0)
    return Person(bare if " " in bare and not bare.isupper() else full_name(bare, scene.document.text), name, side, 0)


def _side(person: Person | None, scene: Scene) -> tuple[Referent, ...]:
    return (person.side,) if person and person.side else scene.side
