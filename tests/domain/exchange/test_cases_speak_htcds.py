"""A case is told in the words of HTCDS 2.0, and what it has no word for is known."""

from datetime import date

import pytest

from ledfyr.domain.exchange.formats.htcds import (
    CaseFacts,
    Exploited,
    SentOn,
    Who,
    export,
)
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.htcds import htcds

KNOWN = htcds()
OURS = {
    "deciding_body": codes().organisation_kind,
    "organisation_type": codes().organisation_kind,
    "type_of_exploitation": codes().form_of_exploitation,
    "forced_labour_industry": codes().isic_section,
    "methods_of_control": codes().means,
    "method_of_recruitment": codes().recruitment_channel,
    "relationship_to_trafficker": codes().recruiter_relation,
    "gender": codes().gender,
}
FIELDS = {
    "trafficking_status": "vic_TraffickingStatus",
    "deciding_body": "vic_TraffickingStatusDecisionMakingOrg",
    "organisation_type": "org_Type",
    "type_of_exploitation": "vic_TypeOfExploitation",
    "type_of_sex_exploitation": "vic_TypeOfSexExploitation",
    "forced_labour_industry": "vic_ForcedLabourIndustry",
    "methods_of_control": "vic_MethodsOfControl",
    "method_of_recruitment": "vic_MethodOfRecruitment",
    "relationship_to_trafficker": "vic_RelationshipToTrafficker",
    "gender": "prs_Gender",
}
A_CASE = CaseFacts("Lindby social services", "SOCIAL", is_closed=False)


@pytest.mark.parametrize("mapping", OURS)
def test_every_code_of_ours_has_its_answer(mapping: str) -> None:
    assert set(getattr(KNOWN, mapping)) == set(OURS[mapping])


def test_every_sexual_form_has_its_answer() -> None:
    sexual = {code for code in codes().form_of_exploitation if code.startswith("SEX")}

    assert set(KNOWN.type_of_sex_exploitation) == sexual


@pytest.mark.parametrize("mapping", FIELDS)
def test_every_value_is_one_of_the_standard_or_blank(mapping: str) -> None:
    values = set(getattr(KNOWN, mapping).values())

    assert values - {""} <= set(KNOWN.values[FIELDS[mapping]])


def test_each_field_of_the_standard_is_filled_or_blank_for_a_reason() -> None:
    blank = [name for each in KNOWN.left_blank for name in each.fields]

    assert len({*KNOWN.filled, *blank}) == len(KNOWN.filled) + len(blank) == 84


def test_nothing_is_exported_under_another_name() -> None:
    told = export(FULL)

    names = {
        name for part in ("organisation", "person", "victim") for name in told[part]
    }
    names |= {name for row in told["referrals"] + told["events"] for name in row}
    assert names | {"cas_Status"} == set(KNOWN.filled)


FULL = CaseFacts(
    organisation="Lindby social services",
    organisation_kind="SOCIAL",
    is_closed=True,
    status="identified",
    deciding_kind="POLICE",
    episodes=(
        Exploited(
            "LABOUR",
            sector="F",
            country="SE",
            started="2026-03-01",
            means=frozenset({"RESTRICTS_MOVEMENT", "DEBT_BONDAGE", "THREATS"}),
            recruitment_channel="ONLINE_NETWORK",
            recruiter_relation="STRANGER",
        ),
        Exploited("SEX_REMOTE", started="2026-05"),
    ),
    who=Who("Testname Exampleson", "1990-01-01", "ky, ru", "MASCULINE", ("KG", "STLS")),
    sent=(SentOn("Harbour shelter", date(2026, 11, 2)),),
)


def test_episodes_are_told_together_and_each_as_an_event() -> None:
    told = export(FULL)

    assert told["victim"] == {
        "vic_TraffickingStatus": "ActualVictimOfTrafficking",
        "vic_TraffickingStatusDecisionMakingOrg": "Police",
        "vic_RelationshipToTrafficker": "Unaquainted",
        "vic_MethodOfRecruitment": ["ThroughOnlineSocialNetworks"],
        "vic_MethodsOfControl": ["DebtBondage", "Other"],
        "vic_TypeOfExploitation": ["ForcedLabour", "SexualExploitation"],
        "vic_ForcedLabourIndustry": "F_Construction",
        "vic_TypeOfSexExploitation": ["RemoteInteractiveServices"],
    }
    assert told["events"] == [
        {"hte_Type": "Exploitation", "hte_Country": "SE", "hte_Date": "2026-03-01"},
        {"hte_Type": "Exploitation"},
    ]


def test_a_person_is_told_without_what_the_standard_cannot_hold() -> None:
    assert export(FULL)["person"] == {
        "prs_FirstName": "Testname Exampleson",
        "prs_Birthdate": "1990-01-01",
        "prs_Gender": "Masculine",
        "prs_PrimaryLanguage": "ky",
        "prs_SecondaryLanguage": "ru",
        "prs_Citizenship": ["KG"],
    }


@pytest.mark.parametrize("written", ["1990", "1990-05", "1990-01-01~", ""])
def test_a_day_that_is_not_known_whole_stays_blank(written: str) -> None:
    facts = CaseFacts("Somewhere", "NGO", is_closed=False, who=Who("A", written))

    assert "prs_Birthdate" not in export(facts)["person"]


def test_a_closed_part_is_blank_and_not_unknown() -> None:
    told = export(A_CASE)

    assert told["person"] == told["victim"] == {}
    assert told["referrals"] == told["events"] == []


def test_the_authors_of_the_standard_are_named() -> None:
    assert (
        "International Organization for Migration, CC BY 4.0"
        in (export(A_CASE)["attribution"])
    )
