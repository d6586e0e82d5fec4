"""Which age group does a person have on the day of each decision, for counting?"""

from datetime import date

from ledfyr.apps.cases.models import Person, StatusDecision
from ledfyr.apps.cases.queries.identities import birth_of
from ledfyr.domain.cases.childhood import age_group_at_decision
from ledfyr.domain.cases.partial_dates import PartialDate


def tell_ages_again(person: Person) -> None:
    """Write beside each decision about a person how old they were then, as a group.

    Nothing but the group stands in the clear; it is told again whenever a decision is
    added or what is known of the age changes.
    """
    decisions = list(
        StatusDecision.objects.filter(case__person=person).select_related("case")
    )
    if not decisions:
        return
    told_on = min(each.case.opened_on for each in decisions)
    birth = birth_of(person)
    for each in decisions:
        each.age_group = _age_group(person, birth, each.decided_on, told_on)
    StatusDecision.objects.bulk_update(decisions, ["age_group"])


def _age_group(
    person: Person, birth: PartialDate | None, decided_on: date, told_on: date
) -> str:
    return age_group_at_decision(
        person.age_group,
        person.age_is_in_doubt,
        is_told_with_it=decided_on <= told_on,
        birth=birth,
        decided_on=decided_on,
    )
