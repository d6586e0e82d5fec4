"""The shape of what an administrator types."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.access.roles import ROLE_NAMES
from ledfyr.domain.referrals.mechanism import country_codes
from ledfyr.domain.vocabulary.codes import codes

_AS_TYPED = {"autocomplete": "off"}


class OrganisationForm(forms.Form):
    """An organisation of the chain."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        widget=forms.TextInput(attrs=_AS_TYPED),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    municipality = forms.CharField(
        label=gettext_lazy("Municipality"),
        help_text=gettext_lazy("Never an address."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=_AS_TYPED),
    )
    region = forms.CharField(
        label=gettext_lazy("Region"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=_AS_TYPED),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds and countries that the node knows."""
        super().__init__(*args, **kwargs)
        names = codes().country
        offered = {
            "kind": [(c, gettext(n)) for c, n in codes().organisation_kind.items()],
            "country": [(c, gettext(names.get(c, c))) for c in country_codes()],
        }
        for field, choices in offered.items():
            self.fields[field].choices = choices  # type: ignore[attr-defined]
        self.fields["country"].initial = settings.LEDFYR_COUNTRY


class StaffForm(forms.Form):
    """A new member of staff; the password is chosen by its owner."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=100,
        widget=forms.TextInput(attrs=_AS_TYPED),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail at work"),
        help_text=gettext_lazy("Codes to choose a password are sent here."),
        max_length=254,
        widget=forms.EmailInput(attrs=_AS_TYPED),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the pages"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the languages of the node."""
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """A role in an organisation."""

    role = forms.ChoiceField(label=gettext_lazy("Role"))
    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))

    def __init__(
        self, *args: Any, places: Iterable[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        """Offer the roles, and the organisations of the node."""
        super().__init__(*args, **kwargs)
        roles = [(role.value, gettext(name)) for role, name in ROLE_NAMES.items()]
        offered = [(str(place), name) for place, name in places]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["organisation"].choices = offered  # type: ignore[attr-defined]
