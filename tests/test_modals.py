""" "X should do Y": urging without a verb of urging."""

from __future__ import annotations

import pytest
from build_parse import build_sentence, country, read

from kg.extract.modals import find_modals

SHOULD = "*Ghana:NNP:nsubj:3 should:MD:aux:3 leave:VB:ROOT:3"
MUST_NOT = "*Ghana:NNP:nsubj:4 must:MD:aux:4 not:RB:neg:4 leave:VB:ROOT:4"
NEEDS = "*Ghana:NNP:nsubj:2 needs|need:VBZ:ROOT:2 to:TO:aux:4 leave:VB:xcomp:2"
BOTH = "*Ghana:NNP:nsubj:5 and:CC:cc:1 *Togo:NNP:conj:1 should:MD:aux:5 leave:VB:ROOT:5"
SAID = "*Chad:NNP:nsubj:2 said|say:VBD:ROOT:2 *Ghana:NNP:nsubj:5 should:MD:aux:5 leave:VB:ccomp:2"
WE = "We:PRP:nsubj:3 should:MD:aux:3 leave:VB:ROOT:3"
WILL = "*Ghana:NNP:nsubj:3 will:MD:aux:3 leave:VB:ROOT:3"
ASKED = "Should:MD:aux:3 *Ghana:NNP:nsubj:3 leave:VB:ROOT:3 ?:.:punct:3"
PASSIVE = "*Ghana:NNP:nsubjpass:4 should:MD:aux:4 be:VB:auxpass:4 blamed|blame:VBN:ROOT:4"
NO_NEED = "*Ghana:NNP:nsubj:4 does|do:VBZ:aux:4 not:RB:neg:4 need:VBP:ROOT:4 to:TO:aux:6 leave:VB:xcomp:4"
OURS = "*Mali:NNP:nsubj:3 should:MD:aux:3 leave:VB:ROOT:3"


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        (SHOULD, [("Mali", "Ghana", "leave")]),
        (MUST_NOT, [("Mali", "Ghana", "not leave")]),
        (NEEDS, [("Mali", "Ghana", "leave")]),
        (BOTH, [("Mali", "Ghana", "leave"), ("Mali", "Togo", "leave")]),
        (SAID, [("Chad", "Ghana", "leave")]),
        (WE, []),
        (WILL, []),
        (ASKED, []),
        (PASSIVE, [("Mali", "Ghana should be blamed", "Ghana should be blamed")]),
        (NO_NEED, []),
        (OURS, []),
    ],
    ids=["should", "must not", "needs to", "two", "reported", "we", "will", "question", "passive", "no need", "one's own"],
)
def test_urged(parse: str, found: list[tuple[str, str, str]]) -> None:
    sentence = build_sentence(parse)
    urged = list(find_modals(sentence, read(sentence, spoken_for=(country("Mali"),))))
    assert [(one.draft.subject.label, one.draft.object.label, one.draft.content) for one in urged] == found
    assert {one.draft.predicate for one in urged} <= {"urges"}


def test_what_is_urged_is_no_fact_of_its_own() -> None:
    sentence = build_sentence(SHOULD)
    (one,) = find_modals(sentence, read(sentence, spoken_for=(country("Mali"),)))
    assert {sentence.words[i].text for i in one.swallowed} == {"Ghana", "should", "leave"}


def test_a_question_of_a_journalist_urges_nothing() -> None:
    sentence = build_sentence(SHOULD)
    assert list(find_modals(sentence, read(sentence, spoken_for=(country("Mali"),), role="question"))) == []
