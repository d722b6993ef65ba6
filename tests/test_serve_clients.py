"""Clients that nobody here wrote, against the app: rdflib, SPARQLWrapper, curl, and schemathesis on the specification of the API."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from xml.dom.minidom import Document

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from test_serve import App, start, write_graph

BASE = "https://w3id.org/diplokg/id/"
FREEDONIA = URIRef(BASE + "country/FD")
NAMES = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?name { ?thing rdfs:label ?name } ORDER BY ?name"
OWN = f"{BASE}graph/brook/own"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")))


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlstore_of_rdflib(app: App, method: str, form: str) -> None:
    graph = Graph(SPARQLStore(app.address + "sparql", method=method, returnFormat=form, context_aware=False))
    names = [str(row[0]) for row in graph.query(NAMES)]  # type: ignore[index]
    assert "Freedonia" in names
    assert names == sorted(names)
    if form in ("json", "xml"):  # rdflib cannot read the answer to ASK in the others
        assert graph.query("ASK { ?s ?p ?o }").askAnswer
        assert (FREEDONIA, RDFS.label, Literal("Freedonia", lang="en")) in graph


def test_sparqlstore_reads_the_graph_it_is_given(app: App) -> None:
    store = SPARQLStore(app.address + "sparql", context_aware=True)
    whole, own = Graph(store), Graph(store, identifier=URIRef(OWN))
    assert 0 < len(list(own.triples((None, None, None)))) < len(list(whole.query("SELECT * { ?s ?p ?o }")))


@pytest.mark.parametrize("method", ["GET", POST, "direct"])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_selects(app: App, method: str, form: str) -> None:
    client = SPARQLWrapper(app.address + "sparql")
    client.setQuery(NAMES)
    client.setReturnFormat(form)
    client.setMethod("POST" if method == "direct" else method)
    if method == "direct":
        client.setRequestMethod(POSTDIRECTLY)
    found = client.queryAndConvert()
    text = found.decode() if isinstance(found, bytes) else found.toxml() if isinstance(found, Document) else json.dumps(found)
    assert "Freedonia" in text


@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD, N3])
def test_sparqlwrapper_constructs(app: App, form: str) -> None:
    client = SPARQLWrapper(app.address + "sparql", defaultGraph=OWN)
    client.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    client.setReturnFormat(form)
    found = client.queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=cast(bytes, found), format="turtle")
    assert (FREEDONIA, None, None) in graph
    assert (FREEDONIA, RDFS.label, None) not in graph


def test_sparqlwrapper_understands_the_error(app: App) -> None:
    client = SPARQLWrapper(app.address + "sparql")
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(QueryBadFormed):
        client.query()


def test_rdflib_follows_linked_data(app: App) -> None:
    found = Graph().parse(app.address + "id/country/FD")
    assert (FREEDONIA, RDFS.label, Literal("Freedonia", lang="en")) in found


CURL = [
    (["-G", "--data-urlencode", "query=ASK {}"], '"boolean":true'),
    (["--data-urlencode", "query=ASK {}", "-H", "Accept: text/csv"], "true"),
    (["--data-binary", "ASK {}", "-H", "Content-Type: application/sparql-query"], '"boolean":true'),
    (["-G", "--data-urlencode", "query=DESCRIBE country:FD", "-H", "Accept: application/n-triples"], '"Freedonia"@en'),
    (["-I"], "text/turtle"),
    (["-X", "OPTIONS", "-i"], "405"),
]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
@pytest.mark.parametrize(("options", "part"), CURL, ids=[" ".join(options) for options, _ in CURL])
def test_curl(app: App, options: list[str], part: str) -> None:
    done = subprocess.run(["curl", "-sS", *options, app.address + "sparql"], capture_output=True, text=True, check=True, timeout=30)
    assert part in done.stdout


QUESTION = "/api/questions/{name}"
SCOPES = {
    "all but questions": ["--exclude-path", QUESTION],
    # Which parameters a question needs, its own header says, and not the specification: it may refuse what fits the latter.
    "questions": ["--include-path", QUESTION, "--exclude-checks", "positive_data_acceptance"],
}


@pytest.mark.slow
@pytest.mark.parametrize("scope", SCOPES)
def test_the_api_keeps_its_specification(app: App, tmp_path: Path, scope: str) -> None:
    tool = Path(sys.executable).parent / "schemathesis"
    command = [str(tool), "run", app.address + "api/openapi.json", "--mode", "all", "--max-examples", "50", "--seed", "1"]
    command += ["--checks", "all", "--no-color", *SCOPES[scope]]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=900)
    assert done.returncode == 0, done.stdout[-6000:]
