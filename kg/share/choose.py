"""A graph -> the same graph with some of its statements alone: those named, or found by a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.explore.queries import ask
from kg.explore.questions import find_query
from kg.graph.answers import Iri, make_iri
from kg.graph.infer import is_inferred
from kg.graph.store import Store
from kg.graph.vocab import DIP, PROV, RDF
from kg.settings import BASE

ENDS = frozenset({RDF.subject, RDF.predicate, RDF.object})
LINKS = frozenset({DIP.evidence, PROV.qualifiedAttribution, DIP.relayedBy})
"""What leads from a statement to the nodes that are its own."""


def find_statements(store: Store, texts: Iterable[str]) -> set[ox.NamedNode]:
    """Find the statements that are meant: each text is the name of one, or a question that finds them as `?statement`.

    Raises:
        QueryError: a text is neither, or its question finds no statements.
    """
    found: set[ox.NamedNode] = set()
    for text in texts:
        node = make_iri(text, store.base) if text.startswith(("statement", "http", "<")) else None
        found |= {node} if node else _found_by(store, text)
    unknown = sorted(str(node) for node in found if next(store.quads(node, RDF.type, DIP.Statement), None) is None)
    if unknown:
        raise QueryError(f"{unknown[0]} is no statement of this graph; `kg query statements -f csv` lists them")
    return found


def choose(quads: Iterable[ox.Quad], statements: Collection[ox.NamedNode], *, base: str = BASE) -> list[ox.Quad]:
    """Leave out all other statements, with their evidence, their chains of sources and their plain triples; the texts stay as they are.

    What was inferred is left out too, as it may rest on any of them.
    """
    quads = [quad for quad in quads if not is_inferred(quad, base)]
    facts: dict[Any, list[ox.Quad]] = {}
    for quad in quads:
        facts.setdefault(quad.subject, []).append(quad)
    said = {quad.subject for quad in quads if quad.predicate == RDF.type and quad.object == DIP.Statement}
    gone = _with_parts(said.difference(statements), facts)
    plain = {_plain(facts[node]) for node in said}
    kept = {_plain(facts[node]) for node in said.intersection(statements)}
    return [quad for quad in quads if quad.subject not in gone and (quad in kept or quad not in plain)]


def _found_by(store: Store, text: str) -> set[ox.NamedNode]:
    question = find_query(text)
    table = ask(store, question)
    if "statement" not in table.columns:
        raise QueryError(f"{question.name} does not select ?statement, and so finds no statements")
    return {ox.NamedNode(row["statement"]) for row in table.to_dicts() if isinstance(row["statement"], Iri)}


def _with_parts(nodes: Iterable[Any], facts: dict[Any, list[ox.Quad]]) -> set[Any]:
    found: set[Any] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        found.add(node)
        waiting += [quad.object for quad in facts.get(node, ()) if quad.predicate in LINKS and quad.object not in found]
    return found


def _plain(facts: Sequence[ox.Quad]) -> ox.Quad | None:
    """Give the plain triple of a statement, in the graph in which it would stand."""
    values: dict[Any, Any] = {quad.predicate: quad.object for quad in facts}
    if values.get(DIP.polarity) != DIP.Positive or values.get(DIP.modality) != DIP.Actual or not values.keys() >= ENDS:
        return None
    part = "own" if values.get(DIP.standing) == DIP.OwnWord else "reported"
    source = str(facts[0].graph_name)[1:-1].rpartition("/")[0]
    return ox.Quad(values[RDF.subject], values[RDF.predicate], values[RDF.object], ox.NamedNode(f"{source}/{part}"))
