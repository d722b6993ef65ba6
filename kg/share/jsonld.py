"""Quads -> JSON-LD, with the context of `ontology/context.jsonld` inside the file, so that nothing has to be fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.graph.vocab import RDF, XSD, prefixes
from kg.settings import ontology


def to_jsonld(quads: Iterable[ox.Quad], base: str) -> bytes:
    """Write quads, which come sorted by graph and subject, as one JSON-LD document of named graphs."""
    context = json.loads((ontology() / "context.jsonld").read_text(encoding="utf-8"))["@context"] | prefixes(base)
    writer = _Writer(context, prefixes(base))
    graphs: list[dict[str, Any]] = []
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = [writer.node(subject, facts) for subject, facts in groupby(members, key=lambda quad: quad.subject)]
        graphs += nodes if isinstance(graph, ox.DefaultGraph) else [{"@id": graph.value, "@graph": nodes}]
    return json.dumps({"@context": context, "@graph": graphs}, ensure_ascii=False, indent=1).encode() + b"\n"


class _Writer:
    """Writes terms as the context allows: a value of the expected type is a plain string."""

    def __init__(self, context: Mapping[str, Any], known: Mapping[str, str]) -> None:
        self.context = context
        self.namespaces = sorted(known.items(), key=lambda item: (-len(item[1]), item[0]))

    def node(self, subject: Any, facts: Iterable[ox.Quad]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self.name(subject)}
        for predicate, members in groupby(facts, key=lambda quad: quad.predicate):
            key = "@type" if predicate == RDF.type else self.name(predicate)
            values = [self.name(quad.object) if key == "@type" else self.value(quad.object, key) for quad in members]
            node[key] = values[0] if len(values) == 1 else values
        return node

    def name(self, term: Any) -> str:
        if isinstance(term, ox.BlankNode):
            return f"_:{term.value}"
        for prefix, namespace in self.namespaces:
            if term.value.startswith(namespace) and not term.value.startswith(f"{namespace}//"):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return str(term.value)

    def value(self, term: Any, key: str) -> Any:
        expected = self.context.get(key, {})
        if not isinstance(term, ox.Literal):
            return self.name(term) if expected.get("@type") == "@id" else {"@id": self.name(term)}
        if term.language:
            return term.value if expected.get("@language") == term.language else {"@value": term.value, "@language": term.language}
        datatype = self.name(term.datatype)
        if expected.get("@type") == datatype or (not set(expected) & {"@type", "@language"} and term.datatype == XSD.string):
            return term.value
        return {"@value": term.value, "@type": datatype}
