"""The shape of what is typed about a service."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.service_directory.actions import Offer
from ledfyr.apps.service_directory.offers import MOST_PLACES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.parts.forms import TypedForm

CODED = ("areas", "sexes", "age_groups", "languages")


def spoken_languages() -> dict[str, str]:
    """Return languages in which help is given, code to name in that language."""
    return {
        code: str(LANG_INFO[code]["name_local"])
        for code in settings.LEDFYR_SPOKEN_LANGUAGES
    }


class PlacesForm(forms.Form):
    """How many places are free now."""

    free_places = forms.IntegerField(
        label=gettext_lazy("Free places"),
        help_text=gettext_lazy("Leave it empty if it is not known."),
        required=False,
        min_value=0,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"data-width": "short", "autocomplete": "off"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class RevisionForm(forms.Form):
    """The state in which a service was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ServiceForm(TypedForm):
    """What a service is, and for whom; nothing chosen is everybody."""

    name = forms.CharField(label=gettext_lazy("Name of the service"), max_length=200)
    summary = forms.CharField(
        label=gettext_lazy("What it offers"),
        help_text=gettext_lazy(
            "A sentence or two. Never an address, and nothing that tells where a "
            "protected place lies."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("What it helps with"), widget=forms.CheckboxSelectMultiple
    )
    sexes = forms.MultipleChoiceField(
        label=gettext_lazy("Only for"),
        help_text=gettext_lazy("Choose none if it is for everybody."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    age_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Only for these ages"),
        help_text=gettext_lazy("Choose none if it is for everybody."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which help is given"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    free_places = forms.IntegerField(
        label=gettext_lazy("Free places"),
        help_text=gettext_lazy("Leave it empty if it is not known."),
        required=False,
        min_value=0,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"data-width": "short", "autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, places: Iterable[tuple[UUID, str]] = (), **kwargs: Any
    ) -> None:
        """Offer the codes; of a new service, the organisations that may offer it."""
        super().__init__(*args, **kwargs)
        offered = names_of_codes()
        for name in CODED:
            self.fields[name].choices = list(offered[name].items())  # type: ignore[attr-defined]
        if places:
            self.fields["organisation"] = forms.ChoiceField(
                label=gettext_lazy("Organisation that offers it"),
                choices=[(str(place), name) for place, name in places],
            )
            self.order_fields(["organisation"])

    def offer(self) -> Offer:
        """Return what was typed."""
        typed = self.cleaned_data
        return Offer(
            name=typed["name"],
            summary=typed["summary"],
            free_places=typed["free_places"],
            **{name: tuple(typed[name]) for name in CODED},
        )


class ChangeForm(ServiceForm):
    """A service as it was read, to be changed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def names_of_codes() -> dict[str, dict[str, str]]:
    """Return the names of the codes of each coded field, in the reader's language."""
    known = codes()
    tables = {
        "areas": known.need_area,
        "sexes": {c: n for c, n in known.sex.items() if c != "UNKNOWN"},
        "age_groups": {c: n for c, n in known.age_group.items() if c != "unknown"},
    }
    said = {
        field: {code: gettext(name) for code, name in table.items()}
        for field, table in tables.items()
    }
    return said | {"languages": spoken_languages()}
