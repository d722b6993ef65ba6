""" "X should do Y", "X must do Y" -> `Draft`s of urging: what a speaker urges on X without a verb of urging."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.clauses import is_passive, surface_subjects
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.phrases import phrase_text, phrase_words
from kg.extract.relations import Draft
from kg.extract.relations.draft import make_topic
from kg.extract.speakers import find_speakers
from kg.model import ACTOR_KINDS, Referent

_FRAME = Frame("urges", "verb", (("should",),), ("subj",), ("inf",), swallows=True, modality="actual", weight=0.75)
_MODALS = frozenset({"should", "must", "ought"})
_SAYINGS = frozenset({"say", "note", "mention", "recall", "remember", "emphasize", "emphasise", "stress", "add"})
_ANYTHING = frozenset({"everything", "nothing", "something", "anything", "one", "nobody", "everyone", "anyone"})
_SURE = 0.9


class Urging(NamedTuple):
    """What is urged, and the words that give no facts of their own because of it."""

    draft: Draft
    swallowed: frozenset[int]


def find_modals(sentence: Sentence, reader: Reader) -> Iterator[Urging]:
    """Find what a sentence urges by "should" and "must"; nothing in a question."""
    if sentence.is_question:
        return
    for verb in sentence.words:
        if not verb.is_verb or _is_relative(verb) or not _is_obliged(verb) or not _says_of_whom(verb):
            continue
        needed = _needed(verb)
        content = _whole(sentence, verb) if is_passive(verb) else _content(sentence, needed or verb)
        swallowed = frozenset([verb.i] if is_passive(verb) else [word.i for word in verb.subtree()])
        speakers = find_speakers(verb, reader)
        whom = [make_topic(content)] if needed or is_passive(verb) else _urged(verb, reader)
        pairs = [(speaker, urged) for urged in whom for speaker in speakers if speaker != urged]
        for speaker, urged in pairs:
            yield Urging(Draft(speaker, urged, content, verb, verb, _FRAME, _SURE, content_negated=True), swallowed)


def _needed(verb: Word) -> Word | None:
    """ "there should be | a return to talks": what is said to be needed."""
    if verb.lemma != "be" or not any(c.lower == "there" for c in verb.having("expl")):
        return None
    return next((c for c in verb.having("attr") if c.i > verb.i and not c.name and not any(d.lower == "no" for d in c.having("det"))), None)


def _is_relative(verb: Word) -> bool:
    """Does it only describe something: "the war, which ... and must end", "who should be", "what it needs to do"?"""
    while verb.dep == "conj" and verb.head.is_verb:
        verb = verb.head
    if verb.dep == "ccomp" and verb.head.lemma == "agree":  # what they agreed is theirs
        return True
    asked = any(c.tag in ("WP", "WDT", "WRB") for w in (verb, verb.head) for c in w.children if w is verb or verb.dep == "xcomp")
    return verb.dep == "relcl" or (asked and verb.dep != "ROOT")


def _is_obliged(verb: Word) -> bool:
    """Does the verb stand under "should", "must" or "needs to"?"""
    subject = next(iter(verb.having("nsubj", "nsubjpass")), None)
    if any(aux.lower in _MODALS and (subject is None or subject.i < aux.i) for aux in verb.having("aux")):  # not "should it happen"
        return True
    need = verb.head
    return verb.dep == "xcomp" and need.lemma == "need" and need.tag in ("VBZ", "VBP") and not need.having("neg")


def _urged(verb: Word, reader: Reader) -> list[Referent]:
    out: list[Referent] = []
    for word in (word for head in surface_subjects(verb) for word in head.conjuncts()):
        resolved = reader.resolve(word) if word.tag != "EX" and word.lower != "you" else None
        if resolved and resolved.rule != "we":
            out.extend(referent for referent in resolved.referents if referent.kind in ACTOR_KINDS)
    return list(dict.fromkeys(out))


def _says_of_whom(verb: Word) -> bool:
    """Is the verb an active, or a passive with a noun for its subject: "their rights should be respected"?"""
    if not is_passive(verb):
        return True
    return verb.lemma not in _SAYINGS and any(
        s.tag in ("NN", "NNS", "NNP", "NNPS") and s.lower not in _ANYTHING for s in verb.having("nsubjpass")
    )


def _whole(sentence: Sentence, verb: Word) -> str:
    """Give the clause with its subject: "their rights should be respected"."""
    return phrase_text(sentence.text, phrase_words(verb))


def _content(sentence: Sentence, verb: Word) -> str:
    words = [word for word in phrase_words(verb) if word.i >= verb.i or verb.is_noun]
    return ("not " if verb.having("neg") else "") + phrase_text(sentence.text, words)
