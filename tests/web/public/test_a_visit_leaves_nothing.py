"""Nothing of a visit is kept: not on the device, not on the way out."""

import re

from django.test import Client


def test_no_page_sets_a_cookie(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        public_client.get(address)

    assert not public_client.cookies


def test_browser_is_told_to_keep_no_copy(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        answer = public_client.get(address)

        assert answer["Cache-Control"] == "no-store", address


def test_no_page_is_told_where_the_visitor_came_from(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        answer = public_client.get(address)

        assert answer["Referrer-Policy"] == "no-referrer", address
        assert '<meta name="referrer" content="no-referrer">' in answer.text


def test_nothing_is_fetched_from_anybody_else(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        page = public_client.get(address).text
        fetched = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"', page)

        assert fetched
        assert all(re.match("/(?!/)", part) for part in fetched), address


def test_pages_carry_no_inline_style_or_script(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        page = public_client.get(address).text

        assert not re.search(r'<style|\sstyle="|\son\w+="|<script>', page), address
        assert (
            "'unsafe-inline'"
            not in public_client.get(address).headers["Content-Security-Policy"]
        )
