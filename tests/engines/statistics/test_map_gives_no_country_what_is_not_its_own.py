"""The map of the region: Crimea is Ukraine's, and every country lies where it lies."""

from collections.abc import Iterator

import pytest

from ledfyr.engines.statistics.drawing_map import borders

Ring = list[tuple[float, float]]


def _line(number: int) -> Ring:
    (dx, dy), (x0, y0) = borders()["transform"].values()
    x = y = 0
    found = []
    steps = borders()["arcs"][number if number >= 0 else ~number]
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        found.append((x * dx + x0, y * dy + y0))
    return found if number >= 0 else found[::-1]


def _rings(code: str) -> Iterator[Ring]:
    for geometry in borders()["objects"]["countries"]["geometries"]:
        if geometry["id"] == code:
            for polygon in geometry["arcs"]:
                yield [point for arc in polygon[0] for point in _line(arc)]


def _crosses(one: tuple[float, float], other: tuple[float, float], y: float) -> bool:
    return (one[1] > y) != (other[1] > y)


def _holds(ring: Ring, x: float, y: float) -> bool:
    """Return whether a point lies in a ring, by counting borders to its east."""
    east = [
        one[0] + (y - one[1]) * (other[0] - one[0]) / (other[1] - one[1]) > x
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True)
        if _crosses(one, other, y)
    ]
    return sum(east) % 2 == 1


def _owners(x: float, y: float) -> set[str]:
    codes = {each["id"] for each in borders()["objects"]["countries"]["geometries"]}
    return {code for code in codes if any(_holds(r, x, y) for r in _rings(code))}


@pytest.mark.parametrize(
    ("place", "longitude", "latitude"),
    [
        ("Simferopol", 34.10, 44.95),
        ("Kerch", 36.30, 45.30),
        ("Dzhankoi", 34.39, 45.71),
        ("Yevpatoria", 33.45, 45.25),
    ],
)
def test_crimea_lies_in_ukraine_and_not_in_russia(
    place: str, longitude: float, latitude: float
) -> None:
    assert _owners(longitude, latitude) == {"UA"}, place


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("DE", 10.0, 51.0),
        ("DK", 9.3, 56.0),
        ("EE", 26.0, 58.7),
        ("FI", 26.0, 63.0),
        ("FI", 20.0, 60.25),
        ("IS", -18.5, 64.9),
        ("LT", 24.0, 55.3),
        ("LV", 25.0, 56.8),
        ("NO", 9.5, 61.5),
        ("PL", 19.5, 52.0),
        ("RU", 37.6, 55.75),
        ("RU", 20.9, 54.7),
        ("SE", 15.5, 62.0),
        ("UA", 30.5, 50.4),
    ],
)
def test_every_country_of_the_region_lies_where_it_lies(
    code: str, longitude: float, latitude: float
) -> None:
    assert _owners(longitude, latitude) == {code}


def test_no_border_runs_along_the_neck_of_crimea() -> None:
    """The old border is gone, not only given another owner."""
    rings = [ring for ring in _rings("UA") if _holds(ring, 34.10, 44.95)]

    assert len(rings) == 1
    assert _holds(rings[0], 33.7, 46.6)
