"""Questions in `ontology/queries/*.rq`, files and texts of SPARQL -> tables; values are bound, never written into a query.

A file starts with comments: `# question:` what it asks, `# parameters:` with a line `#   name (kind) — meaning` each, and
`# columns:` those worth showing. A kind is `entity` (any name of a thing), `document` (an id), `date`, `iri` or `text`; every
parameter may be left out, unless its kind is followed by `, required`. A parameter must be among the variables of the SELECT.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, QueryError
from kg.graph.answers import Iri, Table, Term, find_labels, make_date, make_iri, make_text, read_table, shorten_iri, write_answer
from kg.graph.store import Answer, Store
from kg.graph.vocab import prefixes
from kg.model import ACTOR_KINDS
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


def read_families() -> dict[str, str]:
    """Give the family of every predicate, as the ontology has it."""
    store = Store()
    store.load(ontology() / "diplokg.ttl")
    return {row["predicate"]: row["family"] for row in ask(store, find_question("families")).to_dicts()}


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


def ask(store: Store, question: Question, values: Mapping[str, str] | None = None) -> Table:
    """Answer a question; the table has all columns of the query, `Question.columns` says which to show.

    Raises:
        QueryError: a value fits no parameter, is not what its parameter wants, or the query does not parse.
    """
    return read_table(open_answer(store, question, values or {}))


def open_answer(store: Store, question: Question, values: Mapping[str, str]) -> Answer:
    """Begin to answer a question; whoever reads the answer finds it row by row; raise QueryError as `ask` does."""
    return store.query(question.text, _bind(store, question, values))


def ask_in_format(store: Store, question: Question, values: Mapping[str, str], format_: str) -> bytes:
    """Answer a question in `json`, `xml`, `csv` or `tsv` as SPARQL defines them."""
    return write_answer(open_answer(store, question, values), format_)


def make_readable(store: Store, table: Table) -> Table:
    """Put the label and the prefixed name in the place of every IRI."""
    iris = {cell for row in table.rows for cell in row if isinstance(cell, Iri)}
    labels, known = find_labels(store, iris), prefixes(store.base)

    def readable(cell: str) -> str:
        if not isinstance(cell, Iri):
            return cell
        short = shorten_iri(cell, known)
        return f"{labels[cell]} ({short})" if cell in labels else short

    return Table(table.columns, tuple(tuple(map(readable, row)) for row in table.rows))


def find_thing(store: Store, name: str) -> Iri:
    """Find the one thing that is called so, is so written as prefixed name or id, or is this IRI.

    Raises:
        QueryError: nothing is called so, or several things are; the message names what is near.
    """
    iri = make_iri(name, store.base)
    if iri is not None:
        return Iri(iri.value)
    found = ask(store, find_question("find-thing"), {"name": name}).to_dicts()
    things = [row for row in found if _rank(row["kind"]) == min(_rank(other["kind"]) for other in found)]
    if len(things) == 1:
        return Iri(things[0]["thing"])
    known = prefixes(store.base)
    if things:
        options = ", ".join(shorten_iri(row["thing"], known) for row in things[:6])
        raise QueryError(f"several things are called {name!r}; say which: {options}")
    names = {row["name"] for row in ask(store, find_question("things")).to_dicts()}
    near = difflib.get_close_matches(name, sorted(names), 3, 0.6)
    raise QueryError(f"nothing is called {name!r} here; " + (f"did you mean {', '.join(near)}?" if near else "`kg query things` lists all"))


def _rank(kind: str) -> int:
    """Put states before other actors, these before other things, and topics last: who says "Georgia" means the state."""
    return 0 if kind == "Country" else 1 if kind in ACTOR_KINDS else 3 if kind == "Topic" else 2


def _make_parameter(question: str, line: str) -> Parameter:
    match = re.fullmatch(r"# +(\w+) \((\w+)(, required)?\) [—-] (.+)", line)
    if match is None or match[2] not in KINDS:
        raise OntologyError(f"{question}: {line!r} is no parameter; write `#   name (kind) — meaning`, the kind one of {', '.join(KINDS)}")
    return Parameter(match[1], match[2], match[4], match[3] is not None)


def _bind(store: Store, question: Question, values: Mapping[str, str]) -> dict[str, Term]:
    parameters = {parameter.name: parameter for parameter in question.parameters} or _guessed(question, values)
    unknown = sorted(set(values) - set(parameters))
    if unknown:
        options = ", ".join(f"--{name}" for name in parameters) or "none"
        raise QueryError(f"{question.name} takes no --{unknown[0]}; its parameters: {options}")
    missing = sorted(name for name, parameter in parameters.items() if parameter.is_required and name not in values)
    if missing:
        raise QueryError(f"{question.name} needs --{missing[0]}: {parameters[missing[0]].meaning}")
    return {name: _make_term(store, parameters[name].kind, value) for name, value in values.items()}


def _guessed(question: Question, values: Mapping[str, str]) -> dict[str, Parameter]:
    """Take the variables of a query without header for parameters: a name in the graph, a day, or else plain text."""
    variables = set(re.findall(r"[?$](\w+)", question.text))
    return {name: Parameter(name, "guess", "a variable of the query") for name in sorted(variables) if values}


def _make_term(store: Store, kind: str, value: str) -> Term:
    if kind == "date":
        return make_date(value)
    if kind == "text":
        return make_text(value)
    if kind == "guess":
        return make_iri(value, store.base) or (make_date(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else make_text(value))
    name = f"source/{value}" if kind == "document" and make_iri(value, store.base) is None else value
    if kind == "entity":
        name = find_thing(store, value)
    iri = make_iri(name, store.base)
    if iri is None:
        raise QueryError(f"{value!r} is no IRI; write <https://...> or a prefixed name as statement:...")
    return iri
