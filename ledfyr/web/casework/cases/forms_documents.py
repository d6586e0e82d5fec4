"""The shape of what is typed when a document is kept or an original is taken out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.documents import LONGEST_NAME, DocumentError, checked_size
from ledfyr.domain.cases.special_access import ACCESS_REASON_NAMES
from ledfyr.web.casework.cases.forms import NEVER_FILLED, words
from ledfyr.web.parts.forms import ChoicesInARow, TypedForm
from ledfyr.web.parts.refusals import refused

TAKEN = ".pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.docx"


class DocumentForm(TypedForm):
    """A document and the part of the file in which it is sealed."""

    document = forms.FileField(
        label=gettext_lazy("Document"),
        widget=forms.ClearableFileInput(attrs={"accept": TAKEN}),
    )
    name = forms.CharField(
        label=gettext_lazy("What it is"),
        help_text=gettext_lazy(
            "A name by which colleagues know it. Empty: the name of the file is taken. "
            "Names are sealed too."
        ),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=NEVER_FILLED),
    )
    compartment = forms.ChoiceField(
        label=gettext_lazy("Part of the file"),
        help_text=gettext_lazy("Who may not read this part does not see the document."),
        widget=ChoicesInARow,
    )

    def __init__(
        self, *args: Any, writable: Iterable[Compartment], **kwargs: Any
    ) -> None:
        """Offer the parts of the file in which the viewer may write."""
        super().__init__(*args, **kwargs)
        self.fields["document"].help_text = gettext(
            "PDF, photo or scan (JPEG, PNG, TIFF), plain text or Word, up to "
            "%(megabytes)d megabytes."
        ) % {"megabytes": settings.LEDFYR_UPLOAD_MEGABYTES}
        self.fields["compartment"].choices = [  # type: ignore[attr-defined]
            (part.value, gettext(COMPARTMENT_NAMES[part])) for part in writable
        ]

    def clean_document(self) -> "UploadedFile[Any]":
        """Say at once that a document is too large."""
        document: UploadedFile[Any] = self.cleaned_data["document"]
        try:
            checked_size(document.size or 0, settings.LEDFYR_UPLOAD_MEGABYTES)
        except DocumentError as error:
            raise forms.ValidationError(refused(error)) from error
        return document

    def clean(self) -> dict[str, Any]:
        """Ask for the document again where something else has to be corrected."""
        typed = super().clean() or self.cleaned_data
        if self.errors and "document" in typed:
            again = gettext("Choose the document again: no page can keep it for you.")
            self.add_error("document", again)
        return typed


class OriginalForm(TypedForm):
    """Why the original is taken out: a code for the audit, and sealed words."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("Why the working copy does not do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons in the reader's language."""
        super().__init__(*args, **kwargs)
        offered = words(ACCESS_REASON_NAMES)
        self.fields["reason"].choices = offered  # type: ignore[attr-defined]


class RemoveForm(TypedForm):
    """Why a document is taken away."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Whoever reads this file sees it. Name nobody here."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class MoveForm(RemoveForm):
    """To which case a document belongs, and why it is moved."""

    reference = forms.CharField(
        label=gettext_lazy("Number of the case to which it belongs"),
        max_length=30,
        widget=forms.TextInput(attrs=NEVER_FILLED),
    )
    field_order = ["reference", "why"]
