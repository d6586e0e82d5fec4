"""The public door: pages without sign-in, served by its own process."""

import os

os.environ["LEDFYR_DOOR"] = "public"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledfyr.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
