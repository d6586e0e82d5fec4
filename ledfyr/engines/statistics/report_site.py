"""How does a report become a website? Plain pages that also open from a folder."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from ledfyr.engines.statistics.report_language import Said
from ledfyr.engines.statistics.report_words import (
    Part,
    Picture,
    Prose,
    Table,
    Worded,
    WordedChapter,
    WordedSection,
)

_STYLE = Path(__file__).with_name("report.css")
_REFERENCE = re.compile(r"(\[\d+\])")
SOURCES = "sources"
_NOTHING = ("", "unknown")


def report_site(report: Worded) -> dict[str, str]:
    """Return the pages and drawings by file name; no script, no address outside.

    One page for each chapter; the first is also the entrance. Tables link to a CSV of
    the same name under `tables/`.
    """
    files = {"report.css": _STYLE.read_text(encoding="utf-8")}
    chapters = report.chapters
    for place, chapter in enumerate(chapters):
        files[_file(report, chapter)] = _page(report, chapter, place)
        files |= {
            f"drawings/{part.id}.svg": part.svg
            for section in chapter.sections
            for part in section.parts
            if isinstance(part, Picture)
        }
    files[f"{SOURCES}.html"] = _sources_page(report)
    return files


def _file(report: Worded, chapter: WordedChapter) -> str:
    first = chapter is report.chapters[0]
    return "index.html" if first else f"{chapter.id}.html"


def _el(tag: str, *inside: Element | str | Said | None, **attributes: str) -> Element:
    """Return an element; text is escaped when it is written, whatever it holds."""
    node = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for each in inside:
        match each:
            case None:
                continue
            case Said():
                _add(node, _said(each))
            case _:
                _add(node, each)
    return node


def _add(node: Element, each: Element | str) -> None:
    if isinstance(each, Element):
        node.append(each)
    elif len(node):
        node[-1].tail = (node[-1].tail or "") + each
    else:
        node.text = (node.text or "") + each


def _said(said: Said) -> Element:
    """Return words; those in another language say so, and name their figures."""
    node = Element("span")
    if said.language:
        node.set("lang", said.language)
    if said.cells:
        node.set(
            "data-figures", " ".join(each.replace(" ", "_") for each in said.cells)
        )
    for piece in _REFERENCE.split(said.text):
        if _REFERENCE.fullmatch(piece):
            _add(node, _el("a", piece, href=f"{SOURCES}.html#s{piece[1:-1]}"))
        else:
            _add(node, piece)
    return node


def _page(report: Worded, chapter: WordedChapter, place: int) -> str:
    first = place == 0
    main = _el("main", id="main")
    if first:
        main.append(_cover(report))
    heading = "h2" if first else "h1"
    main.append(_el(heading, chapter.title))
    main.append(_inside(chapter))
    for section in chapter.sections:
        main.append(_section(section, report, "h3" if first else "h2"))
    if first:
        main.append(_downloads(report))
    main.append(_onward(report, place))
    title = report.title if first else f"{chapter.title.text} – {report.title}"
    return _document(report, title, chapter.id, main)


def _document(report: Worded, title: str, current: str, main: Element) -> str:
    words = report.furniture
    page = _el(
        "html",
        _el(
            "head",
            _el("meta", charset="utf-8"),
            _el("meta", name="viewport", content="width=device-width, initial-scale=1"),
            _el("title", f"{title}, {report.subtitle}"),
            _el("link", rel="stylesheet", href="report.css"),
        ),
        _el(
            "body",
            _el("a", words["skip"], class_="skip", href="#main"),
            _el(
                "header",
                _el("a", report.title, href="index.html"),
                _el("a", words["contents"], href="#contents", class_="to-contents"),
                _el("span", report.subtitle),
                class_="masthead",
            ),
            _el("div", main, _contents(report, current), class_="frame"),
        ),
        lang=report.language,
        dir=report.direction,
    )
    return (
        "<!doctype html>\n" + tostring(page, encoding="unicode", method="html") + "\n"
    )


def _contents(report: Worded, current: str) -> Element:
    words = report.furniture
    entries = [(c.id, _file(report, c), c.title, c.about) for c in report.chapters]
    lists = {"region": _el("ul"), "country": _el("ul"), "method": _el("ul")}
    for name, href, title, about in entries:
        lists[about].append(_entry(title, href, name == current))
    lists["method"].append(
        _entry(Said(words["sources"]), f"{SOURCES}.html", current == SOURCES)
    )
    nav = _el("nav", _el("h2", words["contents"]), lists["region"])
    nav.set("aria-label", words["contents"])
    nav.set("id", "contents")
    if len(lists["country"]):
        nav.append(_el("h3", words["countries"]))
        nav.append(lists["country"])
    nav.append(lists["method"])
    return nav


def _entry(title: Said, href: str, is_current: bool) -> Element:
    link = _el("a", title, href=href)
    if is_current:
        link.set("aria-current", "page")
    return _el("li", link)


def _cover(report: Worded) -> Element:
    cover = _el("div", _el("h1", report.title), _el("p", report.subtitle))
    cover.set("class", "cover")
    if report.translation:
        cover.append(_el("p", report.translation, class_="translation"))
    return cover


def _inside(chapter: WordedChapter) -> Element:
    """Return links to the sections; a page of one section needs none."""
    if len(chapter.sections) < 3:
        return _el("div")
    links = (_el("a", each.title, href=f"#{each.id}") for each in chapter.sections)
    return _el("ul", *(_el("li", link) for link in links), class_="inside")


def _section(section: WordedSection, report: Worded, heading: str) -> Element:
    node = _el("section", _el(heading, section.title), id=section.id)
    for part in section.parts:
        node.extend(_part(part, report))
    return node


def _part(part: Part, report: Worded) -> Iterator[Element]:
    match part:
        case Prose("paragraph", items):
            yield _el("p", *_spaced(items))
        case Prose("points", items):
            if items:
                yield _el("ul", *(_el("li", item) for item in items))
        case Prose("remarks", items, limits):
            yield _remarks(items, limits, report)
        case Table():
            yield _table(part, report)
        case Picture():
            yield _el(
                "figure",
                _el("figcaption", part.title),
                _el("img", src=f"drawings/{part.id}.svg", alt=part.alternative),
                class_="drawing",
            )


def _spaced(items: tuple[Said, ...]) -> Iterator[Said | str]:
    for place, item in enumerate(items):
        if place:
            yield " "
        yield item


def _remarks(
    items: tuple[Said, ...], limits: tuple[bool, ...], report: Worded
) -> Element:
    word = report.furniture["limits"]
    return _el(
        "ul",
        *(
            _el("li", _el("strong", word + " ") if limiting else None, item)
            for item, limiting in zip(items, limits, strict=True)
        ),
        class_="remarks",
    )


def _table(table: Table, report: Worded) -> Element:
    columns = list(zip(*table.rows, strict=True))
    numbers = [all(place.is_number for place in column) for column in columns]
    head = _el("tr")
    for title, is_number in zip(table.heading, numbers, strict=True):
        head.append(_el("th", title, scope="col", class_="n" if is_number else "w"))
    body = _el("tbody")
    for row in table.rows:
        line = _el("tr", _el("th", row[0].said, scope="row"))
        for place, is_number in list(zip(row, numbers, strict=True))[1:]:
            line.append(_el("td", place.said, class_="n" if is_number else "w"))
        body.append(line)
    node = _el(
        "div",
        _el("table", _el("caption", table.caption), _el("thead", head), body),
        class_="scroll",
        tabindex="0",
        role="region",
    )
    node.set("aria-label", table.caption.text)
    link = _el("a", report.furniture["table_file"], href=f"tables/{table.id}.csv")
    return _el(
        "div", node, _el("p", link, class_="file"), class_="table", id=f"t-{table.id}"
    )


def _downloads(report: Worded) -> Element:
    words = report.furniture
    files = (
        ("report.pdf", "whole_pdf"),
        ("figures.csv", "all_figures"),
        ("sentences.json", "all_sentences"),
        ("edition.json", "edition"),
    )
    links = (_el("li", _el("a", words[word], href=href)) for href, word in files)
    return _el("section", _el("h3", words["downloads"]), _el("ul", *links))


def _onward(report: Worded, place: int) -> Element:
    words = report.furniture
    node = _el("p", class_="onward")
    around = ((place - 1, "previous"), (place + 1, "next"))
    for at, word in around:
        if 0 <= at < len(report.chapters):
            chapter = report.chapters[at]
            label = f"{words[word]}: {chapter.title.text}"
            node.append(_el("a", label, href=_file(report, chapter), rel=word[:4]))
    return node


def _sources_page(report: Worded) -> str:
    words = report.furniture
    entries = _el("ol")
    for number, each in enumerate(report.sources, start=1):
        known = (part for part in (each.publisher, each.year) if part not in _NOTHING)
        said = ", ".join(known)
        entry = _el("li", _el("cite", each.title), f". {said}." if said else ".")
        entry.set("id", f"s{number}")
        if not each.checked:
            _add(entry, f" ({words['unchecked']})")
        entries.append(entry)
    main = _el("main", _el("h1", words["sources"]), entries, id="main")
    title = f"{words['sources']} – {report.title}"
    return _document(report, title, SOURCES, main)
