"""The best fit stands first, and every service says why it fits or not."""

from uuid import UUID

from ledfyr.domain.service_directory.matching import Service, Sought, match

SOUGHT = Sought(
    area="HOUSING",
    sex="M",
    age_group="adult",
    languages=frozenset({"ro"}),
    country="SE",
    municipality="Ljunghamn",
)


def a_service(number: int, **known: object) -> Service:
    values = {
        "id": UUID(int=number),
        "areas": frozenset({"HOUSING"}),
        "sexes": frozenset(),
        "age_groups": frozenset(),
        "languages": frozenset(),
        "country": "SE",
        "municipality": "Storvik",
        "free_places": None,
        **known,
    }
    return Service(**values)  # type: ignore[arg-type]


def test_only_services_of_the_area_are_listed() -> None:
    other = a_service(1, areas=frozenset({"LEGAL"}))

    assert match(SOUGHT, [other]) == ()


def test_a_service_for_others_is_listed_with_the_reason() -> None:
    [found] = match(SOUGHT, [a_service(1, sexes=frozenset({"F"}))])

    assert not found.fits
    assert found.against == ("sex",)


def test_a_full_service_says_so() -> None:
    [found] = match(SOUGHT, [a_service(1, free_places=0)])

    assert found.against == ("full",)


def test_an_unknown_number_of_places_does_not_count_against_a_service() -> None:
    [found] = match(SOUGHT, [a_service(1, free_places=None)])

    assert found.fits


def test_an_unknown_sex_or_age_excludes_nobody() -> None:
    unknown = Sought("HOUSING", "UNKNOWN", "unknown", frozenset(), "SE", "")
    service = a_service(1, sexes=frozenset({"F"}), age_groups=frozenset({"child"}))

    [found] = match(unknown, [service])

    assert found.fits


def test_near_and_in_the_persons_language_stands_first() -> None:
    far = a_service(1)
    near = a_service(2, municipality="Ljunghamn", languages=frozenset({"ro"}))

    first, second = match(SOUGHT, [far, near])

    assert first.service == near.id
    assert first.in_favor == ("near", "language")
    assert second.service == far.id
