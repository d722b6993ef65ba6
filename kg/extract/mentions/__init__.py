"""Words -> what they stand for: names, groups, documents, events, and by `coref` pronouns and definite descriptions.

`reader` goes over the sentences of a document and asks, by the kind of the word, `pronouns` (with `quotations`: who "we" is
there) or `nouns` (with `definite`: "the two sides", "the country"); `labels` says how an unnamed thing is called.
"""

from kg.extract.mentions.reader import Reader
from kg.extract.mentions.resolved import Resolved

__all__ = ["Reader", "Resolved"]
