"""Pronouns and descriptions: in the clear cases their antecedent, else nothing."""

from __future__ import annotations

import pytest
from build_parse import build_sentences, country, find, read

from kg.extract.coref import Holder, Memory, Trace
from kg.model import Referent, Turn

GHANA, TOGO, MALI = country("Ghana"), country("Togo"), country("Mali")
ANNA, BEN = Referent("person/anna", "Person", "Anna Abe"), Referent("person/ben", "Person", "Ben Bello")


def _memory(*traces: Trace, **turn: object) -> Memory:
    memory = Memory(sentence=3)
    memory.enter(Turn(0, 0, 9, "answer", **turn))  # type: ignore[arg-type]
    for trace in traces:
        memory.note(trace)
    return memory


@pytest.mark.parametrize(
    ("pronoun", "traces", "found"),
    [
        ("it", [Trace((GHANA,), 3, 0, True, False), Trace((TOGO,), 3, 4, False, False)], (GHANA,)),
        ("it", [Trace((GHANA,), 2, 0, True, False), Trace((TOGO,), 2, 4, False, False)], (GHANA,)),
        ("he", [Trace((ANNA,), 2, 0, True, False), Trace((GHANA,), 3, 0, True, False)], (ANNA,)),
        ("they", [Trace((GHANA, TOGO), 2, 0, True, True)], (GHANA, TOGO)),
        ("it", [Trace((GHANA, TOGO), 2, 0, True, True)], ()),
        ("it", [Trace((ANNA,), 3, 0, True, False)], ()),
        ("it", [Trace((GHANA,), 0, 0, True, False)], ()),
        ("he", [], ()),
    ],
    ids=["subject first", "subject before", "a person", "several", "it is not several", "it is no person", "too far", "nothing named"],
)
def test_antecedent(pronoun: str, traces: list[Trace], found: tuple[Referent, ...]) -> None:
    assert _memory(*traces).antecedent(pronoun, 9, possessive=False) == found


def test_an_excluded_one_is_no_antecedent() -> None:
    memory = _memory(Trace((GHANA,), 3, 0, True, False))
    assert memory.antecedent("it", 9, possessive=False, exclude=(GHANA,)) == ()


@pytest.mark.parametrize(
    ("named", "spoken_for", "persons", "found"),
    [
        ([GHANA, TOGO], (), False, (GHANA, TOGO)),
        ([TOGO], (GHANA,), False, (GHANA, TOGO)),
        ([ANNA, BEN], (), True, (ANNA, BEN)),
        ([GHANA], (), False, ()),
        ([ANNA, GHANA], (), True, ()),
    ],
    ids=["two states", "ours is one", "two persons", "only one", "one person"],
)
def test_pair(named: list[Referent], spoken_for: tuple[Referent, ...], persons: bool, found: tuple[Referent, ...]) -> None:
    memory = _memory(*(Trace((one,), 3, i, False, False) for i, one in enumerate(named)), spoken_for=spoken_for)
    assert memory.pair(persons=persons) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [({"minister"}, BEN), ({"foreign", "minister"}, ANNA), ({"president"}, None)],
    ids=["the last", "just this office", "nobody"],
)
def test_holder(words: set[str], found: Referent | None) -> None:
    memory = _memory()
    memory.holders.append(Holder(frozenset({"foreign", "minister"}), ANNA, GHANA))
    memory.holders.append(Holder(frozenset({"defence", "minister"}), BEN, TOGO))
    memory.holders.append(Holder(frozenset({"deputy", "minister"}), Referent("person/c", "Person", "C D"), TOGO))
    assert memory.holder(words) == found


FIRST = "*Ghana:NNP:nsubj:2 met|meet:VBD:ROOT:2 *Ben_Bello@Person:NNP:dobj:2"


@pytest.mark.parametrize(
    ("second", "word", "labels"),
    [
        ("It:PRP:nsubj:2 left|leave:VBD:ROOT:2", "It", ["Ghana"]),
        ("He:PRP:nsubj:2 left|leave:VBD:ROOT:2", "He", ["Ben Bello"]),
        ("We:PRP:nsubj:2 left|leave:VBD:ROOT:2", "We", ["Mali"]),
        ("The:DT:det:2 country:NN:nsubj:3 left|leave:VBD:ROOT:3", "country", ["Ghana"]),
        ("Our:PRP$:poss:2 government:NN:nsubj:3 left|leave:VBD:ROOT:3", "government", ["Mali"]),
        ("Both:DT:nsubj:2 left|leave:VBD:ROOT:2", "Both", ["Ghana", "Mali"]),
        ("You:PRP:nsubj:2 left|leave:VBD:ROOT:2", "You", []),
        ("Rain:NN:nsubj:2 fell|fall:VBD:ROOT:2", "Rain", []),
        ("They:PRP:nsubj:2 left|leave:VBD:ROOT:2", "They", ["Ghana"]),
    ],
    ids=["it", "he", "we", "the country", "our government", "both", "you", "a mere noun", "they, a state"],
)
def test_reader(second: str, word: str, labels: list[str]) -> None:
    sentences = build_sentences(FIRST, second)
    resolved = read(*sentences, spoken_for=(MALI,)).resolve(find(sentences[1], word))
    assert sorted(r.label for r in resolved.referents) == labels if resolved else labels == []
