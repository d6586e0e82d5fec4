"""The forms of signing in, where they differ from the library's."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.access.models import Staff

_CODE_COUNTS_SECONDS = 90
"""A code of an app is accepted up to one period early or late: three periods of 30."""


def used_mark(staff: Staff, code: str) -> str:
    """Return under which name it is kept that a code was used."""
    return f"code used: {staff.pk} {code}"


class _UsedOnce(forms.Form):
    """A code counts once in all the time in which it is accepted."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """Refuse a code that was used before, even if the clock still allows it."""
        code: str = super().clean_code()  # type: ignore[misc]
        mark = used_mark(self.user, code)
        if not cache.add(mark, True, timeout=_CODE_COUNTS_SECONDS):
            raise forms.ValidationError(_("This code is not right, or it is used up."))
        return code


class CodeForm(_UsedOnce, AuthenticateForm):  # type: ignore[misc]
    """The code at the second step of signing in."""


class CodeAgainForm(_UsedOnce, ReauthenticateForm):  # type: ignore[misc]
    """The code asked for again before a change."""


class LanguageForm(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
