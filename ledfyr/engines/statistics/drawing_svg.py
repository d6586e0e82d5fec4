"""How does a Vega drawing become an SVG that reads well anywhere?

The colours are those of the pages. Each is written twice: as an attribute, for paper
and the report, and as a class with a rule for dark screens inside the picture.
"""

import json
import re
from collections.abc import Mapping
from xml.etree import ElementTree
from zlib import crc32

import altair as alt
import vl_convert

WIDTH = 420
"""Width of a drawing in points: that of a narrow phone, so that nothing gets small."""

INK, FAINT, BAR, PALE, PAPER = "#13222e", "#6e7b85", "#3f7899", "#e4eef4", "#fbf8f2"
LINES = ("#0b3b5c", "#8f5f00", "#3f7899", "#7a2f57")
SHADES = ("#dbe8f0", "#bfd5e2", "#a3c3d6", "#86b0c9")
LAND = "#efe9dc"
DARK = {
    INK: "#eef3f6",
    FAINT: "#8399a7",
    BAR: "#6f9fbd",
    PALE: "#17303f",
    PAPER: "#0b1822",
    LAND: "#152833",
    LINES[0]: "#8cc0e0",
    LINES[1]: "#f6b93b",
    LINES[3]: "#d99abd",
    SHADES[0]: "#1c3a4c",
    SHADES[1]: "#23485e",
    SHADES[2]: "#2b5770",
    SHADES[3]: "#336682",
}
"""What each colour becomes on a dark screen."""

_DECIMALS = re.compile(r"(\.\d)\d+")
_SVG = "http://www.w3.org/2000/svg"
_FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_NO_USE = ("aria-roledescription", "aria-hidden", "aria-label", "role", "class")

Drawn = alt.Chart | alt.LayerChart | alt.FacetChart


def data_of(values: list[dict[str, object]]) -> alt.InlineData:
    """Return what the chart draws, one object for each mark."""
    return alt.InlineData(values=values)


def frame(chart: Drawn, *, height: int, width: int = WIDTH) -> Drawn:
    """Return the chart in its size, in points, without a box around it."""
    return chart.properties(height=height, width=width)


def finished(
    chart: Drawn | alt.ConcatChart,
    title: str,
    said: str,
    data: Mapping[str, object] | None = None,
) -> str:
    """Return the chart as SVG with a title and the same in words; no script.

    `said` is what a screen reader says where the picture stands alone; `data` is what
    the chart refers to by name.
    """
    spec = json.loads(chart.to_json())
    spec["datasets"] = {**spec.get("datasets", {}), **(data or {})}
    spec["config"] = {
        "background": None,
        "view": {"stroke": None},
        "font": "sans-serif",
        "axis": {"labelFontSize": 12, "grid": False},
        "padding": 4,
    }
    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314
    for node in root.iter():
        _dress(node)
    _name(root, title, said)
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _dress(node: ElementTree.Element) -> None:
    for name in _NO_USE:
        node.attrib.pop(name, None)
    if "font-family" in node.attrib:
        node.set("font-family", _FONT)
    if "d" in node.attrib:
        node.set("d", _DECIMALS.sub(r"\1", node.attrib["d"]))
    classes = [
        f"{way[0]}{list(DARK).index(colour)}"
        for way in ("fill", "stroke")
        if (colour := node.get(way, "")) in DARK
    ]
    if classes:
        node.set("class", " ".join(classes))


def _name(root: ElementTree.Element, title: str, said: str) -> None:
    mark = f"{crc32((title + said).encode()):x}"  # several may stand in one page
    root.set("role", "img")
    root.set("aria-labelledby", f"title-{mark} desc-{mark}")
    for place, (tag, words) in enumerate((("title", title), ("desc", said))):
        node = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{tag}-{mark}"})
        node.text = words
        root.insert(place, node)
    style = ElementTree.Element(f"{{{_SVG}}}style")
    style.text = f"@media (prefers-color-scheme: dark){{{_dark_rules()}}}"
    root.insert(2, style)


def _dark_rules() -> str:
    return "".join(
        f".f{place}{{fill:{dark}}}.s{place}{{stroke:{dark}}}"
        for place, dark in enumerate(DARK.values())
    )
