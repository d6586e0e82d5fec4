"""Does everything that follows from the code agree with it? Run by `make check`.

Reference pages, drawings of the mechanisms, migrations and translations.
"""

import os
import subprocess
import sys
from importlib.util import find_spec

CHECKS = (
    ("tools.write_docs", "--check"),
    ("tools.draw_mechanisms", "--check"),
    ("tools.messages", "check"),
)
MIGRATIONS = ("manage.py", "makemigrations", "--check", "--dry-run", "--verbosity=0")


def main() -> int:
    """Run every check, also after one failed; return 1 if any failed."""
    commands = [["-m", *check] for check in CHECKS if find_spec(check[0])]
    failed = [command for command in [*commands, list(MIGRATIONS)] if _fails(command)]
    for command in failed:
        print(f"Not fresh: python {' '.join(command)}")
    return 1 if failed else 0


def _fails(command: list[str]) -> bool:
    settings = {"DJANGO_SETTINGS_MODULE": "ledfyr.config.settings_test"}
    done = subprocess.run([sys.executable, *command], env=os.environ | settings)
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
