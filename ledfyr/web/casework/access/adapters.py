"""What does this node decide that the sign-in library leaves open?"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.second_step import open_secret, seal_secret, second_steps_of
from ledfyr.web.casework.access.sessions import SIGNED_IN_AT


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator, and a refusal tells nothing."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-mail and password do not belong together."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it is used up."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes."),
        "rate_limited": _("Too many attempts. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def reauthenticate(self, user: Staff, password: str) -> bool:
        """Check the password again; attempts count like those to sign in."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again before a change, but not of someone who has just signed in."""
        if _has_just_signed_in(context.request):
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed, and the last second step is not given up."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it is used up."),
        "cannot_delete_authenticator": _(
            "This is your only second step. Add another one first."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret from the database."""
        return open_secret(encrypted_text)

    def generate_authenticator_name(self, user: Staff, type: str) -> str:
        """Propose a name for a new passkey."""
        number = second_steps_of(user).filter(type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether another second step remains."""
        steps = second_steps_of(authenticator.user).exclude(type="recovery_codes")
        return bool(steps.exclude(pk=authenticator.pk).exists())


def _has_just_signed_in(request: HttpRequest) -> bool:
    signed_in_at: float = request.session.get(SIGNED_IN_AT, 0)
    seconds_ago = timezone.now().timestamp() - signed_in_at
    return seconds_ago < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
