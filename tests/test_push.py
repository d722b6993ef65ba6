"""`kg push`: what is asked of a store, and what is done when it fails; the store is a small one of our own."""

from __future__ import annotations

import base64
import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import typer
from graph_example import example
from small_build import SAYINGS, Say, make_build
from stub_store import StubStore, Trouble, running
from typer.testing import CliRunner

from kg.cli.push import push as push_command
from kg.errors import PushError
from kg.graph.rdf import to_quads
from kg.graph.store import Store, to_nquads
from kg.graph.vocab import RDFS, SKOS
from kg.model import Build
from kg.settings import BASE, Settings
from kg.share.push import PRESETS, Login, Options, push
from kg.share.push.steps import make_steps

ADA = Login("ada", "s3cret")
FREEDONIA = ox.NamedNode(f"{BASE}country/FD")
ENTITIES = ox.NamedNode(f"{BASE}graph/entities")


@pytest.fixture
def there() -> Iterator[StubStore]:
    with running() as stub:
        yield stub


def store_of(*builds: Build) -> Store:
    made = Store()
    for build in builds:
        made.add(to_quads(build, Settings()))
    return made


def lines_of(store: Store) -> set[str]:
    """Give the quads as Oxigraph keeps them: whole numbers without their kind."""
    return {str(quad).replace("#nonNegativeInteger", "#integer") for quad in store.quads()}


STORE = store_of(example(), make_build())


@pytest.mark.parametrize("size", [0, 1_000_000, 7, 1], ids=lambda size: f"{size} a request")
@pytest.mark.parametrize("preset", ["oxigraph", "virtuoso", "sparql"])
def test_everything_arrives_in_its_graph(there: StubStore, preset: str, size: int) -> None:
    store = STORE if size != 1 else store_of(make_build(SAYINGS[:2]))
    done = push(store, there.url, Options(preset, size=size))
    assert there.lines() == lines_of(store)
    assert (done.triples, done.before, done.sent) == (len(store), 0, len(there.requests))
    before = len(store)
    push(store, there.url, Options(preset, size=size))
    assert len(there.store) == before, "pushed twice it is there once"


GRAPH = "https%3A%2F%2Fw3id.org%2Fdiplokg%2Fid%2Fgraph%2Fbrook%2Fown"
REQUESTS = {
    "sparql": ("", "", "application/sparql-update"),
    "oxigraph": ("/store", "/update", "application/n-quads"),
    "fuseki": ("/data", "/update", "application/n-quads"),
    "virtuoso": (f"/sparql-graph-crud-auth?graph-uri={GRAPH}", "/sparql-auth", "application/n-triples"),
    "rdf4j": ("/statements", "/statements", "application/n-quads"),
    "graphdb": ("/statements", "/statements", "application/n-quads"),
    "qlever": ("", "", "application/sparql-update"),
    "blazegraph": ("", "", "application/sparql-update"),
}


@pytest.mark.parametrize("preset", PRESETS)
def test_each_preset_asks_at_the_addresses_of_its_store(there: StubStore, preset: str) -> None:
    store = store_of(make_build())
    data, update, media = REQUESTS[preset]
    push(store, f"{there.url}/there/", Options(preset, replace=True))
    asked = [request[:2] for request in there.requests]
    assert ("/there" + data, media) in asked
    assert asked[0] == ("/there" + update, "application/sparql-update"), "first the graphs are dropped"
    assert there.lines() == lines_of(store)


def test_requests_are_the_same_every_time() -> None:
    for preset in PRESETS.values():
        steps = list(make_steps(STORE, preset, replace=True, size=50))
        assert steps == list(make_steps(store_of(make_build(), example()), preset, replace=True, size=50))
        assert all(step.triples <= 50 for step in steps)
        assert sum(step.triples for step in steps) == len(STORE)


def test_small_sources_share_a_request() -> None:
    many = store_of(*(make_build(document=f"day-{number}") for number in range(12)))
    for preset, most in (("oxigraph", 3), ("sparql", 3)):
        steps = list(make_steps(many, PRESETS[preset], replace=True, size=100_000))
        assert len(steps) <= most + 1
    assert {step.about for step in steps} >= {"what was there of day-0 and others"}


class TestReplace:
    def test_what_a_source_no_longer_says_is_gone(self, there: StubStore) -> None:
        old = make_build([*SAYINGS, Say("Ruritania struck Graustark.", "country/RT", "attacks", "country/GK", "news-outlet/daily-herald")])
        new, other = make_build([say for say in SAYINGS if say.own]), make_build(SAYINGS[:2], document="other")
        push(store_of(old, other), there.url, Options("oxigraph"))
        push(store_of(new), there.url, Options("oxigraph", replace=True))
        assert there.lines() >= lines_of(store_of(new, other))
        kept = {line for line in there.lines() if "graph/entities>" not in line}
        assert kept == {line for line in lines_of(store_of(new, other)) if "graph/entities>" not in line}
        assert not any("brook/reported>" in line for line in kept), "a graph that the source has no longer"

    def test_without_it_what_is_there_stays(self, there: StubStore) -> None:
        push(store_of(make_build()), there.url, Options("oxigraph"))
        push(store_of(make_build(SAYINGS[:1])), there.url, Options("oxigraph"))
        assert there.lines() >= lines_of(store_of(make_build()))

    @pytest.mark.parametrize("preset", ["oxigraph", "virtuoso", "sparql"])
    def test_a_thing_has_one_label_and_all_its_names(self, there: StubStore, preset: str) -> None:
        push(store_of(make_build()), there.url, Options(preset))
        push(store_of(make_build(labels={"country/FD": "Free Donia"})), there.url, Options(preset, replace=True))
        values = {
            predicate: {quad.object.value for quad in there.store.quads_for_pattern(FREEDONIA, predicate, None, ENTITIES)}  # type: ignore[union-attr]
            for predicate in (RDFS.label, SKOS.altLabel)
        }
        assert values == {RDFS.label: {"Free Donia"}, SKOS.altLabel: {"the Freedonian side"}}


PASSING = [
    pytest.param([Trouble(503)], [1.0], id="busy once"),
    pytest.param([Trouble(503), Trouble(502), Trouble(500)], [1.0, 2.0, 4.0], id="three times, longer each time"),
    pytest.param([Trouble(429, {"Retry-After": "7"})], [7.0], id="told to wait"),
    pytest.param([Trouble(429, {"Retry-After": "99999"})], [60.0], id="told to wait for ever"),
    pytest.param([Trouble(503, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"})], [1.0], id="told to wait for a day in the past"),
    pytest.param([Trouble(0)], [1.0], id="connection closed"),
    pytest.param([Trouble(0, done_first=True)], [1.0], id="done, but the answer was lost"),
]


@pytest.mark.parametrize("preset", ["oxigraph", "virtuoso", "sparql"])
@pytest.mark.parametrize(("troubles", "pauses"), PASSING)
def test_what_passes_is_tried_again(there: StubStore, preset: str, troubles: list[Trouble], pauses: list[float]) -> None:
    there.troubles = list(troubles)
    waited: list[float] = []
    noticed: list[str] = []
    push(STORE, there.url, Options(preset, replace=True), wait=waited.append, notice=noticed.append)
    assert waited == pauses
    assert len(noticed) == len(pauses)
    assert f"next try in {pauses[0]:.0f} s" in noticed[0]
    assert there.lines() == lines_of(STORE)


REFUSALS = [
    pytest.param(Trouble(400), r"refuses \(400 Bad Request\): out of order \(0 of", id="what it cannot read"),
    pytest.param(Trouble(401), "DIPLOKG_USER and DIPLOKG_PASSWORD", id="nobody"),
    pytest.param(Trouble(403), "may not write", id="somebody else"),
    pytest.param(Trouble(404), "is the URL that of the preset", id="another address"),
    pytest.param(Trouble(413), "--chunk", id="too much"),
    pytest.param(Trouble(415), "is the preset that of the store", id="another store"),
    pytest.param(Trouble(302, {"Location": "http://other.example/"}), "moved to http://other.example/; give that URL", id="moved"),
    pytest.param(Trouble(308, {"Location": "http://other.example/"}), "moved to http://other.example/", id="moved for good"),
]


@pytest.mark.parametrize(("trouble", "message"), REFUSALS)
def test_what_does_not_pass_is_an_error_in_one_line(there: StubStore, trouble: Trouble, message: str) -> None:
    there.troubles = [trouble]
    with pytest.raises(PushError, match=message) as error:
        push(STORE, there.url, Options("oxigraph"), wait=_never)
    assert "\n" not in str(error.value)
    assert there.url in str(error.value)


def test_a_store_that_stays_away_is_given_up(there: StubStore) -> None:
    there.troubles = [Trouble(503)] * 6
    waited: list[float] = []
    with pytest.raises(PushError, match=r"503 Service Unavailable.*6 times; is the store running"):
        push(STORE, there.url, Options("oxigraph"), wait=waited.append)
    assert waited == [1, 2, 4, 8, 16]


def test_nobody_is_there() -> None:
    with running() as stub:
        url = stub.url
    with pytest.raises(PushError, match=r"cannot be reached .*refused"):
        push(STORE, url, Options("oxigraph"), wait=lambda _: None)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("localhost:7878", "is no address of a store"),
        ("ftp://localhost", "is no address of a store"),
        ("http://", "is no address"),
        ("http://ada:s3cret@localhost", "name or password in it"),
    ],
)
def test_what_is_no_url(url: str, message: str) -> None:
    with pytest.raises(PushError, match=message) as error:
        push(STORE, url)
    assert "s3cret" not in str(error.value)


class TestResume:
    OPTIONS = Options("oxigraph", replace=True, size=60)

    def _stop_half_way(self, stub: StubStore, journal: Path) -> int:
        stub.troubles = [None] * 4 + [Trouble(400)]
        with pytest.raises(PushError, match=r"4 of \d+ requests are done; the next push goes on there"):
            push(STORE, stub.url, self._options(journal))
        return len(stub.requests) - 1

    def _options(self, journal: Path) -> Options:
        return Options("oxigraph", replace=True, size=60, journal=journal)

    def test_it_goes_on_where_it_stopped(self, there: StubStore, tmp_path: Path) -> None:
        journal = tmp_path / "graph.push"
        assert self._stop_half_way(there, journal) == 4
        done = push(STORE, there.url, self._options(journal))
        assert done.before == 4
        assert len(there.requests) == 5 + done.sent
        assert there.lines() == lines_of(STORE)
        assert list(tmp_path.iterdir()) == [], "nothing is left behind"
        assert push(STORE, there.url, self._options(journal)).before == 0, "the next one is a push of its own"

    @pytest.mark.parametrize("change", ["data", "preset", "store", "journal"])
    def test_another_push_begins_anew(self, there: StubStore, tmp_path: Path, change: str) -> None:
        journal = tmp_path / "graph.push"
        self._stop_half_way(there, journal)
        store = store_of(example(), make_build(labels={"country/FD": "Free Donia"})) if change == "data" else STORE
        options = Options("sparql" if change == "preset" else "oxigraph", replace=True, size=60, journal=journal)
        if change == "journal":
            journal.write_text("not ours", encoding="utf-8")
        done = push(store, there.url + ("/other" if change == "store" else ""), options)
        assert done.before == 0
        assert there.lines() >= lines_of(store)

    def test_a_journal_that_cannot_be_written(self, there: StubStore, tmp_path: Path) -> None:
        with pytest.raises(PushError, match=r"cannot be written.*--journal"):
            push(STORE, there.url, self._options(tmp_path / "nowhere" / "graph.push"))


class TestLogin:
    @pytest.mark.parametrize(
        ("scheme", "preset", "login"),
        [
            ("basic", "oxigraph", ADA),
            ("basic", "rdf4j", ADA),
            ("digest", "virtuoso", ADA),
            ("bearer", "qlever", Login(token="s3cret")),
            ("bearer", "graphdb", Login(token="s3cret")),
        ],
    )
    def test_who_has_it_is_let_in(self, there: StubStore, scheme: str, preset: str, login: Login) -> None:
        there.wants = scheme
        push(STORE, there.url, Options(preset), login=login)
        assert there.lines() == lines_of(STORE)

    def test_a_challenge_is_met_once_and_then_foreseen(self, there: StubStore) -> None:
        there.wants = "digest"
        push(STORE, there.url, Options("virtuoso"), login=ADA)
        assert there.logins[0] == ""
        assert all(login.startswith("Digest ") for login in there.logins[1:])
        assert len(there.logins) == len(there.requests) + 1

    @pytest.mark.parametrize("scheme", ["basic", "digest", "bearer", "negotiate"])
    @pytest.mark.parametrize("preset", ["oxigraph", "virtuoso", "qlever"])
    def test_the_password_is_never_told(self, there: StubStore, scheme: str, preset: str) -> None:
        there.wants = scheme
        with pytest.raises(PushError) as error:
            push(STORE, there.url, Options(preset), login=Login("ada", "wr0ng"))
        assert "DIPLOKG_USER" in str(error.value)
        assert "wr0ng" not in str(error.value) + repr(Login("ada", "wr0ng", "wr0ng"))
        assert base64.b64encode(b"ada:wr0ng").decode() not in str(error.value)

    def test_a_store_that_moved_does_not_get_it(self, there: StubStore) -> None:
        with running() as thief:
            there.troubles = [Trouble(307, {"Location": thief.url})]
            with pytest.raises(PushError, match="moved"):
                push(STORE, there.url, Options("oxigraph"), login=ADA)
            assert thief.logins == []


class TestTraps:
    def test_no_request_has_a_blank_node_or_an_escaped_name_or_a_prefix(self) -> None:
        for preset in PRESETS.values():
            for step in make_steps(STORE, preset, replace=True):
                without_texts = re.sub(rb'"(?:[^"\\]|\\.)*"', b'""', step.body)
                assert b"_:" not in without_texts
                assert b"PREFIX" not in without_texts
                assert not re.search(rb"<[^>]*\\", without_texts)

    def test_blank_nodes_of_others_are_refused(self, there: StubStore) -> None:
        store = Store()
        store.add([ox.Quad(ox.BlankNode(), RDFS.label, ox.Literal("x"), ENTITIES)])
        with pytest.raises(PushError, match="a blank node would be new with every push; give it an IRI first"):
            push(store, there.url)
        assert there.requests == []

    def test_triples_outside_of_graphs(self, there: StubStore) -> None:
        store = Store()
        store.add([ox.Quad(FREEDONIA, RDFS.label, ox.Literal("x"))])
        for preset in ("oxigraph", "sparql"):
            there.store.clear()
            push(store, there.url, Options(preset))
            assert there.lines() == lines_of(store)
        with pytest.raises(PushError, match=r"push graph\.nq instead"):
            push(store, there.url, Options("virtuoso"))

    @pytest.mark.parametrize("preset", ["oxigraph", "virtuoso", "sparql"])
    def test_any_text_survives(self, there: StubStore, preset: str) -> None:
        text = "\"} ; DROP ALL # \\u0022 \\ \t\r\n' \x01\x0b «☂» 中文 العربية 🕊 </script> ?x $y <urn:a>"
        store = store_of(make_build([Say(text, "country/FD", "supports", "country/RT", "person/ada-brook", content=text)]))
        push(store, there.url, Options(preset))
        assert there.lines() == lines_of(store)

    def test_one_long_text_is_not_cut(self, there: StubStore) -> None:
        store = store_of(make_build([Say("Long. " * 1_000_000, "country/FD", "supports", "country/RT", "person/ada-brook")]))
        push(store, there.url, Options("oxigraph"))
        assert max(length for _, _, length in there.requests) > 4_000_000
        assert there.lines() == lines_of(store)

    def test_nothing_is_pushed_of_nothing(self, there: StubStore) -> None:
        for preset in PRESETS:
            assert push(Store(), there.url, Options(preset, replace=True)).sent == 0


class TestCommand:
    @pytest.fixture
    def app(self) -> typer.Typer:
        made = typer.Typer()
        made.command()(push_command)
        return made

    def test_data_and_url(self, app: typer.Typer, there: StubStore, tmp_path: Path) -> None:
        (tmp_path / "graph.nq").write_bytes(to_nquads(STORE.quads()))
        result = CliRunner().invoke(app, [str(tmp_path), there.url, "--preset", "oxigraph", "--replace", "--chunk", "100"])
        assert result.exit_code == 0, result.output
        assert re.fullmatch(rf"{len(STORE)} triples in {len(there.requests)} requests\n", result.stdout)
        assert there.lines() == lines_of(STORE)

    def test_login_comes_from_the_environment_and_is_not_shown(self, app: typer.Typer, there: StubStore, tmp_path: Path) -> None:
        (tmp_path / "graph.nq").write_bytes(to_nquads(STORE.quads()))
        there.wants = "digest"
        there.troubles = [Trouble(503)]
        environment = {"DIPLOKG_USER": "ada", "DIPLOKG_PASSWORD": "s3cret"}
        result = CliRunner().invoke(app, [str(tmp_path / "graph.nq"), there.url, "--preset", "virtuoso"], env=environment)
        assert result.exit_code == 0
        assert "next try in 1 s" in result.stderr
        assert "s3cret" not in result.output + result.stderr

    def test_it_goes_on_or_begins_anew(self, app: typer.Typer, there: StubStore, tmp_path: Path) -> None:
        (tmp_path / "graph.nq").write_bytes(to_nquads(STORE.quads()))
        command = [str(tmp_path / "graph.nq"), there.url, "--preset", "oxigraph", "--chunk", "60"]
        for again, told in (([], ", 2 of them before\n"), (["--restart"], " requests\n")):
            there.troubles = [None, None, Trouble(400)]
            assert isinstance(CliRunner().invoke(app, command).exception, PushError)
            assert (tmp_path / "graph.nq.push").exists()
            assert CliRunner().invoke(app, [*command, *again]).stdout.endswith(told)

    def test_a_store_on_disk(self, app: typer.Typer, there: StubStore, tmp_path: Path) -> None:
        Store(tmp_path / "store").add(STORE.quads())
        there.troubles = [None, Trouble(400)]
        command = [str(tmp_path / "store"), there.url, "--preset", "oxigraph", "--chunk", "100"]
        failed = CliRunner().invoke(app, command)
        assert isinstance(failed.exception, PushError)
        del failed
        gc.collect()  # the error knows the frames, and they the store, which only one may have open
        assert (tmp_path / "store.push").exists()
        assert CliRunner().invoke(app, command).exit_code == 0
        assert there.lines() == lines_of(STORE)

    def test_an_unknown_preset(self, app: typer.Typer, there: StubStore, tmp_path: Path) -> None:
        (tmp_path / "graph.nq").write_bytes(b"")
        result = CliRunner().invoke(app, [str(tmp_path), there.url, "--preset", "oxygraph"])
        assert "use one of sparql, oxigraph" in str(result.exception)


def _never(_: float) -> None:
    raise AssertionError("it waits for what does not pass")
