"""Draw every mechanism and the comparison into docs/reference/mechanisms.

With --check nothing is written: the command fails if a drawing is missing or stale.
"""

import sys
from datetime import date
from pathlib import Path

from ledfyr.domain.referrals.comparison import compared
from ledfyr.domain.referrals.comparison_drawing import map_drawing, timeline_drawing
from ledfyr.domain.referrals.drawing import mechanism_drawing
from ledfyr.domain.referrals.local_chain import local_chains
from ledfyr.domain.referrals.mechanism import country_codes, country_files, mechanism

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference" / "mechanisms"


def drawings() -> dict[str, str]:
    """Return every drawing by the name of its file."""
    found: dict[str, str] = {}
    files = country_files()
    countries = [mechanism(code) for code in country_codes()]
    for country in countries:
        found[f"{files[country.code].stem}.svg"] = mechanism_drawing(country)
        for chain in local_chains(country.code):
            whole = mechanism(country.code, chain.id)
            found[f"{chain.id}.svg"] = mechanism_drawing(whole)
    newest: date = max(country.checked_on for country in countries)
    rows = compared(countries, newest)
    found["reflection_periods.svg"] = timeline_drawing(rows)
    found["reflection_periods_map.svg"] = map_drawing(rows)
    return found


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of drawings that are missing, differ or stand there unasked."""
    wanted = drawings()
    present = {path.name: path for path in folder.glob("*.svg")}
    differing = [
        name
        for name, svg in wanted.items()
        if name not in present or present[name].read_text(encoding="utf-8") != svg
    ]
    return sorted({*differing, *(present.keys() - wanted.keys())})


def main(arguments: list[str]) -> int:
    """Write the drawings, or with --check only compare; return 1 if some are stale."""
    if "--check" in arguments:
        names = stale()
        if names:
            print(f"Stale: {', '.join(names)}; run python -m tools.draw_mechanisms.")
        return 1 if names else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.svg"):
        path.unlink()
    for name, svg in drawings().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
