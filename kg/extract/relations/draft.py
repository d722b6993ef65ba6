"""The values between the steps: `Trigger`, what `Filled` it, and the `Draft` that comes out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.frames import Frame
from kg.extract.parse import Sentence, Word
from kg.model import Referent, slug

_LONGEST_KEY = 80
_LONGEST_LABEL = 160


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that a frame names, with the words that follow it: "call", "call for", "take part in"."""

    word: Word
    frame: Frame
    rest: tuple[str, ...]
    end: Word
    """The last word of the expression: the word itself where nothing must follow."""
    clause: Word
    """The verb on which subject, polarity, modality and date hang: the light verb of a noun."""
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Filled:
    """A trigger and the words in the slots of its frame."""

    trigger: Trigger
    subjects: tuple[Word, ...]
    objects: tuple[Word, ...]
    content: Word | None


_SPEECH_ACTS = """
    stress say add ask reiterate thank welcome express congratulate urge point emphasize emphasise underscore underline share tell
    remind begin start note mention make commend condemn extend convey state clarify know highlight acknowledge recall repeat call
    offer take give reaffirm assure go follow draw see pay praise applaud appeal invite join close conclude end turn emphasis comment
    announce declare propose suggest recount present commemorate mourn wish remember
"""
_PERFORMATIVE = frozenset(_SPEECH_ACTS.split())
"""Verbs that do what they say when the speaker "would like to" do it: the act counts, not the wish."""


def is_performative(lemma: str) -> bool:
    """Say whether a verb does what it says, also when it does so again: "reaffirm", "reannounce"."""
    return not _PERFORMATIVE.isdisjoint((lemma, lemma.removeprefix("re")))


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation before it is qualified: words for what is said, referents for who."""

    subject: Referent
    object: Referent
    content: str
    trigger: Word
    clause: Word
    """The verb on which polarity, modality, date and source hang: the light verb of a noun."""
    frame: Frame
    sure: float
    content_negated: bool = False
    """The content has the "not" of the trigger: "urges X | not to do Y"."""

    @property
    def predicate(self) -> str:
        """The predicate of the frame."""
        return self.frame.predicate


def make_topic(label: str) -> Referent:
    """Make the object of a relation that names no entity.

    >>> make_topic("an end to the violence").key
    'topic/an-end-to-the-violence'
    """
    return Referent(f"topic/{slug(label)[:_LONGEST_KEY]}", "Topic", label[:_LONGEST_LABEL])
