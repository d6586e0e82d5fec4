"""The open check: one page of ticks and its answer. Nothing is stored or sent on.

With JavaScript the answer is worked out on the device and no tick leaves it; without,
the ticks are sent once, answered and forgotten.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ledfyr.domain.screening.everyday import Audience
from ledfyr.web.public.doors import anyone
from ledfyr.web.public.screening import presenters


@anyone
def choose(request: HttpRequest) -> HttpResponse:
    """Ask whom it is about."""
    return render(request, "check/choose.html")


@anyone
def check(request: HttpRequest, audience: Audience) -> HttpResponse:
    """Show the questions, and with ticks what they add up to."""
    ticked, age_group, is_asked = _given(request)
    shown = presenters.page(audience, ticked, age_group, is_answered=is_asked)
    return render(request, "check/check.html", shown)


@anyone
def all_signs(request: HttpRequest) -> HttpResponse:
    """Show every sign of the checklist, and with ticks what they add up to."""
    ticked, age_group, is_asked = _given(request)
    shown = presenters.whole_list(ticked, age_group, is_answered=is_asked)
    return render(request, "check/check.html", shown)


@anyone
def offline(request: HttpRequest) -> HttpResponse:
    """Give the program that keeps the check on a device, if somebody asks for it."""
    response = render(request, "check/sw.js", {"kept": presenters.files_to_keep()})
    response["Content-Type"] = "text/javascript; charset=utf-8"
    return response


def _given(request: HttpRequest) -> tuple[list[str], str, bool]:
    """Return the ticks, the age, and whether an answer is asked for or was shown.

    Whoever only chooses another language takes the ticks along, and an answer if one
    was shown.
    """
    sent = request.POST
    only_language = "stay" in sent and "answered" not in sent
    is_asked = request.method == "POST" and not only_language
    return sent.getlist("sign")[:200], sent.get("age_group", "unknown"), is_asked
