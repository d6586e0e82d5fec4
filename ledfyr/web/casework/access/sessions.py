"""How long does a session last, and how is it kept?

It ends after 30 minutes without use and after 8 hours at most. What it holds is sealed:
the table of sessions tells no name, e-mail, code or half-filled form.
"""

import binascii
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django.utils.encoding import force_bytes

from ledfyr.engines.access import sealing

SIGNED_IN_AT = "signed_in_at"
USED_AT = "used_at"
WRITTEN_AGAIN_AFTER = 60
_NO_RECORD = UUID(int=0)
"""A session's row has no UUID; the seal is bound to the table alone."""


class SessionStore(db.SessionStore):
    """Django's sessions in the database, sealed, and ending with the working day."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        """Return the seconds until the session ends if it is not used again."""
        end = self.get_expiry_date(**kwargs)
        return int((end - timezone.now()).total_seconds())

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """Return when the session ends if it is not used again."""
        idle_end: datetime = super().get_expiry_date(**kwargs)
        if SIGNED_IN_AT not in self:
            return idle_end
        signed_in_at = datetime.fromtimestamp(self[SIGNED_IN_AT], UTC)
        longest = timedelta(hours=settings.LEDFYR_LONGEST_SESSION_HOURS)
        return min(idle_end, signed_in_at + longest)

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return the content of a session, sealed."""
        content = json.dumps(session_dict).encode()
        return b64encode(
            sealing.seal(_key(), content, model="session", record=_NO_RECORD, field="")
        ).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return the content of a session; what was tampered with is empty."""
        try:
            content = sealing.open_sealed(
                _key(),
                b64decode(session_data),
                model="session",
                record=_NO_RECORD,
                field="",
            )
        except (sealing.SealBroken, binascii.Error):
            return {}
        opened: dict[str, Any] = json.loads(content)
        return opened


def keep_alive(session: SessionBase) -> None:
    """Let the 30 minutes without use begin anew; written once a minute at most."""
    now = int(timezone.now().timestamp())
    if now - session.get(USED_AT, 0) >= WRITTEN_AGAIN_AFTER:
        session[USED_AT] = now


def _key() -> sealing.Key:
    return sealing.key_from(force_bytes(settings.SECRET_KEY), "session")
