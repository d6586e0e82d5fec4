"""Where are the second steps of signing in kept, and how are their secrets sealed?"""

from base64 import b64decode, b64encode
from typing import Any, cast

from django.apps import apps
from django.db.models import QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import KeyPurpose, Staff


def second_steps_of(staff: Staff) -> QuerySet[Any]:
    """Return the rows of the sign-in library: codes of an app, passkeys, spare codes.

    Asked for by name: the library is installed at the casework door only.
    """
    authenticators = apps.get_model("mfa", "Authenticator")
    return cast("QuerySet[Any]", authenticators._default_manager.filter(user=staff))


def seal_secret(secret: str) -> str:
    """Return the secret of a second step sealed under the node's key for signing in."""
    key = vault.node_sealed_key(KeyPurpose.SIGN_IN)
    return b64encode(vault.seal_text(key, key, "second_step", secret)).decode()


def open_secret(sealed: str) -> str:
    """Return the secret that `seal_secret` sealed; raises SealBroken if it changed."""
    key = vault.node_sealed_key(KeyPurpose.SIGN_IN)
    return vault.open_text(key, key, "second_step", b64decode(sealed))
