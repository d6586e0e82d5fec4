"""Copy from npm what the house shows: `python tools/vendor/vendor.py`.

Installs exactly what package-lock.json names; joins the stylesheets listed below into
one file in the parts room, with a manifest of the SHA-256 of every file taken and
written; and makes the map of the region for the drawings (region.mjs, needs node).
"""

import hashlib
import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
INTO = ROOT / "ledfyr" / "web" / "parts" / "static" / "vendor"
PACKAGE = "@digdir/designsystemet-css"
STYLESHEET = "designsystemet.css"
LICENCE = "designsystemet.LICENSE.txt"
MAP_INTO = ROOT / "ledfyr" / "engines" / "statistics"
MAP_PACKAGE = "world-atlas"
MAP_FILES = ("countries-50m.json", "LICENSE")
LAYERS = "@layer ds.theme, ds.base, ds.components;\n"

# Only what a page uses; name it here when a new part needs it.
THEME = ("dist/theme/designsystemet.css",)
BASE = ("dist/src/base.css",)
COMPONENTS = (
    "dist/src/heading.css",
    "dist/src/paragraph.css",
    "dist/src/link.css",
    "dist/src/list.css",
    "dist/src/button.css",
    "dist/src/label.css",
    "dist/src/field.css",
    "dist/src/fieldset.css",
    "dist/src/input.css",
    "dist/src/validation-message.css",
    "dist/src/error-summary.css",
    "dist/src/details.css",
    "dist/src/table.css",
    "dist/src/tag.css",
)


def main() -> None:
    """Install from the lock file; write stylesheet, map, licences and manifests."""
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=HERE,
        check=True,
    )
    package = HERE / "node_modules" / PACKAGE
    taken = (*THEME, *BASE, *COMPONENTS, "LICENSE")
    INTO.mkdir(parents=True, exist_ok=True)
    (INTO / STYLESHEET).write_text(_stylesheet(package), encoding="utf-8")
    (INTO / LICENCE).write_bytes((package / "LICENSE").read_bytes())
    manifest = {
        "package": PACKAGE,
        "version": json.loads((package / "package.json").read_bytes())["version"],
        "taken": {name: _digest(package / name) for name in taken},
        "written": {name: _digest(INTO / name) for name in (LICENCE, STYLESHEET)},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (INTO / "manifest.json").write_text(text, encoding="utf-8")
    print(f"Wrote {STYLESHEET} from {PACKAGE} {manifest['version']}.")
    _make_map(HERE / "node_modules" / MAP_PACKAGE)


def _make_map(package: Path) -> None:
    """Write the patched map of the region, its licence and its manifest."""
    region, licence = MAP_INTO / "region.json", MAP_INTO / "region.LICENSE.txt"
    subprocess.run(["node", HERE / "region.mjs", region], check=True)
    licence.write_bytes((package / "LICENSE").read_bytes())
    version = json.loads((package / "package.json").read_bytes())["version"]
    manifest = {
        "package": MAP_PACKAGE,
        "version": version,
        "taken": {name: _digest(package / name) for name in MAP_FILES},
        "written": {file.name: _digest(file) for file in (licence, region)},
    }
    text = json.dumps(manifest, indent=2) + "\n"
    (MAP_INTO / "region.manifest.json").write_text(text, encoding="utf-8")
    print(f"Wrote {region.name} from {MAP_PACKAGE} {version}.")


def _stylesheet(package: Path) -> str:
    theme = [_read(package, name) for name in THEME]
    base = [f"@layer ds.base{{{_read(package, name)}}}" for name in BASE]
    components = [
        f"@layer ds.components{{{_read(package, name)}}}" for name in COMPONENTS
    ]
    return LAYERS + "\n".join((*theme, *base, *components)) + "\n"


def _read(package: Path, name: str) -> str:
    return (package / name).read_text(encoding="utf-8").strip()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
