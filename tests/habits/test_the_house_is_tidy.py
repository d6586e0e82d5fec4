"""Short files, telling names, nothing unused, nothing of a machine in them."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 500
NO_NAMES = {"utils", "util", "common", "core", "helpers", "helper", "misc", "manager"}
WRITTEN_HERE = {".py", ".html", ".css", ".js", ".md", ".sh"}
MACHINES = re.compile(
    r"(?<![\w.-])/(?:work|root|home/\w+|Users/\w+)/|pypi\.org|pythonhosted\.org|registry\.npmjs"
)
OVERRIDES = (
    "403.html",
    "404.html",
    "429.html",
    "500.html",
    "account/",
    "mfa/",
    "django/",
)
"""Templates that Django or the sign-in library asks for by these names."""


ASKED_FOR_IF_THERE = ("account/password_reset_help_text.html",)
"""The sign-in library looks for this one and ships none."""


def tracked() -> list[Path]:
    """Return the files under version control, and those about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and path.name != "uv.lock"]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_written_by_hand_is_longer_than_500_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked()
        if path.suffix in WRITTEN_HERE
        and not {"vendor", "migrations"} & set(path.parts)
        for lines in [len(text_of(path).splitlines())]
        if lines > LONGEST
    }

    assert long == {}


def test_no_file_or_folder_is_named_for_leftovers() -> None:
    named = {part for path in tracked() for part in path.relative_to(ROOT).parts}

    assert {name for name in named if name.partition(".")[0] in NO_NAMES} == set()


def test_no_file_names_a_machine_or_a_registry() -> None:
    here = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != here
        for match in MACHINES.finditer(text_of(path))
    ]

    assert found == []


def test_no_test_is_skipped_or_left_for_later() -> None:
    later = re.compile(r"\bTO" + r"DO\b|\bFIX" + r"ME\b|mark\.x" + r"fail")
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in WRITTEN_HERE and later.search(text_of(path))
    ]

    assert found == []


def templates() -> list[str]:
    return [
        path.as_posix().rpartition("/templates/")[2]
        for path in (ROOT / "ledfyr").rglob("templates/**/*.*")
        if path.is_file()
    ]


def test_every_template_is_used() -> None:
    used = "\n".join(
        text_of(path)
        for path in (ROOT / "ledfyr").rglob("*")
        if path.suffix in {".py", ".html", ".txt"}
    )
    unused = [
        name
        for name in templates()
        if not name.startswith(OVERRIDES) and f'"{name}"' not in used
    ]

    assert unused == []


@pytest.mark.parametrize("override", ["account/", "mfa/"])
def test_an_override_stands_for_a_template_of_the_library(override: str) -> None:
    import allauth

    library = Path(allauth.__file__).parent / "templates"
    ours = [name for name in templates() if name.startswith(override)]
    of_the_library = [name for name in ours if (library / name).exists()]

    assert ours
    assert set(ours) <= {*of_the_library, *ASKED_FOR_IF_THERE}


def test_a_day_is_always_read_from_the_local_clock() -> None:
    utc_day = re.compile(r"(?:\bnow|_at|now\(\))\.date\(\)")

    found = [
        path.relative_to(ROOT).as_posix()
        for floor in ("apps", "web", "config")
        for path in (ROOT / "ledfyr" / floor).rglob("*.py")
        if utc_day.search(text_of(path))
    ]

    assert found == []


def test_every_machine_collects_the_same_tests_in_the_same_order() -> None:
    unsorted = re.compile(r"parametrize\(\s*\"\w+\",\s*(?:set|frozenset)\(")

    found = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if unsorted.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []
