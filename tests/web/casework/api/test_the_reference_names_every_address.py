"""Whoever reads the reference finds every address and every scope."""

from pathlib import Path

from ledfyr.domain.access.scopes import Scope
from ledfyr.web.casework.api.urls import api

PAGE = Path(__file__).resolve().parents[4] / "docs" / "reference" / "api.md"


def test_every_address_is_in_the_reference() -> None:
    told = PAGE.read_text(encoding="utf-8")
    paths = api.get_openapi_schema(path_prefix="")["paths"]
    addresses = [f"`{m.upper()} {p}`" for p, each in paths.items() for m in each]

    assert [each for each in addresses if each not in told] == []


def test_every_scope_is_in_the_reference() -> None:
    told = PAGE.read_text(encoding="utf-8")

    assert [scope for scope in Scope if f"`{scope}`" not in told] == []
