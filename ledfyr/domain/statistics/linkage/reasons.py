"""In which ways are two records alike? Told to whoever reviews the pair."""

from ledfyr.domain.statistics.linkage.preparing import Prepared

REASON_SENTENCES: dict[str, str] = {
    "full_name": "the same name",
    "full_sound": "names that sound alike",
    "birth_date": "the same day of birth",
    "birth_year": "the same year of birth",
    "sex": "the same sex",
    "citizenship": "the same citizenship",
    "document_number": "the same document",
}
"""English words of the reasons, for translators."""

_TOLD_BY_MORE = {"full_sound": "full_name", "birth_year": "birth_date"}


def agreeing(prepared: Prepared, one: int, other: int) -> tuple[str, ...]:
    """Return the reasons that two records share; the finer says the coarser too."""
    alike = [
        name
        for name in REASON_SENTENCES
        if (values := prepared.columns.get(name))
        and values[one] is not None
        and values[one] == values[other]
    ]
    return tuple(name for name in alike if _TOLD_BY_MORE.get(name) not in alike)
