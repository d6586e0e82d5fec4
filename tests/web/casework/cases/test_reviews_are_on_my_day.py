"""Emergency access that waits for review is told to whoever reviews it, as waiting."""

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import an_emergency, text_of

pytestmark = pytest.mark.django_db
REVIEWS = 'href="/cases/emergency/reviews/"'
HEADING = '<h2 id="reviews">Emergency access to review</h2>'


@pytest.fixture
def case() -> Case:
    return make.a_case(make.a_case_worker())


@pytest.fixture
def coordinator(case: Case) -> Viewer:
    return a_viewer(Role.COORDINATOR, case.organisation)


def my_day(viewer: Viewer) -> str:
    return text_of(make.browser_of(viewer).get("/"))


def test_the_number_that_waits_leads_to_the_reviews(
    case: Case, coordinator: Viewer
) -> None:
    desk = make.browser_of(coordinator)
    an_emergency(case)
    one = text_of(desk.get("/"))
    an_emergency(case)

    several = text_of(desk.get("/"))

    assert HEADING in one
    assert "1 emergency access waits for your review" in one
    assert "2 emergency accesses wait for your review" in several
    assert several.count(REVIEWS) == 1
    assert "Did not come back" not in several


def test_where_nothing_waits_the_reviews_are_seldom_needed(
    case: Case, coordinator: Viewer
) -> None:
    page = my_day(coordinator)

    assert HEADING not in page
    assert page.index('id="seldom"') < page.index(REVIEWS)


def test_what_was_reviewed_waits_no_longer(case: Case, coordinator: Viewer) -> None:
    desk = make.browser_of(coordinator)
    glass = an_emergency(case)

    desk.post(f"/cases/emergency/reviews/{glass.id}/", {"outcome": "justified"})

    assert HEADING not in text_of(desk.get("/"))


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR}))
def test_who_does_not_review_is_not_told(case: Case, role: Role) -> None:
    an_emergency(case)

    page = my_day(a_viewer(role, case.organisation))

    assert REVIEWS not in page


def test_a_coordinator_elsewhere_is_not_told(case: Case) -> None:
    an_emergency(case)

    page = my_day(a_viewer(Role.COORDINATOR, make.an_organisation("Elsewhere")))

    assert HEADING not in page
