"""Wording of the copy of people's own data, in the language of its reader."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext, ngettext

from ledfyr.apps.cases.queries import Content, CopyToMake
from ledfyr.apps.referrals.queries import ReferralRow
from ledfyr.domain.cases.own_data import (
    OWN_LINE_NAMES,
    Item,
    Line,
    OwnCopy,
    own_data_rules,
)
from ledfyr.engines.cases.own_copy import (
    CopyWords,
    PaperItem,
    PaperLine,
    PaperSection,
)
from ledfyr.web.casework.cases.countries import country_name

FORMAT = "ledfyr own data 1"
"""Names the shape of the file for programs; it changes when the shape does."""


def to_choose(made: CopyToMake) -> list[dict[str, Any]]:
    """Return what has to be read first: each thing with its words and its kind."""
    return [
        {
            "id": item.id,
            "kind": gettext(own_data_rules()[item.kind].name),
            "reason": gettext(own_data_rules()[item.kind].reason),
            "on": item.on,
            "lines": [_line(line) for line in item.lines],
        }
        for item in made.to_choose
    ]


def received(sent: tuple[ReferralRow, ...]) -> list[Item]:
    """Return who was asked to help, as things of the copy."""
    return [
        Item(
            f"referral {row.id}",
            "recipients",
            localdate(row.sent_at),
            (Line("recipient", row.recipient), Line("service", row.service)),
        )
        for row in sent
    ]


def on_paper(made: OwnCopy) -> CopyWords:
    """Return the copy as it is set on paper."""
    return CopyWords(
        language=get_language() or "en",
        title=gettext("What is kept about you"),
        lead=[
            gettext("%(organisation)s made this copy for you on %(day)s.")
            % {"organisation": made.organisation, "day": date_format(made.made_on)},
            gettext(
                "You may ask for mistakes to be put right. You may complain to the "
                "data protection authority. Keep this paper where only you can read it."
            ),
        ],
        sections=[
            PaperSection(
                gettext(rule.name),
                gettext(rule.reason),
                [_paper_item(item) for item in items],
            )
            for rule, items in made.sections
        ],
        left_out_title=gettext("What is not in this copy"),
        left_out=[
            f"{gettext(left.rule.name)} ({_things(left.number)}): "
            f"{gettext(left.rule.reason)}"
            for left in made.left_out
        ],
        footer=made.reference,
    )


def as_data(made: OwnCopy) -> dict[str, Any]:
    """Return the copy for a program: codes beside the words, days as in ISO 8601."""
    return {
        "format": FORMAT,
        "language": get_language(),
        "case": made.reference,
        "organisation": made.organisation,
        "made_on": made.made_on.isoformat(),
        "sections": [
            {
                "kind": rule.id,
                "name": gettext(rule.name),
                "items": [
                    {
                        "on": item.on.isoformat() if item.on else None,
                        "lines": [
                            {
                                "label": line.label,
                                "name": gettext(OWN_LINE_NAMES[line.label]),
                                "value": _value(line),
                            }
                            for line in item.lines
                        ],
                    }
                    for item in items
                ],
            }
            for rule, items in made.sections
        ],
        "left_out": [
            {
                "kind": left.rule.id,
                "name": gettext(left.rule.name),
                "number": left.number,
                "reason": gettext(left.rule.reason),
            }
            for left in made.left_out
        ],
    }


def packed(name: str, copy: bytes, papers: Sequence[Content]) -> bytes:
    """Return the copy and the papers that go with it as one archive."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as made:
        made.writestr(name, copy)
        for number, paper in enumerate(papers, start=1):
            made.writestr(f"{number:02d} {paper.file_name}", paper.content)
    return archive.getvalue()


def _paper_item(item: Item) -> PaperItem:
    return PaperItem(
        date_format(item.on) if item.on else "",
        [PaperLine(*_line(line)) for line in item.lines],
    )


def _line(line: Line) -> tuple[str, str]:
    if line.is_day:
        value = date_format(date.fromisoformat(line.value))
    else:
        value = _value(line)
    return gettext(OWN_LINE_NAMES[line.label]), value


def _value(line: Line) -> str:
    if line.label in ("country", "citizenships"):
        return ", ".join(country_name(code) for code in line.value.split(", "))
    return gettext(line.value) if line.is_name else line.value


def _things(number: int) -> str:
    return ngettext("%(number)d thing", "%(number)d things", number) % {
        "number": number
    }
