"""A statistician sends in figures, corrects them, and never sees a small number."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import State, Submission
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import browser_of, home_of
from tests.factories.sheets import SUSPECTS, as_csv, as_xlsx
from tests.factories.submissions import (
    SUSPECT_ROWS,
    a_statistician,
    corrected_figures,
    offered_figures,
    taken_in_figures,
)

pytestmark = pytest.mark.django_db
LIST, NEW = "/figures/submitted/", "/figures/submitted/new/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def choices(sender: Viewer, content: bytes, name: str = "a.xlsx", **other) -> dict:
    return {
        "organisation": str(home_of(sender)),
        "template": "police_suspects",
        "country": "SE",
        "year": "2025",
        "figures": SimpleUploadedFile(name, content),
        **other,
    }


def test_figures_are_checked_looked_at_and_taken_in() -> None:
    sender = a_statistician()
    client = browser_of(sender)

    preview = client.post(
        NEW, choices(sender, as_xlsx([SUSPECTS, *SUSPECT_ROWS])), follow=True
    )

    shown = text(preview)
    assert "Checked, not taken in" in shown
    assert "Rows read: 4. Blank cells (not known): 0." in shown
    assert "Counted in: Persons." in shown
    assert "recorded as a suspect" in shown
    address = preview.redirect_chain[-1][0]
    assert re.fullmatch(r"/figures/submitted/[0-9a-f-]{36}/", address)
    taken = text(client.post(address, follow=True))
    assert "The figures are taken in." in taken
    assert "Version 1" in text(client.get(LIST))
    assert Submission.objects.get().state == State.ACCEPTED


def test_a_correction_says_what_changes_and_asks_why() -> None:
    sender = a_statistician()
    first, client = taken_in_figures(sender), browser_of(sender)
    changed = [*SUSPECT_ROWS[:1], (*SUSPECT_ROWS[1][:6], 8), *SUSPECT_ROWS[2:]]

    preview = client.post(
        NEW, choices(sender, as_csv([SUSPECTS, *changed]), "b.csv"), follow=True
    )
    address = preview.redirect_chain[-1][0]
    without = text(client.post(address))
    client.post(address, {"reason": "One district came late.", "replaces": "1"})

    assert "Take in instead of version 1?" in text(preview)
    assert "0 combinations are new, 0 are gone, 1 have another number" in text(preview)
    assert 'aria-invalid="true"' in without
    shown = text(client.get(address))
    assert "One district came late." in shown and "Version 2" in shown
    old = text(client.get(f"/figures/submitted/{first.pk}/"))
    assert "Replaced by a later version" in old


def test_whoever_corrects_second_is_shown_the_first_correction() -> None:
    sender = a_statistician()
    taken_in_figures(sender)
    client = browser_of(sender)
    waiting = offered_figures(sender)
    address = f"/figures/submitted/{waiting.pk}/"
    corrected_figures(sender, reason="Seen by the first.")

    told = text(client.post(address, {"reason": "Late.", "replaces": "1"}))

    assert "Another version was taken in after you opened this page." in told
    assert "Take in instead of version 2?" in told and "Late.</textarea>" in told
    assert 'name="replaces" value="2"' in told
    client.post(address, {"reason": "Late.", "replaces": "2"})
    assert "Version 3" in text(client.get(address))


def test_every_fault_stands_in_a_table_and_the_choices_are_kept() -> None:
    sender = a_statistician()
    rows = [SUSPECTS, (*SUSPECT_ROWS[0][:6], "1.234"), ("SE", 2024, "?", "M", "adult")]

    response = browser_of(sender).post(NEW, choices(sender, as_xlsx(rows)))

    shown = text(response)
    assert response.status_code == 200
    assert "4 places have to be corrected" in shown
    assert (
        '<th scope="row" class="number">2</th><td>G (Suspected persons)</td>'
        "<td>&#x27;1.234&#x27; can be read in two ways.</td>" in shown
    )
    assert "<td>&#x27;2024&#x27; is not what was chosen.</td>" in shown
    assert 'value="police_suspects"' in shown and "checked" in shown
    assert 'value="2025"' in shown
    assert Submission.objects.count() == 0


def test_a_file_that_is_no_table_is_refused_in_one_sentence() -> None:
    sender = a_statistician()

    shown = text(browser_of(sender).post(NEW, choices(sender, b"%PDF-1.7 ...")))

    assert "This is neither a workbook nor a text file." in shown
    assert Submission.objects.count() == 0


def test_a_file_that_is_too_large_is_refused(settings) -> None:
    settings.LEDFYR_UPLOAD_MEGABYTES = 1
    sender = a_statistician()

    shown = text(browser_of(sender).post(NEW, choices(sender, b"a" * 1_100_000)))

    assert "The file is too large." in shown


def test_a_link_to_what_is_missing_fills_in_the_choices() -> None:
    sender = a_statistician()
    client = browser_of(sender)
    year = timezone.localdate().year - 1

    listed = text(client.get(LIST))
    [link] = re.findall(
        rf'href="({NEW}[^"]*template=courts&amp;year={year}[^"]*)"', listed
    )
    asked = text(client.get(link.replace("&amp;", "&")))

    assert "5 years are missing" in listed
    assert f'name="year" value="{year}"' in asked
    assert re.search(r'value="courts"[^>]*checked', asked)


def test_a_small_number_is_never_on_a_page() -> None:
    sender = a_statistician()
    row = offered_figures(sender, ("SE", 2025, "labour", "M", "adult", "EU", 3))

    shown = text(browser_of(sender).get(f"/figures/submitted/{row.pk}/"))

    assert "Hidden: it stands for 1 to 4." in shown
    assert '<td class="number">3</td>' not in shown


def test_somebody_elsewhere_finds_none_of_it() -> None:
    sender = a_statistician()
    rows = [taken_in_figures(sender), offered_figures(sender)]
    client = browser_of(a_viewer(Role.STATISTICIAN))

    for each in [row.pk for row in rows] + [uuid4()]:
        address = f"/figures/submitted/{each}/"
        answers = client.get(address), client.post(address, {"reason": "Mine."})
        assert [answer.status_code for answer in answers] == [404, 404]
    assert "Nothing was sent in yet." in text(client.get(LIST))
    assert {row.state for row in Submission.objects.all()} == {"accepted", "offered"}


def test_a_colleague_does_not_take_in_what_one_only_looks_at() -> None:
    sender = a_statistician()
    row = offered_figures(sender)
    colleague = browser_of(a_statistician())

    assert colleague.get(f"/figures/submitted/{row.pk}/").status_code == 404
    assert colleague.post(f"/figures/submitted/{row.pk}/").status_code == 404


def test_an_organisation_of_others_cannot_be_chosen() -> None:
    sender, other = a_statistician(), a_viewer(Role.STATISTICIAN)
    content = as_xlsx([SUSPECTS, *SUSPECT_ROWS])

    response = browser_of(sender).post(
        NEW, choices(sender, content, organisation=str(home_of(other)))
    )

    assert response.status_code == 200
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_who_sends_nothing_in_finds_no_page(role: Role) -> None:
    client = browser_of(a_viewer(role))

    assert client.get(LIST).status_code == 404
    assert client.get(NEW).status_code == 404
    assert "submitted" not in text(client.get("/figures/"))


def test_the_empty_template_comes_as_a_file() -> None:
    client = browser_of(a_statistician())

    book = client.get("/figures/submitted/templates/courts.xlsx")
    plain = client.get("/figures/submitted/templates/courts.csv")

    assert load_workbook(BytesIO(book.content))["Figures"]["A1"].value == "Country"
    assert plain.content.decode("utf-8-sig").startswith("Country;Year;")
    assert 'filename="courts.csv"' in plain["Content-Disposition"]
    for wrong in ("weather.xlsx", "courts.exe"):
        found = client.get(f"/figures/submitted/templates/{wrong}")
        assert found.status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_the_list_takes_the_same_queries_however_long(
    number: int, django_assert_max_num_queries
) -> None:
    sender = a_statistician()
    for year in range(2025 - number, 2025):
        taken_in_figures(sender, ("SE", year, *SUSPECT_ROWS[0][2:]), year=year)
    client = browser_of(sender)
    client.get(LIST)

    with django_assert_max_num_queries(8):
        client.get(LIST)


def test_a_reader_of_swedish_gets_and_sends_a_swedish_template() -> None:
    sender = a_statistician()
    client = browser_of(sender)
    Staff.objects.filter(pk=sender.staff_id).update(language="sv")

    answer = client.get("/figures/submitted/templates/police_suspects.xlsx")
    book = load_workbook(BytesIO(answer.content))
    heading = [cell.value for cell in next(book.worksheets[0].iter_rows(max_row=1))]
    Staff.objects.filter(pk=sender.staff_id).update(language="en")
    row = ("SE", 2025, "labour", "M", "adult", "EU", 12)
    sent = client.post(NEW, choices(sender, as_xlsx([heading, row])), follow=True)

    assert "Kön" in heading
    assert sent.redirect_chain and Submission.objects.count() == 1
