"""The scorer: names that mean the same, triples that match, figures, causes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_build import SAYINGS, Say, make_build

from kg.errors import InputError
from kg.model import Build
from kg.score import DocumentScore, Score, score_document
from kg.score.count import Counts
from kg.score.figures import make_figures, weight
from kg.score.gold import GoldDocument, read_gold
from kg.score.match import largest_matching, make_system
from kg.score.names import is_same_entity, is_same_phrase, make_names

ENTITIES = {
    "RT": {"type": "Country", "names": ["Ruritania"]},
    "GK": {"type": "Country", "names": ["Graustark"]},
    "FD": {"type": "Country", "names": ["Freedonia", "Freedonian side"]},
    "Brook": {"type": "Person", "names": ["Ada Brook"]},
    "Rudolf": {"type": "Person", "names": ["Rudolf"]},
    "Herald": {"type": "NewsOutlet", "names": ["Daily Herald"]},
}
GOLD = [
    {"s": "RT", "p": "accuses", "o": "GK", "content": "theft", "by": "Herald", "sent": "accused Graustark of theft"},
    {"s": "FD", "p": "supports", "o": "RT", "by": "Brook", "sent": "We support Ruritania"},
    {"s": "FD", "p": "supports", "o": "RT", "content": "Ruritania's bid", "by": "Herald", "sent": "supports Ruritania's bid"},
    {"s": "FD", "p": ["aids", "pledges"], "o": "GK", "content": "grain", "by": "Brook", "mod": "future", "sent": "We will send"},
    {"s": "FD", "p": "opposes", "o": "GK", "by": "Brook", "neg": True, "sent": "We do not oppose"},
    {"s": "FD", "p": "opposes", "o": None, "content": "the new tariffs", "by": "Brook", "sent": "We oppose the tariffs"},
    {"s": "Rudolf", "p": "meets", "o": "Brook", "by": "Herald", "date": "2022-03-01", "sent": "met Rudolf"},
]


def _write(folder: Path, statements: list[dict[str, object]], *, name: str = "brook", kind: str = "transcript") -> None:
    document = {"speaker": "Ada Brook", "speaks_for": "Freedonia", "class": kind}
    folder.joinpath(f"{name}.txt").write_text("\n".join(say.sentence for say in SAYINGS), encoding="utf-8")
    data = {"document": document, "entities": ENTITIES, "statements": statements}
    folder.joinpath(f"{name}.json").write_text(json.dumps(data), encoding="utf-8")


def _gold(folder: Path, statements: list[dict[str, object]]) -> GoldDocument:
    _write(folder, statements)
    return read_gold(folder)[0]


def _score(folder: Path, statements: list[dict[str, object]], build: Build | None = None) -> DocumentScore:
    return score_document(_gold(folder, statements), make_system(build or make_build()))


NAMES = [
    ("same name", ["Freedonia"], "Country", ["the Freedonia"], (), (), True),
    ("same id", ["Land of the Free"], "Country", ["Freedonia"], ("Q1",), ("Q1",), True),
    ("other id", ["Freedonia"], "Country", ["Fredonia"], ("Q1",), ("Q2",), False),
    ("a state is not its people", ["the Freedonian people"], "Group", ["Freedonia people"], (), ("Q1",), False),
    ("accents and case", ["Côte d’Ivoire"], "Country", ["cote d'ivoire"], (), (), True),
    ("initials", ["Ada Brook"], "Person", ["Spokesperson Ada M. Brook"], (), (), True),
    ("another family name", ["Ada Brook"], "Person", ["Ada Stream"], (), (), False),
    ("a bare family name is not enough", ["Brook"], "Person", ["Carla Brook"], (), (), False),
    ("groups share half of their words", ["48 developing countries"], "Group", ["48 countries"], (), (), True),
    ("but not their number", ["48 countries"], "Group", ["55 countries"], (), (), False),
    (
        "a body with words left over on one side",
        ["Ministry of Foreign Affairs"],
        "GovernmentBody",
        ["Ruritanian Ministry of Foreign Affairs"],
        (),
        (),
        True,
    ),
    ("on both sides", ["Ministry of Trade Affairs"], "GovernmentBody", ["Ministry of Foreign Affairs"], (), (), False),
    ("states need their name", ["South Freedonia"], "Country", ["Freedonia"], (), (), False),
]


@pytest.mark.parametrize(
    ("gold", "kind", "system", "gold_ids", "system_ids", "same"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES]
)
def test_same_entity(gold: list[str], kind: str, system: list[str], gold_ids: tuple[str], system_ids: tuple[str], *, same: bool) -> None:
    assert is_same_entity(make_names(system, wikidata=system_ids), make_names(gold, kind=kind, wikidata=gold_ids)) is same


@pytest.mark.parametrize(
    ("system", "gold", "same"),
    [
        ("new tariffs", "the tariffs", True),
        ("terror", "peace", False),
        ("peace", "peace in the valley and beyond", True),
        ("", "peace", False),
    ],
)
def test_same_phrase(system: str, gold: str, *, same: bool) -> None:
    assert is_same_phrase(system, gold) is same


def test_what_is_all_right_scores_full(tmp_path: Path) -> None:
    figures = _score(tmp_path, GOLD).figures
    assert figures["triple"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "gold": 6, "system": 6}
    assert figures["pair"]["F1"] == 1.0
    assert {name: (figures[name]["value"], figures[name]["n"]) for name in ("by", "mod", "date", "undated")} == {
        "by": (1.0, 7),
        "mod": (1.0, 7),
        "date": (1.0, 1),
        "undated": (1.0, 6),
    }
    assert figures["content"] == {"value": 0.917, "n": 4}
    assert figures["nested"]["n"] == 0


def _changed(number: int, **values: object) -> Build:
    return make_build([say._replace(**values) if place == number else say for place, say in enumerate(SAYINGS)])  # type: ignore[arg-type]


CAUSES = [
    ("predicate", _changed(0, predicate="warns"), "predicate"),
    ("object", _changed(0, object="person/rudolf"), "object"),
    ("subject", _changed(0, subject="person/rudolf"), "subject"),
    ("polarity", _changed(0, negative=True), "polarity"),
    ("both", _changed(0, predicate="warns", object="person/rudolf"), "predicate and object"),
    ("nothing said", make_build(SAYINGS[1:]), "sentence silent"),
]


@pytest.mark.parametrize(("build", "cause"), [case[1:] for case in CAUSES], ids=[case[0] for case in CAUSES])
def test_a_miss_has_a_cause(tmp_path: Path, build: Build, cause: str) -> None:
    scored = _score(tmp_path, GOLD, build)
    assert [(missed.gold.subject_key, missed.cause) for missed in scored.missed] == [("RT", cause)]
    assert Score((scored,)).count_causes() == {cause: 1}
    assert len(scored.wrong) == (0 if cause == "sentence silent" else 1)


def test_optional_statements_neither_help_nor_hurt(tmp_path: Path) -> None:
    optional = [row | {"opt": True} if row["s"] == "RT" else row for row in GOLD]
    with_it, without = _score(tmp_path, optional).figures, _score(tmp_path, optional, make_build(SAYINGS[1:])).figures
    assert with_it["triple"] == without["triple"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "gold": 5, "system": 5}


def test_one_triple_by_the_wrong_word(tmp_path: Path) -> None:
    figures = _score(tmp_path, GOLD, _changed(0, by="person/ada-brook")).figures
    assert (figures["by"]["value"], figures["triple"]["F1"]) == (0.857, 1.0)


def test_one_thing_found_twice_counts_once_as_wrong(tmp_path: Path) -> None:
    twice = make_build([*SAYINGS, Say("x", "country/FD", "opposes", "topic/brook_tariffs", "person/ada-brook", "tariffs that are new")])
    assert _score(tmp_path, GOLD, twice).figures["triple"] == {"P": 0.857, "R": 1.0, "F1": 0.923, "gold": 6, "system": 7}


def test_a_group_may_stand_for_its_members(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"s": [key, "Brook"], "p": "supports", "o": "GK", "by": "Brook", "sent": "x"} for key in ("RT", "FD", "Rudolf")
    ]
    scored = _score(tmp_path, rows, make_build([Say("x", "person/ada-brook", "supports", "country/GK", "person/ada-brook")]))
    assert scored.figures["triple"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "gold": 1, "system": 1}


def test_nothing_on_either_side_is_no_fault(tmp_path: Path) -> None:
    assert _score(tmp_path, [], make_build([])).figures["triple"]["F1"] == 1.0
    assert _score(tmp_path, [], make_build(SAYINGS[:1])).figures["triple"]["F1"] == 0.0


def test_nested_sources_are_counted_apart(tmp_path: Path) -> None:
    rows = [GOLD[0] | {"by": "Rudolf"}]
    assert _score(tmp_path, rows, make_build(SAYINGS[:1])).figures["nested"] == {"value": 0.0, "n": 1}


def test_a_long_list_does_not_rule_the_totals() -> None:
    assert weight(Counts(triple_gold=400)) == 0.1
    assert weight(Counts(triple_gold=3)) == 1


def test_totals_and_calibration(tmp_path: Path) -> None:
    scored = _score(tmp_path, GOLD, _changed(0, predicate="warns"))
    totals = Score((scored, scored)).to_mapping(calibration=True)
    assert totals["documents"] == {"mean_F1": 0.833, "n": 2}
    assert totals["classes"] == {"transcript": {"F1": 0.833, "gold": 12}}
    assert totals["calibration"] == {"0.8-0.9": {"right": 0.8, "n": 10}, "0.9-1.0": {"right": 1.0, "n": 2}}
    json.dumps(totals)


def test_figures_of_nothing() -> None:
    assert make_figures(Counts())["by"] == {"value": 0.0, "n": 0}


def test_the_matching_is_the_largest() -> None:
    assert len(largest_matching([[0, 1], [0], [1, 2], [2]])) == 3
    assert largest_matching([[0, 1]], first={1}) == {0: 1}


def test_halves(tmp_path: Path) -> None:
    for name in "abc":
        _write(tmp_path, GOLD, name=name)
    assert [one.name for one in read_gold(tmp_path, half="even")] == ["a", "c"]
    assert [one.name for one in read_gold(tmp_path, half="odd")] == ["b"]


def test_a_folder_without_gold_and_a_bad_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no NAME\.json with its NAME\.txt"):
        read_gold(tmp_path)
    _write(tmp_path, [{"s": "nobody", "p": "supports", "o": None, "by": "Brook"}])
    with pytest.raises(InputError, match=r"brook\.json: not a gold file \(KeyError: 'nobody'\)"):
        read_gold(tmp_path)
