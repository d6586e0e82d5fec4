"""The report's paper is tagged and holds the figures; its pages hold together."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")

VOID = {"meta", "link", "img", "br", "hr"}


class Outline(HTMLParser):
    """What a page is made of: links, identifiers, and whether its tags close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.scripts = 0
        self.unnamed_pictures = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.links += [v for k, v in attrs if k in ("href", "src") and v]
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.scripts += tag == "script"
        self.unnamed_pictures += tag == "img" and not given.get("alt")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def pages(folder: Path) -> dict[str, Outline]:
    return {
        path.name: Outline(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.html"))
    }


def paper_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return re.sub(r"\s+", " ", " ".join(texts))


def test_the_paper_is_tagged_titled_and_in_its_language(edition: Path) -> None:
    with pikepdf.open(edition / "report.pdf") as paper:
        root = paper.Root
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "en"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        title = str(paper.open_metadata()["dc:title"])
    assert (
        title == "Human trafficking in the Baltic Sea Region: Round-up report 2016–2018"
    )


def test_the_paper_declares_that_it_follows_pdf_ua(edition: Path) -> None:
    with pikepdf.open(edition / "report.pdf") as paper:
        assert str(paper.open_metadata()["pdfuaid:part"]) == "1"


def test_the_paper_holds_the_figures(edition: Path) -> None:
    text = paper_text(edition / "report.pdf")

    assert "Victims: 121 in 2016, 97 in 2018; a fall." in text
    assert "The parts give 4,758: a difference of 19." in text
    assert "The profile counts 669 presumed victims" in text
    for country in ("Denmark", "Iceland", "Russia", "Sweden"):
        assert country in text


def test_every_page_is_well_formed_and_has_no_script(edition: Path) -> None:
    for name, page in pages(edition).items():
        assert page.open == [], name
        assert page.scripts == 0, name
        assert len(page.ids) == len(set(page.ids)), name
        assert page.headings[0] == 1 or name == "index.html", name
        assert page.headings.count(1) == 1, name
        assert page.unnamed_pictures == 0, name


def test_every_link_leads_to_a_file_or_a_place_that_is_there(edition: Path) -> None:
    found = pages(edition)
    broken = []
    for name, page in found.items():
        for link in page.links:
            target, _hash, place = unquote(link).partition("#")
            if not (edition / (target or name)).is_file():
                broken.append((name, link))
            elif place and place not in found[target or name].ids:
                broken.append((name, link))

    assert broken == []


def test_no_page_asks_anything_of_another_machine(edition: Path) -> None:
    for path in [*edition.glob("*.html"), *edition.glob("*.css")]:
        text = path.read_text(encoding="utf-8")
        assert "http" not in text, path.name
        assert "url(" not in text, path.name


def test_every_table_has_its_file_with_the_same_numbers(edition: Path) -> None:
    path = edition / "tables" / "dk-totals.csv"

    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))

    assert rows[0] == ["Figure", "2016", "2017", "2018", "Counted are"]
    assert rows[1] == ["Victims", "121", "98", "97", "persons"]
    assert ["Investigations opened", "–", "–", "–", "cases"] in rows


def test_every_sentence_with_figures_names_figures_that_are_there(
    edition: Path,
) -> None:
    text = (edition / "figures.csv").read_text(encoding="utf-8-sig")
    known = {row["figure"] for row in csv.DictReader(text.splitlines())}
    said = json.loads((edition / "sentences.json").read_text(encoding="utf-8"))

    assert len(said) > 50
    assert all(set(each["figures"]) <= known for each in said)


def test_every_figure_has_a_source_and_its_lines(edition: Path) -> None:
    text = (edition / "figures.csv").read_text(encoding="utf-8-sig")

    rows = list(csv.DictReader(text.splitlines()))

    assert len(rows) == 693
    assert all(row["source"] and row["lines"] and row["evidence"] for row in rows)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "name", ["index", "findings", "dk", "se", "comparison", "challenges", "method"]
)
def test_a_page_opens_from_the_folder_and_stands_in_nobodys_way(
    socket_enabled: None, browser: Browser, edition: Path, name: str, width: int
) -> None:
    with browser.new_context(
        java_script_enabled=True, viewport={"width": width, "height": 900}
    ) as context:
        page = context.new_page()
        page.goto((edition / f"{name}.html").as_uri())

        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("[...document.images].every(i => i.naturalWidth > 0)")
