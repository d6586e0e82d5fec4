"""Which rooms are there on which floor, and what does each say of itself?"""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "ledfyr"
FLOORS = ("domain", "engines", "apps", "web/public", "web/casework")


def rooms_page() -> str:
    """List every room, floor by floor, with the first line of its docstring."""
    floors = "\n\n".join(f"## `ledfyr/{floor}`\n\n{_floor(floor)}" for floor in FLOORS)
    return (
        "# Rooms\n\n"
        "What each room holds on each floor; [ARCHITECTURE](../../ARCHITECTURE.md) "
        f"says what floors and rooms are.\n\n{floors}"
    )


def rooms(floor: str) -> dict[str, str]:
    """Return the rooms of a floor with what each says of itself."""
    found = {}
    for path in sorted((PACKAGE / floor).glob("*/__init__.py")):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.parent.name] = said.partition("\n")[0]
    return found


def _floor(floor: str) -> str:
    lines = [f"| `{name}` | {about} |" for name, about in rooms(floor).items()]
    return "\n".join(["| Room | Holds |", "|---|---|", *lines])
