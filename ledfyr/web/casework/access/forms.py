"""The forms of signing in, where they differ from the library's."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.web.casework.access.codes import CodeRefused, step_that_accepts


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
        """Take the code; a refusal says whether to type another one or the same."""
        clear_attempts = check_rate_limit(self.user)
        code: str = self.cleaned_data["code"]
        try:
            self.authenticator = step_that_accepts(self.user, code)
        except CodeRefused as refused:
            self._tell_of_failure()
            raise forms.ValidationError(str(refused)) from None
        except DatabaseError:
            raise forms.ValidationError(
                _("The code was not taken: the node is busy. Type it once more.")
            ) from None
        clear_attempts()
        return code

    def _tell_of_failure(self) -> None:
        step = second_steps_of(self.user).exclude(type="webauthn").first()
        self._emit_authentication_failed(step)  # type: ignore[attr-defined]


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
