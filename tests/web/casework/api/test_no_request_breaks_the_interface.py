"""Whatever a program sends, the interface answers as it describes itself: never 5xx."""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_schema_conformance,
    status_code_conformance,
)

from ledfyr.domain.access.scopes import Scope
from ledfyr.web.casework.api.urls import api
from tests.factories.referrals import a_handover, a_referral
from tests.web.casework.api.programs import a_secret

EXAMPLES = 16
EVERY = [scope for scope in Scope if scope is not Scope.CALENDAR]
OPERATIONS = [
    (method, path)
    for path, each in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method in each
]
CHECKS: list[Callable[..., Any]] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    ignored_auth,
]


@pytest.mark.django_db
@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_request_breaks_it(method: str, path: str, mode: GenerationMode) -> None:
    handover = a_handover()
    real = {"case_id": handover.case.id, "referral_id": a_referral(handover).id}
    owner = handover.recipient if "referral" in path else handover.sender
    with_all = _headers(a_secret(owner, *EVERY))
    with_one = [_headers(a_secret(owner, scope)) for scope in EVERY]
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", get_wsgi_application(), headers=with_all
    )
    cases = schema[path][method].as_strategy(generation_mode=mode)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.booleans(), st.just(with_all) | st.sampled_from(with_one))
    def asked(case: Any, is_real: bool, headers: dict[str, str]) -> None:
        if is_real and case.path_parameters:
            case.path_parameters = {n: str(real[n]) for n in case.path_parameters}
        case.call_and_validate(headers=headers, checks=CHECKS)

    asked()


def _headers(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}
