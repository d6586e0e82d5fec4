"""What an operator or a reader may rely on stands in the docs, and is not stale."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from ledfyr.domain.access.permissions import Permission
from tools import write_docs
from tools.commands_page import cli_parser, node_commands, targets
from tools.rooms_page import FLOORS, rooms
from tools.sources_page import every_source

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_SETTING = re.compile(r"\bLEDFYR_[A-Z_]+[A-Z]\b")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def code() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "ledfyr").rglob("*.py")
    )


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", write_docs.PAGES)
def test_a_generated_page_is_as_the_code_would_write_it(name: str) -> None:
    assert not write_docs.is_stale(name)


def test_every_setting_is_read_in_config_and_told() -> None:
    named = set(_SETTING.findall(code()))

    assert {name for name in named if not hasattr(settings, name)} <= SET_ELSEWHERE
    assert {name for name in named if name not in page("reference/settings.md")} <= (
        INSIDE
    )


SET_ELSEWHERE = {
    "LEDFYR_BEHIND_PROXY",
    "LEDFYR_DATABASE_URL",
    "LEDFYR_EMAIL_BACKEND",
    "LEDFYR_HOSTS",
    "LEDFYR_MAIL_FROM",
    "LEDFYR_MAIL_HOST",
    "LEDFYR_MAIL_PASSWORD_FILE",
    "LEDFYR_MAIL_PORT",
    "LEDFYR_MAIL_SECURITY",
    "LEDFYR_MAIL_USER",
    "LEDFYR_ORIGINS",
    "LEDFYR_STATIC_ROOT",
    "LEDFYR_TIME_ZONE",
}
"""Read from the environment under this name, kept under Django's."""
INSIDE = {"LEDFYR_LONGEST_SESSION_HOURS"}
"""Not for the operator to change."""


def test_every_permission_is_told() -> None:
    told = page("reference/permissions.md")

    assert [each for each in Permission if f"`{each}`" not in told] == []


def test_every_command_is_told() -> None:
    told = page("reference/commands.md")
    node = [name for name, _ in node_commands()]
    make = [f"make {name}" for name, _ in targets()]

    assert [name for name in [*node, *make] if f"`{name}`" not in told] == []
    for command in re.findall(r"[a-z]+", cli_parser().format_usage().split("{")[1]):
        assert f"`ledfyr {command}" in told


@pytest.mark.parametrize("floor", FLOORS)
def test_the_architecture_names_every_room(floor: str) -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")

    assert [name for name in rooms(floor) if f"| `{name}` |" not in told] == []
    assert [name for name, about in rooms(floor).items() if not about] == []


def test_every_source_in_the_glossary_is_known() -> None:
    rows = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    last = [row.rpartition(" | ")[2] for row in rows if row.startswith("| ")]
    cited = {name for cell in last for name in re.findall(r"`(\w+_\w+)`", cell)}

    assert cited
    assert cited <= set(every_source())


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in pages
        for link in _LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]

    assert broken == []


def test_every_picture_is_shown_taken_by_a_journey_and_light() -> None:
    journeys = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests/journeys").iterdir()
        if path.suffix == ".py"
    )
    kept = {path.name: path for path in (DOCS / "images").iterdir()}

    shown = re.findall(r"docs/images/([^)]+)", (ROOT / "README.md").read_text("utf-8"))
    assert set(kept) == set(shown)
    for name, path in kept.items():
        assert f'picture(page, "{name.rpartition("_")[0]}")' in journeys
        assert path.stat().st_size < 150_000


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
