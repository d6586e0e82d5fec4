"""Which standards do figures speak? Read from their files."""

from collections.abc import Iterable, Iterator

from ledfyr.domain.statistics.standards.standard import Standard, names, standard
from ledfyr.domain.vocabulary.sources import source

USES = {
    "publication": "figures for everybody, protected first",
    "transfer": "records between competent bodies, never published",
}


def standards_page() -> str:
    """Tell of each standard its version, source, conditions, codes and losses."""
    every = [standard(name) for name in names()]
    return "\n\n".join(
        [
            "# Standards of figures",
            "One file each under `ledfyr/domain/statistics/standards/`. *From memory* "
            "marks what nobody read in a source: check it before you send anything. "
            "How to use them: [guide](../guides/standards.md).",
            *(_section(each) for each in every),
        ]
    )


def _section(each: Standard) -> str:
    cited = source(each.source)
    facts = [
        ("Version", each.version),
        ("For", USES[each.use]),
        ("Source", f"{cited.title}, {cited.publisher} (`{cited.id}`)"),
        ("Checked", str(each.checked_on) if each.checked else "no: from memory"),
        ("Conditions", each.conditions),
    ]
    parts = [
        f"## {each.name}",
        "\n".join(f"- {name}: {text}" for name, text in facts),
        _listed("Lost", each.loses),
        _listed("Cannot be said", each.cannot_say),
        _listed("From memory", [f"`{code}`" for code in _unchecked(each)]),
        _measures(each),
        *_axes(each),
    ]
    return "\n\n".join(part for part in parts if part)


def _unchecked(each: Standard) -> Iterator[str]:
    yield from each.unchecked
    for axis in each.axis:
        yield from (f"{axis.id}: {code}" for code in axis.unchecked)


def _listed(heading: str, texts: Iterable[str]) -> str:
    lines = [f"- {text}" for text in texts]
    return "\n".join([f"{heading}:", "", *lines]) if lines else ""


def _measures(each: Standard) -> str:
    rows: list[tuple[str, str]] = []
    rows += [(one.ours, f"`{one.theirs}`") for one in each.indicator]
    rows += [(ours, f"left out: {why}") for ours, why in each.left_out.items()]
    return _table(("Measure", "There"), rows)


def _axes(each: Standard) -> Iterator[str]:
    rows = []
    for axis in each.axis:
        finest = {f"finest {ours}": code for ours, code in axis.finer.items()}
        coded = {**axis.codes, **finest, "not recorded": axis.not_recorded}
        told = ", ".join(f"{ours} `{theirs}`" for ours, theirs in coded.items())
        rows.append(
            (f"`{axis.of}` → `{axis.id}`", f"{told}; all together `{axis.total}`")
        )
    yield _table(("Dimension", "Our code and theirs"), rows)


def _table(heading: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [f"| {ours} | {theirs} |" for ours, theirs in rows]
    if not lines:
        return ""
    return "\n".join([f"| {heading[0]} | {heading[1]} |", "|---|---|", *lines])
