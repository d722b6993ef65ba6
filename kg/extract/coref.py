"""A running memory over the turns of a document: pronouns, "the two sides", "the country", "the letter" -> antecedent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import EntityKind, Referent, Turn

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
HE_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
SECOND = frozenset({"you", "your", "yours"})
_LOWER = frozenset({"deputy", "assistant", "under", "undersecretary", "vice", "acting", "former", "press"})
_PERSONS = frozenset({"Person"})
_REMEMBERED, _LONG_REMEMBERED, _REMEMBERED_BODIES, _HOLDERS = 80, 120, 60, 40  # the last so many traces, or holders of offices
_THINGS = frozenset({"Document", "Event"})
_FAR_BACK = 6  # sentences to "the country"
_OURS = 3  # our state stands behind the last three named
_BODIES = frozenset({"Country", "Organization", "GovernmentBody", "Company", "NewsOutlet"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that was mentioned: where, how, and whether as a subject."""

    referents: tuple[Referent, ...]
    sentence: int
    position: int
    subject: bool
    plural: bool
    owner: bool = False
    """Only as a possessor or an adjective."""
    office: bool = False
    """One person of whom only the office is said: "the chairman of the committee"."""

    @property
    def is_several(self) -> bool:
        """Were several things named at once, or a plural?"""
        return self.plural or len(self.referents) > 1

    def begins_with(self, kinds: frozenset[str], exclude: Sequence[Referent] = ()) -> bool:
        """Is the first thing of one of these kinds, and none that is excluded?"""
        first = self.referents[0] if self.referents else None
        return first is not None and first.kind in kinds and first not in exclude

    def is_one_of(self, kinds: frozenset[str], exclude: Sequence[Referent] = ()) -> bool:
        """Is it one thing, of one of these kinds?"""
        return len(self.referents) == 1 and self.begins_with(kinds, exclude)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who was named with an office, and the state or body of the office."""

    words: frozenset[str]
    person: Referent
    of: Referent | None


@dataclass(slots=True)
class Memory:
    """What the document has spoken of so far. `sentence` counts the sentences of the document."""

    turn: Turn | None = None
    sentence: int = 0
    met: tuple[Referent, ...] = ()
    """The two who met last, and in which sentence: "both sides", "they"."""
    met_in: int = 0
    addressee: Referent | None = None
    """Who answers the question of this turn: "you"."""
    traces: list[Trace] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)
    documents: dict[str, Referent] = field(default_factory=dict)

    def enter(self, turn: Turn, turns: Sequence[Turn] = ()) -> None:
        """Begin a turn, one of `turns`: of who asks, "you" is who answers; of two who speak, it is the other."""
        self.turn = turn
        after = next((other for other in turns if other.number == turn.number + 1), None)
        if turn.role == "question":
            self.addressee = after.speaker if after is not None and after.role == "answer" else None
        else:
            speakers = {other.speaker for other in turns if other.role == "answer"} - {None, turn.speaker}
            others = {speaker for speaker in speakers if speaker is not None and speaker.kind == "Person"}
            self.addressee = next(iter(others)) if len(others) == 1 else None

    def note(self, trace: Trace) -> None:
        """Remember a mention."""
        self.traces.append(trace)

    def we(self) -> tuple[Referent, ...]:
        """Give whom the speaker of the turn speaks for."""
        if self.turn is None:
            return ()
        if self.turn.spoken_for:
            return self.turn.spoken_for
        return (self.turn.speaker,) if self.turn.speaker and self.turn.speaker.kind != "Person" else ()

    def me(self) -> tuple[Referent, ...]:
        """Give the speaker of the turn."""
        return (self.turn.speaker,) if self.turn and self.turn.speaker else ()

    def antecedent(self, pronoun: str, position: int, *, possessive: bool, exclude: tuple[Referent, ...] = ()) -> tuple[Referent, ...]:
        """Give what a pronoun of the third person stands for, or nothing where it is not clear.

        The subject of the same sentence comes first, then that of the sentence before, then what was named last.
        """
        place = _Place(self.sentence, position, possessive)
        if pronoun in HE_SHE:
            return self._nearest(lambda t: t.is_one_of(_PERSONS, exclude) or (t.office and t.subject), place, back=3)
        if pronoun in SINGULAR:
            if pronoun == "it" and (thing := self._thing_before(position)):
                return thing
            return self._nearest(lambda t: not t.plural and t.is_one_of(_BODIES, exclude), place, back=2)
        several = self._nearest(lambda t: t.is_several and not set(t.referents) & set(exclude), place, back=2)
        return several or self._nearest(lambda t: t.subject and t.begins_with(_BODIES, exclude), place, back=1)

    def _thing_before(self, position: int) -> tuple[Referent, ...]:
        """Give the document or event that the sentence before is about: "The agreement entered into force. It also ..."."""
        recent = self.traces[-_REMEMBERED:]
        if any(t.subject and t.sentence == self.sentence and t.position < position for t in recent):
            return ()
        subjects = [t for t in recent if t.subject and t.sentence == self.sentence - 1]
        return subjects[0].referents if subjects and subjects[0].is_one_of(_THINGS) else ()

    def _nearest(self, fits: Callable[[Trace], bool], place: _Place, *, back: int) -> tuple[Referent, ...]:
        recent = (t for t in self.traces[-_REMEMBERED:] if t.referents and place.sentence - t.sentence <= back)
        found = [trace for trace in recent if fits(trace)]
        return next((pool[0].referents for pool in _pools(found, place) if pool), ())

    def pair(self, *, persons: bool, number: int = 2, exclude: Collection[Referent] = ()) -> tuple[Referent, ...]:
        """Give "the two sides" or "the two leaders": the last so many different states, or persons, that were named."""
        pool = self._named_last("Person" if persons else "Country")
        ours = self.we()
        if not persons and len(ours) == number:  # those who speak together
            return ours
        if not persons and len(ours) == 1:  # our own state is one of the last, whether it was named or not
            pool[_OURS:_OURS] = [referent for referent in ours if referent.kind == "Country"]
        found = [one for one in dict.fromkeys(pool) if one not in exclude][:number]
        return tuple(reversed(found)) if len(found) == number else ()

    def named_together(self, number: int) -> tuple[Referent, ...]:
        """Give those who were coordinated in the sentence before: "A spoke with B and C. Both ..."."""
        before = (t for t in reversed(self.traces[-_REMEMBERED:]) if self.sentence - t.sentence == 1)
        return next((t.referents for t in before if t.plural and len(t.referents) == number), ())

    def _named_last(self, kind: EntityKind) -> list[Referent]:
        """Give the things of a kind, the last named first."""
        recent = reversed(self.traces[-_LONG_REMEMBERED:])
        return [referent for trace in recent for referent in reversed(trace.referents) if referent.kind == kind]

    def holder(self, words: Collection[str], *, of: Referent | None = None) -> Referent | None:
        """Give who "the Deputy Secretary" is: the last named holder of just this office, one of our own side first.

        Args:
            of: the state or body of the office, where it is said.
        """
        wanted, ours = set(words), self.we()
        fits = [h for h in self.holders[-_HOLDERS:] if wanted <= h.words and not (h.words - wanted) & _LOWER]
        if of is not None:
            return next((h.person for h in reversed(fits) if h.of == of), None)
        own = [h for h in fits if h.of is None or h.of in ours]
        if not own and wanted == {"president"} and self._is_presidency():
            return None  # "the President" is our own there, though nobody has named him
        return (own or fits)[-1].person if fits else None

    def last_holders(self, title: str, number: int) -> tuple[Referent, ...]:
        """Give the last so many persons with a title: "the two presidents"; nobody where fewer hold it."""
        fits = [h.person for h in reversed(self.holders[-_HOLDERS:]) if title in h.words and not h.words & _LOWER]
        found = list(dict.fromkeys(fits))[:number]
        return tuple(reversed(found)) if len(found) == number else ()

    def _is_presidency(self) -> bool:
        """Is the text published by the office of a president?"""
        speaker = self.turn.speaker if self.turn else None
        return speaker is not None and speaker.kind == "GovernmentBody" and "President" in speaker.label

    def last(self, kinds: frozenset[str]) -> tuple[Referent, ...]:
        """Give the last single thing of a kind that was named: "the country", "the alliance"."""
        recent = (t for t in reversed(self.traces[-_REMEMBERED_BODIES:]) if self.sentence - t.sentence <= _FAR_BACK)
        return next((trace.referents for trace in recent if trace.is_one_of(kinds)), ())


class _Place(NamedTuple):
    """Where a pronoun stands."""

    sentence: int
    position: int
    possessive: bool


def _pools(found: Sequence[Trace], place: _Place) -> Iterator[Sequence[Trace]]:
    """Give what a pronoun may stand for, the likeliest first."""
    same = [t for t in found if t.sentence == place.sentence and t.position < place.position]
    before = [t for t in found if t.sentence < place.sentence]
    subjects = [t for t in same if t.subject]
    yield subjects[-1:] if place.possessive else subjects[:1]
    yield [t for t in before if t.subject and t.sentence == place.sentence - 1]
    yield [t for t in reversed(same) if not t.owner]
    yield [t for t in reversed(before) if t.subject]
    yield before[::-1]
    yield same[::-1]
