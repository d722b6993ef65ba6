"""Mentions of all documents -> Entities: one thing for its many names; where two fit, it stays apart and a note says so.

Actors of the gazetteer, places, bodies and persons with a full name are the same in every document. Groups, documents, events, topics and
persons known by one name only belong to their document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from kg.graph.ids import LOCAL_KINDS, entity_id, local_id
from kg.model import Entity, Extraction, Mention, Problem, Referent, Source

if TYPE_CHECKING:
    from kg.gazetteer import Actor, Gazetteer

NAMING_RULES = frozenset({"gazetteer", "title", "ner", "group", "document", "event", "place"})
PRONOUNS = frozenset(
    (
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "you",
        "us",
        "them",
        "him",
        "her",
        "our",
        "ours",
        "its",
        "their",
        "his",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "one",
    )
)


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
    for extraction in extractions:
        keys = {referent.key: referent for referent in _referents(extraction)}
        here, unclear = _entity_ids(extraction.document.id, keys.values(), gazetteer)
        problems += unclear
        ids |= {(extraction.document.id, key): entity for key, entity in here.items()}
        _collect(extraction, here, seen)
    entities = (_entity(id_, found, gazetteer.get(id_)) for id_, found in sorted(seen.items()))
    return Resolution(tuple(entities), ids, tuple(problems))


def relink(extraction: Extraction, resolution: Resolution) -> Extraction:
    """Replace the referents of one extraction: their keys become ids of entities."""
    entities = {entity.id: entity for entity in resolution.entities}

    def linked(referent: Referent) -> Referent:
        entity = entities[resolution.ids[extraction.document.id, referent.key]]
        return Referent(entity.id, entity.kind, entity.label)

    def linked_all(referents: Iterable[Referent]) -> tuple[Referent, ...]:
        return tuple(dict.fromkeys(linked(referent) for referent in referents))

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


def _referents(extraction: Extraction) -> Iterator[Referent]:
    for turn in extraction.turns:
        if turn.speaker:
            yield turn.speaker
        yield from turn.spoken_for
    for mention in extraction.mentions:
        yield from mention.referents
    for relation in extraction.relations:
        yield relation.subject
        yield relation.object
        yield from (source.referent for source in relation.sources)


def _entity_ids(document: str, referents: Iterable[Referent], gazetteer: Gazetteer) -> tuple[dict[str, str], list[Problem]]:
    """Give the id of each referent of one document, by its key."""
    ids: dict[str, str] = {}
    single: list[Referent] = []
    for referent in referents:
        key = entity_id(referent.key)
        if gazetteer.get(key):
            ids[referent.key] = key
        elif referent.kind == "Person":
            tokens = _person(key)
            ids[referent.key] = "person/" + "-".join(tokens)
            if len(tokens) == 1:
                single.append(referent)
        else:
            ids[referent.key] = local_id(referent.key, document) if key.split("/")[0] in LOCAL_KINDS else key
    problems = []
    full = sorted({id_ for key, id_ in ids.items() if id_.startswith("person/") and "-" in id_})
    for referent in single:
        fitting = _bearers(ids[referent.key].removeprefix("person/"), full)
        ids[referent.key] = fitting[0] if len(fitting) == 1 else local_id(ids[referent.key], document)
        if len(fitting) > 1:
            problems.append(Problem("note", document, f"{referent.label}: not linked, {len(fitting)} persons of the text bear this name"))
    return ids, problems


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
    names = found.names | set(found.labels)
    if kind == "Person":
        tokens = {token.casefold() for token in label.split()}
        names = {name for name in names if tokens & {token.casefold() for token in name.split()}}
    return Entity(id_, kind, label, tuple(sorted(names - {label})), sources=sources)  # type: ignore[arg-type]


def _label(found: _Seen) -> str:
    """Choose the label used most often; among equals the longest, so that the order of documents does not matter."""
    return min(found.labels, key=lambda label: (-found.labels[label], -len(label), label))
