"""How does a page receive the answers that were carried to it?"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ledfyr.web.casework.access.gate import StaffRequest
from ledfyr.web.casework.screening.carried import Carried, CarriedBroken, unpack


def with_answers(
    view: Callable[[StaffRequest, Carried], HttpResponse],
) -> Callable[[StaffRequest], HttpResponse]:
    """Give the page the carried answers; without any, the check starts again.

    Altered answers are refused.
    """

    @wraps(view)
    def opened(request: StaffRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect("screening:start")
        try:
            carried = unpack(request.POST.get("carried", ""))
        except CarriedBroken:
            return render(request, "casework/screening/broken.html", status=400)
        return view(request, carried)

    return opened
