"""The first page weighs at most 60 KiB with everything that it fetches."""

import gzip
import re

from django.contrib.staticfiles import finders
from django.test import Client

MOST_BYTES = 60 * 1024
ASSUMED_HEADERS = 1024


def test_home_with_all_it_fetches_stays_within_sixty_kibibytes(
    public_client: Client,
) -> None:
    page = public_client.get("/en/").content

    parts = _parts(page.decode())
    weights = {part: _on_the_wire(part) for part in parts}
    total = len(page) + sum(weights.values()) + ASSUMED_HEADERS * (len(parts) + 1)

    assert len(weights) >= 5
    assert total <= MOST_BYTES, weights


def _parts(page: str) -> list[str]:
    """Return the static files that a page fetches."""
    return re.findall(r'(?:href|src)="/static/([^"]*)"', page)


def _on_the_wire(name: str) -> int:
    """Return the bytes of a static file as an older browser receives it, in gzip."""
    found = finders.find(name)
    assert isinstance(found, str), f"{name} is not among the static files"
    with open(found, "rb") as file:
        return len(gzip.compress(file.read()))
