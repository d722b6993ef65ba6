"""SHACL shapes as data, and the facts of a graph they are checked against: the part of SHACL core that `ontology/shapes.ttl` uses.

pySHACL checks the same file, slowly; a test keeps the two equal.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.graph.vocab import RDF, RDFS, SH, XSD

LEXICAL = {
    XSD.gYear.value: r"-?\d{4,}",
    XSD.gYearMonth.value: r"-?\d{4,}-(?:0[1-9]|1[0-2])",
    XSD.decimal.value: r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    XSD.integer.value: r"[+-]?\d+",
    XSD.nonNegativeInteger.value: r"\+?\d+|-0+",
}


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


class Facts:
    """The triples of some graphs by subject and predicate, and the classes of their nodes; what is not here may stand elsewhere."""

    def __init__(self, quads: Iterable[ox.Quad], elsewhere: Facts | None = None) -> None:
        self.values: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self.types: dict[Any, set[Any]] = defaultdict(set)
        self.elsewhere = elsewhere
        for subject, predicate, object_ in {(q.subject, q.predicate, q.object) for q in quads}:
            self.values[subject][predicate].append(object_)
            if predicate == RDF.type:
                self.types[subject].add(object_)

    def all(self, node: Any, predicate: ox.NamedNode) -> list[Any]:
        """Give the values of a property, sorted; of a node that has none, those it has elsewhere."""
        found = self.values[node].get(predicate, []) if node in self.values else []
        return sorted(found, key=str) if found or not self.elsewhere else self.elsewhere.all(node, predicate)

    def is_a(self, node: Any, classes: frozenset[ox.NamedNode]) -> bool:
        """Is the node of one of these classes?"""
        return not classes.isdisjoint(self.types.get(node, ())) or bool(self.elsewhere and self.elsewhere.is_a(node, classes))


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
    path, message, components = None, "", []
    for quad in store.quads_for_pattern(node, None, None, None):
        name, value = quad.predicate.value.removeprefix(SH.base), quad.object
        if name == "path":
            path = value
        elif name == "message" and isinstance(value, ox.Literal):
            message = value.value
        elif name not in CHECKS:
            raise OntologyError(f"{file}: sh:{name} is not known here; use {', '.join(sorted(CHECKS))}, or extend kg/graph/shapes.py")
        else:
            components.append((name, _argument(store, name, value, subclasses)))
    if not isinstance(path, ox.NamedNode):
        raise OntologyError(f"{file}: a property shape ({message or node}) has no simple sh:path")
    return PropertyShape(path, message, tuple(sorted(components, key=lambda c: c[0])))


def _argument(store: ox.Store, name: str, value: Any, subclasses: Mapping[Any, frozenset[Any]]) -> Any:
    if name in {"minCount", "maxCount", "minLength"}:
        return int(value.value)
    if name in {"minInclusive", "maxInclusive"}:
        return Decimal(value.value)
    if name == "class":
        return subclasses.get(value, frozenset({value}))
    if name == "in":
        return frozenset(_list(store, value))
    if name == "or":
        return frozenset(datatype for item in _list(store, value) for datatype in _objects(store, item, SH.datatype))
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


def _min_count(facts: Facts, node: Any, values: list[Any], least: int) -> list[Any]:
    return [None] if len(values) < least else []


def _max_count(facts: Facts, node: Any, values: list[Any], most: int) -> list[Any]:
    return [None] if len(values) > most else []


def _datatype(facts: Facts, node: Any, values: list[Any], datatype: ox.NamedNode) -> list[Any]:
    return [value for value in values if not _has_datatype(value, datatype)]


def _or(facts: Facts, node: Any, values: list[Any], datatypes: frozenset[ox.NamedNode]) -> list[Any]:
    return [value for value in values if not any(_has_datatype(value, datatype) for datatype in datatypes)]


def _class(facts: Facts, node: Any, values: list[Any], classes: frozenset[ox.NamedNode]) -> list[Any]:
    return [value for value in values if not facts.is_a(value, classes)]


def _in(facts: Facts, node: Any, values: list[Any], allowed: frozenset[Any]) -> list[Any]:
    return [value for value in values if value not in allowed]


def _node_kind(facts: Facts, node: Any, values: list[Any], kind: ox.NamedNode) -> list[Any]:
    return [value for value in values if isinstance(value, ox.NamedNode) != (kind == SH.IRI)]


def _pattern(facts: Facts, node: Any, values: list[Any], pattern: re.Pattern[str]) -> list[Any]:
    return [value for value in values if isinstance(value, ox.BlankNode) or not pattern.search(value.value)]


def _min_length(facts: Facts, node: Any, values: list[Any], least: int) -> list[Any]:
    return [value for value in values if isinstance(value, ox.BlankNode) or len(value.value) < least]


def _min_inclusive(facts: Facts, node: Any, values: list[Any], least: Decimal) -> list[Any]:
    return [value for value in values if not _holds(value, least, lambda a, b: a >= b)]


def _max_inclusive(facts: Facts, node: Any, values: list[Any], most: Decimal) -> list[Any]:
    return [value for value in values if not _holds(value, most, lambda a, b: a <= b)]


def _less_than(facts: Facts, node: Any, values: list[Any], other: ox.NamedNode) -> list[Any]:
    return [v for v in values for o in facts.all(node, other) if not _holds(v, _comparable(o), lambda a, b: a < b)]


def _less_than_or_equals(facts: Facts, node: Any, values: list[Any], other: ox.NamedNode) -> list[Any]:
    return [v for v in values for o in facts.all(node, other) if not _holds(v, _comparable(o), lambda a, b: a <= b)]


CHECKS: dict[str, Callable[[Facts, Any, list[Any], Any], list[Any]]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "datatype": _datatype,
    "or": _or,
    "class": _class,
    "in": _in,
    "nodeKind": _node_kind,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _min_inclusive,
    "maxInclusive": _max_inclusive,
    "lessThan": _less_than,
    "lessThanOrEquals": _less_than_or_equals,
}


def _has_datatype(value: Any, datatype: ox.NamedNode) -> bool:
    """Is this a literal of the datatype, and well written?"""
    if not isinstance(value, ox.Literal) or value.datatype != datatype:
        return False
    if datatype == XSD.date:
        return _comparable(value) is not None
    return datatype.value not in LEXICAL or re.fullmatch(LEXICAL[datatype.value], value.value) is not None


def _holds(value: Any, other: Any, compare: Callable[[Any, Any], bool]) -> bool:
    mine = _comparable(value)
    return mine is not None and type(mine) is type(other) and compare(mine, other)


def _comparable(value: Any) -> Decimal | dt.date | None:
    """Give a number or a day as a value that can be compared."""
    try:
        return dt.date.fromisoformat(value.value) if value.datatype == XSD.date else Decimal(value.value)
    except (AttributeError, ValueError, InvalidOperation):
        return None
