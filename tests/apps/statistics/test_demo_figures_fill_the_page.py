"""A newcomer finds invented figures that were sent in, and one correction."""

import pytest

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.statistics.queries import submission, submissions
from ledfyr.config.demo_figures import WHY, send_demo_figures
from tests.factories.cases import NOW, home_of
from tests.factories.submissions import a_statistician

pytestmark = pytest.mark.django_db


def test_the_demo_sends_in_two_templates_and_corrects_one() -> None:
    frida = a_statistician()

    send_demo_figures(frida, Organisation.objects.get(pk=home_of(frida)), NOW)

    found = submissions(frida)
    assert {(row.template, row.version) for row in found} == {
        ("police_crimes", 1),
        ("police_suspects", 2),
    }
    corrected = submission(frida, next(row.id for row in found if row.version == 2))
    assert corrected.history[0].reason == WHY
    assert WHY.startswith("Synthetic")
