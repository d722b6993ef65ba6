"""Publisher and title -> who published a text, and the state or body that "we" is there."""

from __future__ import annotations

import re
from collections import Counter

from kg.gazetteer import Actor, Gazetteer
from kg.model import Document, Referent, slug
from kg.read.documents.kinds import OUTLET

_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?\S*")
_BODY = re.compile(
    r"\b(?:ministry|mo?fa|department|office|embassy|consulate|mission|house|kremlin|government|cabinet|president|presidency|council"
    r"|commission|parliament|secretariat|delegation|minister of|service|agency|authority|bank)\b",
    re.I,
)
_DOMAIN = re.compile(
    r"(?:\.(?:gov|go|gob|gouv|gub|govt|mil|admin|government)|\b(?:mfa|mofa|mid|fmprc|kremlin|president|government"
    r"|gov))\.([a-z]{2})\b(?!\.)|\.(gov|mil)\b(?!\.)",
    re.I,
)
_CODE = re.compile(r"\b(?:general debate|general assembly|security council|human rights council)\b.*?[,:(\s-]([A-Z]{2,3})\)?$", re.I)
_OF = re.compile(
    r"\b(?:representative|delegation|mission|government|permanent mission|ambassador|minister|president|on behalf) of (?:the )?", re.I
)


def to_referent(actor: Actor) -> Referent:
    """Give the referent of a known actor."""
    return Referent(actor.id, actor.kind, actor.label)


def make_outlet(name: str, gazetteer: Gazetteer) -> Referent:
    """Give the referent of a news outlet, known or not."""
    actor = gazetteer.lookup(name)
    return to_referent(actor) if actor and actor.kind == "NewsOutlet" else Referent(f"news-outlet/{slug(name)}", "NewsOutlet", name)


def find_publisher(document: Document, gazetteer: Gazetteer) -> Referent:
    """Give who published a document: a body, an outlet or a state; the document itself when nobody is named."""
    name = _BRACKET.sub("", document.publisher) or document.publisher
    actor = gazetteer.lookup(name) or gazetteer.lookup(name.removeprefix("The "))
    if actor:
        return to_referent(actor)
    if name and (document.kind == "newswire" or OUTLET.search(name)):
        return make_outlet(name, gazetteer)
    side = find_side(document, gazetteer)
    if side and (not name or not _BODY.search(name) or _ADDRESS.fullmatch(name) or is_coded(document.title)):
        return side[0]
    if name:
        return Referent(f"government-body/{slug(name)}", "GovernmentBody", name)
    return Referent(f"document/{document.id}", "Document", document.title or document.id)


def find_side(document: Document, gazetteer: Gazetteer) -> tuple[Referent, ...]:
    """Give whom the publisher speaks for: nobody for an outlet, else a state or an organisation, when one can be told."""
    coded = _coded(document.title, gazetteer)
    if coded:
        return (coded,)
    if document.kind == "newswire" or (OUTLET.search(document.publisher) and not _BODY.search(document.publisher)):
        return ()
    behalf = re.search(r"\bon behalf of (?:the )?", document.title)
    told = _right_after(document.title, behalf.end(), gazetteer) if behalf else None
    told = told or _of_publisher(document, gazetteer) or _domain(document, gazetteer) or _of_title(document.title, gazetteer)
    return (told,) if told else ()


def most_named(texts: list[str], gazetteer: Gazetteer) -> tuple[Referent, ...]:
    """Give the state that answers name most, when it leads clearly: a spokesperson names the own state."""
    count = Counter(m.actor.id for text in texts for m in gazetteer.find(text) if m.actor.kind == "Country")
    ranked = [*count.most_common(2), ("", 0)]
    if len(ranked) < 2 or ranked[0][1] < 5 or ranked[0][1] < 2 * ranked[1][1]:
        return ()
    actor = gazetteer.get(ranked[0][0])
    return (to_referent(actor),) if actor else ()


def _owner(text: str, gazetteer: Gazetteer) -> Referent | None:
    """Find the state or organisation in a name: that of a known body is its parent's."""
    found = [m.actor for m in gazetteer.find(text)]
    states = [a for a in found if a.kind == "Country"]
    for actor in (*states, *found):
        parent = gazetteer.get(actor.parent) if actor.parent and actor.kind == "GovernmentBody" else None
        if parent:
            return to_referent(parent)
        if actor.kind in ("Country", "Organization"):
            return to_referent(actor)
    return None


def _of_publisher(document: Document, gazetteer: Gazetteer) -> Referent | None:
    """Find whose publisher it is; of the United Nations it is who makes a statement there."""
    own = _owner(document.publisher, gazetteer)
    if own is None or own.kind == "Country" or not re.search(r"\bUN\b|United Nations", document.publisher):
        return own
    named = re.search(r"\b[Ss]tatement by\b.*", document.title)
    return (_owner(named.group(), gazetteer) if named else None) or own


def _right_after(text: str, start: int, gazetteer: Gazetteer) -> Referent | None:
    found = next((m.actor for m in gazetteer.find(text) if m.start == start), None)
    return to_referent(found) if found and found.kind in ("Country", "Organization") else None


def _domain(document: Document, gazetteer: Gazetteer) -> Referent | None:
    match = _DOMAIN.search(f"{document.publisher} {document.url}")
    if not match:
        return None
    code = (match[1] or "us").upper()
    actor = gazetteer.get(f"country/{'GB' if code == 'UK' else code}") or gazetteer.lookup(code)
    return to_referent(actor) if actor else None


def is_coded(title: str) -> bool:
    """Say whether a title is one of United Nations records, with the code of a state at its end.

    >>> is_coded("UN General Debate, session 77 (2022), GBR")
    True
    """
    return _CODE.search(title) is not None


def _coded(title: str, gazetteer: Gazetteer) -> Referent | None:
    """Read the code of a state at the end of a title of United Nations records."""
    match = _CODE.search(title)
    if not match:
        return None
    actor = next((a for a in gazetteer.actors if match[1] in a.notations), None) or gazetteer.lookup(match[1])
    return to_referent(actor) if actor and actor.kind in ("Country", "Organization") else None


def _of_title(title: str, gazetteer: Gazetteer) -> Referent | None:
    """Find the state right behind "Representative of", or before "Foreign Ministry Spokesperson"."""
    matches = gazetteer.find(title)
    for match in matches:
        before, after = title[: match.start], title[match.end :]
        spokes = re.match(r"(?:'s)? (?:[A-Z]\w+ ){0,3}(?:Ministry|Department|Government|Spokes\w+)", after)
        if match.actor.kind == "Country" and (((m := _OF.search(before)) and m.end() == len(before)) or spokes):
            return to_referent(match.actor)
    return None
