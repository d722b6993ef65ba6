"""Store -> all that is looked for again and again, read once: the graph does not change while it is served."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.explore.queries import ask, read_families
from kg.explore.questions import find_question
from kg.explore.serve.rows import Row, own_question, read_rows
from kg.graph.store import Store
from kg.model import ACTOR_KINDS
from kg.settings import BASE


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, a document that is spoken of, an event, a place, a topic."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    notation: str = ""
    wikidata: str = ""
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was read."""

    id: str
    identifier: str
    title: str = ""
    issued: str = ""
    publisher: str = ""
    url: str = ""
    kind: str = ""
    statements: int = 0


@dataclass(frozen=True)
class Catalog:
    """Statements in the order of the texts; things and texts by id; the family of each predicate."""

    rows: tuple[Row, ...]
    things: Mapping[str, Thing]
    sources: Mapping[str, Source]
    families: Mapping[str, str]
    base: str = BASE

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Find statements by id."""
        return {row.id: row for row in self.rows}

    @cached_property
    def by_thing(self) -> Mapping[str, tuple[Row, ...]]:
        """Find the statements of which a thing is an end or the speaker."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            for thing in dict.fromkeys((row.actor, row.target, row.speaker)):
                found[thing].append(row)
        return {thing: tuple(rows) for thing, rows in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Find the ids of things by any name, in small letters; states before other actors, topics last."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for thing in sorted(self.things.values(), key=lambda one: (_rank(one.kind), -one.statements, one.id)):
            for name in (thing.label, thing.notation, *thing.aliases):
                if name:
                    found[name.casefold()][thing.id] = None
        return {name: tuple(ids) for name, ids in found.items()}

    def label(self, id_: str) -> str:
        """Call a thing or a text by its name; what has none by its id."""
        if id_ in self.things:
            return self.things[id_].label
        source = self.sources.get(id_)
        return (source.title or source.identifier) if source else id_

    def family(self, predicate: str) -> str:
        """Give the family of a predicate."""
        return self.families.get(predicate, "neutral")


def make_catalog(store: Store) -> Catalog:
    """Read the catalog of a store."""
    rows = tuple(sorted(read_rows(store), key=lambda row: (row.document, row.start, row.id)))
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update({row.actor, row.target, row.speaker, row.document})
    things = (_thing(row, store.base, counts) for row in ask(store, find_question("things")).to_dicts())
    sources = (_source(row, store.base, counts) for row in ask(store, own_question("sources")).to_dicts())
    return Catalog(rows, {thing.id: thing for thing in things}, {source.id: source for source in sources}, read_families(), store.base)


def is_actor(thing: Thing) -> bool:
    """Tell whether it can act."""
    return thing.kind in ACTOR_KINDS


def _thing(row: Mapping[str, str], base: str, counts: Counter[str]) -> Thing:
    id_ = row["thing"].removeprefix(base)
    aliases = tuple(sorted(set(row["aliases"].split("\n")) - {"", row["name"]}))
    wikidata = row["wikidata"].rpartition("/")[2]
    return Thing(id_, row["name"], row["kind"], aliases, row["notation"], wikidata, counts[id_])


def _source(row: Mapping[str, str], base: str, counts: Counter[str]) -> Source:
    id_ = row["source"].removeprefix(base)
    return Source(id_, row["identifier"], row["title"], row["issued"], row["publisher"], row["url"], row["kind"], counts[id_])


def _rank(kind: str) -> int:
    return 0 if kind == "Country" else 1 if kind in ACTOR_KINDS else 3 if kind == "Topic" else 2
