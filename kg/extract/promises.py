""" "We will do Y" -> `Draft`s of pledging: what those who speak say they will do, and anybody will continue to do.

Only where no frame knows the verb.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extract.clauses import has_to, is_passive, surface_subjects
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.phrases import phrase_text, phrase_words
from kg.extract.relations import Draft
from kg.extract.relations.draft import make_topic
from kg.extract.speakers import find_speakers
from kg.model import ACTOR_KINDS, Referent

_FRAME = Frame("pledges", "verb", (("will",),), (), ("inf",), negated="opposes", weight=0.6)
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_NO_ACTS = """
    add analyse analyze answer ask be become begin believe benefit check come cover defer die discuss examine experience explain face
    feel find follow get give go happen have hear hope keep know learn leave let like live look lose make meet mention monitor move
    need note observe point provide put reach read recall refer remain remember say score see share sit speak stand start stay stick
    exchange stop suffer take talk tell think try turn understand update use wait want watch welcome win work write
"""
_NOT_PLEDGED = frozenset(_NO_ACTS.split())
_COMMITTED = ACTOR_KINDS - {"Group", "NewsOutlet"}
"""Whose "will continue to" is a commitment, by whomever it is told."""
_SURE = 0.8
_SHORTEST = 3  # words


def find_promises(sentence: Sentence, reader: Reader, known: Collection[int]) -> Iterator[Draft]:
    """Find what the speakers of a sentence say they will do; `known` are the words that a frame has read."""
    if sentence.is_question:
        return
    for verb in sentence.words:
        if verb.i in known or not _is_promise(verb):
            continue
        act = _act(verb)
        words = [word for word in phrase_words(act, alone=True) if word.i >= act.i - (act is not verb)]
        if any(obj.lemma == "time" for obj in act.having("dobj")):  # "we will be spending time with"
            continue
        if len(words) < _SHORTEST or act.lemma in _NOT_PLEDGED or _is_known(act, verb, known):
            continue
        content = phrase_text(sentence.text, words)
        speakers = find_speakers(verb, reader)
        for subject in _subjects(verb, reader):
            if subject in speakers or (verb.lemma == "continue" and act is not verb and subject.kind in _COMMITTED):
                yield Draft(subject, make_topic(content), content, verb, verb, _FRAME, _SURE)


def _is_promise(verb: Word) -> bool:
    if not verb.is_verb or (verb.lemma in _NOT_PLEDGED and _act(verb) is verb) or is_passive(verb) or verb.dep in ("relcl", "advcl", "acl"):
        return False
    if any(child.lower in ("how", "what", "which") for child in verb.children):
        return False
    above = verb.head
    goes = verb.dep == "xcomp" and (above.lemma == "intend" or (above.lemma == "go" and above.tag == "VBG"))
    return (goes or any(aux.lower in _WILL for aux in verb.having("aux"))) and any(
        word.having("dobj", "xcomp", "ccomp", "prep") for word in verb.conjuncts()
    )


def _act(verb: Word) -> Word:
    """Give what is promised: "will continue | to honour", "will work | to ensure"."""
    if verb.lemma not in ("continue", "work"):
        return verb
    return next((c for c in verb.having("xcomp", "advcl") if has_to(c)), verb)


def _is_known(act: Word, verb: Word, known: Collection[int]) -> bool:
    """Has a frame read the act, its object, or what it is only said in?"""
    return any(word.i in known for word in (act, *act.having("dobj", "xcomp"), *verb.ancestors()))


def _subjects(verb: Word, reader: Reader) -> list[Referent]:
    found = [reader.resolve(word) for head in surface_subjects(verb) if head.lower != "i" for word in head.conjuncts()]
    return [referent for one in found if one for referent in one.referents if referent.kind in ACTOR_KINDS]
