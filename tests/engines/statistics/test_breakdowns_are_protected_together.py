"""The breakdowns of one figure are protected together: none gives another away."""

from itertools import product

from ledfyr.domain.statistics.disclosure import Policy
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards.publication import Number, State
from tests.factories.facts import as_published


def facts(*counts: int) -> list[Fact]:
    cells = product(("F", "M"), ("sexual", "labour", "begging"), ("EU", "OTHER"))
    return [
        Fact(
            ref_area="SE",
            body="POLICE",
            measure="victims",
            year=2026,
            count=count,
            sex=sex,
            age_group="adult",
            form=form,
            citizenship_group=group,
        )
        for count, (sex, form, group) in zip(counts, cells, strict=True)
    ]


ODD = facts(4, 1, 3, 2, 1, 0, 2, 2, 6, 1, 3, 4)


def total(numbers: tuple[Number, ...]) -> Number:
    (found,) = [number for number in numbers if not number.codes]
    return found


def test_no_number_below_the_threshold_is_shown() -> None:
    for name in ("plain", "eurostat", "eu_19a", "glotip", "sdmx"):
        for number in as_published(name, ODD).numbers:
            assert number.value is None or number.value == 0 or number.value >= 5


def test_a_shown_total_never_completes_a_breakdown_with_one_hidden_part() -> None:
    for threshold in (3, 5, 10):
        publication = as_published("plain", ODD, Policy(threshold=threshold))
        assert total(publication.numbers).value == 29
        for axis in ("sex", "form", "citizenship_group"):
            parts = [
                number
                for number in publication.numbers
                if [name for name, _code in number.codes] == [axis]
            ]
            assert sum(part.value is None for part in parts) != 1


def test_each_breakdown_stands_where_the_total_can_be_shown() -> None:
    publication = as_published("plain", ODD)

    axes = {name for number in publication.numbers for name, _code in number.codes}
    assert axes == {"sex", "age_group", "form", "citizenship_group"}
    assert [each.what for each in publication.left_out] == [
        "victims, SE 2026, by sector"
    ]


def test_few_persons_are_hidden_in_every_breakdown() -> None:
    few = facts(1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0)

    for number in as_published("plain", few).numbers:
        assert number.value in (None, 0)
        assert number.state in (State.SMALL, State.BESIDE, State.NUMBER)
