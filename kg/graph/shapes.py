"""`ontology/shapes.ttl` -> shapes as data -> what breaks them among the facts of a graph.

pySHACL checks the same file, slowly; a test keeps the two equal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.graph.constraints import CHECKS
from kg.graph.facts import Facts
from kg.graph.vocab import RDF, RDFS, SH


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What the values of one property of a node must be: pairs of a component of SHACL and its argument."""

    path: ox.NamedNode
    message: str
    components: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class NodeShape:
    """Which nodes are meant (by class, or because they have a property) and what their properties must be."""

    classes: frozenset[ox.NamedNode]
    subjects_of: frozenset[ox.NamedNode]
    properties: tuple[PropertyShape, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All node shapes, and each class with its subclasses."""

    nodes: tuple[NodeShape, ...]
    subclasses: Mapping[ox.NamedNode, frozenset[ox.NamedNode]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A constraint that a node breaks; the value is the one at fault, where there is one."""

    node: Any
    path: ox.NamedNode
    component: str
    value: Any
    message: str


def read_shapes(path: Path, ontology: Path) -> Shapes:
    """Read the node shapes of a file; raise OntologyError for a component that is not known here."""
    store, terms = ox.Store(), ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    terms.load(path=str(ontology), format=ox.RdfFormat.TURTLE)
    subclasses = _subclasses(terms)
    nodes = []
    for quad in sorted(store.quads_for_pattern(None, RDF.type, SH.NodeShape, None), key=str):
        targets = {name: _objects(store, quad.subject, SH[name]) for name in ("targetClass", "targetSubjectsOf")}
        classes = frozenset[Any]().union(*(subclasses.get(c, {c}) for c in targets["targetClass"]))
        properties = [_property_shape(store, node, subclasses, path) for node in _objects(store, quad.subject, SH.property)]
        nodes.append(NodeShape(classes, frozenset(targets["targetSubjectsOf"]), tuple(sorted(properties, key=lambda p: p.path.value))))
    return Shapes(tuple(nodes), subclasses)


def find_faults(facts: Facts, shapes: Shapes) -> Iterator[Fault]:
    """Find what breaks the shapes, in the order of the shapes, then of the nodes.

    A node described elsewhere is checked for what is said of it here, not for what is missing here.
    """
    for shape in shapes.nodes:
        by_class = {node for node, classes in facts.types.items() if not shape.classes.isdisjoint(classes)}
        by_property = {node for node, values in facts.values.items() if not shape.subjects_of.isdisjoint(values)}
        from_elsewhere = {node for node in facts.values if facts.elsewhere and facts.elsewhere.is_a(node, shape.classes)} - by_class
        for node in sorted(by_class | by_property | from_elsewhere, key=str):
            yield from _node_faults(facts, node, shape, described_elsewhere=node in from_elsewhere)


def _node_faults(facts: Facts, node: Any, shape: NodeShape, *, described_elsewhere: bool) -> Iterator[Fault]:
    for prop in shape.properties:
        for component, argument in prop.components:
            if component == "minCount" and described_elsewhere:
                continue
            for value in CHECKS[component](facts, node, facts.values[node].get(prop.path, []), argument):
                yield Fault(node, prop.path, component, value, prop.message)


def _property_shape(store: ox.Store, node: Any, subclasses: Mapping[Any, frozenset[Any]], file: Path) -> PropertyShape:
    (path,) = _objects(store, node, SH.path) or [None]
    message = next((text.value for text in _objects(store, node, SH.message)), "")
    if not isinstance(path, ox.NamedNode):
        raise OntologyError(f"{file}: a property shape ({message or node}) has no simple sh:path")
    return PropertyShape(path, message, _components(store, node, subclasses, file))


def _components(store: ox.Store, node: Any, subclasses: Mapping[Any, frozenset[Any]], file: Path) -> tuple[tuple[str, Any], ...]:
    components = []
    for quad in store.quads_for_pattern(node, None, None, None):
        name = quad.predicate.value.removeprefix(SH.base)
        if quad.predicate in (SH.path, SH.message):
            continue
        if name not in CHECKS:
            raise OntologyError(f"{file}: sh:{name} is not known here; use {', '.join(sorted(CHECKS))}, or extend kg/graph/constraints.py")
        if name == "or":
            ways = tuple(_components(store, way, subclasses, file) for way in _list(store, quad.object))
            components.append((name, ways))
        else:
            components.append((name, _argument(store, name, quad.object, subclasses)))
    return tuple(sorted(components, key=lambda component: component[0]))


def _argument(store: ox.Store, name: str, value: Any, subclasses: Mapping[Any, frozenset[Any]]) -> Any:
    if name in {"minCount", "maxCount", "minLength"}:
        return int(value.value)
    if name in {"minInclusive", "maxInclusive"}:
        return Decimal(value.value)
    if name == "class":
        return subclasses.get(value, frozenset({value}))
    if name == "in":
        return frozenset(_list(store, value))
    return re.compile(value.value) if name == "pattern" else value


def _objects(store: ox.Store, node: Any, predicate: ox.NamedNode) -> list[Any]:
    return [quad.object for quad in store.quads_for_pattern(node, predicate, None, None)]


def _list(store: ox.Store, node: Any) -> Iterator[Any]:
    while first := _objects(store, node, RDF.first):
        yield first[0]
        node = _objects(store, node, RDF.rest)[0]


def _subclasses(store: ox.Store) -> dict[Any, frozenset[Any]]:
    below: dict[Any, set[Any]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, RDFS.subClassOf, None, None):
        below[quad.object].add(quad.subject)

    def closure(class_: Any) -> set[Any]:
        return {class_}.union(*(closure(lower) for lower in below.get(class_, ())))

    return {class_: frozenset(closure(class_)) for class_ in list(below)}
