"""The errors of the program; each message names the input, the trouble and the remedy in one line.

KgError
├── InputError       a document, or a column of a table, that cannot be read
├── OntologyError    a frame, an actor, a query or a rule file that is malformed
├── QueryError       SPARQL that does not parse or lacks a parameter
├── DataError        a graph that cannot be loaded or that breaks the contract
└── PushError        a store that cannot be reached or refuses
"""


class KgError(Exception):
    """Anything this program raises on purpose."""


class InputError(KgError):
    """A document, or a column of a table, that cannot be read."""


class OntologyError(KgError):
    """A frame, an actor, a query or a rule file that is malformed."""


class QueryError(KgError):
    """SPARQL that does not parse or lacks a parameter."""


class DataError(KgError):
    """A graph that cannot be loaded or that breaks the contract."""


class PushError(KgError):
    """A store that cannot be reached or refuses."""
