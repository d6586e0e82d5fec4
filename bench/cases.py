"""How quick are the case pages among many cases, beside Django's own admin list?

`python bench/cases.py [ROWS]` (1,000,000 unless given less) makes synthetic cases in a
throw-away SQLite database, or in LEDFYR_DATABASE_URL, and prints the 95th
percentile of server time of the pages that look among all of them. On PostgreSQL:
`python -m tests.postgres python bench/cases.py`.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from ledfyr.domain.access.roles import Role

FULL = 1_000_000
LIMIT_MS = 100
ROUNDS = 40
NO_LIMIT = ("my day", "overview, what is overdue", "who has this name already")
"""Pages that compute over many cases; they are told and not yet held to the limit."""
FOLDER = Path(tempfile.mkdtemp(prefix="ledfyr-bench-"))
ROOT = Path(__file__).resolve().parents[1]


def main(rows: int) -> int:
    """Prepare the rows, measure, and tell whether the limit holds."""
    try:
        _set_up()
        return _measure(rows)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


def _measure(rows: int) -> int:
    from tests.factories import access as make

    place = make.an_organisation()
    staff = make.a_member_of_staff(Role.CASE_WORKER, place)
    made = _filled(rows, place, staff)
    slowest = told(make.signed_in(staff), made)
    return int(slowest > LIMIT_MS and rows >= FULL)


def told(client: Any, made: Any) -> float:
    """Ask for each page as the browser `client`, say and return how long."""
    from django.db import connection

    from tests.factories.many_cases import EVERYWHERE

    client.get("/")
    case = f"/cases/{made.case_id}/"
    pages = {
        "my day": lambda: client.get("/"),
        "list": lambda: client.get("/cases/"),
        "list from the middle": lambda: client.get(f"/cases/?after={made.case_id}"),
        "overview": lambda: client.get("/cases/overview/"),
        "overview, what is overdue": lambda: client.get("/cases/overview/?due=overdue"),
        "search by name": lambda: client.post("/cases/", {"search": made.name}),
        "search for a rare word": _search(client, made.rare_word),
        "search for a word of every file": _search(client, EVERYWHERE),
        "search for both": _search(client, f"{EVERYWHERE} {made.rare_word}"),
        "one case": lambda: client.get(case),
        "who has this name already": lambda: client.get(f"{case}person/same/"),
    }
    peer, found = _p95(_admin_list()), 0.0
    say = sys.stdout.write
    say(f"{connection.vendor}, {ROUNDS} requests each, 95th percentile; ")
    say(f"Django's admin list of the same cases: {peer:.1f} ms\n")
    for name, page in pages.items():
        took = _p95(page)
        if name not in NO_LIMIT:
            found = max(found, took)
        say(f"  {name}: {took:.1f} ms (limit {LIMIT_MS}); {took / peer:.2f} of it\n")
    return found


def _search(client: Any, words: str) -> Callable[[], Any]:
    return lambda: client.post("/cases/search/", {"search": words})


def _filled(rows: int, place: Any, staff: Any) -> Any:
    from django.utils import timezone

    from tests.factories.many_cases import ManyCases

    start = time.perf_counter()
    made = ManyCases(place, staff, timezone.now()).fill(rows)
    took = time.perf_counter() - start
    sys.stdout.write(f"{rows} cases, sealed and searchable, made in {took:.0f} s\n")
    sys.stdout.flush()
    return made


def _set_up() -> None:
    from ledfyr.config.keys import create_keys

    sys.path.insert(0, str(ROOT))
    os.environ["LEDFYR_VAR"] = str(FOLDER)
    os.environ["LEDFYR_DEVELOPMENT"] = "1"
    os.environ.setdefault(
        "LEDFYR_DATABASE_URL", f"sqlite:///{FOLDER / 'bench.sqlite3'}"
    )
    os.environ["DJANGO_SETTINGS_MODULE"] = "ledfyr.config.settings"
    create_keys(FOLDER / "keys")
    from ledfyr.config import settings

    settings.INSTALLED_APPS.append("django.contrib.admin")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.ALLOWED_HOSTS.append("testserver")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _admin_list() -> Callable[[], object]:
    from django.contrib import admin
    from django.test import RequestFactory
    from django.urls import path, set_urlconf

    from ledfyr.apps.cases.models import Case

    class CaseAdmin(admin.ModelAdmin):
        list_display = ("reference", "main_form", "opened_on")
        list_per_page = 25

    site = admin.AdminSite()
    site.register(Case, CaseAdmin)
    addresses = ModuleType("bench_addresses_of_the_admin")
    addresses.urlpatterns = [path("admin/", site.urls)]
    request = RequestFactory().get("/admin/cases/case/")
    request.user = SimpleNamespace(
        is_active=True,
        is_staff=True,
        is_authenticated=True,
        pk=1,
        has_perm=lambda *_: True,
        has_module_perms=lambda *_: True,
        has_usable_password=lambda: False,
        get_short_name=lambda: "bench",
        get_username=lambda: "bench",
    )

    def shown() -> object:
        set_urlconf(addresses)
        try:
            return CaseAdmin(Case, site).changelist_view(request).render()
        finally:
            set_urlconf(None)

    return shown


def _p95(call: Callable[[], object]) -> float:
    call()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL))
