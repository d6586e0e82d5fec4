"""What a section holds, for its first page: each way on, and what is found there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """A link to a page under that page's name, with a sentence on what it is for."""

    href: str
    label: str
    about: str
