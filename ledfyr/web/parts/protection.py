"""How is it said on either side why a number of a released table is hidden?"""

from collections.abc import Callable

from django.utils.translation import gettext

from ledfyr.domain.statistics.disclosure import Key, ReleasedTable, Status, Why


def protection(table: ReleasedTable) -> str:
    """Return in one sentence how the table protects people."""
    return gettext(
        "Numbers from 1 to %(most)d are hidden, so that nobody can be recognised, and "
        "so are others from which a hidden one could be worked out. Zero is shown."
    ) % {"most": table.policy.threshold - 1}


def why_said(table: ReleasedTable, why: Why, name: Callable[[Key], str]) -> str:
    """Return why a cell is hidden, in one sentence; `name` says what a cell counts."""
    if why.status is Status.PRIMARY:
        return gettext("It stands for 1 to %(most)d persons.") % {
            "most": table.policy.threshold - 1
        }
    if why.status is Status.SENSITIVE:
        return gettext("Beside an earlier release, it would tell of few persons.")
    if not why.beside or why.line is None:
        return gettext("With this number, a small one could be worked out.")
    return gettext(
        "With this number, what is hidden under %(others)s could be worked out within "
        "%(line)s."
    ) % {
        "others": "; ".join(f"“{name(key)}”" for key in why.beside),
        "line": f"“{name(why.line)}”",
    }
