"""Of several senders of the same figures, one counts, or none until it is decided."""

import pytest

from ledfyr.domain.statistics.authority import whose_count


@pytest.mark.parametrize(
    ("senders", "decided", "counts"),
    [
        (["a"], None, "a"),
        (["a", "b"], None, None),
        (["a", "b"], "b", "b"),
        (["a", "b", "c"], "b", "b"),
        (["a"], "b", "a"),
        (["a", "c"], "b", None),
        ([], "b", None),
        ([], None, None),
    ],
)
def test_one_counts_alone_and_whole(
    senders: list[str], decided: str | None, counts: str | None
) -> None:
    assert whose_count(senders, decided) == counts
