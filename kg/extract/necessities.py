""" "It is necessary (for X) to do Y" -> `Draft`s of urging: what a speaker holds to be needed."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import has_to
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.modals import Urging
from kg.extract.parse import Sentence, Word
from kg.extract.phrases import phrase_text, phrase_words
from kg.extract.relations import Draft
from kg.extract.relations.draft import make_topic
from kg.extract.speakers import find_speakers
from kg.model import ACTOR_KINDS, Referent

_FRAME = Frame("urges", "adj", (("necessary",),), ("subj",), ("inf",), swallows=True, modality="actual", weight=0.7)
_NEEDED = frozenset({"necessary", "imperative", "essential", "incumbent", "needed"})
_SURE = 0.9


def find_necessities(sentence: Sentence, reader: Reader) -> Iterator[Urging]:
    """Find what a sentence holds to be needed; nothing in a question."""
    if sentence.is_question:
        return
    for word in sentence.words:
        verb = word.head
        if word.lower not in _NEEDED or word.dep != "acomp" or verb.having("neg") or not _is_impersonal(verb):
            continue
        act = next((c for c in (*word.children, *verb.children) if c.i > word.i and c.is_verb and has_to(c)), None)
        if act is not None:
            content = phrase_text(sentence.text, [w for w in phrase_words(act) if w.i >= act.i - 1])
            whom = _addressed(word, verb, act, reader) or [make_topic(content)]
            swallowed = frozenset(w.i for w in act.subtree())
            for urged in whom:
                for speaker in find_speakers(verb, reader):
                    if speaker != urged:
                        yield Urging(Draft(speaker, urged, content, word, verb, _FRAME, _SURE, content_negated=True), swallowed)


def _is_impersonal(verb: Word) -> bool:
    return verb.lemma == "be" and any(c.lower == "it" for c in verb.having("nsubj", "expl"))


def _addressed(word: Word, verb: Word, act: Word, reader: Reader) -> list[Referent]:
    """Give who is to act: "for X to do", where it is said."""
    heads = [
        *act.having("nsubj"),
        *word.after("for", "on"),
        *verb.after("for", "on"),
    ]
    found = [reader.resolve(w) for head in heads for w in head.conjuncts()]
    return [r for one in found if one and one.rule != "we" for r in one.referents if r.kind in ACTOR_KINDS]
