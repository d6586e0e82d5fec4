"""The shape of what is typed when figures are sent in or corrected."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.statistics.actions import LONGEST_REASON
from ledfyr.domain.statistics.collection import templates
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.parts.uploads import MEGABYTE

FIRST_YEAR = 1990


class SubmissionForm(forms.Form):
    """Which figures are sent in, and the file that holds them."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Organisation"), coerce=UUID
    )
    template = forms.ChoiceField(
        label=gettext_lazy("What is sent in"), widget=forms.RadioSelect
    )
    country = forms.ChoiceField(label=gettext_lazy("Country of the figures"))
    year = forms.IntegerField(
        label=gettext_lazy("Year of the figures"), min_value=FIRST_YEAR
    )
    figures = forms.FileField(
        label=gettext_lazy("File with the figures"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[tuple[UUID, str]],
        latest_year: int,
        **kwargs: Any,
    ) -> None:
        """Offer the organisations of the viewer, and years that have begun."""
        super().__init__(*args, **kwargs)
        offered = {
            "organisation": list(organisations),
            "template": [(t.id, gettext(t.name)) for t in templates().values()],
            "country": [
                (code, gettext(name)) for code, name in codes().country.items()
            ],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        year: Any = self.fields["year"]
        year.max_value = latest_year
        year.widget.attrs |= {"max": latest_year, "inputmode": "numeric"}
        year.validators.append(MaxValueValidator(latest_year))
        self.fields["figures"].help_text = gettext(
            "A workbook (.xlsx) or text file (.csv), up to %(megabytes)d megabytes. "
            "No names, no cases: only what was counted."
        ) % {"megabytes": settings.LEDFYR_UPLOAD_MEGABYTES}

    def clean_figures(self) -> "UploadedFile[Any]":
        """Say at once that a file is too large."""
        file: UploadedFile[Any] = self.cleaned_data["figures"]
        if (file.size or 0) > settings.LEDFYR_UPLOAD_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(
                gettext(
                    "The file is too large. Keep one row for each combination, and no "
                    "pictures."
                )
            )
        return file


class ReasonForm(forms.Form):
    """Why figures that stand are corrected."""

    reason = forms.CharField(
        label=gettext_lazy("Why are the figures corrected?"),
        help_text=gettext_lazy("One or two sentences. Nothing about a person."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    replaces = forms.IntegerField(widget=forms.HiddenInput)
