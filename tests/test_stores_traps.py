"""What other stores stumble over is not in our files: keywords, escapes, blank nodes, literals that they would write in another way."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib
from graph_example import example
from real_stores import SAMPLE
from small_build import Say, make_build

from kg.graph.rdf import to_quads
from kg.graph.store import Store, read_quads, to_nquads
from kg.settings import BASE, Settings
from kg.share.export import export

NASTY = make_build(
    [Say("Any «text» / 中文 \\ \" ' a:b/c\t.", "country/FD", "supports", "country/RT", "person/ada-brook", content="a/b (c), d!")],
    document="2021-07-20_a.b",
    labels={"country/RT": "Ruritania/Strelsau (the 'Kingdom')"},
)
BASES = {"another base": "https://example.org/a/b/c/"}
GRAPHS = {
    "sample": read_quads(SAMPLE),
    "example": list(to_quads(example(), Settings())),
    "nasty": list(to_quads(NASTY, Settings())),
    "another base": list(to_quads(example(), Settings(base=BASES["another base"]))),
}
SYNTAXES = {"trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE, "rdf12": ox.RdfFormat.TRIG, "nanopub": ox.RdfFormat.TRIG}


def write(format_: str, graph: str) -> bytes:
    return export(GRAPHS[graph], format_, base=BASES.get(graph, BASE))


def without_texts(format_: str, graph: str) -> str:
    """Write a graph and take its strings, IRIs in brackets and comments away: what is left is syntax and prefixed names."""
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|<[^>]*>|^#.*$', "", write(format_, graph).decode(), flags=re.MULTILINE)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("format_", ["trig", "rdf12", "nanopub"])
def test_trig_has_no_keyword_for_graphs(format_: str, graph: str) -> None:
    """Virtuoso 7.2 and raptor 2.0 call it a syntax error."""
    assert not re.search(r"\bGRAPH\b", without_texts(format_, graph), re.IGNORECASE)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("format_", SYNTAXES)
def test_no_local_name_is_escaped(format_: str, graph: str) -> None:
    r"""Virtuoso 7.2 would store `c\/0` for `c/0`, and say nothing."""
    assert "\\" not in without_texts(format_, graph)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("format_", ["nq", *SYNTAXES, "jsonld"])
def test_there_is_no_blank_node(format_: str, graph: str) -> None:
    """Each load of one would make another."""
    syntax = {"nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD, **SYNTAXES}[format_]
    quads = list(ox.parse(write(format_, graph), format=syntax))
    assert quads
    assert not [quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("normalize", [True, False])
def test_rdflib_writes_no_literal_in_another_way(monkeypatch: pytest.MonkeyPatch, graph: str, normalize: bool) -> None:
    """By default it rewrites literals as it reads them, so each of ours has the form that it would get."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", normalize)
    monkeypatch.setattr(rdflib.term, "_NORMALIZE_LITERALS", normalize, raising=False)
    read = rdflib.Dataset().parse(data=to_nquads(GRAPHS[graph]).decode(), format="nquads")
    found = {(str(o), str(o.datatype or ""), str(o.language or "")) for _, _, o, _ in read.quads() if isinstance(o, rdflib.Literal)}
    assert found == {
        (o.value, "" if o.language or o.datatype.value.endswith("#string") else o.datatype.value, o.language or "")
        for o in (quad.object for quad in GRAPHS[graph])
        if isinstance(o, ox.Literal)
    }


def test_our_store_gives_back_what_it_simplified() -> None:
    store = Store()
    store.add(GRAPHS["sample"])
    assert store.dump() == to_nquads(GRAPHS["sample"])


@pytest.mark.parametrize("format_", ["nq", "trig", "jsonld"])
def test_loaded_twice_it_is_there_once(format_: str) -> None:
    store = ox.Store()
    syntax = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}[format_]
    for _ in range(2):
        store.load(export(GRAPHS["sample"], format_), format=syntax)
        assert len(store) == len(set(GRAPHS["sample"]))
