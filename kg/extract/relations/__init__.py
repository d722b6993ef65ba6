"""A sentence, what its words stand for, and the frames -> `Draft`s: who does what to whom, over the dependency parse.

`triggers` finds the expression that a frame names, `subjects` who acts, `slots` (with `prepositions` and `complements`)
the other words, `fill` the two together, `ends` (with `actors` and `owners`) what those words stand for, `drafts` the
relations, and `matcher` goes over a sentence and drops what `swallow` finds inside a reported complement.
"""

from kg.extract.relations.draft import Draft, is_performative
from kg.extract.relations.matcher import Matcher

__all__ = ["Draft", "Matcher", "is_performative"]
