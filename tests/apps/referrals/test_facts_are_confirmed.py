"""An editor's word on a fact is kept, with who and when; and only on this wording."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.referrals.actions import ReviewError, confirm_fact
from ledfyr.apps.referrals.models import FactConfirmation
from ledfyr.apps.referrals.queries_review import NotAnEditor, review_queue
from ledfyr.domain.access.roles import Role
from tests.factories.access import NOW, a_viewer

pytestmark = pytest.mark.django_db


def test_what_nobody_has_checked_waits_first() -> None:
    editor = a_viewer(Role.COORDINATOR)

    queue = review_queue(editor, "SE")

    assert not queue[0].item.checked
    assert queue[-1].item.checked


def test_a_confirmed_fact_no_longer_waits() -> None:
    editor = a_viewer(Role.COORDINATOR)
    item = review_queue(editor, "SE")[0].item

    confirm_fact(
        by=editor,
        now=NOW,
        country="SE",
        place=item.place,
        wording=item.wording,
        holds=True,
    )

    [found] = [e for e in review_queue(editor, "SE") if e.item.place == item.place]
    assert found.confirmed and found.confirmed.on == NOW.date()
    assert review_queue(editor, "SE")[0].item.place != item.place
    assert AuditEvent.objects.latest("sequence").verb == "fact_confirmed"


def test_another_wording_is_not_confirmed_by_an_old_page() -> None:
    editor = a_viewer(Role.COORDINATOR)
    item = review_queue(editor, "SE")[0].item

    with pytest.raises(ReviewError, match="worded anew"):
        confirm_fact(
            by=editor,
            now=NOW,
            country="SE",
            place=item.place,
            wording="0" * 64,
            holds=True,
        )

    assert not FactConfirmation.objects.exists()


def test_a_fact_that_does_not_hold_needs_a_remark() -> None:
    editor = a_viewer(Role.COORDINATOR)
    item = review_queue(editor, "SE")[0].item

    with pytest.raises(ReviewError, match="remark"):
        confirm_fact(
            by=editor,
            now=NOW,
            country="SE",
            place=item.place,
            wording=item.wording,
            holds=False,
        )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR}))
def test_only_coordinators_confirm(role: Role) -> None:
    with pytest.raises(NotAnEditor):
        review_queue(a_viewer(role), "SE")
