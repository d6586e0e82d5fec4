"""A passkey is added and then signs in alone, under the strict content policy."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, Node, has_no_barriers, sign_in

KEY_IN_THE_BROWSER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_added_and_signs_in(
    visit: Callable[..., Page], node: Node
) -> None:
    page = visit(DESK)
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY_IN_THE_BROWSER})
    sign_in(page, node, "edvin")

    page.goto(f"{node.casework}/sign-in/mine/passkeys/add/")
    has_no_barriers(page)
    page.locator("input[name=passwordless]").check()
    page.locator("#passkey-button").click()
    expect(page.locator("h1")).to_have_text("Your spare codes")
    page.goto(f"{node.casework}/sign-in/out/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.locator("#passkey-button").click()

    expect(page.locator("h1")).to_contain_text("My day")
