"""The export of a case in a standard format, for programs."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Router

from ledfyr.apps.exchange.queries import case_in_htcds
from ledfyr.domain.access.scopes import Scope
from ledfyr.web.casework.api.doors import ProgramRequest, Token
from ledfyr.web.casework.api.problems import PROBLEMS

router = Router(tags=["export"])


@router.get(
    "/cases/{uuid:case_id}/htcds",
    auth=Token(Scope.EXPORT_CASES),
    response={200: dict[str, Any]} | PROBLEMS,
    url_name="htcds",
)
def export_case(
    request: ProgramRequest, case_id: UUID, with_identity: bool = False
) -> dict[str, Any]:
    """Export a case in HTCDS 2.0; the identity of the person only if asked for."""
    return case_in_htcds(
        request.auth, case_id, now=timezone.localtime(), with_identity=with_identity
    )
