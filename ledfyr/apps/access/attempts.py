"""Under which names are attempts to sign in counted?"""

import hmac

from django.conf import settings
from django.utils.encoding import force_bytes


def unreadable(key: str, key_prefix: str, version: int) -> str:
    """Return a cache key that does not tell the e-mail or network address in it."""
    full = f"{key_prefix}:{version}:{key}".encode()
    return hmac.digest(force_bytes(settings.SECRET_KEY), full, "sha256").hex()
