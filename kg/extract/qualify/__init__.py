"""A draft -> polarity, modality, date, by whose word: what the clauses above and around its trigger say of it.

`quality` asks, in turn, whether it is a fact at all, then `modality`, `polarity`, `sources` and `when`; all but the last
two read the `chain` of verbs that leads to the trigger.
"""

from kg.extract.qualify.quality import Quality, qualify

__all__ = ["Quality", "qualify"]
