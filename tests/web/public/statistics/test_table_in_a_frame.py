"""One address may stand in a frame of somebody else's page, and no other."""

from django.test import Client


def test_only_the_table_alone_may_be_framed(
    public_client: Client, public_addresses: list[str]
) -> None:
    framed = public_client.get("/en/numbers/framed/1/?r=country&c=year")

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    for address in public_addresses:
        answer = public_client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"], address
        assert answer["X-Frame-Options"] == "DENY"


def test_framed_table_has_no_script_form_or_cookie(public_client: Client) -> None:
    framed = public_client.get("/en/numbers/framed/4/?r=country&c=year")

    assert framed.status_code == 200
    assert "<script" not in framed.text and "<form" not in framed.text
    assert "<title>Information</title>" in framed.text
    assert "Different units stand side by side" in framed.text
    assert not public_client.cookies


def test_pages_offer_the_address_of_the_same_table(public_client: Client) -> None:
    page = public_client.get("/en/numbers/table/?w=4&b=b&r=kind&c=year&o=0").text

    assert "/en/numbers/framed/4/?b=b&amp;r=kind&amp;c=year&amp;o=0" in page


def test_unknown_number_shows_the_usual_table(public_client: Client) -> None:
    assert public_client.get("/en/numbers/framed/99/").status_code == 200
