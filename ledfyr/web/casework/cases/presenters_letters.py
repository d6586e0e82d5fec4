"""Wording of the pages on which letters are written; no database here."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from ledfyr.domain.cases.letters import Letter


def says(
    letter: Letter, *, organisation: str, reference: str, today: date
) -> list[str]:
    """Return the lines of a letter in the reader's language, before it is written.

    What is not known yet, or is nobody's to read here, stands in plain words within
    brackets, such as "[the person]".
    """
    gaps = {
        "who": gettext("the person"),
        "day": gettext("the day"),
        "time": gettext("the time"),
        "place": gettext("the place"),
        "status": gettext("the status"),
        "decision": gettext("the decision"),
        "decided_on": gettext("the day of the decision"),
        "decided_by": gettext("who decided"),
    }
    known = {
        "organisation": organisation,
        "reference": reference,
        "today": date_format(today),
        **{name: f"[{words}]" for name, words in gaps.items()},
    }
    return [gettext(line).format(**known) for line in letter.lines]
