"""How do the drawings of a report come to paper and page? By the house's drawings."""

from xml.etree import ElementTree

from ledfyr.domain.statistics.roundup.figures import is_known
from ledfyr.domain.statistics.roundup.layout import Drawing
from ledfyr.domain.statistics.roundup.layout import Mark as Drawable
from ledfyr.engines.statistics.drawings import Mark, bars, panels, region_map
from ledfyr.engines.statistics.report_language import Language

PAPER_FONT = "Libertinus Serif"


def drawn(drawing: Drawing, language: Language) -> str:
    """Return a drawing as SVG, its words in the language of the report."""
    title = language.say(drawing.title).text
    match drawing.kind:
        case "bars":
            return bars(title, [_mark(each, language) for each in drawing.marks])
        case "panels":
            series: dict[str, list[Mark]] = {}
            for each in drawing.marks:
                name = language.say(each.series).text
                series.setdefault(name, []).append(_mark(each, language))
            return panels(title, series)
        case "map":
            return _map(drawing, title, language)


def _mark(each: Drawable, language: Language) -> Mark:
    known = is_known(each.cell)
    return Mark(
        label=language.say(each.place).text,
        value=each.cell.value if known else None,
        shown=language.figure(each.cell),
        is_sure=known and each.cell.certainty == "certain",
        starts_anew=each.starts_anew,
    )


def _map(drawing: Drawing, title: str, language: Language) -> str:
    values: dict[str, float | None] = {}
    shown: dict[str, str] = {}
    for each in drawing.marks:
        cell = each.cell
        persons = cell.unit == "persons" and cell.measure != "children"
        values[cell.ref_area] = cell.value if persons and is_known(cell) else None
        shown[cell.ref_area] = language.figure(cell)
    return region_map(title, values, shown)


def on_paper(svg: str) -> str:
    """Return a drawing for paper: its letters in the book's font, no dark screen."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - drawn by this program
    for node in list(root):
        if node.tag.endswith("}style"):
            root.remove(node)
    for node in root.iter():
        if "font-family" in node.attrib:
            node.set("font-family", PAPER_FONT)
    return ElementTree.tostring(root, encoding="unicode")
