"""Turtle files of known actors -> a finder of their names in raw text.

The files are SKOS, one concept an actor; ours stand in `ontology/actors/`, and a user's own file has the same shape:

    @prefix dip: <https://w3id.org/diplokg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix country: <https://w3id.org/diplokg/id/country/> . @prefix organization: <https://w3id.org/diplokg/id/organization/> .
    @prefix wd: <http://www.wikidata.org/entity/> .

    country:DZ a dip:Country ;                        # a class of the ontology: Country, Organization, GovernmentBody, NewsOutlet, ...
      skos:prefLabel "Algeria"@en ;                   # exactly one: the short common name
      skos:altLabel "People's Democratic Republic of Algeria"@en ;   # other names; one in capitals ("PRC") is an acronym
      # skos:hiddenLabel "..."@en                       a name too common to be searched in text, known to `lookup` alone
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
_KINDS = (*get_args(EntityKind), "Trap")
_PROPERTIES = {
    f"{_SKOS}prefLabel": "label",
    f"{_SKOS}altLabel": "names",
    f"{_SKOS}hiddenLabel": "hidden",
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
    hidden: tuple[str, ...] = ()
    """Names that `lookup` knows and `find` does not."""


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
        owners: _Owners = {surface: None for name in traps for surface in _spellings(name)}
        owners |= {surface: _owner(found) for surface, found in claims.items()}
        self._index: dict[str, list[tuple[str, _Owner | None]]] = {}
        for surface, owner in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
            self._index.setdefault(_WORD.findall(surface)[0], []).append((surface, owner))
        self._lookup = _lookup_table(self.actors, owners, claims)

    def find(self, text: str) -> list[Match]:
        """Find all names: leftmost longest, without overlap, at word boundaries, in text order.

        Case counts, so that "US" is found and "us" is not, but a name may stand in capitals as in a headline.
        A name that several actors share equally, or a trap, is passed over as a whole.

        >>> algeria = Actor("country/DZ", "Country", "Algeria", ("Algeria",), ("Algerian",))
        >>> [(m.start, m.end, m.form) for m in Gazetteer([algeria]).find("the Algerian side")]
        [(4, 12, 'adjective')]
        """
        plain = text.translate(_SAME_LENGTH)
        matches, done = [], 0
        for word in _WORD.finditer(plain):
            if word.start() < done or word.group() not in self._index:
                continue
            for surface, owner in self._index[word.group()]:
                end = word.start() + len(surface)
                if plain.startswith(surface, word.start()) and not (plain[end - 1].isalnum() and plain[end : end + 1].isalnum()):
                    done = end
                    if owner:
                        matches.append(Match(word.start(), end, *owner))
                    break
        return matches

    def lookup(self, name: str) -> Actor | None:
        """Give the actor of one name, whatever its case and "the"; acronyms need their capitals; `None` if unknown or shared."""
        plain = re.sub(r"^the\s+", "", name.translate(_SAME_LENGTH).strip(), flags=re.IGNORECASE)
        return next((self._lookup[k] for k in (name.strip(), plain, _fold(name.strip()), _fold(plain)) if k in self._lookup), None)

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
    theirs = frozenset().union(*(_read_file(path, entries) for path in extra))
    _check(entries)
    actors = [_make_actor(id_, entry) for id_, entry in entries.items() if entry.kind != "Trap"]
    traps = [name for entry in entries.values() if entry.kind == "Trap" for name in entry.all("label") + entry.all("names")]
    return Gazetteer(actors, traps=traps, preferred=theirs)


@dataclass(slots=True)
class _Entry:
    """What the files say of one id, in file order."""

    path: Path
    kind: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.values.get(key, ())))


def _read_file(path: Path, entries: dict[str, _Entry]) -> set[str]:
    """Add what a file says to the entries, and give the ids that it names."""
    found = set()
    for triple in _parse(path):
        predicate, is_class = triple.predicate.value, str(triple.object).startswith(f"<{_DIP}")
        if predicate not in _PROPERTIES and not (predicate == _TYPE and is_class):
            continue
        id_ = _tail(getattr(triple.subject, "value", str(triple.subject)), path)
        entry = entries.get(id_) or entries.setdefault(id_, _Entry(path))
        found.add(id_)
        if predicate == _TYPE:
            entry.kind, entry.path = str(triple.object)[1:-1].removeprefix(_DIP), path
        else:
            entry.values.setdefault(_PROPERTIES[predicate], []).append(_value(triple.object, predicate, path))
    return found


def _parse(path: Path) -> list[ox.Triple]:
    try:
        text = path.read_bytes()
    except OSError as error:
        raise OntologyError(f"{path}: cannot be read ({error.strerror}); give a file of actors in Turtle") from error
    try:
        return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise OntologyError(f"{path}: line {error.lineno}: not Turtle ({error.msg}); correct the file") from error


def _tail(iri: str, path: Path) -> str:
    if not iri.startswith(BASE):
        raise OntologyError(f"{path}: the actor <{iri}> does not stand under <{BASE}>; name it as <{BASE}organization/my-forum>")
    return iri.removeprefix(BASE)


def _value(term: object, predicate: str, path: Path) -> str:
    wants_iri = predicate.endswith(("exactMatch", "member", "partOf"))
    if isinstance(term, ox.NamedNode) and wants_iri:
        return term.value.rpartition("/")[2] if predicate.endswith("exactMatch") else _tail(term.value, path)
    if isinstance(term, ox.Literal) and not wants_iri and _WORD.search(term.value):
        return term.value.strip()
    raise OntologyError(f"{path}: {predicate} has the value {term}; give {'an IRI' if wants_iri else 'a text that is not empty'}")


def _check(entries: dict[str, _Entry]) -> None:
    for id_, entry in entries.items():
        if entry.kind not in _KINDS:
            raise OntologyError(f"{entry.path}: {id_} has the class {entry.kind or 'of nothing'}; use one of dip:{', dip:'.join(_KINDS)}")
        if not entry.all("label"):
            raise OntologyError(f"{entry.path}: {id_} has no skos:prefLabel; add its short common name")
        for other in (*entry.all("members"), *entry.all("parent")):
            if other not in entries:
                raise OntologyError(f"{entry.path}: {id_} names the unknown actor {other}; correct the id or add the actor")


def _make_actor(id_: str, entry: _Entry) -> Actor:
    labels = entry.all("label")
    return Actor(
        id=id_,
        kind=cast(EntityKind, entry.kind),
        label=labels[-1],
        names=tuple(dict.fromkeys((labels[-1], *labels, *entry.all("names")))),
        adjectives=entry.all("adjectives"),
        people=entry.all("people"),
        metonyms=entry.all("metonyms"),
        wikidata=tuple(value for value in entry.all("wikidata") if re.fullmatch(r"Q\d+", value)),
        notations=entry.all("notations"),
        members=entry.all("members"),
        parent=(*entry.all("parent"), "")[0],
        hidden=entry.all("hidden"),
    )


_Owner = tuple[Actor, Form]
_Owners = dict[str, _Owner | None]
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
    others: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("adjective", actor.adjectives),
        ("people", actor.people),
        ("metonym", actor.metonyms),
    )
    yield from ((name, form) for form, names in others for name in names)


def _spellings(name: str) -> set[str]:
    """Give a name as written, without diacritics, and with "&" for "and"."""
    found = {name.translate(_SAME_LENGTH)}
    found |= {_ascii(spelling) for spelling in found}
    return found | {spelling.replace(" and ", " & ") for spelling in found}


def _owner(claims: list[tuple[int, Actor, Form]]) -> _Owner | None:
    best = min(rank for rank, _, _ in claims)
    first = [(actor, form) for rank, actor, form in claims if rank == best]
    return first[0] if len({actor.id for actor, _ in first}) == 1 else None


def _lookup_table(actors: Iterable[Actor], owners: _Owners, claims: _Claims) -> dict[str, Actor | None]:
    """Give the actor by surface, exact for an acronym and folded for all else."""
    folded: _Claims = {_fold(name): [(9, actor, "name")] for actor in actors for name in actor.hidden}
    for surface, found in claims.items():
        if named := [claim for claim in found if claim[2] != "acronym"]:
            folded.setdefault(_fold(surface), []).extend(named)
    known = {surface: _owner(found) for surface, found in folded.items()} | owners
    return {surface: owner[0] if owner else None for surface, owner in known.items()}


def _ascii(text: str) -> str:
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _fold(text: str) -> str:
    return _ascii(text).casefold()
