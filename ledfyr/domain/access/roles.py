"""Which roles can a member of staff hold in an organisation?"""

from enum import StrEnum


class Role(StrEnum):
    """A role held in one organisation; a person may hold several."""

    CASE_WORKER = "case_worker"
    DECISION_MAKER = "decision_maker"
    INVESTIGATOR = "investigator"
    SERVICE_WORKER = "service_worker"
    COORDINATOR = "coordinator"
    STATISTICIAN = "statistician"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: dict[Role, str] = {
    Role.CASE_WORKER: "Case worker",
    Role.DECISION_MAKER: "Decision maker of the authority",
    Role.INVESTIGATOR: "Investigation leader",
    Role.SERVICE_WORKER: "Worker in a support service",
    Role.COORDINATOR: "National or regional coordinator",
    Role.STATISTICIAN: "Statistician",
    Role.ADMINISTRATOR: "Administrator of the node",
}
"""English names of the roles, for translators."""
