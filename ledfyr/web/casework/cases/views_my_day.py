"""The first page after signing in: what falls due, what waits, what is mine."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.cases.queries import case_page, due_dates, glass_waiting
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.apps.referrals.queries_transfer import offers_awaited, offers_to_answer
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters

DAYS_AHEAD = 14
OF_EACH_LIST = 10
"""How many referrals of each list are told here; the list itself has them all."""
_NEWEST = 8
_MORNING = (
    Group.TO_ANSWER,
    Group.AWAITED,
    Group.REFUSED,
    Group.ARRIVED,
    Group.WAITING,
)


@gate(Permission.VIEW_MY_DAY)
def my_day(request: StaffRequest) -> HttpResponse:
    """Show what falls due within two weeks and what waits for an answer."""
    today = timezone.localdate()
    viewer = request.viewer
    shown = presenters.my_day(
        viewer=viewer,
        due=due_dates(viewer, today=today, within_days=DAYS_AHEAD),
        referrals={
            group: referral_page(viewer, group, most=OF_EACH_LIST) for group in _MORNING
        },
        to_take_over=offers_to_answer(viewer, most=OF_EACH_LIST),
        offered=offers_awaited(viewer, most=OF_EACH_LIST),
        reviews=glass_waiting(viewer),
        latest=case_page(viewer, today=today, most=_NEWEST),
        today=today,
    )
    return render(request, "casework/cases/my_day.html", {"shown": shown})
