"""Rules after the parser: what the small model gets wrong about clauses and prepositions in this kind of text."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parse import Word
from kg.extract.repairs.nouns import NOUN_RULES
from kg.extract.repairs.verbs import VERB_RULES

__all__ = ["repair"]


def repair(words: Sequence[Word]) -> None:
    """Mend one sentence in place: labels of clauses, verbs that hang on the wrong verb, glued prepositions."""
    for word in words:
        for mend in (*VERB_RULES, *NOUN_RULES):
            mend(word)
