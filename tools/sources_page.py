"""Which sources do the knowledge files cite, and which of them were read?"""

import re
from pathlib import Path

from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.domain.vocabulary.sources import Source, all_sources

DOMAIN = Path(__file__).resolve().parents[1] / "ledfyr" / "domain"


def sources_page() -> str:
    """List every source with who published it, whether it was read, who cites it."""
    found = every_source()
    read = [source for source in found.values() if source.checked]
    return "\n\n".join(
        [
            "# Sources",
            "Every law, study and report that a knowledge file cites. *Read* means "
            "that somebody found the facts in the source itself on that day; whatever "
            "rests on a source that was not read is marked as unconfirmed where it is "
            "shown.",
            f"## Read ({len(read)})",
            _table(read),
            f"## Not yet read ({len(found) - len(read)})",
            _table([source for source in found.values() if not source.checked]),
        ]
    )


def every_source() -> dict[str, Source]:
    """Return the shared sources and those of every country, by id in order."""
    found = dict(all_sources())
    for code in country_codes():
        found.update(mechanism(code).sources())
    return dict(sorted(found.items()))


def citing_files(source_id: str) -> list[str]:
    """Return the knowledge files that name a source, under the domain."""
    named = re.compile(rf'(?<!^id = )"{re.escape(source_id)}"', re.MULTILINE)
    return [
        str(path.relative_to(DOMAIN))
        for path in sorted(DOMAIN.rglob("*.toml"))
        if named.search(path.read_text(encoding="utf-8"))
    ]


def _table(sources: list[Source]) -> str:
    lines = ["| Source | Published by | Read on | Cited in |", "|---|---|---|---|"]
    for source in sources:
        cited = ", ".join(f"`{name}`" for name in citing_files(source.id))
        lines.append(
            f"| `{source.id}` {_title(source)} | {source.publisher}, {source.year} "
            f"| {source.checked_on or ''} | {cited or 'listed only'} |"
        )
    return "\n".join(lines)


def _title(source: Source) -> str:
    if source.address.startswith("http"):
        return f"[{source.title}]({source.address})"
    return source.title
