"""The network of a store: nodes, one edge for each relation, measures, the strongest part; and where things are put."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from small_build import SAYINGS, Say, make_build, make_store

from kg.errors import QueryError
from kg.explore.layout import Room, lay_out
from kg.explore.network import choose, count_statements, edges_of, make_network, measure, strongest

FD, RT, GK = "country/FD", "country/RT", "country/GK"


def test_an_edge_holds_all_statements_of_one_relation() -> None:
    network = make_network(make_store())
    assert {(edge.subject, edge.predicate, edge.target): len(edge.said) for edge in edges_of(network)} == {
        (FD, "aids", GK): 1,
        (FD, "opposes", GK): 1,
        (FD, "opposes", "topic/brook_tariffs"): 1,
        (FD, "supports", RT): 2,
        (RT, "accuses", GK): 1,
        ("person/ada-brook", "meets", "person/rudolf"): 1,
    }


def test_a_statement_keeps_all_that_is_told_of_it() -> None:
    said = make_network(make_store()).edges[FD, GK, "opposes"]["statements"][0]
    assert (said.negative, said.modality, said.own_word, said.speaker) == (True, "actual", True, "Ada Brook")
    assert (said.said, said.date, said.confidence, said.rule) == ("2022-03-03", "", 0.8, "opposes.verb")
    text = "\n".join(say.sentence for say in SAYINGS)
    assert text[said.start : said.end] == said.sentence == "We do not oppose Graustark."


def test_nodes_know_their_names_and_their_degree() -> None:
    nodes = make_network(make_store()).nodes
    assert nodes[FD] == {
        "label": "Freedonia",
        "kind": "Country",
        "aliases": ("the Freedonian side",),
        "wikidata": (),
        "notation": "FD",
        "degree": 5,
    }
    assert nodes["person/ada-brook"]["wikidata"] == ("Q42",)
    assert "news-outlet/daily-herald" not in nodes, "it only speaks: nothing is stated of it"


def test_a_relation_to_oneself_counts_once() -> None:
    network = make_network(make_store(make_build([Say("We help ourselves.", FD, "aids", FD, "person/ada-brook")])))
    assert count_statements(network) == {FD: 1}


def test_the_sentence_tells_where_the_ends_are_named() -> None:
    said = make_network(make_store()).edges[RT, GK, "accuses"]["statements"][0]
    assert [said.sentence[start:end] for start, end in said.marks] == ["Ruritania", "Graustark"]


CHOICES = [
    ({"around": "country/RT"}, [FD, GK, RT], 4),
    ({"around": "person/rudolf", "steps": 2}, ["person/ada-brook", "person/rudolf"], 1),
    ({"around": "topic/brook_tariffs", "steps": 2}, [FD, GK, RT, "topic/brook_tariffs"], 5),
    ({"predicates": ["opposes", "accuses"]}, [FD, GK, RT, "topic/brook_tariffs"], 3),
    ({"around": FD, "predicates": ["opposes"]}, [FD, GK, "topic/brook_tariffs"], 2),
    ({}, [FD, GK, RT, "person/ada-brook", "person/rudolf", "topic/brook_tariffs"], 6),
]


@pytest.mark.parametrize(("wanted", "things", "relations"), CHOICES, ids=[str(case[0]) for case in CHOICES])
def test_a_part_of_the_network(wanted: dict[str, Any], things: list[str], relations: int) -> None:
    part = choose(make_network(make_store()), **wanted)
    assert (sorted(part), len(part.edges)) == (things, relations)
    assert all(len(edge.said) for edge in edges_of(part))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"around": "country/XX"}, "names 'country/XX'"),
        ({"predicates": ["flies"]}, "'flies'"),
        ({"around": GK, "predicates": ["meets"]}, GK),
    ],
    ids=str,
)
def test_a_part_that_is_not_there(wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        choose(make_network(make_store()), **wanted)


def test_measures() -> None:
    measures = measure(make_network(make_store()))
    assert measures[RT] == {"degree": 3, "out": 1, "in": 2, "betweenness": 0}
    assert measures["topic/brook_tariffs"]["out"] == 0


def test_who_stands_between_two_is_measured() -> None:
    chain = [Say("a", FD, "aids", RT, "person/ada-brook"), Say("b", RT, "aids", GK, "person/ada-brook")]
    assert measure(make_network(make_store(make_build(chain))))[RT]["betweenness"] == 0.5


def test_the_strongest_part_has_no_lonely_things() -> None:
    network = make_network(make_store())
    assert strongest(network, 100) is network
    assert sorted(strongest(network, 3)) == [FD, GK, RT]
    assert not set(strongest(network, 1)), "one thing alone has no relation"
    assert len(network) == 6, "the network itself is left as it was"


def test_nothing_stated_gives_an_empty_network() -> None:
    network = make_network(make_store(make_build([])))
    assert (len(network), measure(network)) == (0, {})


def _ring(size: int) -> list[tuple[str, str]]:
    names = [f"n{number}" for number in range(size)]
    return list(itertools.pairwise([*names, names[0]]))


@pytest.mark.parametrize("size", [1, 2, 3, 30, 200], ids=str)
def test_layout_is_the_same_each_time_and_labels_do_not_overlap(size: int) -> None:
    edges = _ring(size)
    rooms = {subject: Room(80, 30) for subject, _ in edges}
    places = lay_out(rooms, edges)
    assert places == lay_out(dict(rooms), list(reversed(edges)))
    assert all(isinstance(place.x, int) and isinstance(place.y, int) for place in places.values())
    close = [(a, b) for a, b in itertools.combinations(places.values(), 2) if abs(a.x - b.x) < 78 and abs(a.y - b.y) < 28]
    assert len(close) <= size // 50


def test_small_components_stand_where_a_wide_screen_shows_them_larger() -> None:
    edges = [(f"{first}", f"{first}-{leaf}") for first in range(4) for leaf in range(6)]
    places = lay_out({name: Room(90, 30) for edge in edges for name in edge}, edges)
    wide, high = (max(place[axis] for place in places.values()) - min(place[axis] for place in places.values()) for axis in (0, 1))
    assert 0.6 < wide / high < 3.5


def test_hubs_stay_amid_their_neighbours() -> None:
    rooms = {"hub": Room(80, 90), **{f"leaf {number}": Room(120, 32) for number in range(40)}}
    places = lay_out(rooms, [("hub", name) for name in rooms if name != "hub"])
    left = sum(place.x < places["hub"].x for place in places.values())
    above = sum(place.y < places["hub"].y for place in places.values())
    assert 8 <= left <= 32
    assert 8 <= above <= 32


def test_components_stand_apart() -> None:
    rooms = {name: Room(60, 30) for name in "abcdefgh"}
    places = lay_out(rooms, [("a", "b"), ("b", "c"), ("d", "e"), ("f", "g")])
    assert all(abs(one.x - two.x) >= 58 or abs(one.y - two.y) >= 28 for one, two in itertools.combinations(places.values(), 2))


def test_layout_of_nothing() -> None:
    assert lay_out({}, []) == {}
