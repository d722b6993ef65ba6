"""A draft -> polarity, modality, date, by whose word: what the clauses above and around its trigger say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.clauses import TRANSPARENT, clause_verb, subjects
from kg.extract.dates import find_dates
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Reader
from kg.extract.parse import Sentence, Word
from kg.extract.relations import Draft
from kg.model import ACTOR_KINDS, DateValue, Modality, Referent, Source, Span, Turn

_NEGATIVE = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "without"})
_CONDITION = frozenset({"if", "unless", "whether", "lest"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_WISHED = frozenset({"should", "must", "ought"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "'d"})
_FUTURE_VERBS = frozenset({"plan", "intend", "promise", "pledge", "vow", "prepare", "aim", "agree", "threaten", "schedule", "expect", "commit", "undertake", "be"})
_WISH_VERBS = frozenset({"hope", "want", "wish", "urge", "call", "demand", "ask", "need", "like", "request", "encourage", "expect", "require", "recommend", "suggest", "propose", "invite", "appeal", "seek", "try", "desire"})
_FUTURE_ADJECTIVES = frozenset({"ready", "willing", "set", "due", "determined", "prepared", "committed", "poised", "likely", "able"})
_DOUBT = frozenset({"so-called", "alleged", "allegedly", "purported", "supposed", "supposedly", "groundless", "baseless", "unfounded"})
_DENIAL = frozenset({"deny", "refute", "reject", "dismiss", "refuse", "fail", "decline", "stop", "cease", "avoid", "refrain", "prevent", "oppose"})


@dataclass(frozen=True, slots=True)
class Quality:
    """How a relation is said."""

    negative: bool
    modality: Modality
    sources: tuple[Source, ...]
    date: DateValue | None
    sure: float


def qualify(draft: Draft, sentence: Sentence, turn: Turn, reader: Reader, lexicon: Lexicon, said_on: dt.date | None) -> Quality | None:
    """Say how a draft is meant, or None where it is no fact: a condition, a question, a mere possibility."""
    verb = clause_verb(draft.clause)
    chain = _chain(draft.trigger, draft.clause)
    if _is_conditional(draft.trigger) or (_is_question(sentence) and _is_asked(draft, verb)):
        return None
    modality, sure = _modality(chain, draft)
    if sure == 0:
        return None
    negative = _is_negative(chain, draft)
    sources = _sources(draft, sentence, turn, reader, lexicon)
    return Quality(negative, modality, sources, _date(draft, sentence, said_on, future=modality == "future"), sure)


def _chain(trigger: Word, clause: Word) -> list[Word]:
    """Give the verbs that carry the auxiliaries of a trigger: itself, and the verbs that only lead to it."""
    out = [trigger] if trigger is clause else [trigger, clause]
    word = clause
    while word.head is not word:
        if word.dep == "xcomp" or (word.dep == "ccomp" and any(a.lower == "to" for a in word.having("aux")) and not word.having("nsubj")):
            out.append(word.head)
            word = word.head
        elif word.dep == "conj" and word.head.is_verb and not word.having("nsubj", "nsubjpass", "aux"):
            out.append(word.head)
            word = word.head
        elif word.dep == "acomp":
            out.append(word.head)
            word = word.head
        else:
            break
    return out


def _is_conditional(trigger: Word) -> bool:
    for word in (trigger, *trigger.ancestors()):
        if any(c.lower in _CONDITION for c in word.having("mark")):
            return True
        if any(c.lower == "whether" for c in word.children):
            return True
        if word.dep == "ccomp" and word.head.lemma in ("deny", "refute", "doubt", "dispute"):
            return True
    return False


def _is_question(sentence: Sentence) -> bool:
    return any(w.text == "?" for w in sentence.words[-2:])


def _is_asked(draft: Draft, verb: Word) -> bool:
    """Does the question ask about the relation itself, rather than take it for granted?"""
    word = draft.trigger
    while word.head is not word:
        if word.dep in ("relcl", "acl", "pobj", "advcl", "poss", "pcomp") and not (word is draft.trigger and word.dep in ("pobj",)):
            return False
        if word.dep == "pobj":
            return False
        word = word.head
    return True


def _modality(chain: Sequence[Word], draft: Draft) -> tuple[Modality, float]:
    if draft.frame.modality:
        return draft.frame.modality, 1.0  # type: ignore[return-value]
    first = draft.clause
    for k, word in enumerate(chain):
        if word.lemma in _FUTURE_ADJECTIVES and k:
            return "future", 0.9
        if k and word is not draft.clause and word.is_verb and word.lemma in _WISH_VERBS and word is not draft.trigger:
            return "wished", 0.8
        if k and word is not draft.clause and word.is_verb and word.lemma in _FUTURE_VERBS and word.lemma != "be":
            return "future", 0.8
        for aux in word.having("aux"):
            lower = aux.lower
            if lower in _FUTURE:
                return "future", 1.0
            if lower in _WISHED:
                return "wished", 0.9
            if lower in _HYPOTHETICAL and draft.frame.predicate not in ("hopes",):
                return "future", 0.45 if lower != "would" else 0.5
        if word.lemma == "go" and word.tag == "VBG" and k:
            return "future", 1.0
        if word.lemma == "be" and k and chain[k - 1].dep == "xcomp":
            return "future", 0.8
    if any(a.lower == "to" for a in first.having("aux")):
        if first.dep in ("acl", "relcl") and first.head.is_noun:
            return "future", 0.6
        if first.dep in ("advcl", "xcomp"):  # a purpose is as real as the act that serves it
            governor = next((w for w in first.ancestors() if w.is_verb), first)
            future = any(a.lower in _FUTURE for w in (governor, governor.head) for a in w.having("aux"))
            return "future" if future or governor.tag == "VB" else "actual", 0.6
    return "actual", 1.0


def _is_negative(chain: Sequence[Word], draft: Draft) -> bool:
    count = 0
    for k, word in enumerate(chain):
        adverbs = [c for child in word.children if child.dep in ("advmod", "neg") for c in child.children]
        negations = [c for c in (*word.children, *adverbs) if (c.dep == "neg" or c.lower in ("never", "not", "n't", "neither", "nor", "hardly")) and c.pos in ("PART", "ADV", "CCONJ", "INTJ", "DET")]
        negations = [c for c in negations if not _only(c) and draft.frame.triggers[0] != ("should",)]
        count += len(negations[:1])
        if word.pos == "NOUN" or k == 0:
            count += any(c.lower == "no" and c.dep in ("det", "neg") for c in word.children if c.lower == "no" and c.dep == "det")
        if k and word.lemma in ("fail", "refuse", "decline"):
            count += 1
    if draft.trigger.is_verb and any(c.lower == "no" for o in draft.trigger.having("dobj") for c in o.having("det")):
        count += 1
    return count % 2 == 1


def _only(word: Word) -> bool:
    """ "not only", "not just" deny nothing."""
    siblings = word.head.children
    later = [s for s in siblings if s.i == word.i + 1]
    return any(s.lower in ("only", "just", "merely", "least") for s in later) or any(c.lower in ("only", "just") for c in word.children)


def _sources(draft: Draft, sentence: Sentence, turn: Turn, reader: Reader, lexicon: Lexicon) -> tuple[Source, ...]:
    found: list[Source] = []
    passage = Span(sentence.start, sentence.end)
    word = draft.trigger
    for head in word.ancestors():
        if head.lemma in lexicon.report_verbs and head.is_verb and word.dep in ("ccomp", "parataxis", "advcl", "conj", "dobj", "acl", "xcomp", "dep", "nsubj", "pobj", "relcl") and word is not head:
            below = word
            if below.dep in ("ccomp", "parataxis", "dep") or (below.dep == "advcl" and head.lemma == "say"):
                found.extend(Source(r, passage) for r in _speaker(head, reader, turn))
        word = head
    root = word
    for place in (draft.trigger, *draft.trigger.ancestors()):
        for parenthetical in place.having("parataxis", "ccomp"):
            if parenthetical.lemma in ("say", "report", "add", "note") and parenthetical is not draft.trigger and parenthetical.head is root and not parenthetical.having("ccomp", "dobj"):
                found.extend(Source(r, passage) for r in _speaker(parenthetical, reader, turn))
        for prep in place.having("prep", "advmod", "advcl"):
            if prep.lower == "according":
                for to in prep.having("prep"):
                    for obj in to.having("pobj"):
                        found.extend(Source(r, passage) for r in _cited(obj, reader))
    quoted = reader.quoted_speaker(draft.trigger)
    if quoted is not None and all(s.referent != quoted for s in found):
        found.append(Source(quoted, passage))
    if turn.speaker and all(s.referent != turn.speaker for s in found):
        found.append(Source(turn.speaker))
    unique = dict.fromkeys(s.referent for s in found)
    return tuple(next(s for s in found if s.referent == r) for r in unique)


def _speaker(verb: Word, reader: Reader, turn: Turn) -> list[Referent]:
    for subject in subjects(verb):
        if subject.tag in ("PRP", "PRP$") and subject.lower in ("we", "i", "you"):
            return []
        resolved = reader.resolve(subject)
        if resolved and resolved.referents:
            if resolved.referents[0].kind in ("Document", "Event") and (owner := reader.owner(subject)):
                return [owner]
            if resolved.rule == "we":
                return []
            return list(resolved.referents[:1])
        if owner := reader.owner(subject):
            return [owner]
    return []


def _cited(word: Word, reader: Reader) -> list[Referent]:
    resolved = reader.resolve(word)
    for prep in word.having("prep"):
        if prep.lower in ("of", "by", "from"):
            for obj in prep.having("pobj"):
                inner = reader.resolve(obj)
                if inner and inner.referents and inner.referents[0].kind in ACTOR_KINDS:
                    return list(inner.referents[:1])
    if owner := reader.owner(word):
        if not (resolved and resolved.referents and resolved.referents[0].kind in ACTOR_KINDS):
            return [owner]
    return list(resolved.referents[:1]) if resolved else []


def _date(draft: Draft, sentence: Sentence, said_on: dt.date | None, *, future: bool) -> DateValue | None:
    verb = clause_verb(draft.clause)
    best: tuple[int, DateValue] | None = None
    for mention in find_dates(sentence.text[sentence.start : sentence.end], said_on, future=future):
        if mention.value is None:
            continue
        place = sentence.start + mention.start
        anchor = next((w for w in sentence.words if w.start <= place < w.end), None)
        if anchor is None or (anchor.name is not None):
            continue
        distance = _distance(anchor, draft, verb)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, mention.value)
    if best is None:
        return None
    value = best[1]
    if len(value.value) == 7 and value.first.day != 1:  # some days of a month: the first of them, with the last beside it
        return DateValue(value.first.isoformat(), value.first, value.last)
    return value


def _distance(anchor: Word, draft: Draft, verb: Word) -> int | None:
    """How far is a date from a relation: 0 at the trigger, 1 at its verb, 2 in front of a coordinated one; None: not its date."""
    governor = next((w for w in anchor.ancestors() if w.is_verb), None)
    nouns = [w for w in anchor.ancestors() if w is draft.trigger]
    if nouns and not draft.trigger.is_verb:
        return 0
    if governor is None:
        return None
    if governor is draft.trigger or governor is verb:
        return 1
    word = verb
    while word.head is not word and word.dep in ("conj", "xcomp", "advcl"):
        word = word.head
        if word is governor and (anchor.i < word.i or verb.dep == "xcomp" or (verb.dep == "advcl" and verb.tag in ("VBG", "VBN"))):
            return 2
    if governor.dep == "xcomp" and governor.head is verb:
        return 3
    later = governor  # "arrived in A and met B on Monday": a date at the end of coordinated verbs is that of all
    while later.dep == "conj" and later.head.is_verb and not later.having("nsubj"):
        later = later.head
        if later is verb and anchor.i > governor.i:
            return 4
    return None
