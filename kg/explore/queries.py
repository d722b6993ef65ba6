"""Questions and a store -> tables; values are bound, never written into a query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.explore.questions import Parameter, Question, find_question
from kg.graph.answers import Iri, Table, Term, find_labels, make_date, make_iri, make_text, read_table, shorten_iri, write_answer
from kg.graph.store import Answer, Store
from kg.graph.vocab import prefixes
from kg.model import ACTOR_KINDS
from kg.settings import ontology


def read_families() -> dict[str, str]:
    """Give the family of every predicate, as the ontology has it."""
    store = Store()
    store.load(ontology() / "diplokg.ttl")
    return {row["predicate"]: row["family"] for row in ask(store, find_question("families")).to_dicts()}


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
