"""The shape of what somebody asks of a token for a program."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import Wanted
from ledfyr.domain.access.scopes import SCOPE_NAMES, Scope


class TokenForm(forms.Form):
    """A token: what it is called, where and what for, and until when."""

    name = forms.CharField(
        label=gettext_lazy("Which program is it for?"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.ChoiceField(label=gettext_lazy("For which organisation?"))
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What may the program do?"),
        help_text=gettext_lazy("It never does more than you may do yourself."),
        widget=forms.CheckboxSelectMultiple,
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Within a year, such as 2027-05-17."),
    )

    def __init__(self, *args: Any, viewer: Viewer, today: date, **kwargs: Any) -> None:
        """Offer the organisations in which the viewer holds a role."""
        super().__init__(*args, **kwargs)
        places = {str(h.organisation_id): h.organisation for h in viewer.held}
        offered: dict[str, Any] = dict(self.fields)
        offered["organisation"].choices = list(places.items())
        offered["scopes"].choices = [(s.value, gettext(SCOPE_NAMES[s])) for s in Scope]
        offered["expires_on"].initial = (today + timedelta(90)).isoformat()

    def wanted(self) -> Wanted:
        """Return what was asked for."""
        typed = self.cleaned_data
        return Wanted(
            name=typed["name"],
            organisation_id=UUID(typed["organisation"]),
            scopes=frozenset(Scope(scope) for scope in typed["scopes"]),
            expires_on=typed["expires_on"],
        )


class WebhookForm(forms.Form):
    """Where a program is told."""

    address = forms.CharField(
        label=gettext_lazy("Which address?"),
        help_text=gettext_lazy("It begins with https:// and belongs to the program."),
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )
