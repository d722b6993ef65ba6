"""Where things stand: seeded, in whole pixels, labels apart, components side by side."""

from __future__ import annotations

import itertools
import random

import pytest

from kg.explore.layout import Place, Room, lay_out


def _rooms(size: int) -> dict[str, Room]:
    chance = random.Random(size)
    return {f"n{number:03}": Room(chance.randint(40, 160), chance.randint(25, 70)) for number in range(size)}


def _edges(size: int) -> list[tuple[str, str]]:
    chance = random.Random(size + 1)
    return [(f"n{chance.randrange(number):03}", f"n{number:03}") for number in range(1, size) if number % 17]


def _overlaps(places: dict[str, Place], rooms: dict[str, Room]) -> int:
    return sum(
        abs(places[one].x - places[two].x) < (rooms[one].width + rooms[two].width) / 2 - 2
        and abs(places[one].y - places[two].y) < (rooms[one].height + rooms[two].height) / 2 - 2
        for one, two in itertools.combinations(places, 2)
    )


@pytest.mark.parametrize("size", [2, 30, 110])
def test_no_label_lies_on_another(size: int) -> None:
    rooms = _rooms(size)
    assert _overlaps(lay_out(rooms, _edges(size)), rooms) <= size // 50


def test_it_is_the_same_each_time_in_whole_pixels() -> None:
    first, again = (lay_out(_rooms(40), edges) for edges in (_edges(40), reversed(_edges(40))))
    assert first == again
    assert all(isinstance(part, int) for place in first.values() for part in place)


def test_a_drawing_is_wider_than_high() -> None:
    places = lay_out(_rooms(60), _edges(60)).values()
    wide, high = (max(place[side] for place in places) - min(place[side] for place in places) for side in (0, 1))
    assert wide > high / 2


def test_nothing_to_lay_out() -> None:
    assert lay_out({}, []) == {}
