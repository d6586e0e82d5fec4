"""Where a fact comes from stands one click away, with whether anybody confirmed it."""

from datetime import date

from django.template import Context, Template

from ledfyr.domain.vocabulary.sources import Source

BOOK = Source(
    id="book",
    title="A book",
    publisher="unknown",
    year="unknown",
    language="en",
    address="unknown",
    checked=True,
    checked_on=date(2026, 3, 1),
)


def draw(call: str) -> str:
    """Draw a tag of the pieces library with the book at hand."""
    template = Template("{% load pieces %}{% " + call + " %}")
    return template.render(Context({"book": BOOK}))


def test_confirmed_fact_names_the_day() -> None:
    page = draw("source_note book")

    assert "checked on" in page
    assert "2026" in page


def test_fact_from_memory_is_marked_even_if_its_source_was_read() -> None:
    page = draw("source_note book checked=False")

    assert "Not yet confirmed" in page
    assert "2026" not in page


def test_what_is_not_known_of_a_source_is_left_out() -> None:
    page = draw("source_note book")

    assert "unknown" not in page
    assert "<a " not in page


def test_shared_source_is_found_by_its_id() -> None:
    assert "Guidelines for municipalities" in draw('source_note "guidelines_sv"')


def test_red_is_kept_for_what_is_overdue() -> None:
    kinds = ("calm", "waiting", "done", "overdue")

    red = [k for k in kinds if "danger" in draw(f'status_tag "x" "{k}"')]

    assert red == ["overdue"]
