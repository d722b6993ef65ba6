"""A graph + the rules of `ontology/rules/*.rq` -> what follows from what was said, in a graph of its own for each rule.

A rule is a SPARQL CONSTRUCT of nodes of the class `dip:Inference`, each with subject, predicate, object and the statements it rests on;
its first line is `# rule: ` and what it says. Rules see statements alone, so that nothing is inferred from what was inferred.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import OntologyError, QueryError
from kg.graph.ids import Names, digest
from kg.graph.rdf import to_quads
from kg.graph.store import Store
from kg.graph.vocab import DIP, PROV, RDF, RDFS
from kg.model import Build, Entity
from kg.settings import Settings, ontology

if TYPE_CHECKING:
    from kg.gazetteer import Actor, Gazetteer


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says in one sentence, and its CONSTRUCT."""

    name: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Inferences:
    """What one rule gives: the quads of its graph, and how many inferences they hold."""

    rule: Rule
    count: int
    quads: tuple[ox.Quad, ...]


def read_rules(folder: Path | None = None) -> list[Rule]:
    """Read the rules of a folder (none: ours), in order of name; raise OntologyError for a file that is none."""
    rules = []
    for path in sorted((folder or ontology() / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        head = re.match(r"# rule: *(\S.*)\n", text)
        if not head or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", path.stem):
            raise OntologyError(f"{path}: its first line must be `# rule: What it says.`, its name small letters, digits and hyphens")
        rules.append(Rule(path.stem, head[1], text))
    if not rules:
        raise OntologyError(f"{folder}: no rule in this folder; a rule is a file NAME.rq with a SPARQL CONSTRUCT")
    return rules


def infer(store: Store, rules: Iterable[Rule], gazetteer: Gazetteer) -> list[Inferences]:
    """Apply the rules to a graph, which stays as it is; what is said already is not inferred.

    Raises:
        OntologyError: a rule does not parse, or constructs something else.
    """
    work = Store(base=store.base)
    work.add(said(store))
    work.add(know(store, gazetteer))
    return [_apply(rule, work) for rule in rules]


def said(store: Store) -> list[ox.Quad]:
    """Give what a graph holds without what was inferred, or added of the gazetteer, before."""
    gazetteer = ox.NamedNode(f"{store.base}graph/gazetteer")
    return [quad for quad in store.quads() if quad.graph_name != gazetteer and not is_inferred(quad, store.base)]


def is_inferred(quad: ox.Quad, base: str) -> bool:
    """Does a quad stand in the graph of a rule?"""
    return str(quad.graph_name).startswith(f"<{base}graph/inferred-")


def know(store: Store, gazetteer: Gazetteer) -> list[ox.Quad]:
    """Give what the gazetteer knows of the actors of a graph: their members, what they are part of, and who these are.

    It stands in a graph of its own, as no text says it.
    """
    names, graph = Names(store.base), ox.NamedNode(f"{store.base}graph/gazetteer")
    present = {q.subject.value for q in said(store) if q.predicate == RDFS.label and isinstance(q.subject, ox.NamedNode)}
    here = [actor for actor in gazetteer.actors if names.entity(actor.id) in present]
    links = [(actor.id, DIP.member, member) for actor in here for member in actor.members]
    links += [(actor.id, DIP.partOf, actor.parent) for actor in here if actor.parent]
    ends = {end for _, _, end in links if names.entity(end) not in present}
    quads = [ox.Quad(ox.NamedNode(names.entity(a)), link, ox.NamedNode(names.entity(b)), graph) for a, link, b in links]
    return quads + [ox.Quad(q.subject, q.predicate, q.object, graph) for q in _describe(ends, gazetteer, store.base)]


def _describe(ids: Collection[str], gazetteer: Gazetteer, base: str) -> Iterator[ox.Quad]:
    entities = tuple(_entity(actor) for id_ in sorted(ids) if (actor := gazetteer.get(id_)))
    return to_quads(Build((), entities, (), ()), Settings(base=base))


def _entity(actor: Actor) -> Entity:
    return Entity(actor.id, actor.kind, actor.label, (), tuple(sorted(actor.wikidata)), tuple(sorted(actor.notations)))


def _apply(rule: Rule, work: Store) -> Inferences:
    grounds: dict[tuple[Any, Any, Any], set[Any]] = {}
    for ends, found in _inferred(rule, work):
        if next(work.quads(*ends), None) is None:
            grounds.setdefault(ends, set()).update(found)
    graph = ox.NamedNode(f"{work.base}graph/inferred-{rule.name}")
    quads = [ox.Quad(graph, RDFS.label, ox.Literal(rule.about, language="en"), graph)] if grounds else []
    quads += [ox.Quad(graph, DIP.rule, ox.Literal(rule.name), graph)] if grounds else []
    for ends in sorted(grounds, key=str):
        node = ox.NamedNode(f"{work.base}inference/{rule.name}_{digest(json.dumps([end.value for end in ends]), 16)}")
        quads += [ox.Quad(*ends, graph), *(ox.Quad(node, *fact, graph) for fact in _facts(rule, ends, grounds[ends], work))]
    return Inferences(rule, len(grounds), tuple(quads))


def _inferred(rule: Rule, work: Store) -> Iterator[tuple[tuple[Any, Any, Any], list[Any]]]:
    """Run a rule; give subject, predicate and object of each node it makes, and what this rests on."""
    try:
        answer = work.query(rule.text)
    except QueryError as error:
        raise OntologyError(f"rule {rule.name}: {error}") from error
    if not isinstance(answer, ox.QueryTriples):
        raise OntologyError(f"rule {rule.name}: no CONSTRUCT; a rule makes nodes of the class dip:Inference")
    nodes: dict[Any, dict[Any, list[Any]]] = {}
    for triple in answer:
        nodes.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)
    for facts in nodes.values():
        ends = [facts.get(end, []) for end in (RDF.subject, RDF.predicate, RDF.object)]
        if [len(end) for end in ends] != [1, 1, 1] or DIP.Inference not in facts.get(RDF.type, ()) or PROV.wasDerivedFrom not in facts:
            raise OntologyError(f"rule {rule.name}: each node needs dip:Inference, rdf:subject, predicate, object, prov:wasDerivedFrom")
        yield (ends[0][0], ends[1][0], ends[2][0]), facts[PROV.wasDerivedFrom]


def _facts(rule: Rule, ends: Sequence[Any], grounds: Iterable[Any], work: Store) -> Iterator[tuple[ox.NamedNode, Any]]:
    """Describe an inference, which is no surer than the least sure statement it rests on."""
    yield RDF.type, DIP.Inference
    yield from zip((RDF.subject, RDF.predicate, RDF.object), ends, strict=True)
    yield DIP.rule, ox.Literal(rule.name)
    sure: list[Any] = []
    for ground in sorted(grounds, key=str):
        yield PROV.wasDerivedFrom, ground
        sure += [quad.object for quad in work.quads(ground, DIP.confidence)]
    if sure:
        yield DIP.confidence, min(sure, key=lambda literal: float(literal.value))
