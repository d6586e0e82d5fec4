"""How does a figure look? Bars, lines, panels and the map of the region, as SVG.

Drawn by Vega (Altair, vl-convert) without a browser or network. A drawing never stands
alone: the page or report that shows it has the table with the same words beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert

from ledfyr.engines.statistics.drawing_map import BORDERS, borders, map_chart
from ledfyr.engines.statistics.drawing_svg import (
    BAR,
    FAINT,
    INK,
    LINES,
    PALE,
    WIDTH,
    Drawn,
    data_of,
    finished,
    frame,
)

_STEP = 44
_NAMES = 84
"""Room for the names at the ends of lines, in points."""
_HEADER = alt.Header(
    title=None,
    labelAnchor="start",
    labelFontSize=13,
    labelFontWeight="bold",
    labelColor=INK,
)
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One number to draw: `label` says of what, `shown` is the number in words.

    `value` is None where there is no number; `shown` then says why ("a dash").
    An unsure number is drawn hollow. `starts_anew`: counted otherwise than the one
    before, so that no line may join them.
    """

    label: str
    value: float | None
    shown: str
    is_sure: bool = True
    starts_anew: bool = False


def bars(title: str, rows: Sequence[Mark]) -> str:
    """Return horizontal bars from zero, each under its label; no number, no bar."""
    data = data_of([_row(place, row) for place, row in enumerate(rows)])
    base = alt.Chart(data).encode(y=alt.Y("place:O", axis=None))
    scale = alt.Scale(domain=[0, _greatest(rows)], range=[0, WIDTH - 90])
    length = alt.X("value:Q", scale=scale, axis=None)
    labels = base.mark_text(align="left", dy=-12, fontSize=13, color=INK).encode(
        x=alt.value(0), text="label:N"
    )
    drawn = _bars_of(base.transform_filter("datum.value !== null"), length, 16, 8)
    number = base.mark_text(
        align="left", dx=6, dy=9, fontSize=13, fontWeight="bold", color=INK
    ).encode(x=alt.X("end:Q", scale=scale, axis=None), text="shown:N")
    chart = frame(alt.layer(labels, drawn, number), height=_STEP * max(1, len(rows)))
    return finished(chart, title, _said(rows))


def lines(title: str, series: Mapping[str, Sequence[Mark]]) -> str:
    """Return one line for each series over the labels of its marks, in their order.

    A line breaks where a number is missing or starts anew. Series differ by dash and by
    the name at their end, not by colour alone; more than four are drawn as `panels`.
    """
    if len(series) > len(_DASHES):
        return panels(title, series)
    every = [mark for marks in series.values() for mark in marks]
    order = list(dict.fromkeys(mark.label for mark in every))
    data = data_of(list(_points(series)))
    names = list(series)
    base = (
        alt.Chart(data)
        .transform_filter("datum.value !== null")
        .encode(
            x=alt.X("label:O", sort=order, axis=_axis(), scale=alt.Scale(padding=0.3)),
            y=alt.Y(
                "value:Q", axis=None, scale=alt.Scale(domain=[0, _greatest(every)])
            ),
            color=alt.Color(
                "series:N",
                scale=alt.Scale(domain=names, range=list(LINES[: len(names)])),
                legend=None,
            ),
        )
    )
    dash = alt.StrokeDash(
        "series:N",
        scale=alt.Scale(domain=names, range=list(_DASHES[: len(names)])),
        legend=None,
    )
    drawn = base.mark_line(strokeWidth=2.5).encode(detail="piece:N", strokeDash=dash)
    points = base.mark_point(size=50, filled=True, opacity=1)
    number = base.mark_text(dy=-12, fontSize=12, fontWeight="bold").encode(
        text="shown:N", color=alt.value(INK)
    )
    ends = (
        base.transform_filter("datum.is_last" if len(series) > 1 else "false")
        .mark_text(align="left", dx=8, fontSize=12, limit=_NAMES)
        .encode(text="series:N", color=alt.value(INK))
    )
    chart = frame(
        alt.layer(drawn, points, number, ends), height=240, width=WIDTH - _NAMES
    )
    said = "; ".join(f"{name}: {_said(marks)}" for name, marks in series.items())
    return finished(chart, title, said)


def panels(
    title: str, series: Mapping[str, Sequence[Mark]], one_scale: bool = False
) -> str:
    """Return a small drawing for each series, two in a row, each with its own scale.

    Countries never share a scale, because they count differently: nobody can read a
    rank. Only what is counted alike, such as the forms of one country, has `one_scale`.
    """
    every = [mark for marks in series.values() for mark in marks]
    data = data_of(
        [
            _row(place, mark)
            | {"series": name, "room": _greatest(every if one_scale else marks) * 1.2}
            for name, marks in series.items()
            for place, mark in enumerate(marks)
        ]
    )
    chart = _panel(data).facet(
        facet=alt.Facet("series:N", sort=list(series), header=_HEADER),
        columns=2,
        spacing=26,
    )
    chart = chart.resolve_scale(x="independent", y="independent")
    said = "; ".join(f"{name}: {_said(marks)}" for name, marks in series.items())
    return finished(chart, title, said)


def region_map(
    title: str,
    values: Mapping[str, float | None],
    shown: Mapping[str, str],
    notes: Sequence[str] = (),
) -> str:
    """Return the map of the region with each country's number written on it.

    Keys are ISO 3166-1 codes of two letters. A country in `shown` without a value is
    drawn with a dashed edge; one in neither is a neighbour. `notes` go into the text
    that a screen reader says. Borders: Natural Earth by way of world-atlas, corrected.
    """
    said = "; ".join(f"{code} {words}" for code, words in shown.items())
    data = {BORDERS: borders()}
    return finished(map_chart(values, shown), title, ". ".join((said, *notes)), data)


def as_png(svg: str) -> bytes:
    """Return a drawing as a picture of pixels, on white, twice its size in points."""
    paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
    head, _, rest = svg.partition(">")
    return vl_convert.svg_to_png(f"{head}>{paper}{rest}", scale=2)


def _panel(data: alt.InlineData) -> Drawn:
    """Return the drawing that is repeated for each series, with room above its bars."""
    ticks = alt.X("label:O", sort=alt.SortField("place"), axis=_axis())
    base = alt.Chart(data).encode(x=ticks)
    height = alt.Y("value:Q", axis=None)
    drawn = _bars_of(base.transform_filter("datum.value !== null"), height, 34, 0)
    room = base.mark_point(opacity=0).encode(y=alt.Y("room:Q", axis=None))
    number = base.mark_text(
        dy=-5,
        fontSize=12,
        fontWeight="bold",
        color=INK,
        limit=66,
        baseline="line-bottom",
        lineBreak="\n",
    ).encode(y=alt.Y("end:Q", axis=None), text="shown:N")
    layers = alt.layer(drawn, room, number, data=data)
    return frame(layers, width=(WIDTH - 26) // 2, height=96)


def _bars_of(base: alt.Chart, length: Any, size: int, offset: int) -> Drawn:
    """Filled bars for sure numbers, hollow ones with a dashed edge for others."""
    channel: dict[str, Any] = (
        {"x": length} if isinstance(length, alt.X) else {"y": length}
    )
    moved: dict[str, Any] = {"yOffset": offset} if isinstance(length, alt.X) else {}
    sure = base.transform_filter("datum.is_sure").mark_bar(
        size=size, color=BAR, **moved
    )
    unsure = base.transform_filter("!datum.is_sure").mark_bar(
        size=size, fill=PALE, stroke=BAR, strokeWidth=1.5, strokeDash=[4, 3], **moved
    )
    return alt.layer(sure.encode(**channel), unsure.encode(**channel))


def _axis() -> alt.Axis:
    return alt.Axis(
        title=None, labelAngle=0, labelColor=INK, domainColor=FAINT, tickColor=FAINT
    )


def _row(place: int, mark: Mark) -> dict[str, object]:
    return {
        "place": place,
        "label": mark.label,
        "value": mark.value,
        "end": mark.value or 0,
        "shown": mark.shown,
        "is_sure": mark.is_sure,
    }


def _points(series: Mapping[str, Sequence[Mark]]) -> list[dict[str, object]]:
    found = []
    for name, marks in series.items():
        piece = 0
        last = max((n for n, m in enumerate(marks) if m.value is not None), default=-1)
        for place, mark in enumerate(marks):
            piece += mark.starts_anew or mark.value is None
            row = _row(place, mark) | {"series": name, "piece": f"{name} {piece}"}
            found.append(row | {"is_last": place == last})
    return found


def _greatest(marks: Sequence[Mark]) -> float:
    return max((mark.value or 0 for mark in marks), default=0) or 1


def _said(marks: Sequence[Mark]) -> str:
    return ", ".join(f"{mark.label} {mark.shown}" for mark in marks)
