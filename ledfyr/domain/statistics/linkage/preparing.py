"""In which form are records compared? Letters, dates and codes made alike."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.statistics.linkage.settings import Joined, linkage_settings
from ledfyr.domain.vocabulary.spelling import sound_of, words_of

Values = Sequence[str | None]
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(~?)")
_NORDIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_EARLIEST = 1900


class CannotLink(ValueError):
    """The records do not bear a comparison; the message says why."""


@dataclass(frozen=True)
class Prepared:
    """Records as they are compared: each prepared column as long as there are records.

    `files` holds, for each record, the number of the file that it came from.
    """

    columns: Mapping[str, list[str | None]]
    files: Sequence[int]

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.files)


def prepare(given: Mapping[str, Values], files: Sequence[int]) -> Prepared:
    """Return records in the form in which they are compared; blank stays blank.

    `given` holds columns of the settings by id. Raises CannotLink where there is no
    name at all, or nothing beside one that tells people of one name apart.
    """
    made: dict[str, list[str | None]] = {}
    for column in linkage_settings().column:
        if column.id in given:
            for name in column.makes:
                made[name] = _each(given[column.id], _MAKERS[name])
    made = {name: values for name, values in made.items() if any(values)}
    _check(made)
    for joined in linkage_settings().joined:
        if set(joined.of) <= set(made):
            made[joined.id] = _joined(joined, [made[name] for name in joined.of])
    return Prepared(made, files)


def birth_of(text: str) -> tuple[str | None, str | None]:
    """Return the day (ISO) and the year of a written date of birth, where told.

    Read are 2001-05-17, 2001-05, 2001, each with `~` for about, and 17.5.2001. An
    estimate has no day. Raises ValueError for what is no date.
    """
    text = text.strip()
    if turned := _NORDIC.fullmatch(text):
        text = f"{turned[3]}-{turned[2]}-{turned[1]}"
    shape = _DATE.fullmatch(text)
    if shape is None or int(shape[1]) < _EARLIEST:
        raise ValueError
    month, day = (int(part) if part else None for part in shape.groups()[1:3])
    found = date(int(shape[1]), month or 1, day or 1)
    return (found.isoformat() if day and not shape[4] else None), shape[1]


def _each(values: Values, make: Callable[[str], str | None]) -> list[str | None]:
    known: dict[str, str | None] = {}
    found: list[str | None] = []
    for value in values:
        if not value:
            found.append(None)
            continue
        if value not in known:
            known[value] = make(value) or None
        found.append(known[value])
    return found


def _joined(joined: Joined, columns: Sequence[Values]) -> list[str | None]:
    found: list[str | None] = []
    for row in zip(*columns, strict=True):
        text = " ".join(part for part in row if part) if all(row) else None
        if text and joined.in_any_order:
            text = " ".join(sorted(text.split()))
        found.append(text)
    return found


def _check(made: Iterable[str]) -> None:
    there = set(made)
    names = there & {"given_name", "family_name"}
    beside = there & {"birth_year", "document_number"}
    if not names or len(names | beside) < 2:
        raise CannotLink(
            "Records are linked by a name together with the other name, a date of "
            "birth or a document: add such a column, or fill it."
        )


def _code(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).upper()


def _sure(text: str) -> str | None:
    return "yes" if text.strip().casefold() in ("yes", "1", "true") else None


_MAKERS: dict[str, Callable[[str], str | None]] = {
    "given_name": lambda text: " ".join(words_of(text)),
    "given_sound": sound_of,
    "family_name": lambda text: " ".join(words_of(text)),
    "family_sound": sound_of,
    "family_start": lambda text: "".join(words_of(text))[:3],
    "birth_date": lambda text: birth_of(text)[0],
    "birth_year": lambda text: birth_of(text)[1],
    "sex": lambda text: _code(text)[:1],
    "citizenship": _code,
    "document_number": _code,
    "birth_is_sure": _sure,
}
