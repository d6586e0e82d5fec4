"""What the section of the organisation holds, for whoever looks."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext

from ledfyr.domain.access.permissions import Permission
from ledfyr.web.parts.ways import Way


def ways(may: Callable[[Permission], bool]) -> Iterator[Way]:
    """Yield the pages of the section that open for somebody who may do this."""
    yield Way(
        reverse("organisation:audit"),
        gettext("Audit"),
        gettext("Who did what, and when, and whether every event still stands."),
    )
    if may(Permission.REVIEW_GLASS):
        yield Way(
            reverse("cases:emergency_reviews"),
            gettext("Emergency access to review"),
            gettext("Files that somebody opened for an hour in danger."),
        )
    if may(Permission.RECORD_CONFLICT):
        yield Way(
            reverse("cases:kept_out"),
            gettext("Kept out of cases"),
            gettext("Whoever is close to the person or to a suspect"),
        )
