"""Before a release one sees what everybody would, and why cells are hidden."""

from datetime import date

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.statistics.models import Release
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import a_case, a_case_worker, browser_of

pytestmark = pytest.mark.django_db
PREVIEW = "/figures/releases/count/2025/form/"


@pytest.fixture(autouse=True)
def registered(tmp_path, settings):
    settings.LEDFYR_RELEASES_FOLDER = tmp_path
    worker = a_case_worker()
    for form in ["LABOUR"] * 7 + ["SEX_OTHER"] * 6 + ["BEGGING"] * 3:
        a_case(worker, presumed_on=date(2025, 5, 4), main_form=form)


def browser(role=Role.STATISTICIAN):
    return browser_of(a_viewer(role))


def text(response):
    return " ".join(response.content.decode().split())


def test_the_preview_tells_in_a_sentence_why_each_cell_is_hidden():
    shown = text(browser().get(PREVIEW))

    assert "<dt>Forced begging</dt><dd>It stands for 1 to 4 persons.</dd>" in shown
    assert "what is hidden under “Forced begging” could be worked out" in shown
    assert "2 numbers are hidden." in shown


def test_releasing_leads_to_the_edition_and_the_list():
    client = browser()

    shown = text(client.post(PREVIEW, follow=True))

    assert "The figures are released." in shown
    assert Release.objects.count() == 1
    listed = text(client.get("/figures/releases/"))
    assert "By form of exploitation, 2025" in listed
    assert "Registered here" in text(client.get("/figures/2025/"))


def test_a_correction_asks_what_it_corrects():
    client = browser()
    client.post(PREVIEW)
    for _ in range(8):
        a_case(a_case_worker(), presumed_on=date(2025, 6, 1), main_form="ORGAN")

    refused = text(client.post(PREVIEW))
    client.post(PREVIEW, {"note": "Late reports."})

    assert "What does this edition correct?" in refused
    assert Release.objects.filter(edition=2).count() == 1


def test_the_same_table_is_not_offered_twice():
    client = browser()
    client.post(PREVIEW)

    assert "there is nothing to release" in text(client.get(PREVIEW))


def test_the_choice_says_what_is_done_and_leads_to_the_preview():
    client = browser()
    client.post(PREVIEW)

    waiting = text(client.get("/figures/releases/count/?year=2025&table=form"))

    assert f'<meta http-equiv="refresh" content="0; url={PREVIEW}">' in waiting
    assert "laid beside the 1 release of this year" in waiting
    assert f'<a href="{PREVIEW}">If nothing happens, go on here</a>' in waiting


def test_what_is_done_is_told_without_counting_anybody(django_assert_max_num_queries):
    client = browser()
    client.get("/figures/releases/")

    with django_assert_max_num_queries(6):
        client.get("/figures/releases/count/?year=2025&table=form")

    assert not AuditEvent.objects.filter(verb=AuditVerb.FIGURES_COUNTED).exists()


def test_a_release_is_counted_once():
    client = browser()

    client.post(PREVIEW)

    assert AuditEvent.objects.filter(verb=AuditVerb.FIGURES_RELEASED).count() == 1
    assert not AuditEvent.objects.filter(verb=AuditVerb.FIGURES_COUNTED).exists()


@pytest.mark.parametrize("query", ["", "?year=x&table=form", "?year=2025&table=name"])
def test_a_choice_that_does_not_exist_leads_back(query):
    answer = browser().get(f"/figures/releases/count/{query}")

    assert answer.headers["Location"] == "/figures/releases/"


def test_a_year_of_nobody_says_so():
    shown = text(browser().get("/figures/releases/count/2020/form/"))

    assert "Nobody was counted" in shown


def test_others_read_releases_but_do_not_count():
    browser().post(PREVIEW)
    reader = browser(Role.CASE_WORKER)

    release = Release.objects.get()

    assert reader.get(f"/figures/releases/{release.pk}/").status_code == 200
    assert reader.get("/figures/releases/").status_code == 200
    assert reader.get(PREVIEW).status_code == 404
    assert reader.post(PREVIEW).status_code == 404
    asked = reader.get("/figures/releases/count/?year=2025&table=form")
    assert asked.status_code == 404
    assert "Count and look at it" not in text(reader.get("/figures/releases/"))


def test_the_list_needs_few_queries(django_assert_max_num_queries):
    client = browser()
    client.post(PREVIEW)
    client.get("/figures/releases/")

    with django_assert_max_num_queries(8):
        client.get("/figures/releases/")
