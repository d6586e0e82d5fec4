"""The shape of what narrows an overview, and of a search."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases.queries import Due, Sought
from ledfyr.domain.cases.status import STATUS_NAMES, Status
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.forms import words


class OverviewForm(forms.Form):
    """What an overview is narrowed to."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    due = forms.ChoiceField(label=gettext_lazy("What falls due"), required=False)
    form = forms.ChoiceField(label=gettext_lazy("Form"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    with_closed = forms.BooleanField(
        label=gettext_lazy("Closed cases too"), required=False
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[tuple[UUID, str]],
        shows_forms: bool,
        **kwargs: Any,
    ) -> None:
        """Offer the filters; that of the form only to who reads accounts."""
        super().__init__(*args, **kwargs)
        every = [("", gettext("All"))]
        offered = [(str(place), name) for place, name in places]
        choices = {
            "status": every + words(STATUS_NAMES),
            "due": [
                *every,
                (Due.OVERDUE.value, gettext("Overdue")),
                (Due.SOON.value, gettext("Falls due within two weeks")),
            ],
            "form": every + words(codes().form_of_exploitation),
            "organisation": every + offered,
        }
        for name, given in choices.items():
            self.fields[name].choices = given  # type: ignore[attr-defined]
        if not shows_forms:
            del self.fields["form"]
        if len(offered) < 2:
            del self.fields["organisation"]

    def sought(self) -> Sought:
        """Return what to narrow to; a value that is not offered narrows nothing."""
        typed = self.cleaned_data if self.is_valid() else {}
        return Sought(
            status=Status(typed["status"]) if typed.get("status") else None,
            form=typed.get("form", ""),
            due=Due(typed["due"]) if typed.get("due") else None,
            organisation_id=(
                UUID(typed["organisation"]) if typed.get("organisation") else None
            ),
            with_closed=typed.get("with_closed", False),
        )
