"""Mentions of all documents -> Entities: one thing for its many names; where two fit, it stays apart and a note says so.

Actors of the gazetteer, places, bodies with a name of their own and persons with a full name are the same in every document. Groups,
documents, events, topics, persons known by one name only and bodies known by their office only ("the Foreign Ministry") belong to their
document; those that merely occur in it, and about which nothing is said, are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from kg.graph.ids import LOCAL_KINDS, entity_id, local_id
from kg.model import Entity, Extraction, Mention, Problem, Referent, Source

if TYPE_CHECKING:
    from kg.gazetteer import Actor, Gazetteer

NAMING_RULES = frozenset({"gazetteer", "title", "run", "surname", "acronym", "ner", "group", "document", "event", "place"})
# fmt: off
PRONOUNS = frozenset((
    "i", "we", "he", "she", "it", "they", "you", "us", "them", "him", "her", "our", "ours", "its", "their", "his", "this",
    "that", "these", "those", "who", "which", "one"
))
OFFICES = frozenset((
    "affairs", "agency", "and", "armed", "army", "assembly", "bank", "bureau", "cabinet", "central", "commerce",
    "commission", "committee", "congress", "council", "court", "defence", "defense", "department", "embassy", "external",
    "federal", "finance", "for", "forces", "foreign", "general", "government", "health", "house", "intelligence",
    "interior", "internal", "justice", "main", "minister", "ministry", "national", "navy", "of", "office", "parliament",
    "police", "presidency", "president", "prime", "public", "relations", "secretariat", "security", "senate", "service",
    "state", "supreme", "the", "trade", "treasury"
))
# fmt: on


class Resolution(NamedTuple):
    """The entities, the way to them from (document id, referent key), and what stayed unclear."""

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]


def resolve(extractions: Sequence[Extraction], gazetteer: Gazetteer) -> Resolution:
    """Find the entities behind the referents of all documents, sorted by id."""
    ids: dict[tuple[str, str], str] = {}
    seen: dict[str, _Seen] = defaultdict(_Seen)
    problems: list[Problem] = []
    spoken_of: set[str] = set()
    for extraction in extractions:
        keys = {referent.key: referent for referent in _referents(extraction)}
        here, unclear = _entity_ids(extraction.document.id, keys.values(), gazetteer)
        problems += unclear
        ids |= {(extraction.document.id, key): entity for key, entity in here.items()}
        _collect(extraction, here, seen)
        spoken_of |= {here[referent.key] for referent in _in_turns_and_relations(extraction)}
    kept = ((id_, found) for id_, found in sorted(seen.items()) if id_ in spoken_of or not _is_passing(id_))
    entities = (_entity(id_, found, gazetteer.get(id_)) for id_, found in kept)
    return Resolution(tuple(entities), ids, tuple(problems))


def relink(extraction: Extraction, resolution: Resolution) -> Extraction:
    """Replace the referents of one extraction: their keys become ids of entities. Mentions lose the referents that are no entities."""
    entities = {entity.id: entity for entity in resolution.entities}

    def linked(referent: Referent) -> Referent:
        entity = entities[resolution.ids[extraction.document.id, referent.key]]
        return Referent(entity.id, entity.kind, entity.label)

    def linked_all(referents: Iterable[Referent]) -> tuple[Referent, ...]:
        known = (referent for referent in referents if resolution.ids[extraction.document.id, referent.key] in entities)
        return tuple(dict.fromkeys(linked(referent) for referent in known))

    return replace(
        extraction,
        turns=tuple(
            replace(t, speaker=linked(t.speaker) if t.speaker else None, spoken_for=linked_all(t.spoken_for)) for t in extraction.turns
        ),
        mentions=tuple(replace(m, referents=linked_all(m.referents)) for m in extraction.mentions),
        relations=tuple(
            replace(
                r,
                subject=linked(r.subject),
                object=linked(r.object),
                sources=tuple(Source(linked(s.referent), s.passage) for s in r.sources),
            )
            for r in extraction.relations
        ),
    )


@dataclass(slots=True)
class _Seen:
    """What the documents call one entity."""

    labels: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)


def _is_passing(id_: str) -> bool:
    """Is this one of the groups, documents and events that fill any text?"""
    return id_.partition("/")[0] in LOCAL_KINDS and "_" in id_


def _referents(extraction: Extraction) -> Iterator[Referent]:
    yield from _in_turns_and_relations(extraction)
    for mention in extraction.mentions:
        yield from mention.referents


def _in_turns_and_relations(extraction: Extraction) -> Iterator[Referent]:
    for turn in extraction.turns:
        if turn.speaker:
            yield turn.speaker
        yield from turn.spoken_for
    for relation in extraction.relations:
        yield relation.subject
        yield relation.object
        yield from (source.referent for source in relation.sources)


def _entity_ids(document: str, referents: Collection[Referent], gazetteer: Gazetteer) -> tuple[dict[str, str], list[Problem]]:
    """Give the id of each referent of one document, by its key."""
    ids = {referent.key: _entity_id(document, referent, gazetteer) for referent in referents}
    problems = []
    persons = sorted({id_ for id_ in ids.values() if id_.startswith("person/") and "-" in id_})
    for key, id_ in ids.items():
        if id_.startswith("person/") and "-" not in id_ and not gazetteer.get(id_):
            fitting = _bearers(id_.removeprefix("person/"), persons)
            ids[key] = fitting[0] if len(fitting) == 1 else local_id(id_, document)
            if len(fitting) > 1:
                name = id_.removeprefix("person/").capitalize()
                problems.append(Problem("note", document, f"{name}: not linked, {len(fitting)} persons of the text bear this name"))
    return ids | _shortened(ids, referents), problems


def _entity_id(document: str, referent: Referent, gazetteer: Gazetteer) -> str:
    key = entity_id(referent.key)
    kind, _, name = key.partition("/")
    if gazetteer.get(key):
        return key
    if kind == "person":
        return "person/" + "-".join(_person(key))
    nameless = kind in {"government-body", "organization"} and OFFICES.issuperset(name.split("-"))
    return local_id(referent.key, document) if nameless or kind in LOCAL_KINDS else key


def _shortened(ids: Mapping[str, str], referents: Collection[Referent]) -> dict[str, str]:
    """Join names of documents and events that are the beginning of just one longer name: "Harbour Rules", "Harbour Rules for Pilots"."""
    local = {r.key: ids[r.key] for r in referents if r.kind in {"Document", "Event"} and "_" in ids[r.key]}
    proper = [r.key for r in referents if r.key in local and len(re.findall(r"\b[A-Z]\w+", r.label)) > 1 and r.label[:1].isupper()]
    joined = {}
    for key in proper:
        longer = {id_ for id_ in local.values() if id_.startswith(f"{local[key]}-")}
        if len(longer) == 1:
            joined[key] = longer.pop()
    return joined


def _person(key: str) -> list[str]:
    """Give the names of a person without the initials between: the same for "Antony J. Blinken" and "Antony Blinken"."""
    tokens = key.partition("/")[2].split("-")
    return [t for n, t in enumerate(tokens) if len(t) > 1 or n == 0 or n == len(tokens) - 1]


def _bearers(name: str, persons: Sequence[str]) -> list[str]:
    """Give the persons with this last name; if there is none, those with this first name (the family name of "Wang Yi")."""
    last = [person for person in persons if person.endswith(f"-{name}")]
    return last or [person for person in persons if person.startswith(f"person/{name}-")]


def _collect(extraction: Extraction, ids: Mapping[str, str], seen: dict[str, _Seen]) -> None:
    """Note what one document calls its entities."""
    for referent in _referents(extraction):
        found = seen[ids[referent.key]]
        found.labels[referent.label] += 1
        found.kinds[referent.kind] += 1
        found.sources.add(extraction.document.id)
    for mention in extraction.mentions:
        if len(mention.referents) == 1 and mention.rule in NAMING_RULES:
            name = _name(mention)
            if name:
                seen[ids[mention.referents[0].key]].names.add(name)


def _name(mention: Mention) -> str:
    """Give the text of a mention as a name: without "the" and "'s"; nothing for a pronoun or a mere "the X side"."""
    name = re.sub(r"\s+", " ", mention.text).strip(' ,;:."“”')
    name = re.sub(r"(?:['’]s|(?<=s)['’])$", "", re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE))
    if name.casefold() in PRONOUNS or re.search(r"\bsides?$", name):
        return ""
    return name


def _entity(id_: str, found: _Seen, actor: Actor | None) -> Entity:
    sources = tuple(sorted(found.sources))
    if actor:
        used = {name.casefold() for name in found.names}
        aliases = sorted({name for name in actor.names if name.casefold() in used} - {actor.label})
        return Entity(id_, actor.kind, actor.label, tuple(aliases), tuple(sorted(actor.wikidata)), tuple(sorted(actor.notations)), sources)
    kind = max(sorted(found.kinds), key=lambda k: found.kinds[k])
    label = _label(found)
    names = {name for name in found.names if " " in name or name != name.lower()} | set(found.labels)
    if kind == "Person":
        tokens = {token.casefold() for token in label.split()}
        names = {name for name in names if tokens & {token.casefold() for token in name.split()}}
    return Entity(id_, kind, label, tuple(sorted(names - {label})), sources=sources)  # type: ignore[arg-type]


def _label(found: _Seen) -> str:
    """Choose the label used most often; among equals the longest, so that the order of documents does not matter."""
    return min(found.labels, key=lambda label: (-found.labels[label], -len(label), label))
