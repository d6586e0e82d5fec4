"""How does the interface for programs say no? In one sentence, never with a trace."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ledfyr.apps.cases.actions import NotMandated
from ledfyr.apps.cases.actions import NotPermitted as NotInThisCase
from ledfyr.apps.cases.queries import CaseNotFound, ReasonNeeded
from ledfyr.apps.referrals.actions import NotPermitted as NotThisReferral
from ledfyr.apps.referrals.queries import ReferralNotFound
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.api.schemas import Problem
from ledfyr.web.casework.cases.wording import who_may_instead
from ledfyr.web.parts.refusals import refused

PROBLEMS = {code: Problem for code in (400, 401, 403, 404, 422)}
"""What every address may answer when it cannot do what was asked."""

HIDDEN = (
    Http404,
    CaseNotFound,
    ReferralNotFound,
    NotInThisCase,
    NotThisReferral,
)
"""What belongs to others answers as what is not there."""


def answer_problems(api: NinjaAPI) -> None:
    """Teach the interface to answer every refusal with a problem in one sentence."""

    def on(
        kind: type[Exception], status: int, say: Callable[[Any], str | Problem]
    ) -> None:
        def answer(request: HttpRequest, error: Any) -> HttpResponse:
            said = say(error)
            problem = said if isinstance(said, Problem) else Problem(problem=said)
            code = getattr(error, "status_code", status)
            return api.create_response(request, problem, status=code)

        api.add_exception_handler(kind, answer)

    for kind in HIDDEN:
        on(kind, 404, lambda _: gettext("There is no such record."))
    on(ReasonNeeded, 403, _say_why_first)
    on(NotMandated, 403, who_may_instead)
    on(Refusal, 422, refused)
    on(HttpError, 400, lambda error: str(error))
    on(
        AuthenticationError,
        401,
        lambda _: gettext("Send a token that is valid in the header Authorization."),
    )
    on(ValidationError, 422, _unfit)


def _say_why_first(_: ReasonNeeded) -> str:
    return gettext(
        "The file is sealed. Sign in and say on its page why you open it; then your "
        "token opens it for eight hours."
    )


def _unfit(error: ValidationError) -> Problem:
    # Names of places only: what was sent may be about a person and is not repeated.
    places = {".".join(_place(each["loc"])) for each in error.errors}
    return Problem(
        problem=gettext("Something that was sent has not the right form; see places."),
        places=sorted(places)[:20],
    )


def _place(loc: tuple[str | int, ...]) -> list[str]:
    return [str(part)[:60] for part in loc]
