"""The command `ledfyr`: which sub-commands exist, and how do they fail?"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from ledfyr.cli.failure import InputError
from ledfyr.domain.vocabulary.knowledge import KnowledgeError

COMMANDS = (
    "screen",
    "mechanism",
    "figures",
    "protect",
    "synthesise",
    "estimate",
    "collect",
    "convert",
    "link",
    "roundup",
)


class _Command(Protocol):
    def add_to(
        self, commands: "argparse._SubParsersAction[argparse.ArgumentParser]"
    ) -> None:
        """Add this command's parser, with `run` as its default."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 2 for input to be corrected, 130 if stopped."""
    parser = argparse.ArgumentParser(prog="ledfyr", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    given = sys.argv[1:] if arguments is None else list(arguments)
    for name in _wanted(given):
        cast(_Command, import_module(f"ledfyr.cli.{name}")).add_to(commands)
    chosen = parser.parse_args(arguments)
    try:
        chosen.run(chosen)
    except (InputError, KnowledgeError) as error:
        sys.stderr.write(f"ledfyr: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output had enough of it, as `| head` has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _wanted(given: Sequence[str]) -> Sequence[str]:
    # Only the chosen command is imported: some bring heavy calculating libraries.
    return given[:1] if given and given[0] in COMMANDS else COMMANDS


if __name__ == "__main__":
    sys.exit(main())
