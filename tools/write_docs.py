"""Write the reference pages that follow from the code: `python -m tools.write_docs`.

With `--check` nothing is written; the exit status is 1 where a page is stale.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, readable, writable
from ledfyr.domain.access.permissions import PERMISSION_NAMES, as_table
from ledfyr.domain.access.roles import ROLE_NAMES, Role
from ledfyr.domain.cases.status import (
    DECISION_NAMES,
    LEADS_TO,
    STATUS_NAMES,
    STATUS_OWNER,
)
from ledfyr.domain.referrals.handover import NEXT, STATE_NAMES, WAITS_FOR
from tools.commands_page import commands_page
from tools.rooms_page import rooms_page
from tools.settings_page import settings_page
from tools.sources_page import sources_page
from tools.standards_page import standards_page

DOCS = Path(__file__).resolve().parents[1] / "docs"
MARK = "<!-- Written by `make docs` from the code: change that, not this page. -->"


def permissions_page() -> str:
    """Say what each role may do."""
    rows = [
        (PERMISSION_NAMES[permission], f"`{permission}`", *_ticks(held))
        for permission, held in as_table()
    ]
    return (
        "# Permissions\n\n"
        "What each role may do (`ledfyr/domain/access/permissions.py`). A role is held "
        "in one organisation and counts there alone. Who is competent to take a "
        "decision is asked of the country's mechanism besides.\n\n"
        + _table(["May", "In code", *_role_names()], rows)
    )


def compartments_page() -> str:
    """Say which parts of a file each role reads and changes."""
    reads = {role: readable([role]) for role in Role}
    changes = {role: writable([role]) for role in Role}
    rows = [
        (
            name,
            *(_access(part in reads[role], part in changes[role]) for role in Role),
        )
        for part, name in COMPARTMENT_NAMES.items()
    ]
    return (
        "# Compartments of a file\n\n"
        "A role sees compartments, never the whole file "
        "(`ledfyr/domain/access/compartments.py`). What is closed to a role is not in "
        "the page sent to it.\n\n" + _table(["Compartment", *_role_names()], rows)
    )


def statuses_page() -> str:
    """Say who acts next in each status, and what may follow."""
    statuses = [
        (
            STATUS_NAMES[status],
            ROLE_NAMES[Role(STATUS_OWNER[status])],
            "; ".join(
                f"{DECISION_NAMES[decision]} → {STATUS_NAMES[after]}"
                for decision, after in ways.items()
            ),
        )
        for status, ways in LEADS_TO.items()
    ]
    states = [
        (
            STATE_NAMES[state],
            WAITS_FOR[state],
            ", ".join(STATE_NAMES[after] for after in STATE_NAMES if after in ways)
            or "nothing: a new referral is sent if help is still needed",
        )
        for state, ways in NEXT.items()
    ]
    return (
        "# Statuses\n\n"
        "## Of a person\n\n"
        "A status is never stored: it is read from the decisions, each with its day, "
        "deciding body, ground and reasons (`ledfyr/domain/cases/status.py`).\n\n"
        + _table(["Status", "Who acts next", "Decision → status after it"], statuses)
        + "\n\n## Of a referral\n\n"
        + _table(["State", "Waits for", "What may follow"], states)
    )


def retention_page() -> str:
    """Say what is kept for how long; asks the rules of every room."""
    from ledfyr.apps.access.retention import retention_rules

    rows = [
        (
            f"{rule.model._meta.app_label}: {rule.model._meta.verbose_name}",
            rule.sentence,
            "yes" if rule.erase else "",
        )
        for rule in retention_rules()
    ]
    return (
        "# Retention\n\n"
        "What is kept how long (`ledfyr/apps/*/retention.py`). "
        "`python manage.py erase_due`, run every day, erases what is due.\n\n"
        + _table(["Record", "Rule", "Erased by `erase_due`"], rows)
    )


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/compartments.md": compartments_page,
    "reference/permissions.md": permissions_page,
    "reference/retention.md": retention_page,
    "reference/rooms.md": rooms_page,
    "reference/settings.md": settings_page,
    "reference/standards.md": standards_page,
    "reference/statuses.md": statuses_page,
    "sources.md": sources_page,
}


def write() -> None:
    """Write every page."""
    _start_django()
    for name, page in PAGES.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_whole(page), encoding="utf-8")


def is_stale(name: str) -> bool:
    """Return whether a page under docs/ is not as the code would write it."""
    _start_django()
    path = DOCS / name
    return not path.exists() or path.read_text("utf-8") != _whole(PAGES[name])


def _whole(page: Callable[[], str]) -> str:
    return f"{MARK}\n\n{page()}\n"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _role_names() -> list[str]:
    return [ROLE_NAMES[role] for role in Role]


def _ticks(held: Iterable[bool]) -> list[str]:
    return ["yes" if each else "" for each in held]


def _access(reads: bool, changes: bool) -> str:
    return "reads, changes" if changes else "reads" if reads else ""


def _start_django() -> None:
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledfyr.config.settings_test")
        django.setup()


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them; return the exit status."""
    if arguments == ["--check"]:
        found = [name for name in PAGES if is_stale(name)]
        for name in found:
            print(f"docs/{name} is stale: run make docs.")
        return 1 if found else 0
    if arguments:
        print("Say --check or nothing.", file=sys.stderr)
        return 2
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
