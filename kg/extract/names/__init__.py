"""Text -> `Name`s, before the parser: known actors, persons with titles, bodies, documents, events, whole lists.

A name found here becomes one token for the parser, and so does a whole list of names. `tokens` makes a `Line` of a
paragraph; each of `actors`, `persons` (with `person_names` and `titles`) and `runs` reads one family of names at a token;
`find` takes the longest, `lists` joins neighbours, `learn` collects what a document explains.
"""

from kg.extract.names.find import find_names
from kg.extract.names.learn import learn_names
from kg.extract.names.model import Known, Name, Office, make_referent

__all__ = ["Known", "Name", "Office", "find_names", "learn_names", "make_referent"]
