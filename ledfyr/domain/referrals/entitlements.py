"""What is this person entitled to, whatever they choose, and why?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.referrals.decision import Status
from ledfyr.domain.referrals.facts import EntitlementRule, Residence, YesNo
from ledfyr.domain.referrals.mechanism_record import Mechanism

Age = Literal["adult", "child", "unknown"]

_REACHES: dict[Status, frozenset[str]] = {
    Status.NONE: frozenset({"none"}),
    Status.NOT_A_VICTIM: frozenset({"none"}),
    Status.WITHDRAWN: frozenset({"none"}),
    Status.PRESUMED: frozenset({"none", "presumed"}),
    Status.IDENTIFIED: frozenset({"none", "presumed", "identified"}),
}


@dataclass(frozen=True)
class Person:
    """What the law asks about a person; None where it is not known."""

    age: Age = "unknown"
    residence: Residence | None = None


@dataclass(frozen=True)
class Entitlement:
    """Something due to the person, with its reason and source."""

    id: str
    name: str
    need_area: str
    reason: str
    depends_on_cooperation: YesNo
    warning: str
    law: str
    limit: str
    source: str
    checked: bool
    note: str


def is_treated_as_child(age: Age) -> bool:
    """Return whether the person is treated as a child: also when age is in doubt."""
    return age != "adult"


def entitlements(
    mechanism: Mechanism, status: Status, person: Person, today: date
) -> tuple[Entitlement, ...]:
    """Return what is due to a person on a day, most of it from the presumption on.

    A higher status keeps everything that the lower one gave. A person of unknown
    residence is shown what either kind of residence gives.
    """
    return tuple(
        _due(rule)
        for rule in mechanism.entitlement
        if rule.from_status in _REACHES[status]
        and _concerns(rule, person)
        and holds(rule, today)
    )


def _concerns(rule: EntitlementRule, person: Person) -> bool:
    right_age = rule.applies_to == "everyone" or (
        (rule.applies_to == "child") == is_treated_as_child(person.age)
    )
    right_stay = (
        rule.residence == "any"
        or person.residence is None
        or rule.residence == person.residence
    )
    return right_age and right_stay


def holds(rule: EntitlementRule, today: date) -> bool:
    """Return whether the law that gives an entitlement is in force on a day."""
    has_begun = rule.valid_from == "unknown" or rule.valid_from <= today
    return has_begun and (rule.valid_to is None or today <= rule.valid_to)


def _due(rule: EntitlementRule) -> Entitlement:
    return Entitlement(
        id=rule.id,
        name=rule.name,
        need_area=rule.need_area,
        reason=_reason(rule),
        depends_on_cooperation=rule.depends_on_cooperation,
        warning=_warning(rule),
        law=rule.law,
        limit=rule.limit,
        source=rule.source,
        checked=rule.checked,
        note=rule.note,
    )


_SINCE = {
    "none": "Due to anybody, whatever the status.",
    "presumed": "Due from the moment the person is presumed a victim.",
    "identified": "Due to an identified victim.",
}
_AND = {
    "legal": " For people who stay lawfully.",
    "none": " For people without a residence permit.",
    "any": "",
}


def _reason(rule: EntitlementRule) -> str:
    return _SINCE[rule.from_status] + _AND[rule.residence]


def _warning(rule: EntitlementRule) -> str:
    if rule.depends_on_cooperation == "yes":
        return f"Depends on helping the investigation, by: {rule.law}."
    if rule.depends_on_cooperation == "unknown":
        return "Whether it depends on helping the investigation is not known."
    return ""
