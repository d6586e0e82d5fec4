"""Settings for tests: the real ones, with throw-away keys and quick passwords."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="ledfyr-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["LEDFYR_VAR"] = str(_folder)
os.environ["LEDFYR_DEVELOPMENT"] = "0"
# A browser of an earlier test keeps its event loop; the database is asked beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from ledfyr.config.keys import create_keys  # noqa: E402

create_keys(_folder / "keys")

from ledfyr.config.settings import *  # noqa: E402, F403

SECURE_SSL_REDIRECT = False
STATIC_ROOT = _folder / "static"
STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
