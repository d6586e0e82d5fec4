"""A case in the words of the Human Trafficking Case Data Standard 2.0.

Our own facts are finer: where the standard has no value for one of ours, the field
says Other or stays blank, as `vocabulary/htcds.toml` tells code by code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ledfyr.domain.vocabulary.htcds import htcds

_LANGUAGE = re.compile(r"\b[a-z]{2,3}\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Exploited:
    """One episode of exploitation in our codes; `started` as EDTF, empty if unknown."""

    form: str
    sector: str = "UNKNOWN"
    country: str = ""
    started: str = ""
    means: frozenset[str] = frozenset()
    recruitment_channel: str = "UNKNOWN"
    recruiter_relation: str = "UNKNOWN"


@dataclass(frozen=True)
class Who:
    """The identity of a person in our codes; `birth_date` as EDTF."""

    name: str
    birth_date: str = ""
    languages: str = ""
    gender: str = "UNKNOWN"
    citizenships: tuple[str, ...] = ()


@dataclass(frozen=True)
class SentOn:
    """A referral that was sent: to whom, and on which day."""

    recipient: str
    on: date


@dataclass(frozen=True)
class CaseFacts:
    """A case in our codes; None for a part that is closed to whoever exports."""

    organisation: str
    organisation_kind: str
    is_closed: bool
    status: str | None = None
    deciding_kind: str = ""
    episodes: tuple[Exploited, ...] | None = None
    who: Who | None = None
    sent: tuple[SentOn, ...] = ()


def export(case: CaseFacts) -> dict[str, Any]:
    """Return a case under the field names of the standard; what is blank is left out.

    Values of fields with several are lists, in the order of the standard.
    """
    return {
        "standard": "HTCDS 2.0",
        "attribution": htcds().attribution,
        "organisation": _filled(_organisation(case)),
        "person": _filled(_person(case.who) if case.who else {}),
        "victim": _filled(_status(case) | _exploitation(case.episodes or ())),
        "case": {"cas_Status": "Closed" if case.is_closed else "Active"},
        "referrals": [_referral(each) for each in case.sent],
        "events": [_filled(_event(each)) for each in case.episodes or ()],
    }


def _organisation(case: CaseFacts) -> dict[str, Any]:
    return {
        "org_Name": case.organisation,
        "org_Type": htcds().organisation_type[case.organisation_kind],
    }


def _person(who: Who) -> dict[str, Any]:
    languages = [*_LANGUAGE.findall(who.languages), "", ""]
    return {
        "prs_FirstName": who.name,
        "prs_Birthdate": _whole_day(who.birth_date),
        "prs_Gender": htcds().gender.get(who.gender, ""),
        "prs_PrimaryLanguage": languages[0],
        "prs_SecondaryLanguage": languages[1],
        "prs_Citizenship": [c for c in who.citizenships if _COUNTRY.fullmatch(c)],
    }


def _status(case: CaseFacts) -> dict[str, Any]:
    if case.status is None:
        return {}
    status = htcds().trafficking_status[case.status]
    body = htcds().deciding_body.get(case.deciding_kind, "") if status else ""
    return {
        "vic_TraffickingStatus": status,
        "vic_TraffickingStatusDecisionMakingOrg": body,
    }


def _exploitation(episodes: Iterable[Exploited]) -> dict[str, Any]:
    known, found = htcds(), tuple(episodes)
    # A single value in the standard: the main episode comes first and tells it.
    industries = [known.forced_labour_industry[each.sector] for each in found]
    relations = [known.relationship_to_trafficker[e.recruiter_relation] for e in found]
    means = [code for each in found for code in each.means]
    channels = [each.recruitment_channel for each in found]
    forms = [each.form for each in found]
    return {
        "vic_RelationshipToTrafficker": next(filter(None, relations), ""),
        "vic_MethodOfRecruitment": _union(
            "vic_MethodOfRecruitment", known.method_of_recruitment, channels
        ),
        "vic_MethodsOfControl": _union(
            "vic_MethodsOfControl", known.methods_of_control, means
        ),
        "vic_TypeOfExploitation": _union(
            "vic_TypeOfExploitation", known.type_of_exploitation, forms
        ),
        "vic_ForcedLabourIndustry": next(filter(None, industries), ""),
        "vic_TypeOfSexExploitation": _union(
            "vic_TypeOfSexExploitation", known.type_of_sex_exploitation, forms
        ),
    }


def _referral(sent: SentOn) -> dict[str, str]:
    return {
        "cas_ReferredOrganisation": sent.recipient,
        "cas_OutgoingReferralDate": sent.on.isoformat(),
        "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired",
    }


def _event(each: Exploited) -> dict[str, str]:
    return {
        "hte_Type": "Exploitation",
        "hte_Country": each.country,
        "hte_Date": _whole_day(each.started),
    }


def _union(field: str, becomes: Mapping[str, str], codes: Iterable[str]) -> list[str]:
    found = {becomes.get(code, "") for code in codes}
    return [value for value in htcds().values[field] if value in found]


def _whole_day(written: str) -> str:
    """Return a day that is known whole and is no estimate; nothing otherwise."""
    return written if _DAY.fullmatch(written) else ""


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}
