"""Which pages can anybody open, and where does a browser find them?"""

import re
import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _routes(entry, here)
        elif isinstance(entry, URLPattern) and not re.search(r"<|\.\w+$", here):
            yield f"/{here}"


@pytest.fixture
def public_addresses() -> list[str]:
    """Every open page without a parameter, in English; files are no pages."""
    return list(_routes(get_resolver("ledfyr.config.urls_public")))


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def public_site(socket_enabled: None) -> Iterator[str]:
    """The public door, served to a browser."""
    with override_settings(
        LEDFYR_DOOR="public",
        ROOT_URLCONF="ledfyr.config.urls_public",
        MIDDLEWARE=django_settings.PUBLIC_MIDDLEWARE,
        LANGUAGES=django_settings.PUBLIC_LANGUAGES,
    ):
        handler = StaticFilesHandler(WSGIHandler())
        server = make_server("127.0.0.1", 0, handler, _Server, _Silent)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()
