"""What is known of each published list: what it asks, and how it did when tested."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from ledfyr.domain.screening.accuracy import Study
from ledfyr.domain.screening.catalogue import published_tools
from ledfyr.domain.screening.instruments import instrument, instrument_names
from ledfyr.web.casework.screening.wording import said


@dataclass(frozen=True)
class StudyShown:
    """One test of a tool: where and on whom, its figures, and who says so."""

    place: str
    figures: tuple[str, ...]
    remark: str
    source: str
    checked: bool


def lists_page() -> dict[str, Any]:
    """Return the lists that can be used, and the tools that are only known."""
    used = [instrument(name) for name in instrument_names()]
    return {
        "lists": [(each, studies(each.studies)) for each in used],
        "not_run": [(tool, studies(tool.study)) for tool in published_tools()],
    }


def studies(found: Iterable[Study]) -> tuple[StudyShown, ...]:
    """Return each test of a tool in the reader's language; what is blank stays out."""
    return tuple(
        StudyShown(
            place=_place(study),
            figures=tuple(_figures(study)),
            remark=said(study.remark) if study.remark else "",
            source=study.source,
            checked=study.checked,
        )
        for study in found
    )


def _place(study: Study) -> str:
    place = said(study.setting)
    if study.people is None:
        return place
    tested = ngettext("%(number)s person", "%(number)s people", study.people)
    return f"{place} ({tested % {'number': number_format(study.people)}})"


def _figures(study: Study) -> Iterable[str]:
    told = (
        (gettext("of 100 victims it finds %(number)s"), study.sensitivity),
        (gettext("of 100 others it passes %(number)s"), study.specificity),
        (gettext("of 100 people tested %(number)s were victims"), study.prevalence),
    )
    for sentence, share in told:
        if share is not None:
            number = number_format(round(share * 100, 1))
            yield sentence % {"number": number.removesuffix(".0").removesuffix(",0")}
    if study.reference_standard:
        yield gettext("compared with: %(what)s") % {
            "what": said(study.reference_standard)
        }
