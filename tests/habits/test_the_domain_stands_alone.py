"""A lawyer's script or a statistician's notebook can use the domain as it is."""

import subprocess
import sys

IMPORT_ALL = """
import importlib, pkgutil, sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}")

BLOCKED = {"django", "allauth", "cryptography", "psycopg"}
sys.meta_path.insert(0, NotInstalled())
for package in PACKAGES:
    whole = importlib.import_module(package)
    for found in pkgutil.walk_packages(whole.__path__, package + "."):
        importlib.import_module(found.name)
assert not BLOCKED & {name.partition(".")[0] for name in sys.modules}
print(len(sys.modules))
"""


def imported(*packages: str) -> subprocess.CompletedProcess[str]:
    program = f"PACKAGES = {packages!r}\n{IMPORT_ALL}"
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True
    )


def test_domain_and_cli_import_where_django_is_not_installed() -> None:
    done = imported("ledfyr.domain", "ledfyr.cli")

    assert done.returncode == 0, done.stderr


def test_this_test_would_notice_django() -> None:
    done = imported("ledfyr.apps")

    assert "No module named 'django'" in done.stderr
