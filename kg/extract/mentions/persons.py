"""The persons of a document: a family name -> who was said before by the full name."""

from __future__ import annotations

from kg.model import Referent, slug


class Persons:
    """Remembers the persons of one document by their last name."""

    def __init__(self) -> None:
        self._by_last: dict[str, Referent] = {}

    def note(self, person: Referent) -> None:
        """Remember a person; who was first of a name stays."""
        self._by_last.setdefault(person.label.split()[-1], person)

    def known(self, name: str) -> Referent | None:
        """Give the person of a last name, if one was named in full before."""
        person = self._by_last.get(name)
        return person if person is not None and person.label != name else None

    def find(self, label: str) -> Referent:
        """Give the person of a name, by the full name where it was said before; a new one is remembered.

        >>> persons = Persons()
        >>> persons.find("Ada Byron").key, persons.find("Byron").key, persons.find("Anne Byron").key
        ('person/ada-byron', 'person/ada-byron', 'person/anne-byron')
        """
        last = label.split()[-1]
        known = self._by_last.get(last)
        if known is None or not _is_same(label, known.label):
            known = self._by_last[last] = Referent(f"person/{slug(label)}", "Person", label)
        return known


def _is_same(label: str, known: str) -> bool:
    return " " not in label or set(label.split()) <= set(known.split())
