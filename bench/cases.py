"""How quick are the case pages among many cases, beside Django's own admin list?

`python bench/cases.py [ROWS]` (1,000,000 unless given less) makes synthetic cases in a
throw-away SQLite database, or in LEDFYR_BENCH_DATABASE_URL, and prints the 95th
percentile of server time: list, search by name, one case, and the admin's list.
"""

import os
import secrets
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

LIMIT_MS = 100
ROUNDS = 40
FOLDER = Path(tempfile.mkdtemp(prefix="ledfyr-bench-"))
ROOT = Path(__file__).resolve().parents[1]


def main(rows: int) -> int:
    """Prepare the rows, measure, and tell whether the limit holds."""
    _set_up()
    from tests.factories import access as make

    place = make.an_organisation()
    from ledfyr.domain.access.roles import Role

    staff = make.a_member_of_staff(Role.CASE_WORKER, place)
    known = _fill(rows, place, staff)
    client = make.signed_in(staff)
    client.get("/")
    sys.stdout.write(
        f"{rows} cases, {ROUNDS} requests each, 95th percentile of server time\n"
    )
    figures = {
        "list": _p95(lambda: client.get("/cases/")),
        "page 400 of the list": _p95(lambda: client.get("/cases/?page=400")),
        "search by name": _p95(lambda: client.post("/cases/", {"search": known[0]})),
        "one case": _p95(lambda: client.get(f"/cases/{known[1]}/")),
    }
    peer = _p95(_admin_list())
    for name, found in figures.items():
        sys.stdout.write(
            f"  {name}: {found:.1f} ms (limit {LIMIT_MS}); "
            f"{found / peer:.2f} of Django's admin list ({peer:.1f} ms)\n"
        )
    return 0


def _set_up() -> None:
    from ledfyr.config.keys import create_keys

    sys.path.insert(0, str(ROOT))
    os.environ["LEDFYR_VAR"] = str(FOLDER)
    os.environ["LEDFYR_DEVELOPMENT"] = "1"
    os.environ["LEDFYR_DATABASE_URL"] = os.environ.get(
        "LEDFYR_BENCH_DATABASE_URL", f"sqlite:///{FOLDER / 'bench.sqlite3'}"
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


def _fill(rows: int, place: object, staff: object) -> tuple[str, uuid.UUID]:
    from django.utils import timezone

    from ledfyr.apps.access import vault
    from ledfyr.apps.access.models import SealedKey
    from ledfyr.apps.cases.models import Case, Person, StatusDecision

    pattern = vault.new_sealed_key("case")
    empty = vault.seal_text(pattern, StatusDecision(id=uuid.uuid4()), "x", "")
    now, today = timezone.now(), timezone.localdate()
    for start in range(0, rows, 5000):
        part = range(start, min(start + 5000, rows))
        keys = [
            SealedKey(purpose="case", node_key_id=pattern.node_key_id, wrapped=b"w")
            for _ in range(2 * len(part))
        ]
        SealedKey.objects.bulk_create(keys)
        people = [
            Person(sealed_key=keys[2 * n], name_index=secrets.token_bytes(32))
            for n in range(len(part))
        ]
        Person.objects.bulk_create(people)
        cases = [
            Case(
                reference=f"{number:09d}",
                person=people[n],
                sealed_key=keys[2 * n + 1],
                organisation=place,
                country="SE",
                main_form="LABOUR",
                opened_on=today - timedelta(days=number % 2000),
                opened_by=staff,
            )
            for n, number in enumerate(part)
        ]
        Case.objects.bulk_create(cases)
        StatusDecision.objects.bulk_create(
            StatusDecision(
                case=case,
                name="presumed",
                decided_on=case.opened_on,
                deciding_organisation=place,
                decided_by=staff,
                legal_ground="se_manual",
                sealed_reasons=empty,
                sealed_reasons_told=empty,
                recorded_at=now,
            )
            for case in cases
        )
    from ledfyr.apps.access.queries import viewer_of
    from tests.factories import cases as make

    case = make.a_case(viewer_of(staff), identity=_identity())
    return "Bench Person", case.id


def _identity() -> object:
    from ledfyr.apps.cases.queries import Identity

    return Identity("Bench Person", "", "")


def _admin_list() -> Callable[[], object]:
    from django.contrib import admin
    from django.test import RequestFactory, override_settings
    from django.urls import path

    from ledfyr.apps.cases.models import Case

    class CaseAdmin(admin.ModelAdmin):
        list_display = ("reference", "main_form", "opened_on")
        list_per_page = 25

    site = admin.AdminSite()
    site.register(Case, CaseAdmin)
    addresses = SimpleNamespace(urlpatterns=[path("admin/", site.urls)])
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
        with override_settings(ROOT_URLCONF=addresses):
            return CaseAdmin(Case, site).changelist_view(request).render()

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
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
