"""Random facts of every code, and one released table; all invented."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from ledfyr.domain.statistics.disclosure import (
    Heading,
    Pattern,
    Policy,
    ReleasedTable,
    Table,
    as_released,
    release,
)
from ledfyr.domain.statistics.facts import (
    NOT_RECORDED,
    Fact,
    broad_form_of,
    code_lists,
)
from ledfyr.domain.statistics.standards.publication import Publication
from ledfyr.engines.statistics.publishing import Occasion, published

CODES = {name: sorted(known) for name, known in code_lists().items()}


@st.composite
def facts_of_one(draw: st.DrawFn) -> Fact:
    detail = draw(st.sampled_from(CODES["form_detail"]))
    form = (
        draw(st.sampled_from(CODES["form"]))
        if detail == NOT_RECORDED
        else broad_form_of(detail)
    )
    few = {
        name: draw(st.sampled_from(CODES[name]))
        for name in ("sex", "age_group", "citizenship_group", "sector", "measure")
    }
    place = st.sampled_from(["SE", "VN", NOT_RECORDED, "UNKNOWN"])
    return Fact(
        ref_area=draw(st.sampled_from(["SE", "IS"])),
        body=draw(st.sampled_from(["POLICE", "Harbour shelter"])),
        year=draw(st.sampled_from([2025, 2026])),
        count=draw(st.integers(0, 40)),
        form=form,
        form_detail=detail,
        citizenship=draw(place),
        exploited_in=draw(place),
        **few,
    )


some_facts = st.lists(facts_of_one(), min_size=1, max_size=12)

RAW_TABLE = Table(
    ("form", "sex"),
    {("sexual", "F"): 12, ("sexual", "M"): 0, ("labour", "F"): 3, ("labour", "M"): 9},
)


def a_release() -> ReleasedTable:
    hidden = Pattern(
        frozenset({("labour", "M"), ("labour", "Total"), ("Total", "F")})
        | frozenset({("sexual", "F"), ("sexual", "Total"), ("Total", "M")})
    )
    safe = release(RAW_TABLE, hidden, Policy())
    return as_released(
        safe,
        Heading(
            ref_area="SE",
            measure="victims",
            year=2026,
            as_of=date(2026, 9, 30),
            edition=2,
            published_on=date(2026, 11, 28),
            published_by="Harbour county",
            note="Two forms were exchanged.",
        ),
    )


OCCASION = Occasion(date(2027, 1, 5))


def as_published(
    name: str, facts: Iterable[Fact], policy: Policy | None = None
) -> Publication:
    """Publish facts in a standard where nothing was published before."""
    return published(name, facts, (), OCCASION, policy).publication
