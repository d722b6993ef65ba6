"""`kg.graph.vocab`: namespaces are closed and prefixes reach the last slash."""

import pytest
from pyoxigraph import Literal, NamedNode

from kg.graph.vocab import DIP, KINDS, PREDICATES, RDF, SYMMETRIC, prefixes
from kg.settings import BASE


def test_a_known_term_is_an_iri() -> None:
    assert DIP.supports == DIP["supports"] == NamedNode("https://w3id.org/diplokg/ontology#supports")


@pytest.mark.parametrize("term", ["suports", "", "__wrapped__"])
def test_a_typo_raises(term: str) -> None:
    with pytest.raises(AttributeError, match="no term"):
        DIP[term]


def test_the_inventory() -> None:
    assert len(PREDICATES) == len(set(PREDICATES)) == 33
    assert set(PREDICATES) >= SYMMETRIC


def test_local_names() -> None:
    assert DIP.local(DIP.meets) == "meets"
    for other in (RDF.type, Literal("x")):
        with pytest.raises(ValueError, match="is no term"):
            DIP.local(other)


def test_prefixes_need_no_escape() -> None:
    known = prefixes(BASE)
    assert all(namespace.endswith(("/", "#")) for namespace in known.values())
    assert all(prefix.isalnum() for prefix in known)
    assert {f"{BASE}{kind}/" for kind in KINDS if kind != "graph"} <= set(known.values())
