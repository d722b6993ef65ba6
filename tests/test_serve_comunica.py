"""Comunica, a query engine in JavaScript that nobody here wrote, over HTTP against the app; run with -m slow."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from real_stores import miss, need
from test_serve import BASE, App, start, write_graph

pytestmark = pytest.mark.slow
SCRIPT = """
const {QueryEngine} = require('@comunica/query-sparql')
const [query, ...sources] = process.argv.slice(1)
const terms = binding => Object.fromEntries([...binding].map(([name, term]) => [name.value, term.value]))
const ask = async () => {
  const found = await new QueryEngine().query(query, {sources: sources.map(one => JSON.parse(one))})
  const answer = await found.execute()
  if (found.resultType === 'boolean') return answer
  const rows = await answer.toArray()
  return found.resultType === 'bindings' ? rows.map(terms) : rows.map(quad => [quad.subject.value, quad.predicate.value, quad.object.value])
}
ask().then(answer => console.log(JSON.stringify(answer)), error => { console.error(error.message); process.exit(1) })
"""
PREFIXES = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dip: <https://w3id.org/diplokg/ontology#> "
NAMES = PREFIXES + "SELECT ?name { ?thing a dip:Country ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Give an app."""
    yield from start(write_graph(tmp_path_factory.mktemp("graph")))


def run(query: str, *sources: dict[str, str]) -> Any:
    """Ask by Comunica, which stands where NODE_PATH says."""
    command = [need("node", "apt install nodejs"), "-e", SCRIPT, query, *map(json.dumps, sources)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if "Cannot find module" in done.stderr:
        miss("Comunica is not installed (npm install @comunica/query-sparql@4, and its folder in NODE_PATH)")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def endpoint(app: App) -> dict[str, str]:
    """Name the app as a source that answers SPARQL."""
    return {"type": "sparql", "value": app.address + "sparql"}


def test_it_selects(app: App) -> None:
    assert [row["name"] for row in run(NAMES, endpoint(app))] == ["Freedonia", "Graustark", "Ruritania"]


def test_it_asks(app: App) -> None:
    assert run(PREFIXES + "ASK { ?one dip:accuses ?other }", endpoint(app)) is True
    assert run(PREFIXES + "ASK { ?one dip:attacks ?other }", endpoint(app)) is False


def test_it_constructs(app: App) -> None:
    found = run(PREFIXES + "CONSTRUCT { ?one dip:accuses ?other } WHERE { ?one dip:accuses ?other }", endpoint(app))
    assert found == [[BASE + "country/RT", "https://w3id.org/diplokg/ontology#accuses", BASE + "country/GK"]]


def test_it_joins_the_endpoint_with_linked_data(app: App) -> None:
    """The names come from the document that the IRI of a thing gives, the relation from the endpoint."""
    linked = {"type": "file", "value": app.address + "id/country/RT"}
    query = PREFIXES + "SELECT ?name { ?one dip:accuses ?other ; rdfs:label ?name }"
    assert {row["name"] for row in run(query, endpoint(app), linked)} == {"Ruritania"}


def test_it_finds_out_by_itself_that_it_is_an_endpoint(app: App) -> None:
    """Without being told the type: by the description of the service."""
    rows = run(NAMES, {"value": app.address + "sparql"})
    assert [row["name"] for row in rows] == ["Freedonia", "Graustark", "Ruritania"]
