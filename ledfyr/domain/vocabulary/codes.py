"""Which codes are shared by all rooms, and what are they called?"""

from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("codes.toml")


class Codes(Knowledge):
    """The shared code lists: code to English name, one table per list."""

    organisation_kind: dict[str, Words]
    form_of_exploitation: dict[str, Words]
    means: dict[str, Words]
    sex: dict[str, Words]
    age_group: dict[str, Words]
    why_missing: dict[str, Words]
    gender: dict[str, Words]
    citizenship_group: dict[str, Words]
    isic_section: dict[str, Words]
    act: dict[str, Words]
    recruitment_channel: dict[str, Words]
    recruiter_relation: dict[str, Words]
    need_area: dict[str, Words]
    country: dict[str, Words]
    broad_form: dict[str, Words]
    counts_as: dict[str, str]


@cache
def codes() -> Codes:
    """Return the shared code lists; raises KnowledgeError for a bad file."""
    return read(_FILE, Codes)
