"""Catalog -> the network that `kg.explore.network` makes of a store, without asking the store for every statement again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.explore.marks import Marks, find_names, join
from kg.explore.network import Network, Said, count_statements
from kg.explore.queries import ask
from kg.explore.serve.catalog import Catalog, Thing
from kg.explore.serve.rows import Row, own_question
from kg.graph.store import Store


def join_network(catalog: Catalog, store: Store) -> Network:
    """Make the network of all statements between things that have a name."""
    rows = [row for row in catalog.rows if row.actor in catalog.things and row.target in catalog.things]
    ends = {end for row in rows for end in (row.actor, row.target)}
    network = Network(base=catalog.base)
    network.add_nodes_from((id_, _names(thing)) for id_, thing in catalog.things.items() if id_ in ends)
    edges: defaultdict[tuple[str, str, str], list[Said]] = defaultdict(list)
    for row, marks in _mark(catalog, store, rows):
        edges[row.actor, row.target, row.predicate].append(_said(catalog, row, marks))
    for (actor, target, predicate), said in edges.items():
        network.add_edge(actor, target, predicate, statements=tuple(said))
    for id_, degree in count_statements(network).items():
        network.nodes[id_]["degree"] = degree
    return network


def _mark(catalog: Catalog, store: Store, rows: Sequence[Row]) -> Iterator[tuple[Row, Marks]]:
    """Give each statement with the places of its sentence that name its ends; the mentions of a text are asked for at once."""
    mentions = own_question("mentions")
    by_document: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_document[row.document].append(row)
    for document, said in by_document.items():
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in ask(store, mentions, {"source": catalog.base + document}).to_dicts():
            places[one["thing"].removeprefix(catalog.base)].append((int(one["start"]), int(one["end"])))
        for row in said:
            yield row, _within(row, places) or find_names(row.sentence, _all_names(catalog, row))


def _within(row: Row, places: Mapping[str, Sequence[tuple[int, int]]]) -> Marks:
    named = (place for end in {row.actor, row.target} for place in places.get(end, ()))
    return join((start - row.start, end - row.start) for start, end in named if row.start <= start and end <= row.end)


def _all_names(catalog: Catalog, row: Row) -> list[str]:
    things = (catalog.things[end] for end in (row.actor, row.target))
    return [name for thing in things for name in (thing.label, *thing.aliases)]


def _names(thing: Thing) -> dict[str, object]:
    wikidata = (thing.wikidata,) if thing.wikidata else ()
    return {"label": thing.label, "kind": thing.kind, "aliases": thing.aliases, "wikidata": wikidata, "notation": thing.notation}


def _said(catalog: Catalog, row: Row, marks: Marks) -> Said:
    source = catalog.sources.get(row.document)
    content = "" if row.content == catalog.label(row.target) else row.content
    return Said(
        id=f"statement/{row.id}",
        content=content,
        negative=row.negative,
        modality=row.modality,
        own_word=row.own_word,
        speaker=catalog.label(row.speaker),
        said=row.said,
        date=row.date,
        confidence=row.confidence,
        rule=row.rule,
        document=row.document.partition("/")[2],
        title=source.title if source else "",
        start=row.start,
        end=row.end,
        sentence=row.sentence,
        marks=marks,
    )
