"""Cases in the words of HTCDS 2.0 become facts; what it does not say stays unknown."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.exchange.formats.htcds import CaseFacts, Exploited, Who, export
from ledfyr.domain.statistics.facts import NOT_RECORDED, UNKNOWN, Fact
from ledfyr.domain.statistics.standards.htcds import facts, flat
from ledfyr.domain.statistics.standards.records import RecordError, Reporting
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.htcds import htcds

SWEDEN = Reporting("SE", "POLICE", 2026)
ACTUAL = {"vic_TraffickingStatus": "ActualVictimOfTrafficking"}


def one(**fields: str) -> Fact:
    """Return the fact of one actual victim, as a registered victim."""
    return facts([{**ACTUAL, **fields}], SWEDEN).facts[0]


@pytest.mark.parametrize(
    "spelled",
    [
        {"vic_Trafficking_Status": "ActualVictimOfTrafficking"},
        {"vic_TraffickingStatus": " actualvictimoftrafficking "},
        {"VIC_TRAFFICKINGSTATUS": "ActualVictimOfTrafficking"},
    ],
)
def test_every_spelling_of_a_field_and_a_value_is_read(spelled: dict[str, str]) -> None:
    found = facts([spelled], SWEDEN).facts

    assert [fact.measure for fact in found] == ["victims", "identified_victims"]


@pytest.mark.parametrize(
    "written",
    [
        "DebtBondage ;PhysicalThreats",
        "DebtBondage PhysicalThreats",
        "ThreatOfLawEnforcement;PsychoactiveSubstances;RestrictsMovement;UsesChildren",
        "",
    ],
)
def test_methods_of_control_are_read_in_the_spellings_of_the_toolkit(
    written: str,
) -> None:
    assert one(vic_Methods_of_Control=written).count == 1


def test_the_standards_own_slip_of_the_pen_is_read_right_and_wrong() -> None:
    for spelled in ("Unaquainted", "Unacquainted"):
        assert one(vic_RelationshipToTrafficker=spelled).count == 1


def test_a_possible_victim_is_registered_and_presumed() -> None:
    found = facts(
        [{"vic_TraffickingStatus": "PossibleVictimOfTrafficking"}], SWEDEN
    ).facts

    assert [fact.measure for fact in found] == ["victims", "presumed_victims"]


def test_who_is_no_victim_or_undecided_is_not_counted_and_told() -> None:
    cases = [
        {"vic_TraffickingStatus": "NotAVictimOfTrafficking"},
        {"vic_TraffickingStatus": ""},
        ACTUAL,
    ]

    found = facts(cases, SWEDEN)

    assert sum(fact.count for fact in found.facts if fact.measure == "victims") == 1
    assert found.not_counted == (
        "1 records: not a victim",
        "1 records: no trafficking status",
    )


def test_a_gender_is_never_taken_for_a_sex() -> None:
    assert one(prs_Gender="Feminine").sex == NOT_RECORDED


def test_a_missing_column_is_not_recorded_and_an_empty_field_unknown() -> None:
    missing = one()
    empty = one(
        prs_Citizenship="",
        prs_Birthdate="",
        vic_TypeOfExploitation="",
        vic_ForcedLabourIndustry="",
        hte_Country="",
    )

    names = ("citizenship", "citizenship_group", "sector", "exploited_in", "form")
    assert {getattr(missing, name) for name in (*names, "age_group")} == {NOT_RECORDED}
    assert [getattr(empty, name) for name in names] == [UNKNOWN] * 4 + ["other_unknown"]
    assert (empty.form_detail, empty.age_group) == (UNKNOWN, "unknown")


@pytest.mark.parametrize(
    ("born", "arrived", "group"),
    [
        ("2008-03-02", "2026-03-01", "child"),
        ("2008-03-01", "2026-03-01", "adult"),
        ("2008-12-31", "", "unknown"),
        ("2009-01-01", "", "child"),
        ("2007-12-31", "", "adult"),
    ],
)
def test_child_or_adult_is_reckoned_at_registration(
    born: str, arrived: str, group: str
) -> None:
    fact = one(prs_Birthdate=born, cas_IncomingReferralDate=arrived)

    assert fact.age_group == group


def test_the_age_when_trafficked_is_no_age_at_registration() -> None:
    assert one(vic_AgeWhenTrafficked="15").age_group == NOT_RECORDED


@pytest.mark.parametrize(
    ("forms", "sexual", "industry", "expected"),
    [
        ("ForcedLabour", "", "F_Construction", ("labour", "LABOUR", "F")),
        ("ChildLabour;ForcedLabour", "", "", ("labour", NOT_RECORDED, UNKNOWN)),
        (
            "ForcedLabour;ForcedBegging",
            "",
            "",
            ("other_unknown", NOT_RECORDED, UNKNOWN),
        ),
        ("SexualExploitation", "", "", ("sexual", NOT_RECORDED, UNKNOWN)),
        (
            "SexualExploitation",
            "RemoteInteractiveServices",
            "",
            ("sexual", "SEX_REMOTE", UNKNOWN),
        ),
        ("", "Prostitution", "", ("sexual", "SEX_PROSTITUTION", UNKNOWN)),
        ("Servitude", "", "", ("other_unknown", "SLAVERY_SERVITUDE", UNKNOWN)),
        (
            "Servitude",
            "",
            "T_ActivitiesOfHouseholdsAsEmployers",
            ("domestic_servitude", "DOMESTIC_SERVITUDE", "T"),
        ),
    ],
)
def test_forms_are_told_as_finely_as_they_were_said(
    forms: str, sexual: str, industry: str, expected: tuple[str, ...]
) -> None:
    fact = one(
        vic_TypeOfExploitation=forms,
        vic_TypeOfSexExploitation=sexual,
        vic_ForcedLabourIndustry=industry,
    )

    assert (fact.form, fact.form_detail, fact.sector) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("VN", ("VN", "OTHER")),
        ("VNM", ("VN", "OTHER")),
        ("RO;SE", ("SE", "NATIONAL")),
        ("BR;FI", ("FI", "EU")),
    ],
)
def test_one_citizenship_counts_by_the_house_rule(
    held: str, expected: tuple[str, str]
) -> None:
    fact = one(prs_Citizenship=held)

    assert (fact.citizenship, fact.citizenship_group) == expected


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"vic_TypeOfExploitation": "Slavery"}, "vic_TypeOfExploitation"),
        ({"prs_Birthdate": "01.03.1990"}, "prs_Birthdate"),
        ({"prs_Citizenship": "Vietnam"}, "prs_Citizenship"),
        ({"hte_Type": "Exploitation", "hte_Country": "XX"}, "hte_Country"),
    ],
)
def test_a_value_that_is_not_the_standards_is_refused_by_record_and_column(
    fields: dict[str, str], column: str
) -> None:
    with pytest.raises(RecordError) as refused:
        facts([ACTUAL, {**ACTUAL, **fields}], SWEDEN)

    assert (refused.value.row, refused.value.column) == (2, column)


def test_without_a_year_anywhere_somebody_has_to_give_one() -> None:
    with pytest.raises(RecordError, match="give one"):
        facts([ACTUAL], Reporting("SE", "POLICE"))


def test_a_case_that_this_house_exported_is_read_again() -> None:
    case = CaseFacts(
        "Harbour shelter",
        "SHELTER",
        is_closed=False,
        status="identified",
        episodes=(Exploited("LABOUR", sector="A", country="SE"),),
        who=Who("Testname Exampleson", "1990-01-01", citizenships=("VN",)),
    )

    record = flat(json.loads(json.dumps(export(case))))
    fact = facts([record], Reporting("SE", year=2026)).facts[0]

    assert (fact.body, fact.form_detail, fact.sector) == (
        "Harbour shelter",
        "LABOUR",
        "A",
    )
    assert (fact.citizenship, fact.exploited_in, fact.age_group) == (
        "VN",
        "SE",
        "adult",
    )


@pytest.mark.parametrize("code", sorted(codes().form_of_exploitation))
def test_every_form_that_we_write_is_read_again_if_coarser(code: str) -> None:
    value = htcds().type_of_exploitation[code]

    fact = one(vic_TypeOfExploitation=value)

    ours = codes().counts_as[code]
    same = fact.form == ours
    without_a_value = {"BENEFIT_FRAUD", "CRIMINALITY", "DOMESTIC_SERVITUDE"}
    assert same or code in without_a_value


STATUSES = [*htcds().values["vic_TraffickingStatus"], ""]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "vic_TraffickingStatus": st.sampled_from(STATUSES),
                "vic_TypeOfExploitation": st.lists(
                    st.sampled_from(htcds().values["vic_TypeOfExploitation"])
                ).map(";".join),
                "prs_Citizenship": st.sampled_from(["", "SE", "VN;RO", "DEU"]),
            }
        )
    )
)
def test_every_victim_counts_once_and_nobody_else(cases: list[dict[str, str]]) -> None:
    found = facts(cases, SWEDEN).facts

    known = standard("htcds").words["measure"]
    victims = [case for case in cases if case["vic_TraffickingStatus"] in known]
    counted = [fact.count for fact in found if fact.measure == "victims"]
    apart = [fact.count for fact in found if fact.measure != "victims"]
    assert sum(counted) == sum(apart) == len(victims)
