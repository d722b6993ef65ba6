"""Statements -> event data as political scientists load it: tab separated, coded in PLOVER with the CAMEO root beside it.

Only statements whose predicate has a PLOVER type are events. What has not happened stays in the table and says so: `aux_mode` is
`negation`, `future` or `hypothetical`; to meet, back, cooperate or help in the future is AGREE, as the codebook rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.gazetteer import Gazetteer, read_gazetteer
from kg.graph.vocab import DIP, PLOVER, PREDICATES, SKOS
from kg.model import ACTOR_KINDS, Entity, Statement
from kg.settings import ontology
from kg.share.table import Tables, read_tables, write_rows

COLUMNS = (
    "event_id date said_on source_name source_country source_sector event_type mode aux_mode cameo_root quad_class score"
    " target_name target_country target_sector content speaker sentence document publisher headline url source_wikidata target_wikidata"
    " confidence"
)
SECTORS = {"Country": "GOV", "GovernmentBody": "GOV", "Company": "BUS", "NewsOutlet": "JRN"}
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type: its name, quad class (1 to 4), mean score and nearest CAMEO root."""

    name: str
    quad_class: str
    score: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Coding:
    """How a predicate is coded; the score is that of the mode where there is one."""

    type: EventType
    mode: str
    cameo: str
    score: str


def to_events(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write one line an event, tab separated."""
    tables = read_tables(quads, base)
    types, codings = read_codings()
    places = _Places(tables, read_gazetteer())
    rows = (_row(s, codings[s.predicate], types, tables, places) for s in tables.build.statements if s.predicate in codings)
    return write_rows(COLUMNS.split(), rows, delimiter="\t")


def read_codings() -> tuple[dict[str, EventType], dict[str, Coding]]:
    """Read from the ontology the PLOVER types by name, and how each predicate that has one is coded."""
    store = ox.Store()
    store.load(path=str(ontology() / "diplokg.ttl"), format=ox.RdfFormat.TURTLE)

    def values(node: ox.NamedNode, predicate: ox.NamedNode) -> list[str]:
        return sorted(getattr(quad.object, "value", "") for quad in store.quads_for_pattern(node, predicate, None, None))

    types = {}
    for name in (term for term in PLOVER if term.isupper()):
        quad_class = values(PLOVER[name], SKOS.broader)[0]
        numbers = (values(ox.NamedNode(quad_class), SKOS.notation)[0], values(PLOVER[name], DIP.score)[0])
        types[name] = EventType(name, *numbers, values(PLOVER[name], DIP.cameo)[0])
    codings = {}
    for predicate in PREDICATES:
        for type_ in values(DIP[predicate], DIP.plover):
            type_of = types[type_.removeprefix(PLOVER.base)]
            mode, cameo = (next(iter(values(DIP[predicate], p)), "") for p in (DIP.ploverMode, DIP.cameo))
            name, score = (next(iter(values(ox.NamedNode(mode), p)), "") if mode else "" for p in (SKOS.notation, DIP.score))
            codings[predicate] = Coding(type_of, name, cameo, score or type_of.score)
    return types, codings


class _Places:
    """Finds the country and the sector of an actor: its own, its parent's, or that of what it represents."""

    def __init__(self, tables: Tables, gazetteer: Gazetteer) -> None:
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in tables.build.entities}
        self.gazetteer = gazetteer
        self.represented: dict[str, set[str]] = defaultdict(set)
        for statement in tables.build.statements:
            if statement.predicate == "represents" and not statement.negative:
                self.represented[statement.subject].add(statement.object)

    def country(self, actor: str, depth: int = 3) -> str:
        """Give the ISO 3166 alpha-3 code (alpha-2 where there is no other) of the state of an actor, or nothing."""
        if actor.startswith("country/"):
            known = self.gazetteer.get(actor)
            codes = self.entities[actor].notations if actor in self.entities else known.notations if known else ()
            return max(codes, key=len, default=actor.partition("/")[2])
        known = self.gazetteer.get(actor)
        above = {known.parent} if known and known.parent else self.represented.get(actor, set())
        found = {self.country(one, depth - 1) for one in above if depth} - {""}
        return found.pop() if len(found) == 1 else ""

    def wikidata(self, actor: str) -> str:
        """Give the Wikidata item of an actor, or nothing."""
        return next(iter(self.entities[actor].wikidata), "") if actor in self.entities else ""

    def sector(self, actor: str) -> str:
        """Give the PLOVER sector of an actor, or nothing."""
        kinds = [self.entities[one].kind for one in (actor, *sorted(self.represented.get(actor, ()))) if one in self.entities]
        return next((SECTORS[kind] for kind in kinds if kind in SECTORS), "")


def _row(statement: Statement, coding: Coding, types: Mapping[str, EventType], tables: Tables, places: _Places) -> Iterator[object]:
    future = statement.modality == "future" and not statement.negative
    agrees = future and coding.type.name in PROMISED
    type_ = types["AGREE"] if agrees else coding.type
    yield statement.id
    yield statement.date.first if statement.date else statement.said_on or ""
    yield statement.said_on or ""
    yield tables.labels.get(statement.subject, statement.subject)
    yield places.country(statement.subject)
    yield places.sector(statement.subject)
    yield type_.name
    yield "" if agrees else coding.mode
    yield "negation" if statement.negative else {"actual": "", "future": "future", "wished": "hypothetical"}[statement.modality]
    yield type_.cameo if agrees else coding.cameo
    yield type_.quad_class
    yield type_.score if agrees else coding.score
    target = places.entities.get(statement.object)
    is_actor = target is not None and target.kind in ACTOR_KINDS
    yield target.label if target and is_actor else ""
    yield places.country(statement.object) if is_actor else ""
    yield places.sector(statement.object) if is_actor else ""
    yield statement.content or (target.label if target and not is_actor else "")
    yield tables.labels.get(statement.attributed_to, statement.attributed_to)
    yield tables.sentence(statement.document, statement.evidence[0].span)
    yield statement.document
    document = tables.documents.get(statement.document)
    yield document.publisher if document else ""
    yield document.title if document else ""
    yield document.url if document else ""
    yield places.wikidata(statement.subject)
    yield places.wikidata(statement.object) if is_actor else ""
    yield statement.confidence
