"""`kg.graph.infer`, `kg infer`, `kg report conflicts`, the chain of sources: what follows, what contradicts itself, who passed it on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_example import example
from small_build import make_store
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import OntologyError
from kg.explore.queries import ask
from kg.explore.questions import Question, find_question, read_questions
from kg.gazetteer import Actor, Gazetteer
from kg.graph.infer import Rule, infer, know, read_rules, said
from kg.graph.rdf import to_quads
from kg.graph.store import Store, read_quads, to_nquads
from kg.graph.validate import check_quads
from kg.graph.vocab import DIP, PROV, RDF
from kg.model import Build, Document, Entity, EntityKind, Evidence, Extraction, Referent, Span, Statement, Turn
from kg.settings import BASE, Settings
from kg.share.export import FORMATS, export

DAY = dt.date(2022, 3, 3)
KINDS: dict[str, EntityKind] = {
    "country": "Country",
    "organization": "Organization",
    "document": "Document",
    "person": "Person",
    "government-body": "GovernmentBody",
    "topic": "Topic",
}
LEAGUE = Actor("organization/river-league", "Organization", "River League", members=("country/AA", "country/BB", "country/CC"))
GAZETTEER = Gazetteer(
    [
        LEAGUE,
        *(
            Actor(f"country/{code}", "Country", name, notations=(code,))
            for code, name in (("AA", "Aland"), ("BB", "Bergen"), ("CC", "Cadiz"))
        ),
        Actor("government-body/aa-ministry", "GovernmentBody", "Ministry of Aland", parent="country/AA"),
    ]
)
Fact = tuple[str, str, str]


def say(subject: str, predicate: str, object_: str, number: int = 0, **other: object) -> Statement:
    """Make a statement of the person whose turn it is; `other` replaces its fields."""
    plain = Statement(
        id=f"talk_{number:016x}",
        document="talk",
        subject=subject,
        predicate=predicate,
        object=object_,
        content="",
        negative=False,
        modality="actual",
        own_word=False,
        attributed_to="person/eva-holm",
        relayed_by=(),
        date=None,
        said_on=DAY,
        confidence=0.8,
        evidence=(Evidence("talk", 0, Span(number, number + 1), "by.hand", 0.8),),
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def graph(*statements: Statement, spoken_for: str = "", labels: dict[str, str] | None = None) -> Store:
    """Make a store of statements that all stand in one turn of Eva Holm."""
    ends = {end for s in statements for end in (s.subject, s.object, s.attributed_to)} | {"person/eva-holm"} | ({spoken_for} - {""})
    entities = [Entity(end, KINDS[end.partition("/")[0]], (labels or {}).get(end, end), sources=("talk",)) for end in sorted(ends)]
    for_whom = (Referent(spoken_for, "Country", spoken_for),) if spoken_for else ()
    turn = Turn(0, 0, 60, "answer", Referent("person/eva-holm", "Person", "Eva Holm"), for_whom)
    text = Document("talk", "abcdefghijklmnopqrstuvwxyz" * 3, "Talk", DAY, kind="transcript")
    store = Store()
    store.add(to_quads(Build((Extraction(text, (turn,), (), ()),), tuple(entities), statements, ()), Settings()))
    return store


def numbered(*facts: tuple[str, str, str] | Statement) -> list[Statement]:
    """Give each statement its own number."""
    made = [fact if isinstance(fact, Statement) else say(*fact) for fact in facts]
    return [replace(s, id=f"talk_{n:016x}", evidence=(replace(s.evidence[0], span=Span(n, n + 1)),)) for n, s in enumerate(made)]


def inferred(store: Store, gazetteer: Gazetteer = GAZETTEER) -> set[Fact]:
    """Give the plain triples that our rules add."""
    return {
        (q.subject.value.removeprefix(BASE), DIP.local(q.predicate), q.object.value.removeprefix(BASE))  # type: ignore[union-attr]
        for one in infer(store, read_rules(), gazetteer)
        for q in one.quads
        if q.predicate.value.startswith(DIP.base) and str(q.subject).startswith(f"<{BASE}") and "/inference/" not in str(q.subject)
        if q.predicate != DIP.rule
    }


ENDORSES = ("country/AA", "endorses", "document/letter")
LETTER = ("document/letter", "supports", "country/BB")
ACCUSES = ("person/eva-holm", "accuses", "country/BB")
CASES = [
    pytest.param([ENDORSES, LETTER], "", {("country/AA", "supports", "country/BB")}, id="who endorses a document"),
    pytest.param([ENDORSES, say(*LETTER, negative=True)], "", set(), id="which does not support"),
    pytest.param([say(*ENDORSES, modality="future"), LETTER], "", set(), id="who will endorse it"),
    pytest.param([say(*ENDORSES, negative=True), LETTER], "", set(), id="who does not endorse it"),
    pytest.param([ENDORSES, ("document/letter", "opposes", "country/BB")], "", set(), id="a document that opposes"),
    pytest.param([("country/BB", *ENDORSES[1:]), LETTER], "", set(), id="nobody supports itself"),
    pytest.param(
        [("country/AA", "endorses", "country/CC"), ("country/CC", "supports", "country/BB")], "", set(), id="a state is no document"
    ),
    pytest.param([ENDORSES, LETTER, ("country/AA", "supports", "country/BB")], "", set(), id="what is said already"),
    pytest.param(
        [("organization/river-league", "opposes", "country/AA")],
        "",
        {("country/BB", "opposes", "country/AA"), ("country/CC", "opposes", "country/AA")},
        id="members act, but not against themselves",
    ),
    pytest.param([("organization/river-league", "meets", "country/AA")], "", set(), id="to meet is not shared"),
    pytest.param([say("organization/river-league", "opposes", "country/AA", modality="wished")], "", set(), id="a wish"),
    pytest.param([("organization/other", "opposes", "country/AA")], "", set(), id="no members known"),
    pytest.param([("country/AA", "opposes", "organization/river-league")], "", set(), id="what is done to all is not done to each"),
    pytest.param([ACCUSES], "country/CC", {("country/CC", "accuses", "country/BB")}, id="who speaks for a state"),
    pytest.param([ACCUSES], "", set(), id="who speaks for nobody"),
    pytest.param([ACCUSES], "country/BB", set(), id="no state accuses itself"),
    pytest.param([("person/eva-holm", "praises", "country/BB")], "country/CC", set(), id="accusations alone"),
    pytest.param(
        [ACCUSES, say("person/eva-holm", "represents", "country/CC", content="Spokesperson")],
        "",
        {("country/CC", "accuses", "country/BB")},
        id="called a spokesperson",
    ),
    pytest.param(
        [ACCUSES, say("person/eva-holm", "represents", "government-body/aa-ministry", content="ministry spokeswoman")],
        "",
        {("country/AA", "accuses", "country/BB")},
        id="spokesperson of a ministry",
    ),
    pytest.param(
        [ACCUSES, say("person/eva-holm", "represents", "country/CC", content="member of parliament")], "", set(), id="not any office"
    ),
]


@pytest.mark.parametrize(("facts", "spoken_for", "expected"), CASES)
def test_rules(facts: list[Fact | Statement], spoken_for: str, expected: set[Fact]) -> None:
    assert inferred(graph(*numbered(*facts), spoken_for=spoken_for)) == expected


CHAIN = numbered(ENDORSES, say(*LETTER, confidence=0.6), ("organization/river-league", "urges", "country/AA"))


def test_what_is_inferred_stands_apart_and_names_its_rule() -> None:
    store = graph(*CHAIN)
    before = store.dump()
    found = {one.rule.name: one for one in infer(store, read_rules(), GAZETTEER)}
    assert store.dump() == before
    assert {name: one.count for name, one in found.items()} == {"endorsed-support": 1, "members-act": 2, "spokesperson-accuses": 0}
    for name, one in found.items():
        assert {str(q.graph_name) for q in one.quads} == ({f"<{BASE}graph/inferred-{name}>"} if one.count else set())
        rules = {q.object for q in one.quads if q.predicate == DIP.rule}
        assert rules == ({ox.Literal(name)} if one.count else set())
        assert not any(q.object in (DIP.Statement, RDF.Statement) for q in one.quads)


def test_an_inference_names_its_grounds_and_is_as_sure_as_the_weakest() -> None:
    (one,) = [one for one in infer(graph(*CHAIN), read_rules(), GAZETTEER) if one.rule.name == "endorsed-support"]
    grounds = {q.object.value for q in one.quads if q.predicate == PROV.wasDerivedFrom}  # type: ignore[union-attr]
    assert grounds == {f"{BASE}statement/{CHAIN[0].id}", f"{BASE}statement/{CHAIN[1].id}"}
    assert [q.object.value for q in one.quads if q.predicate == DIP.confidence] == ["0.6"]  # type: ignore[union-attr]


def test_a_second_run_gives_the_same() -> None:
    store = graph(*CHAIN)
    first = [quad for one in infer(store, read_rules(), GAZETTEER) for quad in one.quads]
    again = Store()
    again.add([*store.quads(), *first, *know(store, GAZETTEER)])
    assert [quad for one in infer(again, read_rules(), GAZETTEER) for quad in one.quads] == first
    assert to_nquads(said(again)) == store.dump()


def test_all_together_keeps_the_contract() -> None:
    store = graph(*CHAIN)
    quads = [*store.quads(), *(q for one in infer(store, read_rules(), GAZETTEER) for q in one.quads), *know(store, GAZETTEER)]
    assert check_quads(quads) == []


SAID = list(graph(*CHAIN).quads())
WITH_INFERRED = [*SAID, *(q for one in infer(graph(*CHAIN), read_rules(), GAZETTEER) for q in one.quads)]
APART = {"nq", "trig", "jsonld", "rdf12", "ttl", "rdfxml", "void"}
"""The formats that keep inferences, in their graphs or as nodes of their own class; `void` counts them."""


@pytest.mark.parametrize("format_", sorted(set(FORMATS) - APART))
def test_formats_of_statements_have_nothing_that_was_inferred(format_: str) -> None:
    assert export(WITH_INFERRED, format_) == export(SAID, format_)


@pytest.mark.parametrize(("format_", "syntax"), [("ttl", ox.RdfFormat.TURTLE), ("rdfxml", ox.RdfFormat.RDF_XML)])
def test_without_graphs_nothing_inferred_passes_for_said(format_: str, syntax: ox.RdfFormat) -> None:
    written = [{quad.triple for quad in ox.parse(export(quads, format_), format=syntax)} for quads in (SAID, WITH_INFERRED)]
    added = written[1] - written[0]
    assert {str(t.subject).split("/")[-2] for t in added} == {"inference", "graph"}
    assert any(t.object == DIP.Inference for t in added)


@pytest.mark.parametrize(
    "question", [one for one in read_questions() if not any(p.is_required for p in one.parameters)], ids=lambda q: q.name
)
def test_no_question_takes_what_was_inferred_for_said(question: Question) -> None:
    answers = []
    for quads in (SAID, WITH_INFERRED):
        store = Store()
        store.add(quads)
        answers.append(ask(store, question).rows)
    assert answers[0] == answers[1]


def test_the_gazetteer_tells_members_and_names_those_that_no_text_names() -> None:
    quads = know(graph(*CHAIN), GAZETTEER)
    assert {str(q.graph_name) for q in quads} == {f"<{BASE}graph/gazetteer>"}
    members = {q.object.value.removeprefix(BASE) for q in quads if q.predicate == DIP.member}  # type: ignore[union-attr]
    assert members == set(LEAGUE.members)
    described = {q.subject.value.removeprefix(BASE) for q in quads if q.predicate == RDF.type}  # type: ignore[union-attr]
    assert described == {"country/CC"}, "Aland and Bergen are in the graph already"
    assert know(graph(*numbered(ENDORSES)), Gazetteer([])) == []


BAD = [
    pytest.param("SELECT ?s { ?s ?p ?o }", "no CONSTRUCT", id="no construct"),
    pytest.param("CONSTRUCT { ?s ?p ?o } {", "cannot be answered", id="does not parse"),
    pytest.param("CONSTRUCT { [] a dip:Inference ; rdf:subject ?s } { ?s a dip:Country }", "each node needs", id="not whole"),
    pytest.param("CONSTRUCT { ?s dip:supports ?s } { ?s a dip:Country }", "each node needs", id="plain triples"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_what_is_no_rule(text: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        infer(graph(*CHAIN), [Rule("mine", "Mine.", text)], GAZETTEER)


def test_rules_of_ones_own(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no rule in this folder"):
        read_rules(tmp_path)
    (tmp_path / "mine.rq").write_text("CONSTRUCT {} {}", encoding="utf-8")
    with pytest.raises(OntologyError, match="first line must be"):
        read_rules(tmp_path)
    (tmp_path / "mine.rq").write_text("# rule: Mine.\nCONSTRUCT {} {}", encoding="utf-8")
    assert [(rule.name, rule.about) for rule in read_rules(tmp_path)] == [("mine", "Mine.")]


def test_the_command_writes_a_file_of_its_own(tmp_path: Path) -> None:
    league = numbered(("organization/nato", "urges", "country/FR"))
    (tmp_path / "graph.nq").write_bytes(graph(*league).dump())
    result = CliRunner().invoke(app, ["infer", str(tmp_path), "-o", str(tmp_path / "inferred.nq")])
    assert result.exit_code == 0, result.output
    quads = read_quads(tmp_path / "inferred.nq")
    assert {str(q.graph_name).rpartition("/")[2] for q in quads} == {"inferred-members-act>", "gazetteer>"}
    assert any((q.subject, q.predicate) == (ox.NamedNode(f"{BASE}country/NO"), DIP.urges) for q in quads)
    result = CliRunner().invoke(app, ["infer", str(tmp_path), "--with-data", "-o", str(tmp_path / "all.nq")])
    assert set(read_quads(tmp_path / "all.nq")) == {*quads, *read_quads(tmp_path / "graph.nq")}
    result = CliRunner().invoke(app, ["validate", str(tmp_path / "all.nq")])
    assert result.exit_code == 0, result.output


def conflicts(*facts: Statement, **values: str) -> list[tuple[str, ...]]:
    store = graph(*numbered(*facts), labels={"topic/talk_tolls": "tolls", "topic/other_tolls": "Tolls", "topic/talk_dams": "dams"})
    return list(ask(store, find_question("conflicts"), values).only(["first", "firstDay", "second", "secondDay"]).rows)


FOR, AGAINST = say("country/AA", "supports", "country/BB"), say("country/AA", "opposes", "country/BB", said_on=dt.date(2021, 1, 1))
TURNED = [("opposes", "2021-01-01", "supports", "2022-03-03")]
CONFLICTS = [
    pytest.param([FOR, AGAINST], TURNED, id="for and against, the earlier first"),
    pytest.param([FOR, replace(FOR, negative=True)], [("supports", "2022-03-03", "not supports", "2022-03-03")], id="so and not so"),
    pytest.param([FOR, replace(AGAINST, negative=True)], [], id="for and not against"),
    pytest.param([FOR, replace(AGAINST, modality="wished")], [], id="a wish is no position"),
    pytest.param([FOR, replace(AGAINST, object="country/CC")], [], id="another object"),
    pytest.param([FOR, replace(AGAINST, subject="country/CC")], [], id="another subject"),
    pytest.param([FOR, FOR], [], id="twice the same"),
    pytest.param(
        [replace(FOR, object="topic/talk_tolls", content="the tolls"), replace(AGAINST, object="topic/other_tolls", said_on=None)],
        [("supports: the tolls", "2022-03-03", "opposes", "")],
        id="one topic of two texts",
    ),
    pytest.param([replace(FOR, object="topic/talk_tolls"), replace(AGAINST, object="topic/talk_dams")], [], id="two topics"),
    pytest.param([replace(FOR, predicate="meets"), replace(FOR, predicate="meets", negative=True)], [], id="two occasions"),
]


@pytest.mark.parametrize(("facts", "expected"), CONFLICTS)
def test_conflicts(facts: list[Statement], expected: list[tuple[str, ...]]) -> None:
    assert conflicts(*facts) == expected


def test_conflicts_of_one_actor() -> None:
    assert conflicts(FOR, AGAINST, actor="country/AA", target="country/BB") == TURNED
    assert conflicts(FOR, AGAINST, actor="country/BB") == []


def test_the_report_has_sentences_and_says_how_many(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(graph(*numbered(FOR, AGAINST)).dump())
    result = CliRunner().invoke(app, ["report", "conflicts", str(tmp_path)])
    assert result.exit_code == 0
    assert result.stderr == "1 conflicts\n"
    assert "2021-01-01" in result.stdout
    assert "sentence" in result.stdout
    assert "Example: kg report conflicts" in CliRunner().invoke(app, ["report", "conflicts", "--help"]).stdout


def test_the_chain_of_sources_innermost_first() -> None:
    store = Store()
    store.add(to_quads(example(), Settings()))
    table = ask(store, find_question("chain-of-sources")).only(["says", "step", "source", "passage"])
    sentence = "According to the Harbour Times, Tor Lund said that Chile attacked Peru."
    assert table.rows == (
        ("Chile attacks Peru", "0", "Tor Lund", sentence),
        ("Chile attacks Peru", "1", "Harbour Times", "According to the Harbour Times"),
        ("Chile attacks Peru", "2", "Ada Berg", sentence),
    )
    assert len(ask(store, find_question("chain-of-sources"), {"actor": "Harbour Times"})) == 1
    assert len(ask(make_store(), find_question("chain-of-sources"))) == 0
