"""Turtle files of known actors -> a finder of their names in raw text.

The files are SKOS, one concept an actor; ours stand in `ontology/actors/`, and a user's own file has the same shape:

    @prefix dip:  <https://w3id.org/diplokg/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix wd:   <http://www.wikidata.org/entity/> .
    @prefix country: <https://w3id.org/diplokg/id/country/> .
    @prefix organization: <https://w3id.org/diplokg/id/organization/> .

    country:DZ a dip:Country ;                        # a class of the ontology: Country, Organization, GovernmentBody, NewsOutlet, ...
      skos:prefLabel "Algeria"@en ;                   # exactly one: the short common name
      skos:altLabel "People's Democratic Republic of Algeria"@en ;   # other names; one in capitals ("PRC") is an acronym
      dip:adjective "Algerian"@en ; dip:people "Algerians"@en ; dip:metonym "Algiers"@en ;
      skos:exactMatch wd:Q262 ; skos:notation "DZ", "DZA" .
    organization:my-forum a dip:Organization ; skos:prefLabel "My Forum"@en ; dip:member country:DZ ; dip:partOf organization:un .

`dip:Trap` is the class of names that contain an actor's name and mean something else ("Turkish delight"): they are passed over.
An id that ours have too is the same actor: its names are added to ours, and its label replaces ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import EntityKind
from kg.settings import BASE, ontology

Form = Literal["name", "adjective", "people", "metonym", "acronym"]

_DIP = "https://w3id.org/diplokg/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_WIKIDATA = "http://www.wikidata.org/entity/"
_TRAP = "Trap"
_PROPERTIES = {
    f"{_SKOS}prefLabel": "label",
    f"{_SKOS}altLabel": "names",
    f"{_SKOS}exactMatch": "wikidata",
    f"{_SKOS}notation": "notations",
    f"{_DIP}adjective": "adjectives",
    f"{_DIP}people": "people",
    f"{_DIP}metonym": "metonyms",
    f"{_DIP}member": "members",
    f"{_DIP}partOf": "parent",
}
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"(?=.*[A-Z])[A-Z0-9.+&/-]+")
_SAME_LENGTH = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "’": "'", "‘": "'", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor, place, document or event. `id` is the tail of its IRI: `country/CN`."""

    id: str
    kind: EntityKind
    label: str
    names: tuple[str, ...] = ()
    """Every written name without "the", the label first, acronyms among them."""
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    """What stands for its government: the capital, a palace."""
    wikidata: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    """ISO 3166 alpha-2 and alpha-3."""
    members: tuple[str, ...] = ()
    """Ids of the actors that belong to an organisation or bloc."""
    parent: str = ""
    """Id of the state of a government body or place, of the whole of a part."""


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text; half-open character offsets."""

    start: int
    end: int
    actor: Actor
    form: Form


class Gazetteer:
    """Known actors and a finder of their names."""

    def __init__(self, actors: Iterable[Actor], *, traps: Iterable[str] = (), preferred: frozenset[str] = frozenset()) -> None:
        """Index the actors. Where two share a name, one of the `preferred` ids has it; else nobody has."""
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in self.actors}
        claims = _claims(self.actors, preferred)
        owners = {surface: _owner(found) for surface, found in claims.items()}
        owners |= {surface: None for name in traps for surface in _spellings(name) if surface not in claims}
        self._index = _index_by_first_word(owners)
        self._lookup = _lookup_table(owners, claims)

    def find(self, text: str) -> list[Match]:
        """Find all names: leftmost longest, without overlap, at word boundaries, in text order.

        Case counts, so that "US" is found and "us" is not, but a name may stand in capitals as in a headline.
        A name that several actors share equally, or a trap, is passed over as a whole.
        """
        plain = text.translate(_SAME_LENGTH)
        matches, done = [], 0
        for word in _WORD.finditer(plain):
            if word.start() < done or word.group() not in self._index:
                continue
            for surface, owner in self._index[word.group()]:
                end = word.start() + len(surface)
                if plain.startswith(surface, word.start()) and _is_boundary(plain, end):
                    done = end
                    if owner:
                        matches.append(Match(word.start(), end, *owner))
                    break
        return matches

    def lookup(self, name: str) -> Actor | None:
        """Give the actor of one name, whatever its case and "the"; acronyms need their capitals; `None` if unknown or shared."""
        plain = re.sub(r"^the\s+", "", name.translate(_SAME_LENGTH).strip(), flags=re.IGNORECASE)
        keys = (name.strip(), plain, _fold(name.strip()), _fold(plain))
        return next((self._lookup[key] for key in keys if key in self._lookup), None)

    def get(self, id_: str) -> Actor | None:
        """Give the actor with this id, as `country/CN`."""
        return self._by_id.get(id_)


def read_gazetteer(*extra: Path) -> Gazetteer:
    """Read our files and then the user's, whose names win over ours.

    Raises:
        OntologyError: a file that cannot be read, is not Turtle, or has an actor that breaks the shape above.
    """
    entries: dict[str, _Entry] = {}
    for path in sorted((ontology() / "actors").glob("*.ttl")):
        _read_file(path, entries)
    ours = {id_: len(entry.values) for id_, entry in entries.items()}
    for path in extra:
        _read_file(path, entries)
    preferred = frozenset(id_ for id_, entry in entries.items() if len(entry.values) != ours.get(id_))
    _check(entries)
    actors = [_make_actor(id_, entry) for id_, entry in entries.items() if entry.kind != _TRAP]
    traps = [value for entry in entries.values() if entry.kind == _TRAP for key, value in entry.values if key in ("label", "names")]
    return Gazetteer(actors, traps=traps, preferred=preferred)


# -- reading ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """What the files say of one id, in file order."""

    path: Path
    kind: str = ""
    values: list[tuple[str, str]] = field(default_factory=list)

    def all(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for k, value in self.values if k == key))


def _read_file(path: Path, entries: dict[str, _Entry]) -> None:
    for triple in _parse(path):
        id_, predicate = str(getattr(triple.subject, "value", "")), triple.predicate.value
        if predicate == _TYPE and _is_ours(triple.object):
            entry = entries.setdefault(_tail(id_, path), _Entry(path))
            entry.kind, entry.path = _checked_kind(triple.object, id_, path), path
        elif predicate in _PROPERTIES:
            entries.setdefault(_tail(id_, path), _Entry(path)).values.append(
                (_PROPERTIES[predicate], _value(triple.object, predicate, path))
            )


def _parse(path: Path) -> list[ox.Triple]:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); give a file of actors in Turtle") from error
    try:
        return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise OntologyError(f"{path}: line {error.lineno}: not Turtle ({error.msg}); correct the file") from error


def _is_ours(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(_DIP)


def _checked_kind(term: object, id_: str, path: Path) -> str:
    kind = str(getattr(term, "value", "")).removeprefix(_DIP)
    allowed = (*get_args(EntityKind), _TRAP)
    if kind not in allowed:
        raise OntologyError(f"{path}: {id_} has the unknown class dip:{kind}; use one of {', '.join(allowed)}")
    return kind


def _tail(iri: str, path: Path) -> str:
    if not iri.startswith(BASE):
        raise OntologyError(f"{path}: the actor <{iri}> does not stand under <{BASE}>; name it as <{BASE}organization/my-forum>")
    return iri.removeprefix(BASE)


def _value(term: object, predicate: str, path: Path) -> str:
    wants_iri = predicate.endswith(("exactMatch", "member", "partOf"))
    if isinstance(term, ox.NamedNode) and wants_iri:
        return term.value.removeprefix(_WIKIDATA) if predicate.endswith("exactMatch") else _tail(term.value, path)
    if isinstance(term, ox.Literal) and not wants_iri and term.value.strip():
        return term.value
    raise OntologyError(f"{path}: {predicate} has the value {term}; give {'an IRI' if wants_iri else 'a text that is not empty'}")


def _check(entries: dict[str, _Entry]) -> None:
    for id_, entry in entries.items():
        if not entry.kind or not entry.all("label"):
            what = "no class, as `a dip:Country`" if not entry.kind else "no skos:prefLabel"
            raise OntologyError(f"{entry.path}: the actor {id_} has {what}; add it (the shape stands in kg/gazetteer.py)")
        for other in (*entry.all("members"), *entry.all("parent")):
            if other not in entries:
                raise OntologyError(f"{entry.path}: {id_} names the unknown actor {other}; correct the id or add the actor")


def _make_actor(id_: str, entry: _Entry) -> Actor:
    label = entry.all("label")[-1]
    names = tuple(dict.fromkeys((label, *entry.all("label"), *entry.all("names"))))
    wikidata = tuple(value for value in entry.all("wikidata") if re.fullmatch(r"Q\d+", value))
    return Actor(
        id=id_,
        kind=cast(EntityKind, entry.kind),
        label=label,
        names=names,
        adjectives=entry.all("adjectives"),
        people=entry.all("people"),
        metonyms=entry.all("metonyms"),
        wikidata=wikidata,
        notations=entry.all("notations"),
        members=entry.all("members"),
        parent=(*entry.all("parent"), "")[0],
    )


# -- indexing -----------------------------------------------------------------------------------------------------

_Owner = tuple[Actor, Form]
_Claims = dict[str, list[tuple[int, Actor, Form]]]
_RANKS: dict[Form, int] = {"name": 0, "acronym": 0, "adjective": 1, "people": 2, "metonym": 3}
_CAPITALS = 4  # "QUAD" for "Quad" yields to an acronym with the same letters


def _claims(actors: Iterable[Actor], preferred: frozenset[str]) -> _Claims:
    """Give for each surface who claims it, with a rank: the lowest has it."""
    claims: _Claims = {}
    for actor in actors:
        bonus = -10 if actor.id in preferred else 0
        for written, form in _forms(actor):
            for surface in _spellings(written):
                claims.setdefault(surface, []).append((_RANKS[form] + bonus, actor, form))
                if form != "acronym" and len(surface) > 3 and surface.upper() != surface:
                    claims.setdefault(surface.upper(), []).append((_RANKS[form] + _CAPITALS + bonus, actor, form))
    return claims


def _forms(actor: Actor) -> Iterator[tuple[str, Form]]:
    yield from ((name, "acronym" if _ACRONYM.fullmatch(name) else "name") for name in actor.names)
    yield from ((name, "adjective") for name in actor.adjectives)
    yield from ((name, "people") for name in actor.people)
    yield from ((name, "metonym") for name in actor.metonyms)


def _spellings(name: str) -> set[str]:
    """Give a name as written, without diacritics, and with "&" for "and"."""
    found = {name.translate(_SAME_LENGTH)}
    found |= {_ascii(spelling) for spelling in found}
    return found | {spelling.replace(" and ", " & ") for spelling in found}


def _owner(claims: list[tuple[int, Actor, Form]]) -> _Owner | None:
    best = min(rank for rank, _, _ in claims)
    first = [(actor, form) for rank, actor, form in claims if rank == best]
    return first[0] if len({actor.id for actor, _ in first}) == 1 else None


def _index_by_first_word(owners: dict[str, _Owner | None]) -> dict[str, list[tuple[str, _Owner | None]]]:
    index: dict[str, list[tuple[str, _Owner | None]]] = {}
    for surface, owner in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
        if word := _WORD.match(surface):
            index.setdefault(word.group(), []).append((surface, owner))
    return index


def _lookup_table(owners: dict[str, _Owner | None], claims: _Claims) -> dict[str, Actor | None]:
    """Give the actor by exact surface, and by folded surface for all that is no acronym."""
    exact = {surface: owner[0] if owner else None for surface, owner in owners.items()}
    folded: dict[str, list[tuple[int, Actor, Form]]] = {}
    for surface, found in claims.items():
        folded.setdefault(_fold(surface), []).extend(claim for claim in found if claim[2] != "acronym")
    by_fold = {surface: owner[0] if (owner := _owner(found)) else None for surface, found in folded.items() if found}
    return by_fold | exact


def _is_boundary(text: str, end: int) -> bool:
    return end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()


def _ascii(text: str) -> str:
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _fold(text: str) -> str:
    return _ascii(text).casefold()
