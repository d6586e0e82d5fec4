"""What was released here stands open to anybody, with reasons for what is hidden."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ledfyr.domain.statistics.disclosure import (
    Heading,
    ReleasedTable,
    Table,
    as_released,
)
from ledfyr.domain.statistics.release_tables import RELEASABLE
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.release_files import write_release
from ledfyr.web.public.statistics.presenters_shelf import title
from ledfyr.web.public.statistics.shelf import address
from tests.factories.facts import a_release
from tests.web.public.statistics.test_figures_are_light import (
    ASSUMED_HEADERS,
    MOST_BYTES,
    _on_the_wire,
    _parts,
)
from tests.web.public.test_a_shoulder_learns_nothing import SUBJECT

FIRST = Heading(
    ref_area="SE",
    measure="victims",
    year=2026,
    as_of=date(2026, 9, 30),
    edition=1,
    published_on=date(2026, 10, 4),
    published_by="Harbour county (invented)",
)
COUNTS = {("sexual",): 3, ("labour",): 17, ("begging",): 20, ("organ",): 0}
HERE = "/en/numbers/here/"
OWN = f"{HERE}se-2026-1c/"


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.LEDFYR_RELEASES_FOLDER = tmp_path / "releases"
    return tmp_path / "releases"


@pytest.fixture
def by_form(folder: Path) -> Path:
    return write_release(folder, _by_form())


def _by_form(counts: Any = None, **changes: Any) -> ReleasedTable:
    safe = protect(Table(("form",), counts or COUNTS))
    return as_released(safe, replace(FIRST, **changes))


def _bare(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_nothing_released_is_said(public_client: Client, folder: Path) -> None:
    page = public_client.get(HERE)

    assert "Nothing has been released yet." in page.text
    assert public_client.get(OWN).status_code == 404


def test_list_leads_to_the_table(public_client: Client, by_form: Path) -> None:
    page = public_client.get(HERE).text

    assert f'<a href="{OWN}">Victims by form of exploitation, Sweden 2026</a>' in page
    assert "Harbour county (invented)" in page


def test_page_shows_numbers_and_says_why_one_is_hidden(
    public_client: Client, by_form: Path
) -> None:
    page = _bare(public_client.get(OWN).text)

    assert "Labour exploitation hidden" in page
    assert "Forced begging 20" in page
    assert "Organ removal 0" in page
    assert "All together 40" in page
    assert "Sexual exploitation It stands for 1 to 4 persons." in page
    assert (
        "Labour exploitation With this number, what is hidden under “Sexual "
        "exploitation” could be worked out within “All together”." in page
    )


def test_page_says_edition_rule_and_policy(
    public_client: Client, by_form: Path
) -> None:
    page = _bare(public_client.get(OWN).text)

    assert "registered up to 30 September 2026. Edition 1, released by Harbour" in page
    assert "Each person counts once, in the year of the first decision" in page
    assert "Numbers from 1 to 4 are hidden, so that nobody can be recognised" in page


def test_no_hidden_number_leaves_in_any_form(
    public_client: Client, by_form: Path
) -> None:
    drawn = public_client.get(f"{HERE}se-2026-1c.svg").text
    found = json.loads(public_client.get(f"{HERE}se-2026-1c.json").text)
    text = public_client.get(f"{HERE}se-2026-1c.csv").text.removeprefix("\ufeff")
    rows = {row["form"]: row for row in csv.DictReader(StringIO(text))}

    assert "Labour exploitation hidden" in drawn and ">17<" not in drawn
    assert {c["form"]: c["value"] for c in found["cells"]} == {
        "sexual": None,
        "labour": None,
        "begging": 20,
        "organ": 0,
        "Total": 40,
    }
    assert rows["sexual"]["value"] == "" and rows["sexual"]["status"] == "primary"
    assert rows["labour"]["why"].startswith("With this number")
    assert "Numbers from 1 to 4 are hidden" in text
    assert any("Edition 1" in note for note in found["notes"])


def test_newest_edition_stands_and_names_the_older_ones(
    public_client: Client, by_form: Path, folder: Path
) -> None:
    corrected = COUNTS | {("begging",): 30}
    write_release(folder, _by_form(corrected, edition=2, note="Ten were missing."))
    write_release(folder, _by_form(as_of=date(2026, 6, 30), edition=7))

    listed = public_client.get(HERE).text
    page = public_client.get(OWN).text
    older = public_client.get(f"{HERE}se-2026-1c-20260930-1/").text

    assert listed.count(OWN) == 1
    assert "All together 50" in _bare(page)
    assert "It corrects: Ten were missing." in page
    assert f"{HERE}se-2026-1c-20260930-1/" in page
    assert f"{HERE}se-2026-1c-20260630-7/" in page
    assert "A later edition counts instead" not in page
    assert "A later edition counts instead of this one." in older
    assert "All together 40" in _bare(older)


@pytest.mark.parametrize("content", ["{}", "", "\udcff", None])
def test_damaged_file_is_refused_and_the_others_stand(
    public_client: Client, by_form: Path, folder: Path, content: str | None
) -> None:
    broken = folder / "SE_victims_2026_sex_2026-09-30_1.json"
    if content is None:
        broken.mkdir()
    else:
        broken.write_text(content, encoding="utf-8", errors="surrogateescape")

    listed, page = public_client.get(HERE), public_client.get(OWN)

    assert (listed.status_code, page.status_code) == (200, 200)
    assert OWN in listed.text and "All together 40" in _bare(page.text)
    for answer in (listed, page):
        assert "A file of released figures is damaged and is left out." in answer.text
        assert broken.name not in answer.text


def test_damaged_correction_is_told_beside_the_edition_before_it(
    public_client: Client, by_form: Path, folder: Path
) -> None:
    path = write_release(folder, _by_form(edition=2, note="Counted again."))
    path.write_text(path.read_text().replace('"count": 20', '"count": 21'))

    page = public_client.get(OWN).text

    assert "All together 40" in _bare(page)
    assert "What stands here may not be the newest." in page


def test_table_of_two_dimensions_has_its_margins(
    public_client: Client, folder: Path
) -> None:
    write_release(folder, a_release())

    page = _bare(public_client.get(f"{HERE}se-2026-1cb/").text)

    assert "Victims by form of exploitation, by sex, Sweden 2026" in page
    assert "Kind Women and girls Men and boys All together" in page
    assert public_client.get(f"{HERE}se-2026-1cb.svg").status_code == 200


def test_only_the_release_alone_may_be_framed(
    public_client: Client, by_form: Path
) -> None:
    framed = public_client.get("/en/numbers/framed/here/se-2026-1c/")
    page = public_client.get(OWN)

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "<script" not in framed.text and "<form" not in framed.text
    assert "Edition 1" in framed.text and "Numbers from 1 to 4" in framed.text
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "/en/numbers/framed/here/se-2026-1c/" in page.text
    assert not public_client.cookies


@pytest.mark.parametrize("end", ["/", ".svg", ".csv", ".json"])
def test_what_was_not_released_is_not_found(
    public_client: Client, by_form: Path, end: str
) -> None:
    assert public_client.get(f"{HERE}se-2025-1c{end}").status_code == 404


def test_addresses_name_no_subject_and_differ_by_table(
    public_client: Client, by_form: Path
) -> None:
    tables = [
        as_released(
            protect(Table(by, {("a",) * len(by): 9, ("b",) * len(by): 0})), FIRST
        )
        for by in RELEASABLE
    ]
    page = public_client.get(OWN).text

    assert len({address(table) for table in tables}) == len(RELEASABLE)
    assert len({title(table) for table in tables}) == len(RELEASABLE)
    named = re.findall(r'(?:href|src|value|name|action)="([^"]*)"', page)
    assert [each for each in named if SUBJECT.search(each)] == []
    assert not SUBJECT.search(
        public_client.get(f"{HERE}se-2026-1c.csv")["Content-Disposition"]
    )


def test_page_is_light_keeps_nothing_and_asks_no_database(
    public_client: Client, by_form: Path
) -> None:
    answer = public_client.get("/uk/numbers/here/se-2026-1c/")

    weights = [_on_the_wire(part) for part in _parts(answer.text)]
    total = len(answer.content) + sum(weights) + ASSUMED_HEADERS * (len(weights) + 1)
    assert total <= MOST_BYTES
    assert answer["Cache-Control"] == "no-store"
