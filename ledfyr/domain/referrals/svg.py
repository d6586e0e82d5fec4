"""How are boxes, arrows and lines of text written as SVG?"""

import textwrap
from collections.abc import Iterable
from html import escape

SEA = "#0b3c5d"
WATER = "#dce9f1"
PAPER = "#fbfaf6"
LIGHT = "#f2b441"
INK = "#1b2733"
FONT = "system-ui, sans-serif"
LINE = 16
"""Height of a line of text, in pixels."""


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of about `width` pixels at 13 pixels of type."""
    return textwrap.wrap(text, max(8, int(width / 7.3))) or [""]


def lines(x: float, y: float, texts: Iterable[str], *, bold: bool = False) -> str:
    """Return lines of text from a point downwards."""
    weight = ' font-weight="600"' if bold else ""
    return "".join(
        f'<text x="{x:g}" y="{y + LINE * number:g}"{weight}>{escape(text)}</text>\n'
        for number, text in enumerate(texts)
    )


def box(x: float, y: float, width: float, height: float, fill: str = WATER) -> str:
    """Return a box with rounded corners."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" '
        f'fill="{fill}" stroke="{SEA}"/>\n'
    )


def arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a curved arrow from one point to another."""
    middle = (x1 + x2) / 2
    return (
        f'<path d="M{x1:g} {y1:g} C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}" '
        f'fill="none" stroke="{SEA}" marker-end="url(#tip)"/>\n'
    )


def drawing(
    width: float, height: float, title: str, description: str, body: str
) -> str:
    """Return a whole SVG document, named and described for screen readers."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'role="img" aria-labelledby="t d" font-family="{FONT}" font-size="13" '
        f'fill="{INK}">\n'
        f'<title id="t">{escape(title)}</title>\n'
        f'<desc id="d">{escape(description)}</desc>\n'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" '
        'markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0 0 L8 4 L0 8 z" fill="{SEA}"/></marker></defs>\n'
        f'<rect width="{width:g}" height="{height:g}" fill="{PAPER}"/>\n'
        f"{body}</svg>\n"
    )
