"""A build made by hand: three invented states, an outlet and a speaker; no model is needed for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from kg.graph.rdf import to_quads
from kg.graph.store import Store
from kg.model import (
    Build,
    DateValue,
    Document,
    Entity,
    EntityKind,
    Evidence,
    Extraction,
    Modality,
    Problem,
    Referent,
    Span,
    Statement,
    Turn,
)
from kg.settings import Settings

DAY = dt.date(2022, 3, 3)


class Say(NamedTuple):
    """One statement and its sentence."""

    sentence: str
    subject: str
    predicate: str
    object: str
    by: str
    content: str = ""
    negative: bool = False
    modality: Modality = "actual"
    date: str = ""
    own: bool = False
    confidence: float = 0.8


SAYINGS = (
    Say("Ruritania accused Graustark of theft.", "country/RT", "accuses", "country/GK", "news-outlet/daily-herald", "theft"),
    Say("We support Ruritania.", "country/FD", "supports", "country/RT", "person/ada-brook", own=True, confidence=0.9),
    Say("Freedonia supports Ruritania's bid.", "country/FD", "supports", "country/RT", "news-outlet/daily-herald", "Ruritania's bid"),
    Say("We will send Graustark grain.", "country/FD", "aids", "country/GK", "person/ada-brook", "grain", modality="future", own=True),
    Say("We do not oppose Graustark.", "country/FD", "opposes", "country/GK", "person/ada-brook", negative=True, own=True),
    Say("We oppose the tariffs.", "country/FD", "opposes", "topic/brook_tariffs", "person/ada-brook", "the tariffs", own=True),
    Say("Ada Brook met Rudolf on March 1.", "person/ada-brook", "meets", "person/rudolf", "news-outlet/daily-herald", date="2022-03-01"),
)
NAMES: dict[str, tuple[EntityKind, str, tuple[str, ...]]] = {
    "country/RT": ("Country", "Ruritania", ("Kingdom of Ruritania",)),
    "country/GK": ("Country", "Graustark", ()),
    "country/FD": ("Country", "Freedonia", ("the Freedonian side",)),
    "person/ada-brook": ("Person", "Ada Brook", ("Brook",)),
    "person/rudolf": ("Person", "Rudolf", ()),
    "news-outlet/daily-herald": ("NewsOutlet", "Daily Herald", ()),
    "topic/brook_tariffs": ("Topic", "tariffs", ()),
}


def make_build(
    sayings: Sequence[Say] = SAYINGS,
    *,
    labels: dict[str, str] | None = None,
    document: str = "brook",
    title: str = "Ada Brook's Press Conference",
    problems: Sequence[Problem] = (),
) -> Build:
    """Make a build whose text is the sentences, one after the other; `labels` replaces names of entities."""
    text = "\n".join(say.sentence for say in sayings)
    speaker = Referent("person/ada-brook", "Person", "Ada Brook")
    turn = Turn(0, 0, len(text), "answer", speaker, (Referent("country/FD", "Country", "Freedonia"),))
    extraction = Extraction(Document(document, text, title, DAY, kind="transcript"), (turn,), (), ())
    used = {end for say in sayings for end in (say.subject, say.object, say.by)} | {"person/ada-brook", "country/FD"}
    entities = tuple(_entity(key, (labels or {}).get(key, NAMES[key][1]), document) for key in sorted(used))
    return Build((extraction,), entities, tuple(_statements(sayings, document)), tuple(problems))


def make_store(build: Build | None = None) -> Store:
    """Put the build into a store."""
    store = Store()
    store.add(to_quads(build or make_build(), Settings()))
    return store


def _entity(key: str, label: str, document: str) -> Entity:
    kind, _, aliases = NAMES[key]
    wikidata = ("Q42",) if key == "person/ada-brook" else ()
    return Entity(key, kind, label, aliases, wikidata, (key.rpartition("/")[2],) if kind == "Country" else (), (document,))


def _statements(sayings: Sequence[Say], document: str) -> list[Statement]:
    made, start = [], 0
    for number, say in enumerate(sayings):
        span = Span(start, start + len(say.sentence))
        start = span.end + 1
        day = dt.date.fromisoformat(say.date) if say.date else None
        made.append(
            Statement(
                id=f"{document}_{number:016x}",
                document=document,
                subject=say.subject,
                predicate=say.predicate,
                object=say.object,
                content=say.content,
                negative=say.negative,
                modality=say.modality,
                own_word=say.own,
                attributed_to=say.by,
                relayed_by=(),
                date=DateValue(say.date, day, day) if day else None,
                said_on=DAY,
                confidence=say.confidence,
                evidence=(Evidence(document, 0, span, f"{say.predicate}.verb", say.confidence),),
            )
        )
    return made
