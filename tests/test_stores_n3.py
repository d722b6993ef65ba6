"""What we write of RDF 1.2 is read by N3.js, which nobody here wrote."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from real_stores import SAMPLE, embedded, expected_rows, miss, need

from kg.graph.store import read_quads
from kg.share.export import export

pytestmark = pytest.mark.stores
STORE = embedded()
SCRIPT = """
const {Parser} = require('n3'), fs = require('fs')
const quads = new Parser({format: process.argv[2]}).parse(fs.readFileSync(process.argv[1], 'utf8'))
const reified = quads.filter(quad => quad.predicate.value.endsWith('#reifies'))
const predicates = reified.map(quad => quad.object.predicate.value.split('#')[1])
console.log(JSON.stringify({quads: quads.length, triples: reified.every(quad => quad.object.termType === 'Quad'), predicates}))
"""


def read(file: Path, syntax: str) -> dict[str, object]:
    """Read a file with N3.js, which stands where NODE_PATH says."""
    done = subprocess.run(
        [need("node", "apt install nodejs"), "-e", SCRIPT, str(file), syntax], capture_output=True, text=True, check=False
    )
    if "Cannot find module 'n3'" in done.stderr:
        miss("N3.js is not installed (npm install n3, and its folder in NODE_PATH)")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_each_statement_reifies_its_triple(tmp_path: Path) -> None:
    file = tmp_path / "graph.trig"
    file.write_bytes(export(read_quads(SAMPLE), "rdf12"))
    found, counts = read(file, "application/trig"), expected_rows(STORE, "counts-by-predicate")
    assert found["triples"] is True
    assert sorted(found["predicates"]) == sorted(name for name, count in counts for _ in range(int(count)))  # type: ignore[call-overload]


@pytest.mark.parametrize(("format_", "syntax"), [("nq", "application/n-quads"), ("trig", "application/trig")])
def test_all_is_read(tmp_path: Path, format_: str, syntax: str) -> None:
    file = tmp_path / f"graph.{format_}"
    file.write_bytes(export(read_quads(SAMPLE), format_))
    assert read(file, syntax) == {"quads": len(STORE), "triples": True, "predicates": []}
