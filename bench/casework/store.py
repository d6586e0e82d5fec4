"""A database of very many synthetic cases, made once and kept if wished."""

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

SAMPLES = 20
_NOTE = "store.json"


@dataclass(frozen=True)
class Store:
    """Whom to ask as, and for which cases: ids of accounts by what they do."""

    staff: dict[str, UUID]
    cases: list[dict[str, str]]


def set_up(folder: Path, database: str) -> None:
    """Start Django on a database with keys of its own in a folder; migrate it."""
    from ledfyr.config.keys import create_keys

    os.environ["LEDFYR_VAR"] = str(folder)
    os.environ["LEDFYR_DEVELOPMENT"] = "1"
    os.environ["LEDFYR_DATABASE_URL"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "ledfyr.config.settings"
    if not (folder / "keys").exists():
        create_keys(folder / "keys")
    from ledfyr.config import settings

    settings.INSTALLED_APPS.append("django.contrib.admin")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.ALLOWED_HOSTS.append("testserver")
    import django

    django.setup()
    _migrate()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    steps = MigrationExecutor(connection)
    if steps.migration_plan(steps.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)


def filled(folder: Path, rows: int) -> Store:
    """Return the store of a folder; without one, make `rows` cases first."""
    note = folder / _NOTE
    if not note.exists():
        start = time.perf_counter(), time.process_time()
        note.write_text(json.dumps(_fill(rows), default=str))
        took = time.perf_counter() - start[0], time.process_time() - start[1]
        say = "{} cases, sealed and searchable, made in {:.0f} s, {:.0f} s at work\n"
        sys.stdout.write(say.format(rows, *took))
        sys.stdout.flush()
    kept = json.loads(note.read_text())
    staff = {what: UUID(pk) for what, pk in kept["staff"].items()}
    return Store(staff, kept["cases"])


def _fill(rows: int) -> dict[str, Any]:
    from dataclasses import asdict

    from django.utils import timezone

    from ledfyr.apps.cases.actions.due_days import renew_all_due_days
    from ledfyr.domain.access.roles import Role
    from tests.factories import access as make
    from tests.factories.many_cases import ManyCases

    main, second, small = (make.an_organisation() for _ in range(3))
    worker = make.a_member_of_staff(Role.CASE_WORKER, main)
    staff = {
        "worker": worker,
        "worker of two organisations": make.a_member_of_staff(Role.CASE_WORKER, main),
        "worker of a small organisation": make.a_member_of_staff(
            Role.CASE_WORKER, small
        ),
        "worker of the organisation that helps": make.a_member_of_staff(
            Role.CASE_WORKER, second
        ),
        "investigator": make.a_member_of_staff(Role.INVESTIGATOR, main),
        "coordinator": make.a_member_of_staff(Role.COORDINATOR, main),
        "administrator": make.a_member_of_staff(Role.ADMINISTRATOR, main),
    }
    for who in ("worker of two organisations", "coordinator"):
        staff[who].roles_held.create(
            organisation=second, role=staff[who].roles_held.get().role
        )
    made = ManyCases(main, second, small, worker, timezone.now()).fill(rows, SAMPLES)
    renew_all_due_days(today=timezone.localdate())
    return {
        "staff": {what: each.pk for what, each in staff.items()},
        "cases": [asdict(each) for each in made],
    }


def without_parallel_workers() -> None:
    """Have PostgreSQL work on each query in the one process whose time is told."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
