"""Random facts for tests of standards: every code, many bodies, small and large."""

from hypothesis import strategies as st

from ledfyr.domain.statistics.facts import (
    NOT_RECORDED,
    Fact,
    broad_form_of,
    code_lists,
)

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
