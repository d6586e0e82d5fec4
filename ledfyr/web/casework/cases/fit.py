"""Why does a service fit a need or not, in words?"""

from django.utils.translation import gettext, ngettext

from ledfyr.apps.service_directory.queries import MatchedService


def against(match: MatchedService) -> list[str]:
    """Return every reason against a service."""
    words = {
        "country": gettext("in another country"),
        "sex": gettext("not for this sex"),
        "age_group": gettext("not for this age"),
        "full": gettext("no free place"),
    }
    return [words[code] for code in match.against]


def in_favor(match: MatchedService) -> list[str]:
    """Return every reason for a service."""
    words = {
        "near": gettext("near"),
        "language": gettext("speaks a language of the person"),
        "free_places": gettext("has free places"),
    }
    return [words[code] for code in match.in_favor]


def places(free: int | None) -> str:
    """Return how many places are free, as far as it is known."""
    if free is None:
        return gettext("Free places not known")
    return ngettext("%(places)d free place", "%(places)d free places", free) % {
        "places": free
    }
