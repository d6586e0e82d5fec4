"""A page of figures weighs at most 60 KiB with all it fetches but the pictures."""

import pytest
from django.test import Client

from tests.web.public.test_first_visit_is_light import (
    ASSUMED_HEADERS,
    MOST_BYTES,
    _on_the_wire,
    _parts,
)


@pytest.mark.parametrize(
    "address",
    [
        "/en/numbers/",
        "/ru/numbers/years/",
        "/en/numbers/table/?b=c&r=country&c=kind",
        "/en/numbers/table/?b=d&r=kind&c=country",
        "/uk/numbers/lv/?b=c",
    ],
)
def test_page_stays_within_sixty_kibibytes(public_client: Client, address: str) -> None:
    page = public_client.get(address).content

    weights = {part: _on_the_wire(part) for part in _parts(page.decode())}
    total = len(page) + sum(weights.values()) + ASSUMED_HEADERS * (len(weights) + 1)

    assert len(weights) >= 5
    assert total <= MOST_BYTES, (len(page), weights)
