"""The casework door: pages for signed-in staff, served by its own process."""

import os

os.environ["LEDFYR_DOOR"] = "casework"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledfyr.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
