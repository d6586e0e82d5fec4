"""Looking for pairs beside the pages: what the node does when somebody asked for it."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ledfyr.apps.access.queries import viewer_of
from ledfyr.apps.statistics.actions import find_pairs
from ledfyr.apps.statistics.models import PairSearch, Step

STANDS_STILL = timedelta(minutes=15)
"""After so long without a step a search is taken up anew: its process was ended."""

_logger = logging.getLogger(__name__)


def search_if_asked(*, now: datetime) -> Step | None:
    """Do the search that is open; return how it ended, None where none was to be done.

    Whoever asked is asked for permission again: a role may have been withdrawn. A
    failure changes no pair and is logged by its kind alone, for its message could name
    somebody.
    """
    search = _taken_up(now)
    if search is None:
        return None
    try:
        by = viewer_of(search.asked_by)
        find_pairs(by=by, now=now, tell=lambda step: _moved(search, step))
    except Exception:
        _logger.exception("A search for pairs failed")
        return _ended(search, Step.FAILED)
    return _ended(search, Step.DONE)


@transaction.atomic
def _taken_up(now: datetime) -> PairSearch | None:
    """Take up the open search, unless another process is at work on it."""
    is_free = Q(step=Step.WAITING) | Q(moved_at__lte=now - STANDS_STILL)
    search = (
        PairSearch.objects.select_for_update(of=("self",))
        .filter(is_free, is_open=True)
        .select_related("asked_by")
        .first()
    )
    if search is not None:
        _moved(search, Step.READING)
    return search


def _moved(search: PairSearch, step: Step) -> None:
    search.step, search.moved_at = step, timezone.now()
    search.save(update_fields=["step", "moved_at"])


def _ended(search: PairSearch, step: Step) -> Step:
    search.is_open, search.step, search.moved_at = False, step, timezone.now()
    search.save(update_fields=["is_open", "step", "moved_at"])
    return step
