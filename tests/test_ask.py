"""Questions in plain English: what they are read as, what is not understood, and how answers look at the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_build import SAYINGS, Say, make_build, make_store
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.table import show_table
from kg.errors import KgError, QueryError
from kg.explore.english import EXAMPLES, understand
from kg.explore.periods import take_period
from kg.explore.queries import ask
from kg.explore.questions import find_question
from kg.explore.verbs import lemmas, read_verbs
from kg.graph.answers import Table
from kg.outputs import write_outputs
from kg.settings import Settings

VERBS = read_verbs()
FD, RT, GK, ADA = "country:FD", "country:RT", "country:GK", "person:ada-brook"

READINGS = [
    ("Who accuses Graustark of what?", "relations", {"predicate": "dip:accuses", "target": GK}, 1),
    ("who blamed Graustark", "relations", {"predicate": "dip:accuses", "target": GK}, 1),
    ("which countries support the Kingdom of Ruritania?", "relations", {"predicate": "dip:supports", "target": RT}, 2),
    ("Who has backed Ruritania?", "relations", {"predicate": "dip:supports", "target": RT}, 2),
    ("whom does the Freedonian side support?", "relations", {"predicate": "dip:supports", "actor": FD}, 2),
    ("What does Freedonia oppose?", "relations", {"predicate": "dip:opposes", "actor": FD}, 2),
    ("what did Ruritania accuse Graustark of?", "relations", {"predicate": "dip:accuses", "actor": RT, "target": GK}, 1),
    ("Does Freedonia support Ruritania?", "relations", {"predicate": "dip:supports", "actor": FD, "target": RT}, 2),
    ("Has Graustark attacked Freedonia?", "relations", {"predicate": "dip:attacks", "actor": GK, "target": FD}, 0),
    ("Who was accused by Ruritania of what?", "relations", {"predicate": "dip:accuses", "actor": RT}, 1),
    ("Who calls on Graustark to leave?", "relations", {"predicate": "dip:urges", "target": GK}, 0),
    ("who met whom?", "relations", {"predicate": "dip:meets"}, 1),
    ("When did Rudolf meet Ada Brook?", "relations", {"predicate": "dip:meets", "actor": "person:rudolf", "target": ADA}, 1),
    ("who met Rudolf in March 2022", "relations",
     {"predicate": "dip:meets", "target": "person:rudolf", "from": "2022-03-01", "until": "2022-03-31"}, 1),
    ("who met Rudolf before 2022?", "relations", {"predicate": "dip:meets", "target": "person:rudolf", "until": "2021-12-31"}, 0),
    ("according to the Daily Herald, who supports Ruritania?", "relations",
     {"predicate": "dip:supports", "target": RT, "speaker": "newsoutlet:daily-herald"}, 1),
    ("who supports Ruritania, according to Ada Brook?", "relations", {"predicate": "dip:supports", "target": RT, "speaker": ADA}, 1),
    ("What did Ada Brook say about Graustark?", "statements", {"speaker": ADA, "target": GK}, 2),
    ("What does Freedonia say?", "statements", {"actor": FD}, 5),
    ("What did Ada Brook say in 2022?", "relations", {"speaker": ADA, "from": "2022-01-01", "until": "2022-12-31"}, 4),
    ("what is said about tariffs?", "statements", {"target": "topic:brook_tariffs"}, 1),
    ("What is Freedonia's position on Graustark?", "statements", {"actor": FD, "target": GK}, 2),
    ("what is there between Freedonia and Ruritania?", "evidence-for-pair", {"actor": FD, "target": RT}, 2),
    ("Who speaks for Freedonia?", "represents", {"target": FD}, 0),
    ("who is Ada Brook?", "represents", {"actor": ADA}, 0),
    ("Who are the allies of Freedonia?", "allies-and-adversaries", {"actor": FD}, 1),
    ("who are Freedonia's friends and enemies?", "allies-and-adversaries", {"actor": FD}, 1),
    ("what will Freedonia do?", "plans-and-wishes", {"actor": FD}, 1),
    ("What does Freedonia deny?", "denials", {"actor": FD}, 1),
    ("who changed its position?", "changed-position", {}, 0),
    ("which statements contradict each other?", "conflicts", {}, 0),
    ("which documents were read?", "documents", {}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question", "values", "rows"), READINGS, ids=[case[0] for case in READINGS])
def test_what_is_understood(text: str, question: str, values: dict[str, str], rows: int) -> None:
    store = make_store()
    reading = understand(store, text, VERBS)
    assert (reading.question, dict(reading.values)) == (question, values)
    assert len(ask(store, find_question(question), values)) == rows


@pytest.mark.parametrize(
    "text",
    ["", "?", "How is the weather?", "Freedonia", "who", "Is Freedonia a state?", "supports", "who flibbered Freedonia?", "SELECT ?x {}"],
)
def test_what_is_not_understood_is_said(text: str) -> None:
    with pytest.raises(QueryError, match=r"is not understood; ask such as: who accuses China of what\?") as error:
        understand(make_store(), text, VERBS)
    assert "\n" not in str(error.value)


def test_a_name_that_is_not_there_is_said() -> None:
    with pytest.raises(QueryError, match=r"nothing is called 'Graustarc' here; did you mean Graustark\?"):
        understand(make_store(), "who accuses Graustarc?", VERBS)


def test_a_relation_without_direction_is_found_from_both_ends() -> None:
    store = make_store(make_build([Say("Freedonia and Ruritania agree.", "country/FD", "agrees", "country/RT", "person/ada-brook")]))
    for actor, target in ((FD, RT), (RT, FD)):
        assert len(ask(store, find_question("relations"), {"predicate": "dip:agrees", "actor": actor, "target": target})) == 1


def test_every_example_is_understood_where_its_names_are_known() -> None:
    swap = {
        "China": "Freedonia",
        "Algeria": "Ruritania",
        "Japan": "Ruritania",
        "Wang Yi": "Ada Brook",
        "NATO": "tariffs",
        "United States": "Graustark",
    }
    store = make_store()
    for example in EXAMPLES:
        text = re.sub("|".join(swap), lambda match: swap[match.group()], example)
        assert understand(store, text, VERBS).question


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("x since May 2020", {"from": "2020-05-01"}),
        ("x after May 2020", {"from": "2020-06-01"}),
        ("x until 2020", {"until": "2020-12-31"}),
        ("x on 3 March 2022", {"from": "2022-03-03", "until": "2022-03-03"}),
        ("x on March 3, 2022", {"from": "2022-03-03", "until": "2022-03-03"}),
        ("x on 2022-03-03", {"from": "2022-03-03", "until": "2022-03-03"}),
        ("x from 2020 to February 2021", {"from": "2020-01-01", "until": "2021-02-28"}),
        ("x on 31 February 2022", {}),
        ("x in Ruritania", {}),
        ("in 2022 x", {}),
    ],
)
def test_periods(text: str, days: dict[str, str]) -> None:
    rest, found = take_period(text)
    assert found == days
    assert (rest == "x") is bool(days)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("accused", "accuse"),
        ("accuses", "accuse"),
        ("denied", "deny"),
        ("banning", "ban"),
        ("urging", "urge"),
        ("met", "meet"),
        ("backs", "back"),
    ],
)
def test_forms_of_verbs(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_outputs(make_build(), tmp_path / "output", Settings())
    return tmp_path / "output"


def test_the_command_shows_the_query_and_the_answer(output: Path) -> None:
    result = CliRunner().invoke(app, ["ask", "who accuses Graustark of what?"])
    assert result.exit_code == 0
    assert re.search(r"Ruritania +accuses +Graustark +theft", result.stdout)
    assert "SELECT ?predicate" in result.stderr
    assert "Asked as: kg query relations --predicate dip:accuses --target country:GK\n" in result.stderr
    quiet = CliRunner().invoke(app, ["ask", "who accuses Graustark?", "--no-show-query", "-f", "csv"])
    assert "SELECT" not in quiet.stderr
    assert quiet.stdout.startswith("predicate,actor")


def test_the_command_that_it_names_gives_the_same(output: Path) -> None:
    asked = CliRunner().invoke(app, ["ask", "whom does Freedonia support?"])
    command = re.search(r"Asked as: kg (.*)", asked.stderr)
    assert command is not None
    assert CliRunner().invoke(app, command[1].split()).stdout == asked.stdout


def test_the_command_does_not_guess(output: Path) -> None:
    result = CliRunner().invoke(app, ["ask", "how are you?"])
    assert isinstance(result.exception, KgError)
    assert result.stdout == ""


def test_the_ends_are_marked_in_the_sentence(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    told = CliRunner().invoke(app, ["query", "accusations"]).stdout
    assert "\x1b[1mRuritania\x1b[0m accused \x1b[1mGraustark\x1b[0m of \x1b[4mtheft\x1b[0m." in told
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b" not in CliRunner().invoke(app, ["query", "accusations"]).stdout, "no marks where nobody sees them"


def test_long_text_is_folded_not_cut(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Ruritania " + "very " * 60 + "loudly accused Graustark."
    write_outputs(make_build([SAYINGS[0]._replace(sentence=sentence)]), output, Settings())
    told = CliRunner().invoke(app, ["query", "accusations"]).stdout
    assert max(len(line) for line in told.splitlines()) <= 180
    assert told.count("very") == 60


def test_a_small_screen_gets_the_sentence_beneath(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.table.WIDTH", 60)
    show_table(Table(("who", "whom", "sentence"), (("A", "", "A [b]says[/b] nothing."),)))
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == ["who A", "    A [b]says[/b] nothing.", ""]
