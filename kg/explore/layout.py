"""A network's ends and the room its labels take -> where each thing stands: laid out beforehand, the same at every run."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import rustworkx

SEED = 7
STEP = 46
"""Pixels for each thing, in both directions."""
WIDEST = 300
"""No label takes more pixels."""
MOST_PARTED = 3000
"""Above so many things labels may overlap: to part them would take too long."""


class Place(NamedTuple):
    """A point of the drawing, in pixels."""

    x: float
    y: float


class Room(NamedTuple):
    """What a thing takes with its label, in pixels."""

    width: float
    height: float


WEIGHT = 3
"""The power of its height with which a thing resists being pushed."""
SCREEN = Room(1000, 690)
"""The shape of what most will see it in."""


def lay_out(rooms: Mapping[str, Room], edges: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Give each node whole pixels, the largest component first and the others in rows beneath it.

    >>> lay_out({"a": Room(50, 30)}, [])
    {'a': Place(x=0, y=0)}
    """
    names = list(rooms)
    graph = _make_graph(names, edges)
    components = sorted((sorted(part) for part in rustworkx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [{names[node]: place for node, place in _spring(graph, part).items()} for part in components]
    parted = [_part(places, rooms) if len(names) <= MOST_PARTED else places for places in drawn]
    return {name: Place(round(x), round(y)) for name, (x, y) in _pack(parted, rooms).items()}


def _make_graph(names: Sequence[str], edges: Iterable[tuple[str, str]]) -> rustworkx.PyGraph[str, None]:
    position = {name: place for place, name in enumerate(names)}
    ends = {tuple(sorted((position[subject], position[target]))) for subject, target in edges if subject != target}
    graph: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    graph.add_edges_from_no_data(sorted((low, high) for low, high in ends))
    return graph


def _spring(graph: rustworkx.PyGraph[str, None], part: Sequence[int]) -> dict[int, Place]:
    """Lay out one component; its area grows with its number of nodes."""
    if len(part) == 1:
        return {part[0]: Place(0, 0)}
    inner, back = graph.subgraph_with_nodemap(list(part))
    places = rustworkx.spring_layout(
        inner, k=1.6 / math.sqrt(len(part)), num_iter=_effort(len(part), least=20, most=400, all_in_all=100_000), seed=SEED
    )
    scale = STEP * math.sqrt(len(part))
    level = _level([Place(x, y) for x, y in places.values()])
    return {back[node]: Place(1.3 * scale * place.x, scale * place.y) for node, place in zip(places, level, strict=True)}


def _level(places: Sequence[Place]) -> list[Place]:
    """Turn the drawing so that it is wider than high, as screens are: its longest axis lies level."""
    middle = Place(sum(place.x for place in places) / len(places), sum(place.y for place in places) / len(places))
    moved = [Place(place.x - middle.x, place.y - middle.y) for place in places]
    mixed = sum(place.x * place.y for place in moved)
    angle = -0.5 * math.atan2(2 * mixed, sum(place.x**2 - place.y**2 for place in moved))
    sine, cosine = math.sin(angle), math.cos(angle)
    return [Place(place.x * cosine - place.y * sine, place.x * sine + place.y * cosine) for place in moved]


def _effort(size: int, *, least: int, most: int, all_in_all: int) -> int:
    """Give how many rounds to take, fewer for more things, so that no drawing takes long.

    >>> _effort(10, least=20, most=400, all_in_all=100_000), _effort(1000, least=20, most=400, all_in_all=100_000)
    (400, 100)
    """
    return max(least, min(most, all_in_all // size))


def _part(places: Mapping[str, Place], rooms: Mapping[str, Room]) -> dict[str, Place]:
    """Push apart what overlaps, a little in each round, along the axis where less is to be pushed."""
    parted = dict(places)
    for _ in range(_effort(len(places), least=8, most=600, all_in_all=60_000)):
        order = sorted(parted, key=lambda name: (parted[name].x, name))
        if not any([_push(parted, rooms, order, place) for place in range(len(order))]):
            break
    return parted


def _push(places: dict[str, Place], rooms: Mapping[str, Room], order: Sequence[str], first: int) -> bool:
    """Push one thing and those to its right apart, the smaller further; tell whether any overlapped."""
    name, pushed = order[first], False
    for other in itertools.islice(order, first + 1, None):
        one, two = places[name], places[other]
        wide = (rooms[name].width + rooms[other].width) / 2 - (two.x - one.x)
        if two.x - one.x > WIDEST:
            break
        high = (rooms[name].height + rooms[other].height) / 2 - abs(two.y - one.y)
        if wide <= 0 or high <= 0:
            continue
        pushed = True
        share = _share(rooms[name], rooms[other])
        if wide < high:
            places[name], places[other] = Place(one.x - wide * share, one.y), Place(two.x + wide * (1 - share), two.y)
        else:
            up = high if two.y >= one.y else -high
            places[name], places[other] = Place(one.x, one.y - up * share), Place(two.x, two.y + up * (1 - share))
    return pushed


def _share(one: Room, other: Room) -> float:
    """Give how much of the way the one is pushed: little if it is much higher, so that hubs stay amid their neighbours.

    >>> _share(Room(9, 20), Room(9, 20)), _share(Room(9, 40), Room(9, 20))
    (0.5, 0.1)
    """
    return round(other.height**WEIGHT / (one.height**WEIGHT + other.height**WEIGHT), 1)


def _pack(drawn: Sequence[Mapping[str, Place]], rooms: Mapping[str, Room]) -> dict[str, Place]:
    """Put the components where a wide screen shows all of them largest: in rows or columns, as long as the first or longer."""
    if not drawn:
        return {}
    boxes = [_box(places, rooms) for places in drawn]
    ways = [_shelve(boxes, times, upright=upright) for upright in (False, True) for times in (1, 1.5, 2, 3, 5)]
    corners, _ = max(ways, key=lambda way: min(SCREEN.width / way[1].width, SCREEN.height / way[1].height))
    return {
        name: Place(corner.x + x - x_low, corner.y + y - y_low)
        for places, (x_low, y_low, _), corner in zip(drawn, boxes, corners, strict=True)
        for name, (x, y) in places.items()
    }


def _shelve(boxes: Sequence[tuple[float, float, Room]], times: float, *, upright: bool) -> tuple[list[Place], Room]:
    """Give the corner of each component, in rows so many times as wide as the first (upright: columns as high), and the room of all."""
    corners: list[Place] = []
    along = across = thick = longest = limit = 0.0
    for _, _, size in boxes:
        length, depth = (size.height, size.width) if upright else (size.width, size.height)
        limit = limit or times * max(length, 12 * STEP)
        if corners and along + length > limit:
            along, across, thick = 0.0, across + thick, 0.0
        corners.append(Place(across, along) if upright else Place(along, across))
        along += length
        thick, longest = max(thick, depth), max(longest, along)
    return corners, Room(across + thick, longest) if upright else Room(longest, across + thick)


def _box(places: Mapping[str, Place], rooms: Mapping[str, Room]) -> tuple[float, float, Room]:
    """Give the least x and y of the places, and the room they take with their labels."""
    xs, ys = [place.x for place in places.values()], [place.y for place in places.values()]
    wide, high = (max(rooms[name][side] for name in places) for side in (0, 1))
    return min(xs), min(ys), Room(max(xs) - min(xs) + wide + STEP, max(ys) - min(ys) + high + STEP)
