"""Facts as records in the words of HTCDS 2.0, one for each person.

The standard tells apart possible and actual victims, so that facts of presumed and of
identified victims are written; registered victims are both together.
"""

from collections.abc import Iterable

from ledfyr.domain.statistics.facts import NOT_RECORDED, UNKNOWN, Fact
from ledfyr.domain.statistics.standards.sheet import Sheet
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.statistics.standards.transfer import Transfer
from ledfyr.domain.vocabulary.htcds import htcds

_COLUMNS = (
    "org_Name",
    "prs_Citizenship",
    "vic_TraffickingStatus",
    "vic_TypeOfExploitation",
    "vic_TypeOfSexExploitation",
    "vic_ForcedLabourIndustry",
    "hte_Type",
    "hte_Country",
)
_NO_COUNTRY = (UNKNOWN, NOT_RECORDED, "STATELESS")


class NotOneYear(ValueError):
    """Facts of several years or countries, which the standard does not tell apart."""


def transfer(facts: Iterable[Fact]) -> Transfer:
    """Return one row a presumed or identified victim; other facts are left out.

    Raises NotOneYear: a record names neither year nor reporting country.
    """
    words = standard("htcds")
    status = {measure: name for name, measure in words.words["measure"].items()}
    told = [fact for fact in facts if fact.measure in status]
    if len({(fact.ref_area, fact.year) for fact in told}) > 1:
        raise NotOneYear(
            "Records of HTCDS name neither year nor reporting country; write the facts "
            "of one country and year at a time."
        )
    rows = tuple(
        row for fact in told for row in [_row(fact, status[fact.measure])] * fact.count
    )
    return Transfer(words.id, Sheet(_COLUMNS, rows), (*words.loses, *words.cannot_say))


def _row(fact: Fact, status: str) -> tuple[str, ...]:
    has_place = fact.exploited_in not in _NO_COUNTRY
    return (
        fact.body,
        "" if fact.citizenship in _NO_COUNTRY else fact.citizenship,
        status,
        _form(fact),
        htcds().type_of_sex_exploitation.get(fact.form_detail, ""),
        htcds().forced_labour_industry.get(fact.sector, ""),
        "Exploitation" if has_place else "",
        fact.exploited_in if has_place else "",
    )


def _form(fact: Fact) -> str:
    """Return the standard's form; a broad one where no finest form is recorded."""
    if fact.form_detail != NOT_RECORDED:
        return htcds().type_of_exploitation[fact.form_detail]
    return standard("htcds").words["broad_form"].get(fact.form, "")
