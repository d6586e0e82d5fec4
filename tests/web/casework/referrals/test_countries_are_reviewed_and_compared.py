"""Countries stand side by side, and editors confirm what their files say."""

import csv
from io import StringIO

import pytest

from ledfyr.apps.referrals.models import FactConfirmation
from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.mechanism import country_codes
from tests.factories.access import a_member_of_staff, signed_in

pytestmark = pytest.mark.django_db


def test_every_country_has_a_line_and_its_own_page() -> None:
    client = signed_in(a_member_of_staff(Role.CASE_WORKER))

    shown = client.get("/how-it-works/compare/")

    assert {line.code for line in shown.context["shown"].lines} == {
        code.lower() for code in country_codes()
    }
    for code in country_codes():
        assert client.get(f"/how-it-works/{code.lower()}/").status_code == 200


def test_the_table_can_be_taken_along() -> None:
    client = signed_in(a_member_of_staff(Role.CASE_WORKER))

    text = client.get("/how-it-works/compare/countries.csv").content.decode()

    rows = list(csv.reader(StringIO(text)))
    assert len(rows) == len(country_codes()) + 1
    assert all(len(row) == len(rows[0]) for row in rows)


def test_an_editor_confirms_a_fact_and_the_list_tells_who_and_when() -> None:
    editor = a_member_of_staff(Role.COORDINATOR)
    client = signed_in(editor)
    queue = client.get("/how-it-works/se/review/").context["waiting"]
    place = queue[0].item.place
    page = client.get(f"/how-it-works/se/review/{place}/")
    typed = {"wording": page.context["form"]["wording"].value(), "holds": "yes"}

    done = client.post(f"/how-it-works/se/review/{place}/", typed, follow=True)

    assert editor.name in done.content.decode()
    assert FactConfirmation.objects.get().place == place


def test_a_remark_stays_when_the_answer_is_missing() -> None:
    client = signed_in(a_member_of_staff(Role.COORDINATOR))
    queue = client.get("/how-it-works/se/review/").context["waiting"]
    place = queue[0].item.place
    wording = {"wording": queue[0].item.wording, "remark": "Article 5, page 2"}

    page = client.post(f"/how-it-works/se/review/{place}/", wording)

    assert "Article 5, page 2" in page.content.decode()
    assert not FactConfirmation.objects.exists()


def test_others_do_not_find_the_editors_page() -> None:
    client = signed_in(a_member_of_staff(Role.CASE_WORKER))

    assert client.get("/how-it-works/se/review/").status_code == 404


def test_what_a_local_chain_says_waits_for_an_editor_too() -> None:
    client = signed_in(a_member_of_staff(Role.COORDINATOR))
    queue = client.get("/how-it-works/no/review/").context["waiting"]
    place = "bergen:clock:team_meeting:period:0"

    page = client.get(f"/how-it-works/no/review/{place}/")

    assert place in {each.item.place for each in queue}
    assert "Norwegian edition" in page.content.decode()
