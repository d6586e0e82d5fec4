"""One case with what its pages need: texts, an episode, an emergency to review."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import BrokenGlass, Case, ExploitationEpisode
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.special_access import GlassReason
from tests.factories import cases as make
from tests.factories.access import a_viewer

OF_MANY_CASES = ("overview", "search", "kept-out", "emergency")
"""The first part of addresses that name no case."""


@dataclass(frozen=True)
class Records:
    """A case with an episode and an emergency access that waits for review."""

    case: Case
    episode: ExploitationEpisode
    glass: BrokenGlass

    def url(self, page: str) -> str:
        """Return the address of a page, with these records in it."""
        named = page.format(episode=self.episode.id, glass=self.glass.id)
        is_of_many = page.split("/")[0] in OF_MANY_CASES
        return f"/cases/{named}" if is_of_many else self.of_case(named)

    def of_case(self, page: str) -> str:
        """Return the address of a page of this case."""
        return f"/cases/{self.case.id}/{page}"


def the_records(worker: Viewer) -> Records:
    """Make a case of this worker, with everything its pages need."""
    case = make.a_case(
        worker,
        identity=Identity("Ion Popescu", "1990", "ro"),
        entries={part: f"Written in {part.value}" for part in Compartment},
    )
    episode = actions.record_episode(
        by=worker,
        now=make.NOW,
        case_id=case.id,
        episode=Episode("BEGGING", means=frozenset({"THREATS"})),
        note="Every night",
    )
    return Records(case, episode, an_emergency(case))


def an_emergency(case: Case) -> BrokenGlass:
    """Take emergency access to a case, from a service that works at night."""
    return actions.break_glass(
        by=a_viewer(Role.SERVICE_WORKER, make.an_organisation("Night team")),
        now=timezone.now(),
        reference=case.reference,
        reason=GlassReason.MISSING,
        words="Did not come back",
    )


def text_of(answer: HttpResponse) -> str:
    """Return a page that opened, and has one heading of the first order."""
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text.count("<h1") == 1
    return text
