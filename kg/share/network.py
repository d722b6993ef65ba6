"""Statements -> property graphs: GraphML and GEXF for Gephi and yEd, node-link JSON for networkx and D3, CSV for Neo4j and openCypher.

A thing is a node and a statement an edge with all that is told of it, so that two statements of one pair are two edges.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as xml

import pyoxigraph as ox

from kg.model import Entity, Statement
from kg.share.table import Tables, read_tables, write_rows

NODE = {"label": "string", "kind": "string", "iri": "string", "wikidata": "string", "notation": "string", "aliases": "string"}
EDGE = {
    "predicate": "string",
    "content": "string",
    "polarity": "string",
    "modality": "string",
    "standing": "string",
    "attributed_to": "string",
    "relayed_by": "string",
    "date": "string",
    "said_on": "string",
    "confidence": "double",
    "sentence": "string",
    "document": "string",
    "start": "int",
    "end": "int",
    "iri": "string",
}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day of the files inside an archive: none, so that equal graphs give equal bytes."""

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its id and the values of `NODE`."""

    id: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A statement: its id, the ids of its ends and the values of `EDGE`."""

    id: str
    source: str
    target: str
    values: dict[str, Value]


def to_graphml(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write GraphML; empty values are left out."""
    root = xml.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for of, columns in (("node", NODE), ("edge", EDGE)):
        for name, type_ in columns.items():
            xml.SubElement(root, "key", {"id": f"{of}_{name}", "for": of, "attr.name": name, "attr.type": type_})
    graph = xml.SubElement(root, "graph", id="G", edgedefault="directed")
    nodes, edges = _read(quads, base)
    for node in nodes:
        _add_data(xml.SubElement(graph, "node", id=node.id), "node", node.values)
    for edge in edges:
        _add_data(xml.SubElement(graph, "edge", id=edge.id, source=edge.source, target=edge.target), "edge", edge.values)
    return _xml(root)


def to_gexf(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write GEXF 1.3, in which the predicate is the kind of an edge, so that Gephi does not merge two predicates into one edge."""
    root = xml.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = xml.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for of, columns in (("node", NODE), ("edge", EDGE)):
        attributes = xml.SubElement(graph, "attributes", {"class": of})
        for number, (name, type_) in enumerate(columns.items()):
            xml.SubElement(attributes, "attribute", id=str(number), title=name, type={"int": "integer"}.get(type_, type_))
    nodes, edges = _read(quads, base)
    below = xml.SubElement(graph, "nodes")
    for node in nodes:
        _add_values(xml.SubElement(below, "node", id=node.id, label=printable(node.values["label"])), node.values)
    below = xml.SubElement(graph, "edges")
    for edge in edges:
        kind = str(edge.values["predicate"])
        element = xml.SubElement(below, "edge", id=edge.id, source=edge.source, target=edge.target, label=kind, kind=kind)
        _add_values(element, edge.values)
    return _xml(root)


def to_node_link(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write node-link JSON, as `networkx.node_link_graph(data, edges="edges")` reads it."""
    nodes, edges = _read(quads, base)
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {},
        "nodes": [{"id": node.id, **node.values} for node in nodes],
        "edges": [{"source": edge.source, "target": edge.target, "key": edge.id, **edge.values} for edge in edges],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def to_cypher(quads: Sequence[ox.Quad], base: str) -> bytes:
    """Write a ZIP: `nodes.csv` and `relationships.csv` with the headers of `neo4j-admin database import`, and `load.cypher`."""
    nodes, edges = _read(quads, base)
    types = {"string": "", "double": ":double", "int": ":int"}
    node_columns = ["id:ID", *NODE, ":LABEL"]
    edge_columns = [":START_ID", ":END_ID", ":TYPE", "id", *(name + types[type_] for name, type_ in EDGE.items())]
    node_rows = ((node.id, *node.values.values(), f"Entity;{node.values['kind']}") for node in nodes)
    edge_rows = ((edge.source, edge.target, _type(edge), edge.id, *edge.values.values()) for edge in edges)
    files = {
        "nodes.csv": write_rows(node_columns, node_rows, delimiter=","),
        "relationships.csv": write_rows(edge_columns, edge_rows, delimiter=","),
        "load.cypher": _script({str(node.values["kind"]) for node in nodes}, {_type(edge) for edge in edges}).encode(),
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as out:
        for name, content in files.items():
            out.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def printable(value: Value) -> str:
    r"""Leave out the characters that XML forbids.

    >>> printable("a\x0bb")
    'ab'
    """
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", str(value))


def _read(quads: Sequence[ox.Quad], base: str) -> tuple[list[Node], list[Edge]]:
    tables = read_tables(quads, base)
    nodes = [_node(entity, tables) for entity in tables.build.entities]
    return nodes, [_edge(statement, tables) for statement in tables.build.statements]


def _node(entity: Entity, tables: Tables) -> Node:
    several = (entity.wikidata, sorted(entity.notations, key=len), entity.aliases)
    values = (entity.label, entity.kind, tables.names.entity(entity.id), *("; ".join(one) for one in several))
    return Node(entity.id, dict(zip(NODE, values, strict=True)))


def _edge(statement: Statement, tables: Tables) -> Edge:
    span = statement.evidence[0].span
    values = (
        statement.predicate,
        statement.content,
        "negative" if statement.negative else "positive",
        statement.modality,
        "own word" if statement.own_word else "reported",
        tables.labels.get(statement.attributed_to, statement.attributed_to),
        "; ".join(tables.labels.get(agent, agent) for agent, _ in statement.relayed_by),
        statement.date.value if statement.date else "",
        statement.said_on.isoformat() if statement.said_on else "",
        statement.confidence,
        tables.sentence(statement.document, span),
        statement.document,
        span.start,
        span.end,
        tables.names.statement(statement.id),
    )
    return Edge(statement.id, statement.subject, statement.object, dict(zip(EDGE, values, strict=True)))


def _add_data(element: xml.Element, of: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        if value != "":
            xml.SubElement(element, "data", key=f"{of}_{name}").text = printable(value)


def _add_values(element: xml.Element, values: dict[str, Value]) -> None:
    below = xml.SubElement(element, "attvalues")
    for number, value in enumerate(values.values()):
        if value != "":
            xml.SubElement(below, "attvalue", {"for": str(number), "value": printable(value)})


def _xml(root: xml.Element) -> bytes:
    xml.indent(root, " ")
    return bytes(xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _type(edge: Edge) -> str:
    """Name the type of a relationship as is usual in Cypher: `SPIES_ON`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", str(edge.values["predicate"])).upper()


def _script(kinds: Iterable[str], types: Iterable[str]) -> str:
    """Write LOAD CSV for a running server; a label or type cannot be read from a column, so there is one command for each."""
    read = "LOAD CSV WITH HEADERS FROM 'file:///{}.csv' AS row WITH row WHERE row.`{}` = '{}'"
    node_values = ", ".join(f"n.{name} = row.{name}" for name in NODE)
    casts = {"double": "toFloat(row.`{0}:double`)", "int": "toInteger(row.`{0}:int`)", "string": "row.{0}"}
    edge_values = ", ".join(f"r.{name} = " + casts[type_].format(name) for name, type_ in EDGE.items())
    lines = ["CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;"]
    for kind in sorted(kinds):
        lines.append(f"{read.format('nodes', ':LABEL', f'Entity;{kind}')}")
        lines.append(f"  MERGE (n:Entity {{id: row.`id:ID`}}) SET n:{kind}, {node_values};")
    for type_ in sorted(types):
        lines.append(f"{read.format('relationships', ':TYPE', type_)}")
        lines.append("  MATCH (a:Entity {id: row.`:START_ID`}), (b:Entity {id: row.`:END_ID`})")
        lines.append(f"  MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET {edge_values};")
    return "\n".join(lines) + "\n"
