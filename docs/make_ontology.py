"""The files of `ontology/` -> docs/ontology.md: every term with what it means, and a diagram; --check: only compare."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.graph.infer import read_rules
from kg.graph.vocab import DIP, FAMILIES, PLOVER, PREDICATES
from kg.settings import ontology

PAGE = Path(__file__).parent / "ontology.md"
D, P = Namespace(DIP.base), Namespace(PLOVER.base)
DCT = Namespace("http://purl.org/dc/terms/")
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
INTRODUCTION = """\
# The ontology

Made from `ontology/*.ttl` by `python docs/make_ontology.py`; change the files, not this page.

`{iri}`, version {version}, [licence]({licence}). {comment}

The terms are OWL 2 DL. What reuses reserved vocabulary and the bridges to PROV-O, NIF, Web Annotation, SKOS, Dublin Core, FOAF, ORG, SEM
and schema.org stand in `alignments.ttl`, the contract of the data (what every statement must have) in `shapes.ttl`. Prefixes: `dip:` is
`{dip}`, `plover:` is `{plover}`.

The names of things need not resolve. To make them, register at [w3id.org](https://github.com/perma-id/w3id.org) redirects of
`/diplokg/ontology` and `/diplokg/plover` to `ontology/diplokg.ttl`, of `/diplokg/shapes` and `/diplokg/alignments` to their files, and of
`/diplokg/id/` to a server of the data, each with status 303.
"""
STATEMENT = """\
## A statement

```mermaid
graph LR
  st["dip:Statement"] -->|rdf:subject| s["dip:Entity"]
  st -->|rdf:predicate| p["a relation"]
  st -->|rdf:object| o["dip:Entity"]
  st -->|dip:attributedTo| a["dip:Entity"]
  st -->|dip:saidIn| t["dip:Turn"]
  st -->|prov:wasDerivedFrom| x["dip:Passage"]
  st -->|dip:evidence| e["dip:Evidence"] -->|dip:passage| x
  st -->|prov:qualifiedAttribution| l["prov:Attribution"] -->|dip:relayedBy| l
  l -->|prov:agent| a
  l -->|dip:passage| x
  x -->|nif:referenceContext| c["dip:Source"]
  t -->|nif:referenceContext| c
  m["dip:Mention"] -->|dip:refersTo| s
  m -->|nif:referenceContext| c
  i["dip:Inference"] -->|prov:wasDerivedFrom| st
```

A statement asserts nothing. The plain triple of each positive, actual one stands in a graph of its source: `graph/SOURCE/own` where it is
its subject's own word, `graph/SOURCE/reported` where others say it. The statements stand in `graph/SOURCE/statements`, text, turns,
mentions and passages in `graph/SOURCE/text`, entities in `graph/entities`. What follows by a rule (`kg infer`) stands in
`graph/inferred-RULE`, what the files of actors add to it in `graph/gazetteer`. The chain of sources, from the innermost outwards, is one
path: `prov:qualifiedAttribution/dip:relayedBy*/prov:agent`.
"""
CONTRACT = """\
`ontology/shapes.ttl` says in SHACL core what the graph must have; `kg validate DATA` checks it, and that every quotation is what stands in
the text and every text the one whose SHA-256 is in the graph. It takes a file or a store on disk, and ends with 1 where it is broken.
Any SHACL engine finds the same, but for the quotations. What `kg infer` writes is checked together with what it rests on (`--with-data`).
"""


class Page:
    """The terms of the ontology, and the sections made of them."""

    def __init__(self) -> None:
        self.terms = Graph().parse(ontology() / "diplokg.ttl")
        self.bridges = Graph().parse(ontology() / "alignments.ttl")
        self.names = {prefix: iri for prefix, iri in [*self.bridges.namespaces(), *self.terms.namespaces()] if prefix}

    def text(self) -> str:
        """Give the whole page."""
        sections = (
            self.head(),
            STATEMENT,
            self.classes(),
            self.relations(),
            self.properties(),
            self.schemes(),
            self.plover(),
            self.contract(),
            self.rules(),
        )
        return "\n".join((*sections, self.alignments()))

    def head(self) -> str:
        iri = URIRef("https://w3id.org/diplokg/ontology")
        version, licence, comment = (self.value(iri, one) for one in (OWL.versionInfo, DCT.license, RDFS.comment))
        return INTRODUCTION.format(iri=iri, version=version, licence=licence, comment=comment, dip=D, plover=P)

    def classes(self) -> str:
        classes = self.ours(OWL.Class)
        below = [(c, parent) for c in classes for parent in sorted(self.terms.objects(c, RDFS.subClassOf))]
        lines = [f"  {self.local(parent)} <|-- {self.local(c)}" for c, parent in below]
        alone = [f"  class {self.local(c)}" for c in classes if not any(c in pair for pair in below)]
        rows = ((self.code(c), ", ".join(map(self.code, sorted(self.terms.objects(c, RDFS.subClassOf)))), self.meaning(c)) for c in classes)
        diagram = "\n".join(["```mermaid", "classDiagram", "  direction LR", *lines, *alone, "```"])
        return section("Classes", table(("class", "below", "what it is"), rows), diagram)

    def relations(self) -> str:
        parts = []
        for family in FAMILIES:
            names = [name for name in PREDICATES if (D[name], RDFS.subPropertyOf, D[family]) in self.terms]
            parts.append(f"**{self.code(D[family])}** {self.meaning(D[family])}\n")
            parts.append(table(("relation", "what it says", "PLOVER", "mode", "CAMEO"), (self.relation(D[name]) for name in names)))
        return section("Relations", "Each is a `rdfs:subPropertyOf` its family, the family of `dip:relation`. ⇄: symmetric.\n", *parts)

    def relation(self, term: URIRef) -> tuple[str, ...]:
        is_symmetric = (term, RDF.type, OWL.SymmetricProperty) in self.terms
        codes = (self.value(term, one) for one in (D.plover, D.ploverMode, D.cameo))
        return f"{self.code(term)}{' ⇄' if is_symmetric else ''}", self.meaning(term), *(c.rpartition("#")[2] for c in codes)

    def properties(self) -> str:
        inventory = {D[name] for name in (*PREDICATES, *FAMILIES)}
        rows = [
            (self.code(p), self.values(p, RDFS.domain), self.values(p, RDFS.range), self.meaning(p))
            for p in sorted({term for kind in PROPERTIES for term in self.ours(kind)} - inventory)
        ]
        return section("Other properties", table(("property", "of", "value", "what it says"), rows))

    def schemes(self) -> str:
        parts = []
        for scheme in self.ours(SKOS.ConceptScheme):
            members = sorted(self.terms.subjects(SKOS.inScheme, scheme))
            parts.append(f"**{self.code(scheme)}** {self.meaning(scheme)}\n")
            parts.append(table(("concept", "meaning"), ((self.code(c), self.meaning(c)) for c in members)))
        return section("Concept schemes", *parts)

    def plover(self) -> str:
        """Give the types by quad class, their modes below them, the auxiliary modes, and the roots of CAMEO."""
        parts = [
            f"{self.meaning(P.Scheme)} Its codebook is at <{self.value(P.Scheme, DCT.source)}>; the definitions here are our own words.\n"
            "A type stands below its quad class and a mode below its type by `skos:broader`.\n"
        ]
        for what, scheme in (("quad class", P.Scheme), ("auxiliary mode", P.AuxiliaryModes), ("CAMEO root", P.CameoRoots)):
            tops = sorted(self.terms.subjects(SKOS.topConceptOf, scheme), key=lambda c: (self.value(c, SKOS.notation), c))
            parts.append(
                table((what, "notation", "meaning"), ((self.code(c), self.value(c, SKOS.notation), self.matched(c)) for c in tops))
            )
            if scheme == P.Scheme:
                parts.extend(table((self.value(c, RDFS.label), "score", "CAMEO", "meaning"), self.below(c)) for c in tops)
        return section("PLOVER", *parts)

    def below(self, concept: Node) -> Iterator[tuple[str, ...]]:
        for narrower in sorted(self.terms.subjects(SKOS.broader, concept)):
            yield self.code(narrower), self.value(narrower, D.score), self.values(narrower, D.cameo), self.meaning(narrower)
            yield from self.below(narrower)

    def matched(self, concept: Node) -> str:
        """Give the label and meaning of a concept, and the types to which a root of CAMEO leads."""
        matches = [self.values(concept, match) for match in (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch)]
        return " → ".join([f"{self.value(concept, RDFS.label)}: {self.meaning(concept)}", *filter(None, matches)])

    def contract(self) -> str:
        """Give what each shape asks for, in its own words."""
        shapes = Graph().parse(ontology() / "shapes.ttl")
        rows = [
            (
                str(shapes.value(shape, RDFS.label)),
                "; ".join(sorted({str(text) for text in shapes.objects(shape, SH.property / SH.message)})),
            )
            for shape in shapes.subjects(RDF.type, SH.NodeShape)
        ]
        return section("The contract", CONTRACT, table(("of", "what must be so"), sorted(rows)))

    def rules(self) -> str:
        rows = ((f"[`{rule.name}`](../ontology/rules/{rule.name}.rq)", rule.about) for rule in read_rules())
        return section("Rules", "Applied by `kg infer`, each into a graph of its own.\n", table(("rule", "what it says"), rows))

    def alignments(self) -> str:
        ours = sorted({s for s in self.bridges.subjects() if str(s).startswith((D, P))})
        rows = (
            (self.code(term), ", ".join(f"{self.name(p)} {self.code(o)}" for p, o in sorted(self.bridges.predicate_objects(term))))
            for term in ours
        )
        return section("Alignments", table(("term", "is"), rows))

    def ours(self, kind: Node) -> list[URIRef]:
        return sorted(s for s in self.terms.subjects(RDF.type, kind) if isinstance(s, URIRef) and s.startswith(D))

    def meaning(self, term: Node) -> str:
        return self.value(term, RDFS.comment) or self.value(term, SKOS.definition)

    def value(self, term: Node, predicate: Node) -> str:
        return str(next(iter(sorted(self.terms.objects(term, predicate))), ""))

    def values(self, term: Node, predicate: Node) -> str:
        return ", ".join(self.code(one) if isinstance(one, URIRef) else str(one) for one in sorted(self.terms.objects(term, predicate)))

    def name(self, term: Node) -> str:
        """Write an IRI with its prefix."""
        fits = [(len(str(iri)), prefix) for prefix, iri in self.names.items() if str(term).startswith(str(iri))]
        length, prefix = max(fits)
        return f"{prefix}:{str(term)[length:]}"

    def code(self, term: Node) -> str:
        return f"`{self.name(term)}`"

    def local(self, term: Node) -> str:
        return str(term).rpartition("#")[2]


def section(title: str, *parts: str) -> str:
    """Write a section of the page."""
    return "\n".join((f"## {title}\n", *(part if part.endswith("\n") else f"{part}\n" for part in parts)))


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table in Markdown."""
    head = list(columns)
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main() -> None:
    """Write the page, or exit with 1 where it is not that of today."""
    today = Page().text()
    if "--check" in sys.argv:
        sys.exit(
            "docs/ontology.md: not that of the files of today; run `python docs/make_ontology.py`"
            if today != PAGE.read_text(encoding="utf-8")
            else 0
        )
    PAGE.write_text(today, encoding="utf-8")


if __name__ == "__main__":
    main()
