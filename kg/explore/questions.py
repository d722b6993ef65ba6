"""Files and texts of SPARQL -> questions: what they ask, which parameters they take, which columns are worth showing.

A file starts with comments: `# question:` what it asks, `# parameters:` with a line `#   name (kind) — meaning` each, and
`# columns:` those worth showing. A kind is `entity` (any name of a thing), `document` (an id), `date`, `iri` or `text`; every
parameter may be left out, unless its kind is followed by `, required`. A parameter must be among the variables of the SELECT.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, QueryError
from kg.settings import ontology

KINDS = ("entity", "document", "date", "iri", "text")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the user may give a value."""

    name: str
    kind: str
    meaning: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what its header says; `columns` are those worth showing, all where there are none."""

    name: str
    text: str
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The query without the comments of its header."""
        return re.sub(r"\A(?:#.*\n|\s*\n)*", "", self.text).rstrip()


def read_questions() -> list[Question]:
    """Read all questions that come with the program, in order of name."""
    return [read_question(path) for path in sorted((ontology() / "queries").glob("*.rq"))]


def find_question(name: str) -> Question:
    """Read the question of this name; raise QueryError, with the names that are near, where there is none."""
    path = ontology() / "queries" / f"{name}.rq"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return read_question(path)
    names = [one.stem for one in sorted(path.parent.glob("*.rq"))]
    near = difflib.get_close_matches(name, names, 3, 0.4) or names
    raise QueryError(f"no question is called {name!r}; did you mean {', '.join(near)}? `kg queries` lists them all")


def find_query(text: str) -> Question:
    """Read SPARQL, a file of it, or the name of a question, whichever the text is.

    >>> find_query("ASK { ?s a dip:Person }").name
    'query'
    """
    if "{" in text:
        return make_question("query", text)
    return read_question(Path(text)) if text.endswith((".rq", ".sparql")) or "/" in text else find_question(text)


def read_question(path: Path) -> Question:
    """Read a file of SPARQL with or without our header.

    Raises:
        QueryError: the file cannot be read.
        OntologyError: a line of its header is not as it should be.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read ({error})") from error
    return make_question(path.stem, text)


def make_question(name: str, text: str) -> Question:
    """Read the header of a query.

    >>> make_question("who", "# question: Who?\\n# parameters:\\n#   actor (entity) — who does it\\n# columns: who\\nASK {}").parameters
    (Parameter(name='actor', kind='entity', meaning='who does it', is_required=False),)
    """
    head = re.match(r"(?:#.*\n|\s*\n)*", text)
    lines = head.group().splitlines() if head else []
    fields = dict(re.findall(r"^# (question|columns): *(.*)$", "\n".join(lines), re.MULTILINE))
    parameters = tuple(_make_parameter(name, line) for line in lines if line.startswith("#   "))
    columns = tuple(column.strip() for column in fields.get("columns", "").split(",") if column.strip())
    return Question(name, text, fields.get("question", ""), parameters, columns)


def _make_parameter(question: str, line: str) -> Parameter:
    match = re.fullmatch(r"# +(\w+) \((\w+)(, required)?\) [—-] (.+)", line)
    if match is None or match[2] not in KINDS:
        raise OntologyError(f"{question}: {line!r} is no parameter; write `#   name (kind) — meaning`, the kind one of {', '.join(KINDS)}")
    return Parameter(match[1], match[2], match[4], match[3] is not None)
