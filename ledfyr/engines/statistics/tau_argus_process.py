"""What runs in Tau-Argus' own process and folder: codes in, hidden cells out.

Started by `tau_argus`, never imported: the engine writes files with every original
count into its working and temporary folders, which are this process' own and are wiped.
"""

import json
import sys
from pathlib import Path

from pytauargus import protect  # type: ignore[import-untyped]

_HIDDEN = {"U", "M"}


def main() -> int:
    """Read `asked.json` here; write `answer.json`: the hidden cells by their codes."""
    asked = json.loads(Path("asked.json").read_text(encoding="ascii"))
    names = [f"d{number}" for number in range(len(asked["rows"][0]) - 1)]
    people: dict[str, list[object]] = {name: [] for name in [*names, "ones"]}
    for *codes, count in asked["rows"]:
        for name, code in zip(names, codes, strict=True):
            people[name] += [code] * count
        people["ones"] += [1] * count
    result = protect(
        people,
        names,
        response="ones",
        safety_rules=f"FREQ({asked['threshold']},{asked['percent']})",
        suppress="OPT(1)",
        totcode="Total",
        workdir="tau",
    )
    rows = result.tables[0].rows
    hidden = [[r[n] for n in names] for r in rows if r["status"] in _HIDDEN]
    Path("answer.json").write_text(json.dumps(hidden), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
