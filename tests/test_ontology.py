"""`ontology/`: the terms are declared, described and OWL 2 DL; the context, the shapes and the alignments know no others."""

import json
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from real_stores import need

from kg.graph.vocab import CLASSES, CONCEPTS, DIP, FAMILIES, PLOVER, PREDICATES, PROPERTIES, SYMMETRIC, prefixes
from kg.settings import BASE, ontology

D, P = Namespace(DIP.base), Namespace(PLOVER.base)
TERMS = Graph().parse(ontology() / "diplokg.ttl")
OURS = sorted({s for s in TERMS.subjects() if isinstance(s, URIRef) and str(s).startswith((DIP.base, PLOVER.base))})
PROPERTY_TYPES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def test_vocabulary_and_ontology_agree() -> None:
    assert {str(s).removeprefix(DIP.base) for s in OURS if s.startswith(DIP.base)} == set(DIP)
    assert {str(s).removeprefix(PLOVER.base) for s in OURS if s.startswith(PLOVER.base)} == set(PLOVER)


@pytest.mark.parametrize("term", OURS, ids=[str(term).rpartition("/")[2] for term in OURS])
def test_each_term_is_described(term: URIRef) -> None:
    assert len(list(TERMS.objects(term, RDFS.label))) == 1
    text = TERMS.value(term, RDFS.comment) or TERMS.value(term, SKOS.definition)
    assert isinstance(text, Literal)
    assert text.language == "en"
    assert str(text).endswith((".", "?"))
    assert TERMS.value(term, RDFS.isDefinedBy) == URIRef("https://w3id.org/diplokg/ontology")


@pytest.mark.parametrize(
    ("names", "types"),
    [
        (CLASSES, {OWL.Class}),
        (FAMILIES, {OWL.ObjectProperty}),
        (PREDICATES, {OWL.ObjectProperty}),
        (PROPERTIES, PROPERTY_TYPES),
        (CONCEPTS, {SKOS.Concept, SKOS.ConceptScheme}),
    ],
)
def test_each_term_is_what_the_code_takes_it_for(names: tuple[str, ...], types: set[URIRef]) -> None:
    for name in names:
        assert types & set(TERMS.objects(D[name], RDF.type)), name


def test_the_inventory_stands_under_families() -> None:
    for name in PREDICATES:
        (family,) = TERMS.objects(D[name], RDFS.subPropertyOf)
        assert str(family).removeprefix(DIP.base) in FAMILIES
    for name in FAMILIES:
        assert TERMS.value(D[name], RDFS.subPropertyOf) == D.relation
    assert set(TERMS.subjects(RDF.type, OWL.SymmetricProperty)) == {D[name] for name in SYMMETRIC}


def test_family_and_plover_type_agree() -> None:
    for name in PREDICATES:
        family, type_ = TERMS.value(D[name], RDFS.subPropertyOf), TERMS.value(D[name], D.plover)
        assert (type_ is None) == (family == D.neutral), name
        if type_:
            assert TERMS.value(type_, SKOS.broader) == TERMS.value(family, D.plover), name


def test_plover_is_whole() -> None:
    types = [s for s in TERMS.subjects(SKOS.broader) if s.removeprefix(PLOVER.base).isupper()]
    assert len(types) == 16
    for type_ in types:
        assert str(TERMS.value(type_, SKOS.notation)) == type_.removeprefix(PLOVER.base)
        assert TERMS.value(type_, D.score) is not None
        assert TERMS.value(type_, SKOS.inScheme) == P.Scheme
        assert (P.Scheme, SKOS.hasTopConcept, TERMS.value(type_, SKOS.broader)) in TERMS


def test_the_roots_of_cameo_lead_to_the_types_that_have_their_codes() -> None:
    roots = {str(TERMS.value(root, SKOS.notation)): root for root in TERMS.subjects(SKOS.inScheme, P.CameoRoots)}
    assert sorted(roots) == [f"{number:02}" for number in range(1, 21)]
    for code, root in roots.items():
        assert root == P[f"Cameo-{code}"]
        matches = {type_ for match in (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch) for type_ in TERMS.objects(root, match)}
        coded = {s for s in TERMS.subjects(D.cameo, Literal(code)) if s.startswith(PLOVER.base)}
        assert coded <= matches
        assert matches or code in {"01", "02"}, "of which PLOVER has no type"
    used = {str(code) for code in TERMS.objects(None, D.cameo)}
    assert used <= set(roots)


def test_inverses_are_declared() -> None:
    assert {(str(a), str(b)) for a, b in TERMS.subject_objects(OWL.inverseOf)} == {
        (str(D.memberOf), str(D.member)),
        (str(D.hasPart), str(D.partOf)),
    }


@pytest.mark.parametrize("prefix", ["rdf", "prov", "nif", "oa", "skos", "dct", "foaf", "org", "sem", "schema"])
def test_there_is_a_bridge_to(prefix: str) -> None:
    graph = Graph().parse(ontology() / "alignments.ttl")
    (namespace,) = [iri for name, iri in graph.namespaces() if name == prefix]
    assert any(o.startswith(namespace) for s, o in graph.subject_objects() if str(s).startswith(DIP.base))


def test_modes_stand_below_their_types() -> None:
    modes = [s for s in TERMS.subjects(SKOS.broader) if "-" in s]
    assert len(modes) == 67
    for mode in modes:
        type_, _, name = mode.removeprefix(PLOVER.base).partition("-")
        assert TERMS.value(mode, SKOS.broader) == P[type_]
        assert str(TERMS.value(mode, SKOS.notation)) == name
    assert {str(TERMS.value(c, SKOS.notation)) for c in TERMS.subjects(SKOS.inScheme, P.AuxiliaryModes)} >= {"future", "negation"}


def test_a_predicate_has_a_mode_of_its_type() -> None:
    for name in PREDICATES:
        for mode in TERMS.objects(D[name], D.ploverMode):
            assert TERMS.value(mode, SKOS.broader) == TERMS.value(D[name], D.plover), name


def test_concepts_stand_in_their_schemes() -> None:
    for concept in TERMS.subjects(RDF.type, SKOS.Concept):
        (scheme,) = TERMS.objects(concept, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in TERMS
        assert list(TERMS.objects(concept, SKOS.prefLabel)) == list(TERMS.objects(concept, RDFS.label))


def test_the_ontology_has_version_and_licence() -> None:
    for name in ("diplokg", "alignments", "shapes"):
        graph = Graph().parse(ontology() / f"{name}.ttl")
        head = graph.value(None, RDF.type, OWL.Ontology)
        assert graph.value(head, OWL.versionIRI)
        assert "creativecommons.org" in str(graph.value(head, URIRef("http://purl.org/dc/terms/license")))


def test_what_is_used_is_declared() -> None:
    declared = {s for s in TERMS.subjects(RDF.type)}
    builtin = (str(RDF._NS), str(RDFS._NS), str(OWL._NS))
    undeclared = {p for p in TERMS.predicates() if p not in declared and not str(p).startswith(builtin)}
    assert undeclared == set()


@pytest.mark.parametrize("name", ["alignments.ttl", "shapes.ttl"])
def test_other_files_use_no_other_terms_of_ours(name: str) -> None:
    graph = Graph().parse(ontology() / name)
    used = {str(term) for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(DIP.base)}
    assert {term.removeprefix(DIP.base) for term in used} <= set(DIP)


def test_no_reserved_vocabulary_in_the_terms() -> None:
    assert (None, None, RDF.Statement) not in TERMS
    assert D.Statement in Graph().parse(ontology() / "alignments.ttl").subjects(RDFS.subClassOf, RDF.Statement)


def test_the_context_knows_the_same_terms() -> None:
    context = json.loads((ontology() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert prefixes(BASE).items() <= context.items()
    for key, value in context.items():
        if isinstance(value, dict):
            assert value["@id"] == key
            prefix, _, name = key.partition(":")
            assert prefix in context
            assert prefix != "dip" or name in set(DIP)
    links = {f"dip:{name}" for name in (*PREDICATES, "attributedTo", "saidIn", "refersTo", "polarity")}
    assert all(context[link] == {"@id": link, "@type": "@id"} for link in links)


def reason(graph: Graph, folder: Path) -> list[str]:
    """Give the classes that HermiT finds to be empty; it refuses what is not OWL 2 DL."""
    owlready2 = pytest.importorskip("owlready2")
    need("java", "apt install default-jre-headless")
    graph.serialize(folder / "terms.owl", format="xml")
    world = owlready2.World()
    loaded = world.get_ontology(f"file://{folder / 'terms.owl'}").load()
    with loaded:
        owlready2.sync_reasoner(world, debug=0)
    return [class_.name for class_ in world.inconsistent_classes() if class_.name != "Nothing"]


@pytest.mark.filterwarnings("ignore")
def test_a_reasoner_finds_no_fault(tmp_path: Path) -> None:
    assert reason(TERMS, tmp_path) == []


@pytest.mark.filterwarnings("ignore")
def test_a_reasoner_would_find_a_fault(tmp_path: Path) -> None:
    broken = Graph() + TERMS
    broken.add((D.Country, RDFS.subClassOf, D.Statement))
    assert reason(broken, tmp_path) == ["Country"]


@pytest.mark.filterwarnings("ignore")
def test_a_reasoner_refuses_what_is_not_dl(tmp_path: Path) -> None:
    """A transitive property is not simple, and so cannot be asymmetric."""
    broken = Graph() + TERMS
    for kind in (OWL.TransitiveProperty, OWL.AsymmetricProperty):
        broken.add((D.relayedBy, RDF.type, kind))
    with pytest.raises(pytest.importorskip("owlready2").OwlReadyJavaError, match="simple"):
        reason(broken, tmp_path)
