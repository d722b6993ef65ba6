"""How kinds of things and families of relations are drawn and called: one table for the page and for paper."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import ACTOR_KINDS

SHAPES = {
    "dot": "M8 2a6 6 0 1 0 0.01 0Z",
    "square": "M3 3H13V13H3Z",
    "diamond": "M8 1L15 8L8 15L1 8Z",
    "triangle": "M8 2L15 14H1Z",
    "triangleDown": "M1 2H15L8 14Z",
    "hexagon": "M5 2H11L15 8L11 14H5L1 8Z",
    "star": "M8 1L10 6H15L11 9L13 15L8 11L3 15L5 9L1 6H6Z",
    "line": "M1 8H15",
}
"""Outlines for the legend of the shapes that the drawing library knows by name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of thing or a family of relations is drawn and called; shape and colour both tell it apart."""

    name: str
    label: str
    colour: str
    shape: str = "line"
    one: str = ""
    """What one such thing is called."""

    @property
    def is_actor(self) -> bool:
        """Tell whether things of this kind act."""
        return self.name in ACTOR_KINDS


KINDS = (
    Look("Country", "States", "#4477aa", "dot", "state"),
    Look("GovernmentBody", "Government bodies", "#66ccee", "square", "government body"),
    Look("Organization", "Organisations", "#228833", "hexagon", "organisation"),
    Look("Company", "Companies", "#999933", "triangle", "company"),
    Look("Person", "Persons", "#ccbb44", "diamond", "person"),
    Look("NewsOutlet", "News outlets", "#aa3377", "triangleDown", "news outlet"),
    Look("Group", "Groups", "#88a0c0", "hexagon", "group"),
    Look("Document", "Documents", "#ee8866", "square", "document"),
    Look("Event", "Events", "#ee6677", "star", "event"),
    Look("Place", "Places", "#ddaa77", "triangle", "place"),
    Look("Topic", "Topics", "#a7adb5", "dot", "topic"),
)
FAMILIES = (
    Look("verbalCooperation", "Cooperation in words", "#0072b2"),
    Look("materialCooperation", "Cooperation in deeds", "#009e73"),
    Look("verbalConflict", "Conflict in words", "#e69f00"),
    Look("materialConflict", "Conflict in deeds", "#d55e00"),
    Look("neutral", "Neutral", "#8a929c"),
)
_LOOKS = {look.name: look for look in (*KINDS, *FAMILIES)}


def look_of_kind(kind: str) -> Look:
    """Give the look of a kind, of a topic where it is unknown."""
    return _LOOKS.get(kind, KINDS[-1])


def look_of_family(family: str) -> Look:
    """Give the look of a family, the neutral one where it is unknown."""
    return _LOOKS.get(family, FAMILIES[-1])
