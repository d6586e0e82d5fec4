"""By which server does e-mail leave the node? Never in the clear over a network."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ledfyr.config import environment as _env

EMAIL_BACKEND = _env.text(
    "LEDFYR_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_TIMEOUT = 20

EMAIL_HOST = _env.text("LEDFYR_MAIL_HOST", "localhost")
"""The server that takes the node's e-mail."""

EMAIL_PORT = _env.number("LEDFYR_MAIL_PORT", 25)
"""Its port; 587 is usual for `starttls`, 465 for `tls`."""

_SECURITY = _env.choice("LEDFYR_MAIL_SECURITY", ("none", "starttls", "tls"), "none")
"""How the way there is closed: none (on the same host alone), starttls or tls."""

EMAIL_HOST_USER = _env.text("LEDFYR_MAIL_USER", "")
"""The name under which the node signs in at that server."""

_PASSWORD_FILE = _env.text("LEDFYR_MAIL_PASSWORD_FILE", "")
"""A file with the password for it, closed to others (mode 0600)."""

DEFAULT_FROM_EMAIL = _env.text("LEDFYR_MAIL_FROM", "ledfyr@localhost")
"""The address that e-mail comes from; it should not tell what the node is for."""

EMAIL_USE_TLS = _SECURITY == "starttls"
EMAIL_USE_SSL = _SECURITY == "tls"
EMAIL_HOST_PASSWORD = _env.secret(Path(_PASSWORD_FILE)) if _PASSWORD_FILE else ""

if _SECURITY == "none" and EMAIL_HOST not in ("localhost", "127.0.0.1", "::1"):
    raise ImproperlyConfigured(
        "LEDFYR_MAIL_SECURITY must be starttls or tls for a mail server on another "
        "host: codes for a new password would cross the network in the clear."
    )
if bool(EMAIL_HOST_USER) != bool(EMAIL_HOST_PASSWORD):
    raise ImproperlyConfigured(
        "LEDFYR_MAIL_USER and LEDFYR_MAIL_PASSWORD_FILE belong together: set both, "
        "with a password in the file, or neither."
    )
