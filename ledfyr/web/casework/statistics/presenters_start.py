"""What the section of figures holds, for whoever looks."""

from collections.abc import Callable, Iterator

from django.urls import reverse
from django.utils.translation import gettext

from ledfyr.domain.access.permissions import Permission
from ledfyr.web.parts.ways import Way


def ways(
    year: int, may: Callable[[Permission], bool], *, has_overlaps: bool
) -> Iterator[Way]:
    """Yield the pages that open for somebody who may do this; `year` is the latest."""
    yield Way(
        reverse("figures:of", args=[year]),
        gettext("Figures of %(year)s") % {"year": year},
        gettext("What is registered here, and a published figure beside it."),
    )
    yield Way(
        reverse("figures:free"),
        gettext("Ask the figures"),
        gettext("A table of your own, with a little noise so that nobody is found."),
    )
    yield Way(
        reverse("figures:releases"),
        gettext("Released figures"),
        gettext("Tables that everybody may see, each as of a day."),
    )
    if may(Permission.SUBMIT_FIGURES):
        yield Way(
            reverse("figures:submitted"),
            gettext("Figures sent in"),
            gettext("What police, prosecution, courts and others counted themselves."),
        )
    if has_overlaps:
        yield Way(
            reverse("figures:overlaps"),
            gettext("Sent by several organisations"),
            gettext("Figures of one kind from more than one place, to count once."),
        )
    if may(Permission.REVIEW_PAIRS):
        yield Way(
            reverse("figures:pairs"),
            gettext("Records of one person"),
            gettext("Pairs of cases that may be about one person, to be looked at."),
        )
