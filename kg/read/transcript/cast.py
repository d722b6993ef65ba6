"""Labels, head of the document -> the persons who may speak: by full name, with the state or body of their office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.gazetteer import Actor, Gazetteer
from kg.model import slug
from kg.read.documents.kinds import OUTLET
from kg.read.labels import Label
from kg.read.transcript.narration import Scene
from kg.read.transcript.people import Person, bare_name, find_people, full_name, merge_people, proper, same_last

_SPOKES = re.compile(r"\bspokes(?:person|man|woman)|press secretary\b", re.I)
_GREETING = re.compile(
    r"\b(?:thank you(?: so much| very much)?|thanks(?: so much)?|hi|hey|hello|good (?:morning|afternoon"
    r"|evening))(?:,? again)?,? ((?-i:[A-Z][a-z]+))\b(?=[,.!?])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may speak in a document."""

    people: tuple[Person, ...]
    """Persons named with an office in the head or in a label."""
    named: Mapping[str, Person]
    """The person of each label that names one."""
    main: Person | None
    """Who answers."""
    briefed: bool
    """Whether a spokesperson answers, so that everybody else asks."""


def judge_labels(labels: Sequence[Label], scene: Scene) -> list[Label]:
    """Drop guesses that are no labels: states, cities, and names that do not stand in a questioner's place."""
    firm = [b for b in labels if b.form in ("ask", "reply", "office", "name")]
    if not firm:
        return [b for b in labels if not b.is_speaker]
    return [b for i, b in enumerate(labels) if b.form != "guess" or _asks_here(labels, i, scene)]


def find_cast(labels: Sequence[Label], scene: Scene) -> Cast:
    """Join the persons of the head with those of the labels, and find who answers."""
    names = dict.fromkeys(b.name for b in labels if b.form in ("office", "name", "guess"))
    written = [
        find_people(b, scene.gazetteer) for b in dict.fromkeys(b.name for b in labels if b.form in ("office", "name")) if not b.isupper()
    ]
    people = merge_people([scene.people, *written, _greeted(labels, scene)])
    named = {name: _resolve(name, scene, people) for name in names}
    spokes = [p for p in scene.titled if _SPOKES.search(p.office)]
    return Cast(tuple(people), named, _find_main(labels, scene, people, named), bool(spokes))


def find_known(name: str, gazetteer: Gazetteer) -> Actor | None:
    """Look a label up; "The Australian" is no state."""
    actor = gazetteer.lookup(name)
    return None if actor and actor.kind == "Country" and name not in (*actor.names, *actor.metonyms) else actor


def _find_main(labels: Sequence[Label], scene: Scene, people: Sequence[Person], named: Mapping[str, Person]) -> Person | None:
    """Find who answers: the spokesperson, else the first person, of the title; else the name that is a label most often."""
    titled = [p for p in scene.titled if _SPOKES.search(p.office)] or list(scene.titled)
    if titled:
        return next((p for p in people if same_last(p.name, titled[0].name)), titled[0])
    count = Counter(b.name for b in labels if b.form in ("office", "name"))
    if count:
        return named[count.most_common(1)[0][0]]
    return scene.byline


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


def _asks_here(labels: Sequence[Label], i: int, scene: Scene) -> bool:
    label = labels[i]
    actor = find_known(label.name, scene.gazetteer)
    if actor:
        return bool(actor.kind == "NewsOutlet")
    if OUTLET.search(label.name):
        return True
    after = next((b for b in labels[i + 1 :] if b.form != "guess"), None)
    before = next((b for b in reversed(labels[:i]) if b.form != "guess"), None)
    briefed = any(_SPOKES.search(p.office) for p in scene.titled)
    answered = after.form in ("office", "name", "reply") if after else briefed and before is not None
    return answered and (before is None or before.form not in ("ask", "chair")) and len(label.name.split()) <= 5


def _resolve(name: str, scene: Scene, people: Sequence[Person]) -> Person:
    """Find the person of a label; a last name alone is looked for in the title, the lines below it and the text."""
    bare = bare_name(name)
    found = [p for p in people if bare and (same_last(p.name, bare) or slug(bare) in slug(p.name).split("-"))] or (
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
