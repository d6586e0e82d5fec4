"""How does long work tell how far it is? On one line, and only to somebody there."""

import sys

_EVERY = 20_000


class Progress:
    """Counts on standard error if that is a terminal; says nothing otherwise."""

    def __init__(self, doing: str) -> None:
        """Say what is being done: "Reading rows"."""
        self._doing = doing
        self._is_seen = sys.stderr.isatty()
        self._is_open = False

    def at(self, done: int, of: int | None = None) -> None:
        """Tell how much is done, of how much if that is known."""
        if self._is_seen and (of is not None or done % _EVERY == 0):
            share = f"{done:,} of {of:,}" if of is not None else f"{done:,}"
            sys.stderr.write(f"\r\033[K{self._doing}: {share}")
            sys.stderr.flush()
            self._is_open = True

    def close(self) -> None:
        """Take the line away."""
        if self._is_open:
            sys.stderr.write("\r\033[K")
            self._is_open = False
