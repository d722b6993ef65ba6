"""A document's paragraphs -> `Known`: full names of persons, acronyms in brackets, bodies named with their state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.lexicon import Lexicon
from kg.extract.names.find import find_names
from kg.extract.names.model import Known, Name
from kg.gazetteer import Gazetteer
from kg.model import Referent

_LONGEST_FAMILY_FIRST = 3


def learn_names(texts: Iterable[str], gazetteer: Gazetteer, lexicon: Lexicon) -> Known:
    """Walk a document's paragraphs once; what a paragraph teaches of acronyms and bodies holds from the next one on."""
    known = Known({}, {}, {})
    persons: set[Referent] = set()
    for text in texts:
        for name in find_names(text, gazetteer, lexicon, known):
            for part in name.parts or (name,):
                if part.kind == "Person" and part.rule == "title":
                    persons.update(part.referents)
                _learn_body(part, known)
                if part.alias:
                    known.acronyms.setdefault(part.alias, part)
    known.persons.update(_by_short_name(persons))
    return known


def _learn_body(name: Name, known: Known) -> None:
    if name.kind == "GovernmentBody" and name.rule == "run":
        body = name.referents[0]
        for bare in _bare_names(body.label):
            known.bodies[bare] = body if known.bodies.get(bare, body) == body else None


def _bare_names(label: str) -> Iterator[str]:
    """Give a body's name without its state: "Foreign Ministry" of "Chinese Foreign Ministry" and of "Foreign Ministry of China"."""
    _, _, rest = label.partition(" ")
    if rest:
        yield rest
    head, _, _ = label.rpartition(" of ")
    if head:
        yield head


def _by_short_name(persons: set[Referent]) -> dict[str, Referent | None]:
    """Map last names, and first ones where the family name may stand first, to the person; a last name that two share to None."""
    out: dict[str, Referent | None] = {}
    full = sorted((person for person in persons if " " in person.label), key=lambda person: (-len(person.label), person.label))
    for person in full:
        words = person.label.split()
        longer = out.get(words[-1], person)  # the holder so far may be the same person with a middle name
        out[words[-1]] = longer if longer is not None and set(words) <= set(longer.label.split()) else None
    for person in full:
        words = person.label.split()
        if len(words) <= _LONGEST_FAMILY_FIRST:
            out.setdefault(words[0], person)
    for person in sorted(persons.difference(full), key=lambda person: person.label):
        out.setdefault(person.label, person)
    return out
