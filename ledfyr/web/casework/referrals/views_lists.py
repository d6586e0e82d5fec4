"""Pages of the lists of referrals: all of them at a glance, and each page by page."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.views import case_named
from ledfyr.web.casework.referrals import presenters

_AT_A_GLANCE = (Group.TO_ANSWER, Group.UNDER_WAY, Group.SENT, Group.ENDED)


@gate(Permission.ANSWER_REFERRAL)
def inbox(request: StaffRequest) -> HttpResponse:
    """Show how each list begins: first what waits for an answer."""
    today = timezone.localdate()
    lists = [
        presenters.referral_list(group, referral_page(request.viewer, group), today)
        for group in _AT_A_GLANCE
    ]
    may_transfer = request.viewer.may(Permission.TRANSFER_CASE)
    return render(
        request,
        "casework/referrals/inbox.html",
        {"lists": lists, "may_transfer": may_transfer},
    )


@gate(Permission.ANSWER_REFERRAL)
def one_list(request: StaffRequest, group: str) -> HttpResponse:
    """Show one list, page by page; an unknown place in it shows its beginning."""
    if group not in set(Group):
        raise Http404
    after = case_named(request.GET.get("after", ""))
    page = referral_page(request.viewer, Group(group), after=after)
    shown = presenters.referral_list(Group(group), page, timezone.localdate())
    return render(request, "casework/referrals/list.html", {"shown": shown})
