"""Files that hold one share each: made closed to others, read without their notes."""

import os
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path

from django.core.management.base import CommandError

_NOTE = "#"


def write_share(path: Path, share: str, notes: tuple[str, ...]) -> None:
    """Write one share with notes for its holder; never over a file that exists."""
    lines = [*(f"{_NOTE} {note}" for note in notes), share]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines) + "\n")


def add_files(parser: ArgumentParser) -> None:
    """Take the files of the holders; without any, the shares are asked for."""
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        help="one file for each share; without files the words are asked for, unseen",
    )


def read_shares(files: list[Path]) -> list[str]:
    """Return the shares in these files, or typed unseen; raises CommandError."""
    if not files:
        return _typed()
    try:
        return [_words(path.read_text(encoding="ascii")) for path in files]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"A share cannot be read ({type(error).__name__}); give the files as they "
            "were made.",
            returncode=2,
        ) from None


def _typed() -> list[str]:
    found: list[str] = []
    while share := getpass(f"Share {len(found) + 1} (nothing: that was all): "):
        found.append(share)
    return found


def _words(text: str) -> str:
    return " ".join(line for line in text.splitlines() if not line.startswith(_NOTE))
