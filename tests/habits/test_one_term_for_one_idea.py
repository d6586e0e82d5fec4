"""What English calls exploitation bears one name in each language looked at."""

from collections.abc import Iterator

import pytest

from tools import messages

OFFENCES = ("Criminal Code:", "Government actions")
"""Names that a law or a government gave, kept as they are."""


def told(language: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence that speaks of exploitation, and its translation."""
    for message in messages._read(language):
        english = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string
        if "exploitation" in english.lower() and not english.startswith(OFFENCES):
            yield english, said if isinstance(said, str) else " ".join(said)


@pytest.mark.parametrize(
    ("language", "other_word", "unless"),
    [
        ("sv", "utnyttjande", ("abus",)),
        ("nb", "utnytting", ()),
        ("pl", "wyzysk", ()),
        ("lv", "izmanto", ("abus", "use a service")),
    ],
)
def test_exploitation_is_called_by_one_word(
    language: str, other_word: str, unless: tuple[str, ...]
) -> None:
    mixed = [
        english
        for english, said in told(language)
        if other_word in said.lower()
        and not any(other_idea in english.lower() for other_idea in unless)
    ]

    assert sum(1 for _each in told(language)) > 25
    assert mixed == []
