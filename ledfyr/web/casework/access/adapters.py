"""What does signing in do here that the sign-in library leaves open?"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class SignInAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator."""


class SecondStepAdapter(DefaultMFAAdapter):
    """The second step."""
