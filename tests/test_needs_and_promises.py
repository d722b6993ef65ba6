""" "It is necessary to do X" is urging, "we will do X" is pledging: what is said without a verb of either."""

from __future__ import annotations

import pytest
from build_parse import build_sentence, country, read

from kg.extract.necessities import find_necessities
from kg.extract.promises import find_promises

NEEDED = "It:PRP:nsubj:2 is|be:VBZ:ROOT:2 necessary:JJ:acomp:2 to:TO:aux:5 leave:VB:xcomp:3"
FOR_GHANA = "It:PRP:nsubj:2 is|be:VBZ:ROOT:2 necessary:JJ:acomp:2 for:IN:mark:7 *Ghana:NNP:nsubj:7 to:TO:aux:7 leave:VB:xcomp:3"
NOT_NEEDED = "It:PRP:nsubj:2 is|be:VBZ:ROOT:2 not:RB:neg:2 necessary:JJ:acomp:2 to:TO:aux:6 leave:VB:xcomp:4"
GOOD = "It:PRP:nsubj:2 is|be:VBZ:ROOT:2 good:JJ:acomp:2 to:TO:aux:5 leave:VB:xcomp:3"
ASKED = "Is|be:VBZ:ROOT:1 it:PRP:nsubj:1 necessary:JJ:acomp:1 to:TO:aux:5 leave:VB:xcomp:3 ?:.:punct:1"

WILL = "We:PRP:nsubj:3 will:MD:aux:3 rebuild:VB:ROOT:3 the:DT:det:5 port:NN:dobj:3"
CONTINUE = "We:PRP:nsubj:3 will:MD:aux:3 continue:VB:ROOT:3 to:TO:aux:5 honour:VB:xcomp:3 our:PRP$:poss:7 duties|duty:NNS:dobj:5"
GOING = "We:PRP:nsubj:3 are|be:VBP:aux:3 going|go:VBG:ROOT:3 to:TO:aux:5 rebuild:VB:xcomp:3 the:DT:det:7 port:NN:dobj:5"
OTHERS = "*Ghana:NNP:nsubj:3 will:MD:aux:3 rebuild:VB:ROOT:3 the:DT:det:5 port:NN:dobj:3"
SEE = "We:PRP:nsubj:3 will:MD:aux:3 see:VB:ROOT:3 the:DT:det:5 port:NN:dobj:3"
WOULD = "We:PRP:nsubj:3 would:MD:aux:3 rebuild:VB:ROOT:3 the:DT:det:5 port:NN:dobj:3"
ASKS = "Will:MD:aux:3 we:PRP:nsubj:3 rebuild:VB:ROOT:3 the:DT:det:5 port:NN:dobj:3 ?:.:punct:3"
SHORT = "We:PRP:nsubj:3 will:MD:aux:3 respond:VB:ROOT:3 quickly:RB:advmod:3"


@pytest.mark.parametrize(
    ("parse", "found"),
    [(NEEDED, [("Mali", "to leave", "to leave")]), (FOR_GHANA, [("Mali", "Ghana", "to leave")]), (NOT_NEEDED, []), (GOOD, []), (ASKED, [])],
    ids=["necessary", "for whom", "not necessary", "only good", "question"],
)
def test_needed(parse: str, found: list[tuple[str, str, str]]) -> None:
    sentence = build_sentence(parse)
    needed = list(find_necessities(sentence, read(sentence, spoken_for=(country("Mali"),))))
    assert [(one.draft.subject.label, one.draft.object.label, one.draft.content) for one in needed] == found
    assert {one.draft.predicate for one in needed} <= {"urges"}


def test_nobody_needs_anything_where_nobody_speaks() -> None:
    sentence = build_sentence(NEEDED)
    assert list(find_necessities(sentence, read(sentence))) == []


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        (WILL, [("Mali", "rebuild the port")]),
        (CONTINUE, [("Mali", "to honour our duties")]),
        (GOING, [("Mali", "rebuild the port")]),
        (OTHERS, []),
        (SEE, []),
        (WOULD, []),
        (ASKS, []),
        (SHORT, []),
    ],
    ids=["will", "will continue to", "going to", "others", "no act", "would", "question", "nothing in particular"],
)
def test_promised(parse: str, found: list[tuple[str, str]]) -> None:
    sentence = build_sentence(parse)
    promised = list(find_promises(sentence, read(sentence, spoken_for=(country("Mali"),)), frozenset()))
    assert [(one.subject.label, one.content) for one in promised] == found
    assert {one.predicate for one in promised} <= {"pledges"}


def test_what_a_frame_has_read_is_no_promise_besides() -> None:
    sentence = build_sentence(WILL)
    reader = read(sentence, spoken_for=(country("Mali"),))
    assert list(find_promises(sentence, reader, {2})) == []
    assert list(find_promises(sentence, reader, {4})) == []
