"""Where does each country lie on the drawing, and how is it shaded?"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt

from ledfyr.engines.statistics.drawing_svg import (
    FAINT,
    INK,
    LAND,
    PAPER,
    SHADES,
    WIDTH,
    Drawn,
    data_of,
    frame,
)

BORDERS = "borders"
"""Name under which the drawing finds the borders."""

_FILE = Path(__file__).with_name("region.json")
_HEIGHT = 330
_PROJECTION: dict[str, Any] = {
    "type": "azimuthalEqualArea",
    "rotate": [-17, -59.4],
    "precision": 1,
    "scale": 720,
    "translate": [WIDTH / 2 - 6, _HEIGHT / 2 + 4],
    "clipExtent": [[-9, -9], [WIDTH + 9, _HEIGHT + 9]],
}
_PLACES = {
    "DK": (9.2, 56.1),
    "DE": (10.3, 51.2),
    "EE": (25.9, 58.7),
    "FI": (26.0, 63.0),
    "IS": (-12.0, 62.9),
    "LT": (23.8, 55.3),
    "LV": (25.3, 57.0),
    "NO": (8.6, 60.6),
    "PL": (19.3, 52.1),
    "RU": (36.0, 57.5),
    "SE": (16.2, 64.2),
}
"""Where the number of a country is written: longitude and latitude, by eye."""


@cache
def borders() -> dict[str, Any]:
    """Return the borders as TopoJSON; `id` of a country is its ISO code."""
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


def map_chart(values: Mapping[str, float | None], shown: Mapping[str, str]) -> Drawn:
    """Return the countries, shaded in four steps by value, with their numbers."""
    land = alt.NamedData(
        name=BORDERS,
        format=alt.TopoDataFormat(feature="countries", type="topojson"),
    )
    top = max((value or 0 for value in values.values()), default=0) or 1
    shade = {
        code: SHADES[min(3, int(4 * value / top))]
        for code, value in values.items()
        if value is not None
    }
    blank = [code for code in shown if code not in shade]
    layers = [_area(land, LAND, f"!({_one_of(list(shown))})")]
    for colour in SHADES:
        if codes := [code for code, found in shade.items() if found == colour]:
            layers.append(_area(land, colour, _one_of(codes)))
    if blank:
        layers.append(_area(land, PAPER, _one_of(blank), dash=[3, 2]))
    layers += _labels(shown)
    return frame(alt.layer(*layers).project(**_PROJECTION), height=_HEIGHT)


def _area(
    land: alt.NamedData, fill: str, keep: str, dash: list[int] | None = None
) -> alt.Chart:
    edge: dict[str, Any] = {"strokeDash": dash} if dash else {}
    drawn: alt.Chart = (
        alt.Chart(land)
        .transform_filter(keep)
        .mark_geoshape(fill=fill, stroke=FAINT, strokeWidth=0.6, clip=True, **edge)
    )
    return drawn


def _one_of(codes: list[str]) -> str:
    return f"indexof({json.dumps(codes)}, datum.id) >= 0"


def _labels(shown: Mapping[str, str]) -> list[alt.Chart]:
    rows: list[dict[str, object]] = [
        {
            "lon": _PLACES[code][0],
            "lat": _PLACES[code][1],
            "words": f"{code} {words}".strip(),
        }
        for code, words in shown.items()
        if code in _PLACES
    ]
    base = alt.Chart(data_of(rows)).encode(
        longitude="lon:Q", latitude="lat:Q", text="words:N"
    )
    weight: dict[str, Any] = {"fontSize": 13, "fontWeight": "bold"}
    halo = base.mark_text(stroke=PAPER, strokeWidth=3, color=PAPER, **weight)
    return [halo, base.mark_text(color=INK, **weight)]
