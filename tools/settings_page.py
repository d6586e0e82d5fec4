"""Which settings does an operator have? Read from the code of `ledfyr/config`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

CONFIG = Path(__file__).resolve().parents[1] / "ledfyr" / "config"
KINDS = {
    "flag": "0 or 1",
    "choice": "a choice",
    "text": "text",
    "number": "a whole number",
    "names": "a list, with commas",
    "folder": "a folder",
}
SENTENCES = {
    "LEDFYR_DEVELOPMENT": "Loosens what only a demonstration on one's own machine may "
    "loosen: plain HTTP, demo accounts. Never set it on a node in service.",
    "LEDFYR_DOOR": "Which pages this process serves; `wsgi_public` and `wsgi_casework` "
    "set it themselves.",
    "LEDFYR_COUNTRY": "Code of the country whose mechanism the node follows.",
    "LEDFYR_VAR": "Where the node keeps its SQLite file and, unless set, its keys.",
    "LEDFYR_KEY_DIRECTORY": "Where the keys lie; outside the backups of the database.",
    "LEDFYR_HOSTS": "Host names that the node answers to.",
    "LEDFYR_ORIGINS": "Origins that may post forms besides the host itself, such as "
    "`https://casework.example.org`.",
    "LEDFYR_DATABASE_URL": "The database; "
    "`postgres://user@host/name` for one in service.",
    "LEDFYR_TIME_ZONE": "In which time zone a day begins.",
    "LEDFYR_STATIC_ROOT": "Where `collectstatic` gathers stylesheets and pictures.",
    "LEDFYR_BEHIND_PROXY": "1 when a proxy ends TLS and sets `X-Forwarded-Proto` and "
    "`X-Forwarded-For` anew; anybody else could forge them.",
    "LEDFYR_EMAIL_BACKEND": "How e-mail leaves the node (codes for a new password).",
}


class SettingUnsaid(LookupError):
    """A setting does not say what it does."""


@dataclass(frozen=True)
class Setting:
    """A setting as the code reads it; `default` is how it is written there."""

    name: str
    kind: str
    default: str
    sentence: str


def settings() -> tuple[Setting, ...]:
    """Return every setting that `ledfyr/config` reads, by name."""
    found = {
        setting.name: setting
        for path in sorted(CONFIG.glob("*.py"))
        for setting in _read_in(path)
    }
    return tuple(found[name] for name in sorted(found))


def settings_page() -> str:
    """Say what an operator can set; raises SettingUnsaid for one without words."""
    rows = "\n".join(
        f"| `{each.name}` | {KINDS[each.kind]} | {each.default} | {each.sentence} |"
        for each in settings()
    )
    return (
        "# Settings\n\n"
        "Read from the environment by `ledfyr/config` alone. Nothing has to be set for "
        "a secure node on SQLite besides its keys; a wrong value stops the start.\n\n"
        "| Setting | Value | Unless set | What it does |\n|---|---|---|---|\n"
        f"{rows}"
    )


def _read_in(path: Path) -> Iterator[Setting]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for statement, following in zip(body, [*body[1:], ast.Pass()], strict=True):
        for node in ast.walk(statement):
            if name := _name_read(node):
                call = cast(ast.Call, node)
                kind = cast(ast.Attribute, call.func).attr
                yield Setting(name, kind, _default(call), _sentence(name, following))


def _name_read(node: ast.AST) -> str | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return None
    if node.func.attr not in KINDS or not node.args:
        return None
    first = node.args[0]
    name = first.value if isinstance(first, ast.Constant) else None
    return name if isinstance(name, str) and name.startswith("LEDFYR_") else None


def _sentence(name: str, following: ast.stmt) -> str:
    if name in SENTENCES:
        return SENTENCES[name]
    if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
        return " ".join(str(following.value.value).split())
    raise SettingUnsaid(
        f"{name}: say below it, as a docstring, what it does for the operator."
    )


def _default(call: ast.Call) -> str:
    if len(call.args) < 2:
        return "0"
    last = call.args[-1]
    if isinstance(last, ast.Constant):
        return f"`{last.value!s}`" if last.value != "" else "nothing"
    return _place(ast.unparse(last))


def _place(expression: str) -> str:
    for name, words in (("BASE_DIR / ", ""), ("LEDFYR_VAR / ", "LEDFYR_VAR/")):
        if name in expression:
            end = expression.rpartition("/ ")[2]
            return f"`{words}{''.join(c for c in end if c.isalnum() or c in '._')}`"
    return f"`{expression}`"
