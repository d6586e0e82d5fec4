"""The inventory of services, for programs."""

from django.utils import timezone
from ninja import Router

from ledfyr.apps.service_directory.queries import services_for
from ledfyr.apps.service_directory.queries_inventory import inventory
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.service_directory.matching import Sought
from ledfyr.web.casework.api.doors import ProgramRequest, Token
from ledfyr.web.casework.api.problems import PROBLEMS
from ledfyr.web.casework.api.schemas import (
    AgeGroup,
    Area,
    Country,
    LanguageCode,
    MatchOut,
    Page,
    PageSize,
    Place,
    ServiceOut,
    ServicesOut,
    Sex,
)

router = Router(tags=["services"])
READS = Token(Scope.READ_SERVICES)


@router.get(
    "/services", auth=READS, response={200: ServicesOut} | PROBLEMS, url_name="services"
)
def list_services(
    request: ProgramRequest,
    page: Page = 1,
    page_size: PageSize = 25,
) -> ServicesOut:
    """List the open services by name."""
    found = inventory(request.auth, today=timezone.localdate())
    first = (page - 1) * page_size
    shown = found[first : first + page_size]
    return ServicesOut(
        page=page,
        has_next=len(found) > first + page_size,
        services=[ServiceOut.model_validate(each) for each in shown],
    )


@router.get(
    "/services/matching",
    auth=READS,
    response={200: list[MatchOut]} | PROBLEMS,
    url_name="matching",
)
def match_services(
    request: ProgramRequest,
    area: Area,
    country: Country,
    sex: Sex = "UNKNOWN",
    age_group: AgeGroup = "unknown",
    language: LanguageCode = None,
    municipality: Place = "",
) -> list[MatchOut]:
    """List the services of one area, the best first, with the reasons of each."""
    sought = Sought(
        area=area,
        sex=sex,
        age_group=age_group,
        languages=frozenset({language} if language else ()),
        country=country,
        municipality=municipality,
    )
    return [
        MatchOut.model_validate(each) for each in services_for(request.auth, sought)
    ]
