""" "X should do Y", "X must do Y": what a speaker urges on X without a verb of urging."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import is_passive, surface_subjects
from kg.extract.frames import Frame
from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.phrases import phrase_text, phrase_words
from kg.extract.relations import Draft
from kg.model import ACTOR_KINDS, Referent

MODAL = Frame("urges", "verb", (("should",),), ("subj",), ("inf",), swallows=True, modality="actual", weight=0.75)
_MODALS = frozenset({"should", "must", "ought"})


def find_modals(sentence: Sentence, reader: Reader) -> Iterator[tuple[Draft, set[int]]]:
    """Give the drafts of a sentence that rest on "should" and "must", each with the words that it swallows."""
    if any(word.text == "?" for word in sentence.words[-2:]):
        return
    for verb in sentence.words:
        if not verb.is_verb or verb.dep == "relcl" or is_passive(verb) or not _is_obliged(verb):
            continue
        speakers = _speakers(verb, reader)
        content = _content(sentence, verb)
        for urged in _urged(verb, reader):
            for speaker in speakers:
                if speaker != urged:
                    words = {word.i for word in verb.subtree()}
                    yield Draft(speaker, "urges", urged, content, verb, verb, None, MODAL, 0.9), words


def _is_obliged(verb: Word) -> bool:
    """Does the verb stand under "should", "must" or "needs to"?"""
    if any(a.lower in _MODALS for a in verb.having("aux")):
        return True
    need = verb.head
    return verb.dep == "xcomp" and need.lemma == "need" and need.tag in ("VBZ", "VBP") and not any(c.dep == "neg" for c in need.children)


def _urged(verb: Word, reader: Reader) -> list[Referent]:
    out: list[Referent] = []
    for head in surface_subjects(verb):
        for word in head.conjuncts():
            resolved = reader.resolve(word)
            if resolved and resolved.rule not in ("we",) and word.tag not in ("EX",) and word.lower not in ("you",):
                out.extend(r for r in resolved.referents if r.kind in ACTOR_KINDS)
    return list(dict.fromkeys(out))


def _speakers(verb: Word, reader: Reader) -> list[Referent]:
    """Give who says so: the source reported in the sentence, else whom the turn speaks for."""
    turn = reader.memory.turn
    for head in verb.ancestors():
        if head.is_verb and head.lemma in reader.lexicon.report_verbs:
            for subject in surface_subjects(head):
                resolved = reader.resolve(subject)
                if resolved and resolved.rule != "we":
                    return [r for r in resolved.referents if r.kind in ACTOR_KINDS]
    quoted = reader.quoted_speaker(verb)
    if quoted is not None:
        return [quoted]
    if turn is None or turn.role == "question" or (turn.speaker and turn.speaker.kind == "NewsOutlet"):
        return []
    return list(turn.spoken_for)


def _content(sentence: Sentence, verb: Word) -> str:
    words = [w for w in phrase_words(verb) if w.i >= verb.i]
    negative = any(c.dep == "neg" for c in verb.children)
    return ("not " if negative else "") + phrase_text(sentence.text, words)
