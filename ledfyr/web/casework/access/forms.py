"""The forms of signing in, where they differ from the library's."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
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


class _InPlainWords(forms.Form):
    """Own labels, and no grey words inside the boxes."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)


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


class EmailAndPasswordForm(_InPlainWords, LoginForm):  # type: ignore[misc]
    """The first step of signing in."""

    labels = {"login": _("E-mail"), "password": _("Password")}


class CodeForm(_InPlainWords, _UsedOnce, AuthenticateForm):  # type: ignore[misc]
    """The code at the second step of signing in."""

    labels = {"code": _("Code")}


class CodeAgainForm(_InPlainWords, _UsedOnce, ReauthenticateForm):  # type: ignore[misc]
    """The code asked for again before a change."""

    labels = {"code": _("Code")}


class PasskeyForm(_InPlainWords, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    labels = {
        "name": _("What you call it"),
        "passwordless": _("Let it sign me in alone, without my password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = _(
            "It then asks for your finger, your face or a PIN each time."
        )


class LanguageForm(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
