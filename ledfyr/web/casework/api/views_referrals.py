"""Referrals, for programs."""

from typing import Literal
from uuid import UUID

from django.utils import timezone
from ninja import Router

from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.queries import ReferralView, received_row
from ledfyr.apps.referrals.queries_pages import page_of_referrals
from ledfyr.domain.access.scopes import Scope
from ledfyr.web.casework.api.doors import ProgramRequest, Token
from ledfyr.web.casework.api.problems import PROBLEMS
from ledfyr.web.casework.api.schemas import (
    OpenedReferral,
    Page,
    PageSize,
    ReferralOut,
    ReferralsOut,
    Refusing,
    SentReferral,
)

router = Router(tags=["referrals"])
READS, ANSWERS = Token(Scope.READ_REFERRALS), Token(Scope.ANSWER_REFERRALS)


@router.get(
    "/referrals", auth=READS, response={200: ReferralsOut} | PROBLEMS, url_name="list"
)
def list_referrals(
    request: ProgramRequest,
    box: Literal["received", "sent"] = "received",
    page: Page = 1,
    page_size: PageSize = 25,
) -> ReferralsOut:
    """List the referrals received or sent, the newest first, without content."""
    found = page_of_referrals(request.auth, box, number=page, length=page_size)
    return ReferralsOut(
        page=page,
        has_next=found.has_next,
        referrals=[ReferralOut.model_validate(row) for row in found.rows],
    )


@router.post(
    "/referrals/{uuid:referral_id}/open",
    auth=READS,
    response={200: OpenedReferral} | PROBLEMS,
    url_name="open",
)
def open_referral(request: ProgramRequest, referral_id: UUID) -> OpenedReferral:
    """Open a received referral; the first opening tells the sender that it was seen."""
    view = actions.open_referral(
        by=request.auth, now=timezone.localtime(), referral_id=referral_id
    )
    return _opened(view)


@router.get(
    "/referrals/{uuid:referral_id}/sent",
    auth=READS,
    response={200: SentReferral} | PROBLEMS,
    url_name="sent",
)
def read_sent_referral(request: ProgramRequest, referral_id: UUID) -> SentReferral:
    """Read as its sender what a referral shared and what was answered."""
    view = actions.read_sent_referral(
        by=request.auth, now=timezone.localtime(), referral_id=referral_id
    )
    return SentReferral(
        referral=ReferralOut.model_validate(view.row),
        purpose=view.purpose,
        shared=[part for part, _ in view.shared],
        answer=view.answer,
    )


@router.post(
    "/referrals/{uuid:referral_id}/accept",
    auth=ANSWERS,
    response={200: ReferralOut} | PROBLEMS,
    url_name="accept",
)
def accept_referral(request: ProgramRequest, referral_id: UUID) -> ReferralOut:
    """Accept a referral; the identity follows if the person agreed to it."""
    actions.accept_referral(
        by=request.auth, now=timezone.localtime(), referral_id=referral_id
    )
    return ReferralOut.model_validate(received_row(request.auth, referral_id))


@router.post(
    "/referrals/{uuid:referral_id}/refuse",
    auth=ANSWERS,
    response={200: ReferralOut} | PROBLEMS,
    url_name="refuse",
)
def refuse_referral(
    request: ProgramRequest, referral_id: UUID, refusing: Refusing
) -> ReferralOut:
    """Refuse a referral and tell the sender why."""
    actions.refuse_referral(
        by=request.auth,
        now=timezone.localtime(),
        referral_id=referral_id,
        reason=refusing.reason,
    )
    return ReferralOut.model_validate(received_row(request.auth, referral_id))


def _opened(view: ReferralView) -> OpenedReferral:
    return OpenedReferral(
        referral=ReferralOut.model_validate(view.row),
        purpose=view.purpose,
        age_group=view.payload.age_group,
        is_treated_as_child=view.payload.is_treated_as_child,
        sex=view.payload.sex,
        languages=list(view.payload.languages),
        parts={part: list(texts) for part, texts in view.payload.parts.items()},
        identity=list(view.identity),
        withdrawn=dict(view.withdrawn),
        answer=view.answer,
    )
