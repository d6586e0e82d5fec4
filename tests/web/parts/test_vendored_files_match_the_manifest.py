"""What was taken from npm is what lies here, and nothing else."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENDOR = ROOT / "ledfyr" / "web" / "parts" / "static" / "vendor"
TOOL = ROOT / "tools" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
LOCK = json.loads((TOOL / "package-lock.json").read_text(encoding="utf-8"))


def test_every_vendored_file_has_the_digest_of_the_manifest() -> None:
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.iterdir()
        if file.name != "manifest.json"
    }

    assert found == MANIFEST["written"]


def test_manifest_and_lock_file_name_the_same_version() -> None:
    locked = LOCK["packages"][f"node_modules/{MANIFEST['package']}"]

    assert locked["version"] == MANIFEST["version"]
    assert locked["integrity"].startswith("sha512-")


def test_lock_file_names_no_registry() -> None:
    packages = LOCK["packages"].values()

    assert [p for p in packages if "resolved" in p] == []
