"""What somebody found who read two records."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.statistics.models import Finding

FINDINGS = (
    (Finding.SAME.value, _("It is the same person")),
    (Finding.DIFFERENT.value, _("They are two people")),
    (Finding.CANNOT_TELL.value, _("Nobody can tell from the records")),
)


class FindingForm(forms.Form):
    """One of three findings."""

    finding = forms.ChoiceField(
        label=_("What did you find?"), choices=FINDINGS, widget=forms.RadioSelect
    )
