"""Tags for the frame of a page: languages, ways to go, who is signed in, danger."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, translate_url
from django.utils.translation import get_language, gettext_lazy

from ledfyr.web.parts.contacts import dialled, emergency_number
from ledfyr.web.parts.forms import FORM_ID, TypedForm

register = template.Library()

NAV = (
    ("my_day", gettext_lazy("My day")),
    ("cases:list", gettext_lazy("Cases")),
    ("screening:start", gettext_lazy("Check signs")),
    ("referrals:inbox", gettext_lazy("Referrals")),
    ("services:list", gettext_lazy("Services")),
    ("figures:start", gettext_lazy("Figures")),
    ("mechanism:show", gettext_lazy("How it works")),
    ("organisation:start", gettext_lazy("Organisation")),
)
OPEN_TO_ALL = frozenset({"anyone", "signed_in"})
NEUTRAL_SITE = "https://www.wikipedia.org/"


@register.inclusion_tag("parts/language_links.html", takes_context=True)
def language_links(context: dict[str, Any]) -> dict[str, Any]:
    """Links to this page in every language of the node, each under its own name.

    None where the address is the same in every language. Where the page names a form
    (`stays`), they take what stands in it along, in the body of the request.
    """
    request = context.get("request")
    here = request.get_full_path() if request else "/"
    addresses = {code: translate_url(here, code) for code, _ in settings.LANGUAGES}
    if len(set(addresses.values())) < len(addresses):
        return {"languages": []}
    return {
        "stays": context.get("stays"),
        "languages": [
            {
                "code": code,
                "name": name,
                "href": addresses[code],
                "is_current": code == get_language(),
            }
            for code, name in settings.LANGUAGES
        ],
    }


@register.inclusion_tag("parts/language_choice.html", takes_context=True)
def language_choice(context: dict[str, Any]) -> dict[str, Any]:
    """The other languages of the node, for the account or, before sign-in, the visit.

    Leads back to the page on which it is chosen. No entries without a request. Where
    the page has a TypedForm as `form`, or names one (`stays`, with the address that
    shows it again as `stays_at`), what stands in it is taken along, in the body.
    """
    request = context.get("request")
    others = [each for each in settings.LANGUAGES if each[0] != get_language()]
    return {
        "others": others if request else [],
        "is_kept": getattr(request, "viewer", None) is not None,
        "choose_href": _address("access_choose_language"),
        "rest": _rest_of(request) if request else [],
        "csrf_token": context.get("csrf_token"),
        **_taken_along(context),
    }


def _taken_along(context: dict[str, Any]) -> dict[str, Any]:
    """Return which form goes along when another language is chosen, and where to."""
    request = context.get("request")
    if request and isinstance(context.get("form"), TypedForm):
        return {"stays": FORM_ID, "stays_at": request.get_full_path()}
    return {"stays": context.get("stays"), "stays_at": context.get("stays_at")}


def _rest_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what else stands in the address, such as where to go after sign-in."""
    return [(name, request.GET[name]) for name in request.GET if name != "language"]


@register.inclusion_tag("parts/casework_nav.html", takes_context=True)
def casework_nav(context: dict[str, Any]) -> dict[str, Any]:
    """Links to the rooms that exist and that the viewer may enter."""
    request = context.get("request")
    viewer = getattr(request, "viewer", None)
    if request is None or viewer is None:
        return {"entries": []}
    entries = [_entry(request, name, label) for name, label in NAV]
    return {"entries": [e for e in entries if e and _may_enter(viewer, e["needs"])]}


def _entry(request: HttpRequest, name: str, label: Any) -> dict[str, Any] | None:
    href = _address(name)
    if not href:
        return None
    try:
        needs = getattr(resolve(href).func, "permission", None)
    except Resolver404:
        return None
    is_current = request.path == href or (
        ":" in name and request.path.startswith(_room_of(href))
    )
    return {"label": label, "href": href, "is_current": is_current, "needs": needs}


def _room_of(href: str) -> str:
    return "/" + href.strip("/").partition("/")[0] + "/"


def _may_enter(viewer: Any, needs: Any) -> bool:
    return needs in OPEN_TO_ALL or bool(needs and viewer.may(needs))


@register.inclusion_tag("parts/viewer_corner.html", takes_context=True)
def viewer_corner(context: dict[str, Any]) -> dict[str, Any]:
    """Name and organisation of the person signed in, and the button to sign out."""
    request = context.get("request")
    return {
        "request": request,
        "viewer": getattr(request, "viewer", None),
        "sign_out_href": _address("account_logout"),
        "csrf_token": context.get("csrf_token"),
        **_taken_along(context),
    }


@register.inclusion_tag("parts/emergency_line.html")
def emergency_line() -> dict[str, str]:
    """The question "In danger now?" with the number of the node's country."""
    number = emergency_number()
    return {"number": number, "tel": dialled(number)}


@register.simple_tag
def quick_exit_address() -> str:
    """Return the address of the harmless page that replaces this one."""
    return getattr(settings, "LEDFYR_QUICK_EXIT", NEUTRAL_SITE)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
