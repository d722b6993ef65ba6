"""One sentence after another -> the `Draft`s of each: every word may fire one frame."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from kg.extract.clauses import surface_subjects
from kg.extract.frames import Frame, FrameIndex
from kg.extract.mentions import Reader, Resolved
from kg.extract.parse import Sentence, Word
from kg.extract.relations.actors import Actor, find_actors
from kg.extract.relations.draft import Draft, Filled, Trigger
from kg.extract.relations.drafts import make_drafts
from kg.extract.relations.fill import fill
from kg.extract.relations.subjects import COPULAS, find_acting
from kg.extract.relations.swallow import find_swallowed
from kg.extract.relations.triggers import find_end, find_keys
from kg.extract.speakers import find_speakers

_NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "cannot", "refuse", "unable", "unwilling", "nobody", "none"})
_COURTESIES = frozenset({"take", "question", "attention", "patience", "call", "correct", "answer", "listen"})
_TWO = 2
_NUMBERING = frozenset({"LS", ":", "CC", "CD", "RB", "SYM", "NFP"})


class _Fired(NamedTuple):
    filled: Filled
    drafts: list[Draft]

    @property
    def word(self) -> Word:
        return self.filled.trigger.word


class Matcher:
    """Finds the relations of one sentence after another; keeps who acts in the points of a list."""

    def __init__(self, frames: FrameIndex, reader: Reader) -> None:
        self.frames, self.reader = frames, reader
        self._carried: tuple[Resolved, ...] = ()

    def find(self, sentence: Sentence) -> list[Draft]:
        """Give the drafts of a sentence in text order; the sentence must just have been read by the reader."""
        carried = self._carried if _is_point(sentence) else ()
        fired: list[_Fired] = []
        light: set[int] = set()
        for word in sorted(sentence.words, key=lambda w: (w.is_verb, w.i)):  # nouns first: they take their light verbs
            one = self._fire(word, sentence, light, carried) if word.name is None or _is_bilateral(word) else None
            if one is not None:
                fired.append(one)
                light.update(_light_verbs(one, self.reader.lexicon.report_verbs))
                light.update(_used_up(one))
        self._carry(sentence, listed=bool(carried))
        swallowed = {i for one in fired for i in _swallowed(one)}
        return [d for one in sorted(fired, key=lambda f: f.word.i) if one.word.i not in swallowed for d in one.drafts]

    def _fire(self, word: Word, sentence: Sentence, light: set[int], carried: tuple[Resolved, ...]) -> _Fired | None:
        """Try the frames of a word, the longest expression and the narrowest sense first."""
        for trigger, heads in self._triggers(word, sentence, light):
            filled = fill(trigger, heads, self.reader)
            if filled is not None and (drafts := list(make_drafts(filled, self._who(filled, carried), self.reader))):
                return _Fired(filled, drafts)
        return None

    def _triggers(self, word: Word, sentence: Sentence, light: set[int]) -> Iterator[tuple[Trigger, list[Word]]]:
        for part, lemma in find_keys(word):
            if part == "verb" and word.i in light:
                continue
            for rest, frame in sorted(self.frames.find(part, lemma), key=_narrowest):
                end = find_end(word, rest, sentence.words)
                if end is None:
                    continue
                clause, heads = find_acting(word, frame, self.reader)
                if not frame.only_negated or _may_be_denied(word, clause):
                    yield Trigger(word, frame, rest, end, clause, sentence), heads

    def _who(self, filled: Filled, carried: tuple[Resolved, ...]) -> list[Actor]:
        clause = filled.trigger.clause
        if filled.trigger.frame.speaker:
            return [Actor(clause, Resolved((speaker,), "speaker", 0.9)) for speaker in find_speakers(clause, self.reader)]
        if carried and not filled.subjects and filled.trigger.frame.part != "noun" and not surface_subjects(clause):
            return [Actor(clause, resolved) for resolved in carried]
        if _is_agreed(filled) and len(met := self.reader.memory.met) == len(set(met)) == _TWO:
            return [Actor(clause, Resolved(met, "pair", 0.8, plural=True))]
        if _is_thanks(filled) and (me := self._speaker(clause)):
            return [Actor(clause, me)]
        return self._actors(filled.subjects)

    def _speaker(self, word: Word) -> Resolved | None:
        """Give the person who speaks, outside of a question."""
        turn, quoted = self.reader.memory.turn, self.reader.quoted.speaker(word)
        me = (quoted,) if quoted else self.reader.memory.me() if turn and turn.role != "question" else ()
        return Resolved(me, "speaker", 0.9) if me and me[0].kind == "Person" else None

    def _carry(self, sentence: Sentence, *, listed: bool) -> None:
        """Keep the subject of "The ministers:" or "They agreed:" for the points of the list that follows."""
        if sentence.words[-1].text == ":":
            heads = [head for root in sentence.roots for head in _opening(root)]
            self._carried = tuple(actor.resolved for actor in self._actors(heads))
        elif not listed:
            self._carried = ()

    def _actors(self, heads: Iterable[Word]) -> list[Actor]:
        return [actor for head in heads for actor in find_actors(head, self.reader)]


def _is_agreed(filled: Filled) -> bool:
    """Is it "It was agreed to meet again": by those who met?"""
    word = filled.trigger.word
    impersonal = any(subject.lower == "it" for subject in word.having("nsubjpass"))
    return word.lemma in ("agree", "decide") and impersonal and not filled.subjects and filled.content is not None


def _is_thanks(filled: Filled) -> bool:
    """Is it "Thank you for your help": said without "I", and no mere courtesy to who asks?"""
    word, content = filled.trigger.word, filled.content
    if word.lemma != "thank" or word.tag not in ("VB", "VBP") or content is None or content.lemma in _COURTESIES:
        return False
    called = [subject for subject in filled.subjects if subject.i + 1 < word.i and _is_followed_by_comma(subject, filled)]
    return len(called) == len(filled.subjects)  # "Mr President, thank you"


def _is_followed_by_comma(word: Word, filled: Filled) -> bool:
    return filled.trigger.sentence.words[word.i + 1].text == ","


def _is_point(sentence: Sentence) -> bool:
    """Is the sentence a point of a list: "to support ...;", "Condemned the ..."?"""
    first = next((w for w in sentence.words if w.dep != "punct" and w.tag not in _NUMBERING), None)
    root = next((r for r in sentence.roots if r.is_verb), None)
    if first is None or root is None or root.having("nsubj", "nsubjpass"):
        return False
    return first is root or first.head is root or (first.lower == "to" and first.tag == "TO")


def _opening(root: Word) -> list[Word]:
    if root.is_verb:
        return surface_subjects(root)
    return [root] if root.is_noun else []


def _narrowest(entry: tuple[tuple[str, ...], Frame]) -> tuple[bool, int, bool]:
    rest, frame = entry
    return frame.speaker, -len(rest), not (frame.nouns or frame.kinds)


def _is_bilateral(word: Word) -> bool:
    """Is it "the Memorandum of Understanding between A and B": a name that says who agreed?"""
    return word.name is not None and word.name.kind == "Document" and any(p.lower == "between" for p in word.having("prep"))


def _may_be_denied(word: Word, clause: Word) -> bool:
    """Is there a negation anywhere near a trigger?"""
    places = {w.i: w for w in (word, clause, *word.ancestors(), *clause.children, *word.children)}
    return any(c.dep == "neg" or {c.lower, c.lemma} & _NEGATIONS for w in places.values() for c in (w, *w.children))


def _light_verbs(one: _Fired, report_verbs: Collection[str]) -> Iterator[int]:
    """Give the verb that a noun has used up: "voice" of "voice support"; a verb of speech says something of its own."""
    word, clause = one.word, one.filled.trigger.clause
    used_up = word.dep in ("dobj", "nsubjpass") or (word.dep == "pobj" and clause.lemma in COPULAS)
    if word.pos in ("NOUN", "PROPN") and clause is not word and used_up and clause.is_verb:
        yield from () if clause.lemma in report_verbs else (clause.i,)


def _used_up(one: _Fired) -> Iterator[int]:
    """Give the verbs inside of an expression: "blame" of "be to blame for"."""
    trigger = one.filled.trigger
    for word in trigger.sentence.words[trigger.word.i + 1 : trigger.end.i + 1]:
        if word.is_verb and {word.lower, word.lemma} & set(trigger.rest):
            yield word.i


def _swallowed(one: _Fired) -> set[int]:
    gerund = next((word for word in one.filled.objects if word.is_verb and word.tag == "VBG"), None)
    complement = one.filled.content or gerund
    if complement is None or not one.filled.trigger.frame.swallows:
        return set()
    return find_swallowed(one.word, complement)
