"""A running memory over the turns of a document: pronouns, "the two sides", "the country", "the letter" -> antecedent."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Referent, Turn

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "theirs"})
HE_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_LOWER = frozenset({"deputy", "assistant", "under", "undersecretary", "vice", "acting", "former", "press"})
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

    def enter(self, turn: Turn, after: Turn | None = None) -> None:
        """Begin a turn; `after` is the one that follows it."""
        self.turn = turn
        self.addressee = after.speaker if turn.role == "question" and after is not None and after.role == "answer" else None

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

    def antecedent(self, pronoun: str, position: int, *, possessive: bool = False, exclude: tuple[Referent, ...] = ()) -> tuple[Referent, ...]:
        """Give what a pronoun of the third person stands for, or nothing where it is not clear.

        The subject of the same sentence comes first, then that of the sentence before, then what was named last.
        """
        if pronoun in HE_SHE:
            return self._nearest(lambda t: len(t.referents) == 1 and t.referents[0].kind == "Person" and t.referents[0] not in exclude, position, back=3, possessive=possessive)
        if pronoun in SINGULAR:
            return self._nearest(lambda t: len(t.referents) == 1 and not t.plural and t.referents[0].kind in _BODIES and t.referents[0] not in exclude, position, back=2, possessive=possessive)
        return self._nearest(lambda t: (t.plural or len(t.referents) > 1) and not set(t.referents) & set(exclude), position, back=2, possessive=possessive) or self._nearest(
            lambda t: t.referents[0].kind in _BODIES and t.subject and t.referents[0] not in exclude, position, back=1, possessive=possessive
        )

    def _nearest(self, fits: object, position: int, *, back: int, possessive: bool) -> tuple[Referent, ...]:
        found = [t for t in self.traces[-80:] if t.referents and fits(t) and self.sentence - t.sentence <= back]  # type: ignore[operator]
        same = [t for t in found if t.sentence == self.sentence and t.position < position]
        before = [t for t in found if t.sentence < self.sentence]
        for pool in (
            [t for t in same if t.subject][-1:] if possessive else [t for t in same if t.subject][:1],
            [t for t in before if t.subject and t.sentence == self.sentence - 1][:1],
            [t for t in reversed(same) if not t.owner],
            [t for t in reversed(before) if t.subject],
            list(reversed(before)),
            list(reversed(same)),
        ):
            if pool:
                return pool[0].referents
        return ()

    def pair(self, *, persons: bool, number: int = 2) -> tuple[Referent, ...]:
        """Give "the two sides" or "the two leaders": the last so many different states, or persons, that were named."""
        kinds = {"Person"} if persons else {"Country"}
        out: list[Referent] = []
        pool: list[Referent] = []
        for trace in reversed(self.traces[-120:]):
            if self.sentence - trace.sentence > 8 and out:
                break
            pool.extend(r for r in reversed(trace.referents) if r.kind in kinds)
        if not persons:
            pool = [*pool[:3], *(r for r in self.we() if r.kind == "Country"), *pool[3:]] if len(self.we()) == 1 else pool
        for referent in pool:
            if referent not in out:
                out.append(referent)
            if len(out) == number:
                return tuple(reversed(out))
        return ()

    def holder(self, words: set[str]) -> Referent | None:
        """Give who "the Deputy Secretary" is: the last named holder of just this office, one of our own side first."""
        fits = [h for h in self.holders[-40:] if words <= h.words and not (h.words - words) & _LOWER]
        ours = self.we()
        own = [h for h in fits if h.of is None or h.of in ours]
        return (own or fits)[-1].person if fits else None

    def last(self, kinds: frozenset[str], *, back: int = 6) -> tuple[Referent, ...]:
        """Give the last single thing of a kind that was named: "the country", "the alliance"."""
        for trace in reversed(self.traces[-60:]):
            if self.sentence - trace.sentence <= back and len(trace.referents) == 1 and trace.referents[0].kind in kinds:
                return trace.referents
        return ()
