"""The shape of what is asked before a case leaves."""

from django import forms
from django.utils.translation import gettext_lazy


class ExportForm(forms.Form):
    """Whether the identity goes into the export."""

    with_identity = forms.BooleanField(
        label=gettext_lazy("Put the name and the other facts of identity into it"),
        help_text=gettext_lazy(
            "Only if whoever receives it has to know, and the person agreed or a law "
            "demands it."
        ),
        required=False,
    )
