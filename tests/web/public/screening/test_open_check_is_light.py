"""Each page of the open check weighs at most 60 KiB with everything that it fetches."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

MOST_BYTES = 60 * 1024
HEADERS = 1024


@pytest.mark.parametrize("path", ["", "own/", "other/", "all/"])
def test_a_page_with_all_it_fetches_stays_light(
    public_client: Client, path: str
) -> None:
    page = public_client.get(f"/en/check/{path}").content

    parts = set(re.findall(r'(?:href|src)="/static/([^"]*)"', page.decode()))
    weights = {part: _on_the_wire(part) for part in parts}

    assert len(page) + sum(weights.values()) + HEADERS * (len(parts) + 1) <= MOST_BYTES


def _on_the_wire(name: str) -> int:
    found = finders.find(name)
    assert isinstance(found, str)
    with open(found, "rb") as file:
        return len(gzip.compress(file.read()))
