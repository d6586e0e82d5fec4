"""Records like CTDC's: blank is never no, and one flag is never taken apart."""

import pytest

from ledfyr.domain.statistics.facts import NOT_RECORDED, UNKNOWN, Fact
from ledfyr.domain.statistics.standards.ctdc import facts, is_flag, transfer
from ledfyr.domain.statistics.standards.records import RecordError, Reporting
from ledfyr.domain.statistics.standards.standard import standard

SWEDEN = Reporting("SE", "POLICE")


def a_fact(**codes: str) -> Fact:
    return Fact(
        ref_area="SE", body="POLICE", measure="victims", year=2026, count=2, **codes
    )


def row(fact: Fact, columns: str = "current") -> dict[str, object]:
    sheet = transfer([fact], columns).sheet  # type: ignore[arg-type]
    return dict(zip(sheet.columns, sheet.rows[0], strict=True))


def one(**fields: str) -> Fact:
    return facts([{"yearOfRegistration": "2026", **fields}], SWEDEN).facts[0]


def test_each_person_is_a_row_and_raised_flags_say_one() -> None:
    fact = a_fact(form="labour", sector="F", citizenship="VN", exploited_in="SE")

    made = transfer([fact])

    assert len(made.sheet.rows) == 2
    told = {name: value for name, value in row(fact).items() if value != ""}
    assert told == {
        "yearOfRegistration": 2026,
        "citizenship": "VNM",
        "CountryOfExploitation": "SWE",
        "isForcedLabour": 1,
        "sectorOfLabourConstruction": 1,
    }


@pytest.mark.parametrize(("columns", "missing"), [("current", ""), ("classic", "-99")])
def test_no_flag_ever_says_no(columns: str, missing: str) -> None:
    told = row(a_fact(form="sexual", form_detail="SEX_REMOTE"), columns)

    assert {value for name, value in told.items() if is_flag(name)} == {1, missing}


@pytest.mark.parametrize("columns", ["current", "classic"])
def test_what_is_not_known_or_not_recorded_raises_nothing(columns: str) -> None:
    for detail in (UNKNOWN, NOT_RECORDED):
        told = row(a_fact(form="other_unknown", form_detail=detail), columns)
        assert 1 not in told.values()


def test_a_sex_does_not_fill_the_gender() -> None:
    assert row(a_fact(sex="F"))["gender"] == ""
    assert row(a_fact(sex="F"), "classic")["gender"] == ""


def test_the_sector_of_somebody_exploited_otherwise_raises_no_labour_flag() -> None:
    told = row(a_fact(form="forced_criminality", sector="A"))

    assert [name for name, value in told.items() if value == 1] == ["isOtherExploit"]


def test_child_or_adult_has_a_place_in_the_classic_columns_only() -> None:
    child = a_fact(age_group="child")

    assert row(child, "classic")["majorityStatus"] == "Minor"
    assert "Minor" not in row(child).values()


@pytest.mark.parametrize(
    ("flags", "form", "detail"),
    [
        ({"isForcedLabour": "1"}, "labour", NOT_RECORDED),
        ({"isSexualExploit": "1"}, "sexual", NOT_RECORDED),
        (
            {"isSexualExploit": "1", "typeOfSexProstitution": "1"},
            "sexual",
            "SEX_PROSTITUTION",
        ),
        (
            {"isSexualExploit": "1", "sectorOfSexProstitution": "1"},
            "sexual",
            "SEX_PROSTITUTION",
        ),
        ({"isOtherExploit": "1"}, "other_unknown", NOT_RECORDED),
        ({"isOtherExploit": "1", "isOrganRemoval": "1"}, "organ", NOT_RECORDED),
        (
            {"isForcedLabour": "1", "isSexualExploit": "1"},
            "other_unknown",
            NOT_RECORDED,
        ),
        ({"isForcedLabour": "", "isSexualExploit": "0"}, "other_unknown", UNKNOWN),
        ({"isForcedLabour": "-99"}, "other_unknown", UNKNOWN),
        ({}, NOT_RECORDED, NOT_RECORDED),
    ],
)
def test_flags_become_the_form_that_they_tell_and_no_finer(
    flags: dict[str, str], form: str, detail: str
) -> None:
    fact = one(**flags)

    assert (fact.form, fact.form_detail) == (form, detail)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ageBroad": "9--17"}, "child"),
        ({"ageBroad": "09--17"}, "child"),
        ({"ageBroad": "48+"}, "adult"),
        ({"ageBroad": ""}, "unknown"),
        ({"majorityStatus": "Minor", "ageBroad": ""}, "child"),
        ({"majorityStatusAtExploit": "Minor"}, NOT_RECORDED),
    ],
)
def test_ages_in_years_become_child_or_adult(
    fields: dict[str, str], expected: str
) -> None:
    assert one(**fields).age_group == expected


def test_countries_of_two_or_three_letters_and_the_odd_zero_are_read() -> None:
    assert one(citizenship="VNM").citizenship == "VN"
    assert one(citizenship="VN").citizenship_group == "OTHER"
    assert one(citizenship="0").citizenship == UNKNOWN
    assert one().citizenship == NOT_RECORDED


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"isForcedLabour": "yes"}, "isForcedLabour"),
        ({"ageBroad": "17"}, "ageBroad"),
        ({"citizenship": "Vietnam"}, "citizenship"),
        ({"yearOfRegistration": ""}, "yearOfRegistration"),
    ],
)
def test_what_cannot_be_read_is_refused_by_record_and_column(
    fields: dict[str, str], column: str
) -> None:
    with pytest.raises(RecordError) as refused:
        one(**fields)

    assert refused.value.column == column


def test_every_finest_form_keeps_its_broad_form_or_falls_to_other() -> None:
    for form in standard("ctdc").words["form"]:
        back = facts(
            [{name: str(value) for name, value in row(a_fact(form=form)).items()}],
            SWEDEN,
        ).facts[0]
        assert back.form in (form, "other_unknown", "labour")
