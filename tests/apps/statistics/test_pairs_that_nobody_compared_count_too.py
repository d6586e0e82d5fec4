"""A node takes missed pairs off its figure as `ledfyr link` does, year by year."""

from uuid import UUID

import numpy as np
import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import ToCompare
from ledfyr.apps.statistics import actions, queries
from ledfyr.apps.statistics.actions import linking
from ledfyr.apps.statistics.models import Finding, LinkPair
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.linkage import linkage_settings
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY
from tests.factories.pairs import a_pair_to_review

pytestmark = pytest.mark.django_db


def people(number: int, twice: int, spoiled: float) -> list[ToCompare]:
    """Return made-up people; of a second record, name or day of birth is spoiled."""
    random = np.random.default_rng(3)
    letters = "bdfgklmnprstv"
    found = []
    for n in range(number + twice):
        who = n % number
        name = "a".join(letters[who // 13**k % 13] for k in range(4))
        day = f"{1950 + who % 50}-{1 + who % 12:02}-{1 + who % 28:02}"
        is_name, is_day = random.random(2) < (spoiled if n >= number else 0)
        found.append(
            ToCompare(
                person_id=UUID(int=n + 1),
                name="Zz Qq" if is_name else f"{name}a Test{name}",
                birth_date="" if is_day else day,
                gender="F",
                citizenship="UA",
            )
        )
    return found


def test_a_search_by_blocks_keeps_how_many_pairs_it_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = people(number=1500, twice=600, spoiled=0.3)
    assert len(given) > linkage_settings().every_pair_up_to
    monkeypatch.setattr(linking, "people_to_compare", lambda: iter(given))

    actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW)

    told = set(LinkPair.objects.values_list("missed", "missed_error"))
    ((missed, error),) = told
    assert 0 < missed < 0.5
    assert 0 < error < missed


def test_where_each_is_compared_with_each_nothing_is_missed() -> None:
    a_pair_to_review()

    pair = LinkPair.objects.get()

    assert (pair.missed, pair.missed_error) == (0.0, 0.0)


def _expected(worker: Viewer) -> float | None:
    found = queries.double_counting(worker, TODAY.year)
    return found and found.expected


def test_missed_pairs_are_taken_off_the_persons_of_the_year() -> None:
    worker, _pair = a_pair_to_review()
    LinkPair.objects.update(chance=0.4, missed=0.5, missed_error=0.0)

    found = queries.double_counting(worker, TODAY.year)

    assert found is not None
    assert found.expected == pytest.approx(2 - 0.4 - 0.4 * 0.5)
    assert (found.low, found.high) == (1, 2)


def test_what_people_found_the_same_tells_of_missed_pairs_still() -> None:
    worker, pair = a_pair_to_review()
    LinkPair.objects.update(missed=0.3)

    actions.review_pair(by=worker, now=NOW, pair_id=pair.pk, finding=Finding.SAME)

    assert _expected(worker) == pytest.approx(1 - 0.3)


def test_what_people_found_different_tells_of_none() -> None:
    worker, pair = a_pair_to_review()
    LinkPair.objects.update(missed=0.3)

    actions.review_pair(by=worker, now=NOW, pair_id=pair.pk, finding=Finding.DIFFERENT)

    assert _expected(worker) is None
