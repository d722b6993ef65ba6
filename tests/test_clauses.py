"""Who acts and who suffers it, on hand-built parses."""

from __future__ import annotations

import pytest
from build_parse import build_sentence, find, texts

from kg.extract.clauses import clause_verb, is_passive, objects, subjects

ACTIVE = "*Ghana:NNP:nsubj:2 backs|back:VBZ:ROOT:2 the:DT:det:4 plan:NN:dobj:2"
PASSIVE = "plans:NNS:nsubjpass:3 were:VBD:auxpass:3 backed|back:VBN:ROOT:3 by:IN:agent:3 *Ghana:NNP:pobj:4"
BARE = "plans:NNS:ROOT:1 backed|back:VBN:acl:1 by:IN:agent:2 *Ghana:NNP:pobj:3"
BOTH = "*Ghana:NNP:nsubj:2 opposes|oppose:VBZ:ROOT:2 and:CC:cc:2 fights|fight:VBZ:conj:2 piracy:NN:dobj:4"
CONTROL = "*Ghana:NNP:nsubj:2 urges|urge:VBZ:ROOT:2 *Togo:NNP:dobj:2 to:TO:aux:5 sign:VB:xcomp:2 it:PRP:dobj:5"
RAISING = "*Ghana:NNP:nsubj:2 continues|continue:VBZ:ROOT:2 to:TO:aux:4 help:VB:xcomp:2 *Togo:NNP:dobj:4"
RELATIVE = "states:NNS:ROOT:1 that:WDT:nsubj:3 back:VBP:relcl:1 it:PRP:dobj:3"
MISSING = "steps:NNS:ROOT:1 *Ghana:NNP:nsubj:3 took|take:VBD:relcl:1"
PARTICIPLE = "letter:NN:ROOT:1 opposing|oppose:VBG:acl:1 it:PRP:dobj:2"
PROMISE = "*Ghana:NNP:poss:3 's:POS:case:1 promise:NN:ROOT:3 to:TO:aux:5 help:VB:acl:3"
CALL_ON = "*Ghana:NNP:nsubj:2 calls|call:VBZ:ROOT:2 on:IN:prep:2 *Togo:NNP:pobj:3 to:TO:aux:6 sign:VB:acl:4"
ACCUSE = "*Ghana:NNP:nsubj:2 accuses|accuse:VBZ:ROOT:2 *Togo:NNP:dobj:2 of:IN:prep:2 hiding|hide:VBG:pcomp:4"
THERE = "there:EX:nsubj:2 is|be:VBZ:ROOT:2 hope:NN:attr:2"
CONDITION = "*Ghana:NNP:nsubj:2 acts|act:VBZ:ROOT:2 if:IN:mark:4 needed|need:VBZ:advcl:2"
ASKED = "*Togo:NNP:nsubjpass:3 was|be:VBD:auxpass:3 asked|ask:VBN:ROOT:3 to:TO:aux:5 sign:VB:xcomp:3"
ALONE = "signed|sign:VBD:ROOT:1 quickly:RB:advmod:1"


@pytest.mark.parametrize(
    ("parse", "verb", "acts"),
    [
        (ACTIVE, "backs", ["Ghana"]),
        (PASSIVE, "backed", ["Ghana"]),
        (BARE, "backed", ["Ghana"]),
        (BOTH, "fights", ["Ghana"]),
        (CONTROL, "sign", ["Togo"]),
        (RAISING, "help", ["Ghana"]),
        (RELATIVE, "back", ["that"]),
        (PARTICIPLE, "opposing", ["letter"]),
        (PROMISE, "help", ["Ghana"]),
        (CALL_ON, "sign", ["Togo"]),
        (ACCUSE, "hiding", ["Togo"]),
        (ASKED, "sign", ["Togo"]),
        (ASKED, "asked", []),
        (THERE, "is", []),
        (CONDITION, "needed", []),
        (ALONE, "signed", []),
    ],
    ids=[
        "active", "passive", "bare participle", "coordination", "object control", "raising", "relative", "participle", "promise",
        "call on", "accuse of", "passive control", "no agent", "there", "condition", "nobody",
    ],
)  # fmt: skip
def test_who_acts(parse: str, verb: str, acts: list[str]) -> None:
    assert texts(subjects(find(build_sentence(parse), verb))) == acts


@pytest.mark.parametrize(
    ("parse", "verb", "suffers"),
    [
        (ACTIVE, "backs", ["plan"]),
        (PASSIVE, "backed", ["plans"]),
        (BARE, "backed", ["plans"]),
        (BOTH, "opposes", ["piracy"]),
        (MISSING, "took", ["steps"]),
        (RELATIVE, "back", ["it"]),
        (RAISING, "continues", []),
        (ALONE, "signed", []),
    ],
    ids=["active", "passive", "bare participle", "shared", "left out", "relative subject", "infinitive", "nothing"],
)
def test_who_suffers(parse: str, verb: str, suffers: list[str]) -> None:
    assert texts(objects(find(build_sentence(parse), verb))) == suffers


@pytest.mark.parametrize(
    ("parse", "verb", "passive"),
    [(PASSIVE, "backed", True), (BARE, "backed", True), (ACTIVE, "backs", False), (PARTICIPLE, "opposing", False)],
    ids=["auxiliary", "bare", "finite", "gerund"],
)
def test_voice(parse: str, verb: str, passive: bool) -> None:
    assert is_passive(find(build_sentence(parse), verb)) is passive


def test_the_clause_of_a_word() -> None:
    sentence = build_sentence(ACTIVE)
    assert clause_verb(find(sentence, "the")).text == "backs"
    assert clause_verb(find(build_sentence(BARE), "plans")).text == "plans"
