"""Make the keys of a new node once: `python -m ledfyr.config.keys FOLDER`."""

import os
import secrets
import sys
from pathlib import Path

from ledfyr.engines.access.node_keys import create_node_keys


def create_keys(folder: Path) -> None:
    """Make the secret key and the first node key where they are missing.

    Keys that exist are left as they are; new files can be read by their owner alone.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    secret = folder / "secret.key"
    if not secret.exists():
        handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    if not (folder / "current").exists():
        create_node_keys(folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where: python -m ledfyr.config.keys FOLDER")
    create_keys(Path(sys.argv[1]))
