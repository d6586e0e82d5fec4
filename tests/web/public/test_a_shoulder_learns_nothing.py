"""Tab, history and address say nothing about the subject."""

import re

from django.test import Client

SUBJECT = re.compile(
    r"traffick|exploit|victim|slave|prostitut|abuse|manniskohandel|människohandel|offer",
    re.IGNORECASE,
)


def test_title_is_the_same_neutral_word_on_every_page(
    public_client: Client, public_addresses: list[str]
) -> None:
    pages = [public_client.get(address).text for address in public_addresses]

    titles = {re.search(r"<title>(.*?)</title>", page)[1] for page in pages}

    assert titles == {"Information"}


def test_icon_is_a_neutral_one_on_every_page(
    public_client: Client, public_addresses: list[str]
) -> None:
    for address in public_addresses:
        icons = re.findall(
            r'<link rel="icon"[^>]*href="([^"]*)"', public_client.get(address).text
        )

        assert len(icons) == 1, address
        assert "neutral" in icons[0], address


def test_no_address_names_the_subject(public_addresses: list[str]) -> None:
    assert len(public_addresses) >= 7
    assert [a for a in public_addresses if SUBJECT.search(a)] == []


def test_an_unknown_address_looks_like_any_other_page(public_client: Client) -> None:
    answer = public_client.get("/en/nowhere/")

    assert answer.status_code == 404
    assert "<title>Information</title>" in answer.text
    assert "data-quick-exit" in answer.text
