"""The rules of the house that a machine can check: sizes, directions of imports, one door to each library."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kg"
FILES = sorted(path for path in PACKAGE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_BODY = 40
SHORT_BODY = 25
MOST_PARAMETERS = 7

# From the top of the house to its ground: a file imports from its own floor and from those below.
FLOORS = [
    ["cli"],
    ["api", "score", "outputs"],
    ["pipeline"],
    ["workers"],
    ["explore", "share"],
    ["graph"],
    ["extract"],
    ["read"],
    ["gazetteer"],
    ["model", "errors", "settings"],
]
DOORS = {
    "spacy": ["extract"],
    "rdflib": ["graph", "share", "gazetteer", "explore/graph", "explore/serve/parse"],
    "pyoxigraph": ["graph", "share", "gazetteer", "explore/serve/engine", "explore/stream"],
    "oxrdflib": ["graph"],
    "pyshacl": ["graph"],
    "networkx": ["explore/network"],
    "pyvis": ["explore/view", "explore/page"],
    "jinja2": ["explore/page"],
    "rustworkx": ["explore/layout"],
    "typer": ["cli"],
    "rich": ["cli"],
    "yaml": ["extract"],
    "trafilatura": ["read"],
    "multiprocessing": ["workers"],
    "matplotlib": ["explore/paper"],
    "pandas": ["explore/answer"],
    "fastapi": ["explore/serve"],
    "starlette": ["explore/serve"],
    "uvicorn": ["explore/serve"],
    "pydantic": ["explore/serve"],
}


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def _part(name: str) -> str:
    return name.split("/")[0]


def _imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Give the modules that a file imports, and whether at run time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) not in typing_only


def _floor(name: str) -> int | None:
    return next((number for number, parts in enumerate(FLOORS) if _part(name) in parts), None)


def _ids(path: Path) -> str:
    return _name(path)


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_a_file_is_short_and_says_what_it_does(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(ast.parse(text)) or not text.strip(), "the first line of a module says what it makes of what"
    assert path.stem not in ("utils", "helpers", "common", "base", "misc")


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_imports_go_down(path: Path) -> None:
    here = _floor(_name(path))
    assert here is not None or _name(path) == "__init__"
    for module, at_run_time in _imports(path):
        if module.startswith("kg.") and at_run_time and here is not None:
            there = _floor(module.removeprefix("kg.").replace(".", "/"))
            assert there is not None
            assert there >= here, f"{_name(path)} imports {module}, which stands above it"


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_each_library_has_one_door(path: Path) -> None:
    for module, at_run_time in _imports(path):
        doors = DOORS.get(module.split(".")[0])
        if doors is not None and at_run_time:
            assert any(_name(path) == door or _name(path).startswith(door + "/") for door in doors), f"{module} is for {doors}"


@pytest.mark.parametrize("path", [path for path in FILES if _part(_name(path)) != "cli"], ids=_ids)
def test_the_library_does_not_print_nor_log_nor_read_the_environment(path: Path) -> None:
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)}
    forbidden = {"print", "logging.basicConfig", "os.getenv", "os.environ.get", "sys.exit", "sys.stdout.write", "sys.stderr.write"}
    assert not calls & forbidden


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_no_state_lives_in_a_module(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    caches = [ast.unparse(one) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for one in node.decorator_list]
    assert not [one for one in caches if re.search(r"\b(lru_)?cache\b", one)]
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.List | ast.Dict | ast.Set):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            assert all(re.fullmatch(r"_?[A-Z][A-Z0-9_]*|__all__", ast.unparse(target)) for target in targets), "only constants"


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_constants_are_not_changed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    change = re.compile(r"_?[A-Z][A-Z0-9_]+\.(append|extend|update|add|insert|pop|clear|remove|setdefault)")
    changed = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [one for one in changed if change.fullmatch(one)]


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_no_query_is_written_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [text for text in texts if re.search(r"\b(SELECT|CONSTRUCT|INSERT DATA)\b.*\{", text) and text not in docstrings]


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_functions_are_short_and_public_ones_say_what_they_do(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) else node.body
        length = node.end_lineno - body[0].lineno + 1 if body and node.end_lineno else 0
        assert length <= LONGEST_BODY, f"{node.name}: {length} lines"


def test_most_functions_are_short() -> None:
    lengths = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                lengths.append(node.end_lineno - body[0].lineno + 1)
    assert sum(length <= SHORT_BODY for length in lengths) >= 0.97 * len(lengths)
    assert sum(length <= 15 for length in lengths) >= 0.85 * len(lengths)
