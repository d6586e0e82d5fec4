"""A running node with demo data, and a real browser to walk through it."""

import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from ledfyr.config.demo import DOMAIN, PASSWORD

ROOT = Path(__file__).resolve().parents[2]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all journeys on one worker, so that one node is started for them."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(autouse=True)
def _no_network() -> None:
    """Journeys speak with their own node on this machine, through a browser."""


@dataclass(frozen=True)
class Node:
    """A node that serves both doors on this machine."""

    public: str
    casework: str
    folder: Path

    @property
    def log(self) -> Path:
        """The file that holds whatever the node writes to a terminal."""
        return self.folder / "log.txt"

    def manage(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run one of the node's management commands."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=_environment(self.folder),
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """Start `make run`'s program on free ports, with a database of its own."""
    folder = tmp_path_factory.mktemp("node")
    port = _free_pair()
    started = Node(f"http://localhost:{port}", f"http://localhost:{port + 1}", folder)
    with (
        started.log.open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "ledfyr.config.run", "--port", str(port)],
            cwd=ROOT,
            env=_environment(folder),
            stdout=log,
            stderr=log,
        ) as running,
    ):
        _wait_for_the_last_sign_in(running, started)
        yield started
        running.terminate()
        running.wait(timeout=120)


def _wait_for_the_last_sign_in(running: "subprocess.Popen[bytes]", node: Node) -> None:
    while running.poll() is None:
        if f"gustav@{DOMAIN}" in node.log.read_text():
            return
        time.sleep(0.2)
    pytest.fail(f"The node did not start: {node.log.read_text()}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a given size, with or without JavaScript, closed at the end."""
    contexts = []

    def opened(size: dict[str, int], *, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport=size,
            java_script_enabled=javascript,
            locale="en-GB",  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page, node: Node, who: str) -> None:
    """Sign in as a demo member of staff, with both steps; once per run for each.

    A code counts once, so a second visit goes on in the first one's session.
    """
    kept = _SIGNED_IN.get((node.casework, who))
    if kept:
        page.context.add_cookies(kept)
        page.goto(f"{node.casework}/")
    else:
        _sign_in_anew(page, node, who)
        _SIGNED_IN[node.casework, who] = page.context.cookies()
    expect(page.locator("main")).to_contain_text("My day")


_SIGNED_IN: dict[tuple[str, str], Any] = {}


def _sign_in_anew(page: Page, node: Node, who: str) -> None:
    page.goto(f"{node.casework}/sign-in/")
    page.locator("input[name=login]").fill(f"{who}@{DOMAIN}")
    page.locator("input[name=password]").fill(PASSWORD)
    asked_at = time.monotonic()
    page.locator("main form button[type=submit], main form button").first.click()
    expect(page.locator("input[name=code]")).to_be_visible()
    answered = _type_the_code(page)
    while "its time is over" in answered and time.monotonic() - asked_at > CODE_COUNTS:
        asked_at = time.monotonic()
        answered = _type_the_code(page)
    assert "My day" in answered, answered


def _type_the_code(page: Page) -> str:
    """Type the code that the page shows; return what the next page says."""
    shown = page.locator("main").inner_text()
    code = re.search(r"\b(\d{3}) ?(\d{3})\b", shown)
    assert code, shown
    page.locator("input[name=code]").fill(code[1] + code[2])
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text(_ANSWERED)
    return page.locator("main").inner_text()


CODE_COUNTS = 30
"""Seconds for which a code that was just shown is accepted at least. A refusal before
they are over is a fault of the node."""
_ANSWERED = re.compile("My day|Something needs to be put right")


def has_no_barriers(page: Page) -> None:
    """Fail with what axe found on this page, if anything."""
    page.wait_for_load_state()
    try:
        found = Axe().run(page)
    except Error:  # the page was still giving way to the next one
        page.wait_for_load_state("networkidle")
        found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def picture(page: Page, name: str) -> None:
    """Keep a picture that the README shows, when `make pictures` asks for it."""
    if os.environ.get("LEDFYR_PICTURES") != "1":
        return
    width = page.viewport_size["width"] if page.viewport_size else 0
    kind = "phone" if width < 600 else "desktop"
    file = f"docs/images/{name}_{kind}.png"
    if file in (ROOT / "README.md").read_text(encoding="utf-8"):
        page.screenshot(path=ROOT / file)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "LEDFYR_VAR": str(folder),
        "LEDFYR_STATIC_ROOT": str(folder / "static"),
        "LEDFYR_DEVELOPMENT": "1",
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
    }


def _free_pair() -> int:
    """Return a free port with a free one after it, below those that systems hand out.

    Two runs on one machine begin to look at different places.
    """
    first_looked_at = random.Random(os.getpid()).randrange(18_000, 30_000, 2)
    for port in range(first_looked_at, 32_000, 2):
        with socket.socket() as first, socket.socket() as second:
            try:
                first.bind(("127.0.0.1", port))
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("No two free ports beside each other.")
