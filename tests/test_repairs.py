"""Each rule after the parser mends what it is for, and leaves alone what is right."""

from __future__ import annotations

import pytest
from build_parse import build_sentence, find

from kg.extract.repairs import repair

NOUN = "*Ghana:NNP:nsubj:2 opposes|oppose:VBZ:ROOT:2 and:CC:cc:2 combats|combat:NNS:conj:2 piracy:NN:dobj:4"
COMPOUND = "He:PRP:nsubj:2 praised|praise:VBD:ROOT:2 *Ghana:NNP:dobj:2 support:NN:dobj:2"
NOMINAL = "He:PRP:nsubj:2 praised|praise:VBD:ROOT:2 *Ghana:NNP:nsubj:4 support:VBP:ccomp:2"
LET = "He:PRP:nsubj:2 let:VBD:ROOT:2 *Ghana:NNP:nsubj:4 go:VB:ccomp:2"
DEP = "We:PRP:nsubj:2 condemned|condemn:VBD:ROOT:2 it:PRP:dobj:2 left|leave:VBD:dep:2 them:PRP:dobj:4"
ADVERBIAL = "We:PRP:nsubj:2 condemn:VBP:ROOT:2 it:PRP:dobj:2 praise:VBP:advcl:2 them:PRP:dobj:4"
REASON = "We:PRP:nsubj:2 condemn:VBP:ROOT:2 it:PRP:dobj:2 because:IN:mark:5 praise:VBP:advcl:2"
SERIES = "He:PRP:nsubj:2 demands|demand:VBZ:ROOT:2 they:PRP:nsubj:4 stop:VB:ccomp:2 and:CC:cc:2 revoke:VB:conj:2"
ACT = "We:PRP:nsubj:2 urge:VBP:ROOT:2 them:PRP:dobj:2 to:TO:aux:5 stop:VB:xcomp:2 and:CC:cc:5 condemn:VBP:conj:5"
THEIRS = "We:PRP:nsubj:2 urge:VBP:ROOT:2 them:PRP:dobj:2 to:TO:aux:5 stop:VB:xcomp:2 and:CC:cc:5 leave:VB:conj:5"
FINITE = "We:PRP:nsubj:2 fear:VBP:ROOT:2 costs:NNS:dobj:2 facing|face:VBG:acl:3 us:PRP:dobj:4 and:CC:cc:4 act:VBP:conj:4"
REDUCED = "Rebels:NNS:ROOT:1 besieged|besiege:VBN:acl:1 and:CC:cc:2 attacked|attack:VBD:conj:2 posts:NNS:dobj:4"
LIST = (
    "We:PRP:nsubj:2 agreed|agree:VBD:ROOT:2 on:IN:prep:2 doing|do:VBG:pcomp:3 it:PRP:dobj:4 ,:,:punct:2"
    " ending|end:VBG:advcl:2 and:CC:cc:7 going|go:VBG:conj:7"
)
OBJECT = "They:PRP:nsubj:2 oppose:VBP:ROOT:2 *Ghana:NNP:compound:4 interference:NN:ccomp:2"
THAT = "He:PRP:nsubj:2 said|say:VBD:ROOT:2 in:IN:prep:2 statements:NNS:pobj:3 that:IN:mark:7 it:PRP:nsubj:7 ended|end:VBD:acl:4"


@pytest.mark.parametrize(
    ("parse", "word", "head", "dep", "tag"),
    [
        (NOUN, "combats", "opposes", "conj", "VBZ"),
        (COMPOUND, "Ghana", "support", "compound", "NNP"),
        (NOMINAL, "support", "praised", "dobj", "NN"),
        (LET, "go", "let", "ccomp", "VB"),
        (DEP, "left", "condemned", "conj", "VBD"),
        (ADVERBIAL, "praise", "condemn", "conj", "VBP"),
        (REASON, "praise", "condemn", "advcl", "VBP"),
        (SERIES, "revoke", "stop", "conj", "VB"),
        (ACT, "condemn", "urge", "conj", "VBP"),
        (THEIRS, "leave", "stop", "conj", "VB"),
        (FINITE, "act", "fear", "conj", "VBP"),
        (REDUCED, "besieged", "besieged", "ROOT", "VBD"),
        (REDUCED, "Rebels", "besieged", "nsubj", "NNS"),
        (LIST, "ending", "doing", "conj", "VBG"),
        (OBJECT, "interference", "oppose", "dobj", "NN"),
        (THAT, "ended", "said", "ccomp", "VBD"),
    ],
    ids=[
        "noun is a verb", "name before a noun", "verb is a noun", "let stays", "unlabelled", "adverbial is coordinated", "reason stays",
        "series", "speech act", "no speech act stays", "finite", "verb of the sentence", "its subject", "list of complements", "object",
        "clause of a statement",
    ],
)  # fmt: skip
def test_mended(parse: str, word: str, head: str, dep: str, tag: str) -> None:
    sentence = build_sentence(parse)
    repair(list(sentence.words))
    mended = find(sentence, word)
    assert (mended.head.text, mended.dep, mended.tag) == (head, dep, tag)


@pytest.mark.parametrize(("ent", "head"), [("DATE", "met"), ("", "allies")], ids=["a date is the verb's", "a place stays"])
def test_a_date_belongs_to_the_verb(ent: str, head: str) -> None:
    sentence = build_sentence("Its:PRP$:poss:2 allies:NNS:nsubj:5 on:IN:prep:2 Monday:NNP:pobj:3 met|meet:VBD:ROOT:5")
    find(sentence, "Monday").ent = ent
    repair(list(sentence.words))
    assert find(sentence, "on").head.text == head


def test_no_repair_makes_a_cycle() -> None:
    sentence = build_sentence("praise:VB:ROOT:1 and:CC:cc:1 thank:VB:conj:1")
    thank, praise = find(sentence, "thank"), find(sentence, "praise")
    praise.move(thank, "conj")
    assert praise.head is praise
