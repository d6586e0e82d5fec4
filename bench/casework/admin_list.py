"""The peer: Django's own admin list of the same cases."""

from collections.abc import Callable
from types import ModuleType, SimpleNamespace


def admin_list() -> Callable[[int], object]:
    """Return what shows the n-th page of 25 cases as Django's admin does."""
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

    def shown(number: int) -> object:
        request = RequestFactory().get("/admin/cases/case/", {"p": number + 1})
        request.user = _somebody()
        set_urlconf(addresses)
        try:
            return CaseAdmin(Case, site).changelist_view(request).render()
        finally:
            set_urlconf(None)

    return shown


def _somebody() -> SimpleNamespace:
    return SimpleNamespace(
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
