"""How is a setting read from the environment? Typed, and loudly wrong."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def flag(name: str) -> bool:
    """Return a yes/no setting, off by default; ImproperlyConfigured if neither."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not '{value}'.")
    return value == "1"


def choice(name: str, allowed: Sequence[str], default: str) -> str:
    """Return one of `allowed`; raises ImproperlyConfigured for any other value."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}.")
    return value


def text(name: str, default: str) -> str:
    """Return a text setting."""
    return os.environ.get(name, default)


def number(name: str, default: int) -> int:
    """Return a whole number above zero; raises ImproperlyConfigured otherwise."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number above zero.")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """Return a list written with commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """Return a folder's path."""
    return Path(os.environ.get(name, default))


def secret(path: Path) -> str:
    """Return the secret kept in a file that only its owner may read.

    Raises ImproperlyConfigured when the file is missing or open to others.
    """
    if not path.is_file():
        raise ImproperlyConfigured(
            f"{path} is missing. The node's own keys are made once by "
            f"'python -m ledfyr.config.keys {path.parent}'; another secret is yours."
        )
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"{path} is open to others: run 'chmod 600 {path}'.")
    return path.read_text(encoding="ascii").strip()
