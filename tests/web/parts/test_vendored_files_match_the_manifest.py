"""What was taken from npm is what lies here, and nothing else."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VENDOR = ROOT / "ledfyr" / "web" / "parts" / "static" / "vendor"
MAP = ROOT / "ledfyr" / "engines" / "statistics"
TOOL = ROOT / "tools" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
MAP_MANIFEST = json.loads((MAP / "region.manifest.json").read_text(encoding="utf-8"))
LOCK = json.loads((TOOL / "package-lock.json").read_text(encoding="utf-8"))


def test_every_vendored_file_has_the_digest_of_the_manifest() -> None:
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.iterdir()
        if file.name != "manifest.json"
    }

    assert found == MANIFEST["written"]


def test_map_and_its_licence_have_the_digests_of_their_manifest() -> None:
    found = {
        name: hashlib.sha256((MAP / name).read_bytes()).hexdigest()
        for name in MAP_MANIFEST["written"]
    }

    assert found == MAP_MANIFEST["written"]


def test_manifests_and_lock_file_name_the_same_versions() -> None:
    for manifest in (MANIFEST, MAP_MANIFEST):
        locked = LOCK["packages"][f"node_modules/{manifest['package']}"]

        assert locked["version"] == manifest["version"]
        assert locked["integrity"].startswith("sha512-")


def test_lock_file_names_no_registry() -> None:
    packages = LOCK["packages"].values()

    assert [p for p in packages if "resolved" in p] == []
