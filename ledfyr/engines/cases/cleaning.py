"""How does a document get a working copy that tells nothing but what is on it?"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ledfyr.domain.cases.documents import COPY_KINDS, DocumentError, Kind
from ledfyr.engines.cases.signatures import as_text, kind_of

_ROOT = Path(__file__).resolve().parents[3]
_CHILD = "ledfyr.engines.cases.cleaning_child"
_SECONDS = 60


@dataclass(frozen=True)
class Cleaned:
    """A document's kind, its working copy and preview; b"" where no preview is made."""

    kind: Kind
    copy_kind: Kind
    copy: bytes
    preview: bytes


def cleaned(content: bytes) -> Cleaned:
    """Return the working copy and the preview of a document.

    Raises DocumentError for a kind that is not taken, a locked or broken document, and
    one too large to be drawn: nothing of it is to be kept then.
    """
    kind = kind_of(content)
    if kind is Kind.TEXT:
        return Cleaned(kind, kind, (as_text(content) or "").encode(), b"")
    copy, preview = _in_a_room_of_its_own(content, kind)
    return Cleaned(kind, COPY_KINDS.get(kind, kind), copy, preview)


def _in_a_room_of_its_own(content: bytes, kind: Kind) -> tuple[bytes, bytes]:
    # Readers of strange files have had holes: they run apart, with neither the node's
    # settings nor its open files, and what they write is all that comes back.
    try:
        done = subprocess.run(  # noqa: S603  (our own program, one word of a closed list)
            [sys.executable, "-P", "-m", _CHILD, kind.value],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise _refusal("broken") from None
    head, _, parts = done.stdout.partition(b"\n")
    said = json.loads(head)
    if "refused" in said:
        raise _refusal(said["refused"])
    return parts[: said["length"]], parts[said["length"] :]


def _refusal(why: str) -> DocumentError:
    match why:
        case "locked":
            return DocumentError(
                "This PDF is locked with a password; save it without one and add that."
            )
        case "too_many_pixels":
            return DocumentError(
                "This picture is too large to be opened safely; scan it at 300 dots "
                "per inch."
            )
        case "too_many_pages":
            return DocumentError("This document has too many pages; divide it.")
    return DocumentError(
        "This document cannot be opened, perhaps it is damaged; save or scan it anew."
    )
