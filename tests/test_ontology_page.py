"""docs/ontology.md is made from the files of `ontology/`, and names every term of ours and every rule."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.infer import read_rules
from kg.graph.vocab import DIP, PLOVER
from kg.settings import ontology

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "ontology.md").read_text(encoding="utf-8")


def test_the_page_is_that_of_today() -> None:
    done = subprocess.run([sys.executable, DOCS / "make_ontology.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_term_stands_in_a_table() -> None:
    first_cells = set(re.findall(r"^\| `([\w:-]+)`", PAGE, re.MULTILINE)) | set(re.findall(r"^\*\*`([\w:-]+)`\*\*", PAGE, re.MULTILINE))
    assert {f"dip:{term}" for term in DIP} - first_cells == set()
    assert {f"plover:{term}" for term in PLOVER} - {"plover:Scheme", "plover:AuxiliaryModes", "plover:CameoRoots"} - first_cells == set()


def test_every_shape_is_there() -> None:
    labels = re.findall(r'sh:NodeShape ;\n +rdfs:label "(.*?)"', (ontology() / "shapes.ttl").read_text(encoding="utf-8"))
    section = PAGE.partition("## The contract")[2].partition("\n## ")[0]
    assert re.findall(r"^\| ([\w ]+) \| .{16}", section, re.MULTILINE) == ["of", *sorted(labels)]


def test_every_rule_is_there() -> None:
    assert all(f"[`{rule.name}`]" in PAGE and rule.about in PAGE for rule in read_rules())


@pytest.mark.parametrize("diagram", re.findall(r"```mermaid\n(.*?)```", PAGE, re.DOTALL), ids=["statement", "classes"])
def test_diagrams_are_whole(diagram: str) -> None:
    kind, *lines = diagram.strip().splitlines()
    arrow = r"\w+ <\|-- \w+|class \w+|direction LR"
    link = r'\w+(\["[\w: ]+"\])?( -->\|[\w:]+\| \w+(\["[\w: ]+"\])?)+'
    assert kind in ("graph LR", "classDiagram")
    assert all(re.fullmatch(link if kind == "graph LR" else arrow, line.strip()) for line in lines)


@pytest.mark.parametrize("page", ["ontology.md", "formats.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", (DOCS / page).read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (DOCS / target).exists()] == []


def test_a_cell_cannot_break_its_table() -> None:
    spec = importlib.util.spec_from_file_location("make_ontology", DOCS / "make_ontology.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.table(["a"], [["x|y"]]) == "| a |\n| --- |\n| x\\|y |\n"
