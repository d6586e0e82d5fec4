"""How long does a session last, and how is it kept?

It ends after 30 minutes without use and after 8 hours at most. What it holds is sealed:
the table of sessions tells no name, e-mail, code or half-filled form.
"""

import binascii
import json
from base64 import b64decode, b64encode
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone
from django.utils.encoding import force_bytes

from ledfyr.engines.access import sealing

SIGNED_IN_AT = "signed_in_at"
_PLACE = {"model": "sessions.session", "record": UUID(int=0), "field": "session_data"}


class SessionStore(db.SessionStore):
    """Django's sessions in the database, sealed, and ending with the working day."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return the seconds until the session ends if it is not used again."""
        idle: int = super().get_expiry_age(**kwargs)
        signed_in_at = self.get(SIGNED_IN_AT)
        if signed_in_at is None:
            return idle
        lasted = timezone.now().timestamp() - signed_in_at
        longest = settings.LEDFYR_LONGEST_SESSION_HOURS * 3600
        return min(idle, int(longest - lasted))

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return the content of a session, sealed."""
        content = json.dumps(session_dict).encode()
        return b64encode(sealing.seal(_key(), content, **_PLACE)).decode()

    def decode(self, session_data: str) -> dict[str, Any]:
        """Return the content of a session; what was tampered with is empty."""
        try:
            content = sealing.open_sealed(_key(), b64decode(session_data), **_PLACE)
        except (sealing.SealBroken, binascii.Error):
            return {}
        opened: dict[str, Any] = json.loads(content)
        return opened


def _key() -> sealing.Key:
    return sealing.key_from(force_bytes(settings.SECRET_KEY), "session")
