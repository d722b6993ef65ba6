"""Named questions and SPARQL of one's own: headers, parameters, answers, errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_build import Say, make_build, make_store

from kg.errors import OntologyError, QueryError
from kg.explore.queries import ask, ask_in_format, find_thing, make_readable, read_families
from kg.explore.questions import Question, find_query, find_question, make_question, read_questions
from kg.graph.vocab import FAMILIES, PREDICATES

QUESTIONS = read_questions()
REQUIRED = {"name": "Freedonia", "statement": "statement:brook_0000000000000000", "thing": "Freedonia"}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_every_question_says_what_it_asks_and_answers(question: Question) -> None:
    values = {one.name: REQUIRED[one.name] for one in question.parameters if one.is_required}
    table = ask(make_store(), question, values)
    assert question.question.endswith(("?", ".", ")"))
    assert question.columns
    assert set(question.columns) <= set(table.columns)
    assert {one.name for one in question.parameters} <= set(table.columns), "a parameter that is no variable of the SELECT cannot be bound"
    assert "ORDER BY" in question.text, "without an order the same graph may give other rows"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_every_prefix_is_declared_so_that_other_stores_can_answer(question: Question) -> None:
    body = re.sub(r'"[^"]*"|<[^>]*>|#.*', "", question.text)
    used = set(re.findall(r"(?<![\w?])([a-z]+):", body))
    assert used == set(re.findall(r"^PREFIX (\w+):", question.text, re.MULTILINE))


CASES = [
    (
        "who-supports-whom",
        {},
        ["who", "does", "whom"],
        [("Freedonia", "aids (future)", "Graustark"), *[("Freedonia", "supports", "Ruritania")] * 2],
    ),
    ("who-supports-whom", {"actor": "the freedonian SIDE", "target": "ruritania"}, ["source"], [("Ada Brook",), ("Daily Herald",)]),
    ("who-supports-whom", {"actor": "Graustark"}, ["who"], []),
    ("who-supports-whom", {"target": "country:RT", "actor": "FD"}, ["whom"], [("Ruritania",)] * 2),
    ("who-opposes-whom", {}, ["whom", "sentence"], [("tariffs", "We oppose the tariffs.")]),
    ("accusations", {"speaker": "Daily Herald"}, ["who", "whom", "about", "word"], [("Ruritania", "Graustark", "theft", "Reported")]),
    ("accusations", {"speaker": "Ada Brook"}, ["who"], []),
    ("denials", {}, ["does", "whom"], [("not opposes", "Graustark")]),
    ("plans-and-wishes", {}, ["does", "mode"], [("aids (future)", "Future")]),
    ("meetings", {"actor": "Rudolf"}, ["who", "whom", "date"], [("Ada Brook", "Rudolf", "2022-03-01")]),
    ("meetings", {"from": "2022-03-02"}, ["who"], []),
    ("meetings", {"until": "2022-03-02", "actor": "Ada Brook", "target": "Rudolf"}, ["who"], [("Ada Brook",)]),
    ("statements-by-speaker", {"speaker": "Daily Herald", "actor": "Freedonia"}, ["sentence"], [("Freedonia supports Ruritania's bid.",)]),
    ("statements-by-date", {"from": "2022-03-04"}, ["who"], []),
    ("statements-of-document", {"document": "brook"}, ["who"], [("Ruritania",), *[("Freedonia",)] * 5, ("Ada Brook",)]),
    ("statements-of-document", {"document": "other"}, ["who"], []),
    ("evidence-for-pair", {"actor": "Ruritania", "target": "Graustark"}, ["start", "end", "document"], [("0", "37", "brook")]),
    ("evidence-for-pair", {"actor": "Graustark", "target": "Ruritania"}, ["who"], [("Ruritania",)]),
    ("only-reported", {"actor": "Freedonia"}, ["who"], []),
    ("only-reported", {"actor": "Ruritania"}, ["does", "source"], [("accuses", "Daily Herald")]),
    ("undated", {}, ["does"], []),
    ("topics-by-state", {"actor": "Freedonia"}, ["topic", "does", "count"], [("tariffs", "opposes", "1")]),
    (
        "strongest-pairs",
        {"actor": "Freedonia"},
        ["whom", "count", "predicates"],
        [("Graustark", "2", "aids, opposes"), ("Ruritania", "2", "supports")],
    ),
    (
        "allies-and-adversaries",
        {},
        ["who", "whom", "backing", "hostile", "balance"],
        [
            ("Freedonia", "Ruritania", "2", "0", "2"),
            ("Graustark", "Ruritania", "0", "1", "-1"),
            ("Ruritania", "Freedonia", "2", "0", "2"),
            ("Ruritania", "Graustark", "0", "1", "-1"),
        ],
    ),
    ("allies-and-adversaries", {"actor": "Graustark"}, ["whom", "balance"], [("Ruritania", "-1")]),
    ("documents", {}, ["document", "count"], [("brook", "7")]),
    ("find-thing", {"name": "brook"}, ["label", "kind"], [("Ada Brook", "Person")]),
    ("why-statement", {"statement": "statement/brook_0000000000000001"}, ["rule", "word", "start"], [("supports.verb", "OwnWord", "38")]),
    ("changed-position", {}, ["who"], []),
]


@pytest.mark.parametrize(("name", "values", "columns", "rows"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_answers(name: str, values: dict[str, str], columns: list[str], rows: list[tuple[str, ...]]) -> None:
    assert list(ask(make_store(), find_question(name), values).only(columns).rows) == rows


def test_changed_position_tells_both_sentences() -> None:
    both = [
        Say("We back it.", "country/FD", "supports", "country/GK", "person/ada-brook"),
        Say("We fight it.", "country/FD", "opposes", "country/GK", "person/ada-brook"),
    ]
    table = ask(make_store(make_build(both)), find_question("changed-position")).only(["backs", "sentence", "opposes", "otherSentence"])
    assert table.rows == (("supports, 2022-03-03", "We back it.", "opposes, 2022-03-03", "We fight it."),)


ERRORS = [
    ("who-supports-whom", {"actr": "China"}, "takes no --actr; its parameters: --actor, --target"),
    ("who-supports-whom", {"actor": "Freedonya"}, "nothing is called 'Freedonya' here; did you mean Freedonia?"),
    ("statements-by-date", {"from": "yesterday"}, "'yesterday' is no day; write it as 2021-07-20"),
    ("find-thing", {}, "find-thing needs --name"),
    ("why-statement", {"statement": "the first"}, "'the first' is no IRI"),
]


@pytest.mark.parametrize(("name", "values", "message"), ERRORS, ids=[case[2] for case in ERRORS])
def test_what_is_wrong_is_said_in_one_line(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(message)) as error:
        ask(make_store(), find_question(name), values)
    assert "\n" not in str(error.value)


def test_a_name_of_several_things_is_not_guessed() -> None:
    store = make_store(make_build(labels={"country/GK": "Ruritania"}))
    with pytest.raises(QueryError, match="several things are called 'Ruritania'; say which: country:GK, country:RT"):
        find_thing(store, "Ruritania")


def test_a_state_comes_before_other_things_of_its_name() -> None:
    store = make_store(make_build(labels={"person/rudolf": "Ruritania", "topic/brook_tariffs": "Rudolf"}))
    assert find_thing(store, "Ruritania").endswith("country/RT")


@pytest.mark.parametrize("value", ['x" } DROP ALL #', "x\\", "> <http://a", "?actor", "'; SELECT"])
def test_values_are_bound_and_cannot_change_the_query(value: str) -> None:
    store = make_store()
    before = store.dump()
    with pytest.raises(QueryError, match="nothing is called"):
        ask(store, find_question("who-supports-whom"), {"actor": value})
    assert store.dump() == before


def test_unknown_question_names_what_is_near() -> None:
    with pytest.raises(QueryError, match="did you mean who-supports-whom"):
        find_question("who-support-whom")
    with pytest.raises(QueryError, match="no question"):
        find_question("../actors/states")


def test_sparql_of_ones_own_knows_the_prefixes_and_shows_labels() -> None:
    store = make_store()
    question = find_query("SELECT ?who ?whom { ?who dip:accuses ?whom }")
    assert make_readable(store, ask(store, question)).rows == (("Ruritania (country:RT)", "Graustark (country:GK)"),)
    assert ask(store, find_query("ASK { country:FD dip:accuses ?x }")).rows == (("no",),)
    bound = find_query("SELECT ?who ?whom { ?who dip:accuses ?whom }")
    assert len(ask(store, bound, {"who": "country:RT"})) == 1
    assert len(ask(store, bound, {"who": "country:GK"})) == 0


def test_a_file_may_have_a_header_or_none(tmp_path: Path) -> None:
    plain = tmp_path / "mine.rq"
    plain.write_text("SELECT (COUNT(*) AS ?n) { ?s a dip:Statement }", encoding="utf-8")
    assert ask(make_store(), find_query(str(plain))).rows == (("7",),)
    with pytest.raises(QueryError, match="cannot be read"):
        find_query(str(tmp_path / "missing.rq"))


@pytest.mark.parametrize("text", ["SELECT {", "SELECT ?x { ?x foo:bar ?y }", "INSERT DATA { <a:b> <a:b> <a:b> } #{", "{"])
def test_what_does_not_parse_is_an_error(text: str) -> None:
    with pytest.raises(QueryError, match="this query cannot be answered"):
        ask(make_store(), find_query(text))


def test_a_malformed_header_is_an_error() -> None:
    with pytest.raises(OntologyError, match="is no parameter"):
        make_question("mine", "# parameters:\n#   actor (planet) — who\nASK {}")


@pytest.mark.parametrize(
    ("format_", "start"), [("json", b'{"head":'), ("csv", b"who,whom\r\n"), ("tsv", b"?who\t?whom\n"), ("xml", b"<?xml")]
)
def test_standard_formats(format_: str, start: bytes) -> None:
    question = find_query("SELECT ?who ?whom { ?who dip:accuses ?whom }")
    assert ask_in_format(make_store(), question, {}, format_).startswith(start)


def test_triples_are_written_as_sorted_lines() -> None:
    lines = ask_in_format(
        make_store(), find_query("CONSTRUCT { ?s dip:accuses ?o } { ?s dip:accuses|dip:supports ?o }"), {}, "json"
    ).splitlines()
    assert len(lines) == 2
    assert lines == sorted(lines)


def test_every_predicate_has_one_family() -> None:
    families = read_families()
    assert set(families) == set(PREDICATES)
    assert set(families.values()) <= set(FAMILIES)
