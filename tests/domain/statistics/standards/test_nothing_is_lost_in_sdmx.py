"""Whatever a figure is, and however sure, SDMX brings it back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.statistics.standards import sdmx
from ledfyr.domain.statistics.standards.publication import (
    Number,
    Publication,
    State,
    of_public_numbers,
)
from ledfyr.domain.statistics.standards.standard import standard

WORDS = standard("sdmx")
SAID = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\u00a6"),
    min_size=1,
    max_size=12,
)


@st.composite
def codes(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    """Draw codes of some axes, or words as a report prints them."""
    by = draw(st.sampled_from(["", *WORDS.as_printed]))
    if by:
        return ((f"{by}_as_printed", draw(SAID.filter(lambda said: said != "_T"))),)
    chosen = draw(st.lists(st.sampled_from(list(WORDS.axes)), unique=True))
    return tuple(
        (axis.id, draw(st.sampled_from([*axis.codes.values(), axis.not_recorded])))
        for axis in WORDS.axis
        if axis.id in chosen
    )


@st.composite
def numbers(draw: st.DrawFn) -> Number:
    state = draw(st.sampled_from(State))
    has_value = state in (State.NUMBER, State.IN_PART)
    first = draw(st.integers(2000, 2030))
    return Number(
        ref_area=draw(st.sampled_from(["SE", "FI", "DE"])),
        measure=draw(st.sampled_from(list(WORDS.indicators))),
        year=first,
        until=first + draw(st.integers(0, 3)),
        codes=draw(codes()),
        value=draw(st.integers(0, 9_999_999)) if has_value else None,
        state=state,
        unit=draw(st.sampled_from(["persons", "crimes", "cases"])),
        source=draw(SAID),
        certainty=draw(st.sampled_from(["certain", "likely", "ambiguous", "lost"])),
        notes=tuple(draw(st.lists(SAID, max_size=3))),
        flags=frozenset(draw(st.sets(st.sampled_from(["method_changed", "mixed"])))),
    )


def as_read(publication: Publication) -> Publication:
    """Write and read a sheet whose values are texts, as those of a message are."""
    sheet = sdmx.rows(publication)
    texts = tuple(
        tuple(None if value is None else str(value) for value in row)
        for row in sheet.rows
    )
    return sdmx.read(type(sheet)(sheet.columns, texts))


@settings(max_examples=80, deadline=None)
@given(st.lists(numbers(), min_size=1, max_size=4), st.sampled_from([None, 3, 10]))
def test_every_figure_comes_back_as_it_was(
    written: list[Number], threshold: int | None
) -> None:
    publication = of_public_numbers("sdmx", written, (), threshold)

    again = as_read(publication)

    assert list(again.numbers) == written
    assert again.threshold == threshold


@settings(max_examples=30, deadline=None)
@given(st.lists(numbers(), min_size=1, max_size=3))
def test_in_our_own_codes_they_say_as_much(written: list[Number]) -> None:
    publication = of_public_numbers("sdmx", written)

    plain = sdmx.in_plain_codes(as_read(publication))

    told = [(n.value, n.state, n.certainty, n.notes, n.flags) for n in plain.numbers]
    assert told == [(n.value, n.state, n.certainty, n.notes, n.flags) for n in written]
    assert [len(n.codes) for n in plain.numbers] == [len(n.codes) for n in written]
