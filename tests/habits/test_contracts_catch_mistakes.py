"""A wrong import is caught by the contract that forbids it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("contracts")
ROOT = Path(__file__).resolve().parents[2]
MISTAKES = {
    "django in the domain": (
        "pure-domain",
        "ledfyr/domain/cases/planted.py",
        "import django.db",
    ),
    "numpy outside statistics": (
        "domain-numbers",
        "ledfyr/domain/cases/planted.py",
        "import numpy",
    ),
    "a domain room reads its neighbor": (
        "domain-rooms",
        "ledfyr/domain/cases/planted.py",
        "from ledfyr.domain.screening import terms",
    ),
    "the CLI reads the database": (
        "engines-and-cli",
        "ledfyr/cli/planted.py",
        "from ledfyr.apps.cases import queries",
    ),
    "an app imports a page": (
        "floors",
        "ledfyr/apps/cases/planted.py",
        "from ledfyr.web.parts import forms",
    ),
    "a folder without a floor": ("floors", "ledfyr/leftovers/__init__.py", ""),
    "a lower app imports a higher one": (
        "app-ladder",
        "ledfyr/apps/cases/planted.py",
        "from ledfyr.apps.referrals import queries",
    ),
    "a room without a rung": ("app-ladder", "ledfyr/apps/rumors/__init__.py", ""),
    "a query imports an action": (
        "inside-an-app",
        "ledfyr/apps/cases/queries.py",
        "import ledfyr.apps.cases.actions",
    ),
    "a page touches case records": (
        "case-records",
        "ledfyr/web/casework/cases/planted.py",
        "from ledfyr.apps.cases.models import Case",
    ),
    "a page opens seals": (
        "seals",
        "ledfyr/web/casework/cases/planted.py",
        "from ledfyr.engines.access import sealing",
    ),
    "a public page reads cases": (
        "public-door",
        "ledfyr/web/public/planted.py",
        "from ledfyr.apps.cases import queries",
    ),
    "a public page shares a casework page": (
        "two-doors",
        "ledfyr/web/public/planted.py",
        "from ledfyr.web.casework.cases import views",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code alone."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        ROOT / "ledfyr",
        folder / "ledfyr",
        ignore=lambda _folder, names: [
            name for name in names if "." in name and not name.endswith(".py")
        ],
    )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def kept(folder: Path, *contracts: str) -> bool:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, *chosen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return done.returncode == 0


def test_the_house_as_it_stands_keeps_every_contract(copy: Path) -> None:
    assert kept(copy)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_planted_mistake_breaks_its_contract(copy: Path, mistake: str) -> None:
    contract, place, line = MISTAKES[mistake]
    planted = copy / place
    before = planted.read_text(encoding="utf-8") if planted.exists() else None
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")

    broken = not kept(copy, contract)

    if before is None:
        planted.unlink()
    else:
        planted.write_text(before, encoding="utf-8")
    if planted.name == "__init__.py":
        shutil.rmtree(planted.parent)
    assert broken
