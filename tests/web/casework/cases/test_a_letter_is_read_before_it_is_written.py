"""What a letter says is read in plain words before it is written, gaps and all."""

from datetime import date

import pytest

from ledfyr.domain.cases.letters import Letter, letters
from ledfyr.web.casework.cases.presenters_letters import says
from tests.factories import cases as make
from tests.factories.records import text_of


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter.id)
def test_no_gap_of_any_letter_is_shown_raw(letter: Letter) -> None:
    lines = says(
        letter, organisation="Harbour", reference="KHGR-QD5P", today=date(2026, 11, 2)
    )

    assert len(lines) == len(letter.lines)
    assert not any("{" in line or "}" in line for line in lines)


@pytest.mark.django_db
def test_the_page_names_the_organisation_and_leaves_the_person_open() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)

    page = text_of(
        make.browser_of(worker).get(f"/cases/{case.id}/letters/confirmation/")
    )

    assert f"[the person] is in contact with {case.organisation.name}." in page
    assert f"Please quote the number {case.reference}" in page
