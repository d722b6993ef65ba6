"""The quotations of a paragraph -> who is quoted where a word stands, and so who "we" and "I" are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.coref import FIRST, FIRST_PLURAL, HE_SHE
from kg.extract.mentions.resolved import Resolved
from kg.extract.parse import Sentence, Word
from kg.extract.quotes import Quotation, find_quotations
from kg.model import Referent

if TYPE_CHECKING:
    from kg.extract.mentions.reader import Reader

_PERSONS = frozenset({"Person"})
_WE = 0.75
_I = 0.85


class Quoted:
    """Knows the quotations of the paragraph that is read, and who was quoted last in the document."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._quotations: list[Quotation] = []
        self._last: Referent | None = None
        self._last_in = -1

    def enter(self, sentences: Sequence[Sentence]) -> None:
        """Begin a paragraph."""
        self._quotations = find_quotations(sentences, self._reader.lexicon.report_verbs)

    def speaker(self, word: Word) -> Referent | None:
        """Give who is quoted where a word stands, or None outside of quotations and where the turn's own speaker quotes."""
        quotation = next((q for q in self._quotations if q.start < word.start < q.end), None)
        if quotation is None:
            return None
        if quotation.speaker is not None:
            if quotation.speaker.lower in FIRST | FIRST_PLURAL:
                return None
            if quotation.speaker.lower in HE_SHE and (before := self._named_before()):
                return before
            resolved = self._reader.resolve(quotation.speaker)
            self._last_in = self._reader.memory.sentence
            self._last = (resolved.only_actor if resolved else None) or self._last
        return self._last

    def _named_before(self) -> Referent | None:
        """Give who "he" is that said so: the last subject before the quotation, else who was quoted last; nobody inside it."""
        memory = self._reader.memory
        named = next((t for t in reversed(memory.traces) if t.subject and t.is_one_of(_PERSONS) and t.sentence < memory.sentence), None)
        if named is not None and named.sentence > self._last_in:
            return named.referents[0]
        return self._last if self._last is not None and self._last.kind == "Person" else None

    def _is_ours(self, person: Referent) -> bool:
        """Is a person quoted whose office, if one is said, is of nobody else?"""
        offices = [holder for holder in self._reader.memory.holders if holder.person == person]
        return person.kind == "Person" and all(holder.of is None for holder in offices)

    def first_person(self, word: Word) -> Resolved | None:
        """Say who "we" or "I" is inside a quotation, or in a news report; None where the turn's speaker speaks."""
        turn = self._reader.memory.turn
        quoted = self.speaker(word)
        if quoted is None:
            news = turn is not None and turn.speaker is not None and turn.speaker.kind == "NewsOutlet" and turn.role != "question"
            return Resolved((), "we") if news else None
        if turn is not None and quoted == turn.speaker:
            return None
        if word.lower in FIRST_PLURAL:
            ours = turn.spoken_for if turn is not None and len(turn.spoken_for) == 1 and self._is_ours(quoted) else ()
            return Resolved((self._reader.states.get(quoted, ours[0] if ours else quoted),), "we", _WE)
        return Resolved((quoted,), "we", _I)
