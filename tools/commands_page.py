"""Which commands are there? Read from the Makefile, the CLI and the apps."""

import argparse
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from ledfyr.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
_LONG_CHOICE = re.compile(r"--(\w+) \{[^}]{40,}\}")
_TARGET = re.compile(r"^(\w+):.*?## (.+)$", re.MULTILINE)


def commands_page() -> str:
    """Say what can be run, and where the shape of its answer is written down."""
    return "\n\n".join(
        [
            "# Commands",
            "## On a machine with Python and make",
            _rows((f"make {name}", about) for name, about in targets()),
            "## Without a database: `ledfyr …`",
            "Each answers on standard output; `--json` gives the shape that programs "
            "may rely on. Input that has to be corrected gives one sentence on "
            "standard error and exit status 2.",
            _rows(_cli()),
            _shapes(),
            "## For the operator of a node: `python manage.py …`",
            _rows((name, about) for name, about in node_commands()),
        ]
    )


def targets() -> list[tuple[str, str]]:
    """Return the words of the Makefile that say what they do."""
    return _TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))


def cli_parser() -> argparse.ArgumentParser:
    """Return the parser of `ledfyr` with every command in it."""
    parser = argparse.ArgumentParser(prog="ledfyr")
    commands = parser.add_subparsers()
    for name in COMMANDS:
        module: Any = import_module(f"ledfyr.cli.{name}")
        module.add_to(commands)
    return parser


def node_commands() -> list[tuple[str, str]]:
    """Return the name and the sentence of every command that an app adds."""
    found = []
    for path in sorted((ROOT / "ledfyr" / "apps").glob("*/management/commands/*.py")):
        if path.stem != "__init__":
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            command = import_module(module).Command
            found.append((path.stem, vars(command).get("help") or command.__doc__))
    return sorted(found)


def _cli() -> Iterator[tuple[str, str]]:
    return _leaves(cli_parser(), "")


def _leaves(parser: argparse.ArgumentParser, about: str) -> Iterator[tuple[str, str]]:
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
        yield _LONG_CHOICE.sub(_shortened, usage.replace("[-h] ", "")), about
    for action in inner:
        said = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, child in action.choices.items():
            yield from _leaves(child, said.get(name, ""))


def _shortened(option: re.Match[str]) -> str:
    return f"--{option[1]} {option[1].upper()}"


def _shapes() -> str:
    pages = sorted((ROOT / "docs" / "reference").glob("command_*.md"))
    links = ", ".join(
        f"[{page.stem.removeprefix('command_')}]({page.name})" for page in pages
    )
    return f"Shapes of input and answer: {links}." if links else ""


def _rows(commands: Iterator[tuple[str, str]]) -> str:
    lines = [f"| `{command}` | {_cell(about)} |" for command, about in commands]
    return "\n".join(["| Command | What it does |", "|---|---|", *lines])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
