"""A SPARQL query -> what must be known before it may run: whether it calls other services, whether it names its dataset.

The parser is slow, so it is asked only where the letters of the keyword occur at all: without them there is no keyword.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError
from kg.graph.store import TOKENS

FROM = re.compile(r"(?<![\w:.-])from(?![\w:-])", re.IGNORECASE)


class ServiceError(QueryError):
    """A query that would call another endpoint."""


def check_services(query: str) -> None:
    r"""Let a query pass that calls no other endpoint.

    >>> check_services("SELECT * { ?s ?p 'a SERVICE of ours' } # SERVICE")
    >>> check_services("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    kg.explore.serve.parse.ServiceError: SERVICE is refused: this endpoint asks no other one

    Raises:
        ServiceError: it calls one.
        QueryError: it has the letters of the keyword and cannot be parsed, so that nobody can tell.
    """
    letters = query.casefold()
    if "service" not in letters and "\\u" not in letters:
        return
    if "ServiceGraphPattern" in set(_names(query)):
        raise ServiceError("SERVICE is refused: this endpoint asks no other one")


def has_dataset(query: str) -> bool:
    """Tell whether a query names its own dataset (FROM, FROM NAMED); one that cannot be parsed is taken to name none.

    >>> has_dataset("SELECT * FROM <urn:a> { ?s ?p ?from }"), has_dataset("SELECT ?from { ?s ?p ?from }")
    (True, False)
    """
    if not FROM.search(TOKENS.sub(" ", query)):
        return False
    try:
        return "DatasetClause" in set(_names(query))
    except QueryError:
        return False


def _names(query: str) -> Iterator[str]:
    """Give the names of all nodes of the parsed query."""
    import pyparsing
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(query)
    except (pyparsing.ParseBaseException, RecursionError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise QueryError(f"this query cannot be parsed, and so not be checked for SERVICE: {error}") from error
    yield from _walk(tree)


def _walk(tree: object) -> Iterator[str]:
    """Walk mappings and sequences without recursion: a query may be nested deeper than the stack."""
    import pyparsing
    from rdflib.plugins.sparql.parserutils import CompValue

    rest = [tree]
    while rest:
        node = rest.pop()
        if isinstance(node, CompValue):
            yield node.name
            rest.extend(node.values())
        elif isinstance(node, list | tuple | pyparsing.ParseResults):
            rest.extend(node)
