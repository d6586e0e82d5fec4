"""A page that asks for one thing, records it, and goes back."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from ledfyr.apps.cases.actions import ChangedMeanwhile
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest
from ledfyr.web.casework.cases.meanwhile import Meanwhile, look_again
from ledfyr.web.parts.refusals import refused


@dataclass(frozen=True)
class Ask:
    """What the page says: its title, why it asks, its button, and where it goes.

    `back` is the page that follows; the link back leads there too, unless `leave` says
    where else: a page that opens only with the answer cannot be gone back to.
    """

    title: str
    lead: str
    button: str
    done: str
    back: str
    back_label: str
    leave: str = ""


def one_form(
    request: StaffRequest,
    form: Form,
    ask: Ask,
    record: Callable[[], object],
    standing: Callable[[], Meanwhile] | None = None,
) -> HttpResponse:
    """Show the form until what was typed can be recorded; a refusal says the cure.

    A form that changes a record says by `standing` what somebody else kept meanwhile.
    """
    theirs = None
    if form.is_valid():
        try:
            record()
        except ChangedMeanwhile as error:
            form.add_error(None, refused(error))
            if standing:
                theirs = standing()
                look_again(form, theirs)
        except Refusal as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, ask.done)
            return redirect(ask.back)
    shown = {"form": form, "ask": ask, "theirs": theirs}
    return render(request, "casework/cases/one_form.html", shown)
