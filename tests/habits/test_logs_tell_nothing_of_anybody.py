"""A log line says where the program failed and how, never what somebody typed."""

import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.test import Client

NAME = "Testperson-Okänd"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the node's own handlers write, as its settings made them."""
    handlers = {*logging.getLogger().handlers, *logging.getLogger("django").handlers}
    ours: list[Any] = [h for h in handlers if type(h) is logging.StreamHandler]
    assert len(ours) >= 1
    said = StringIO()
    before = [handler.setStream(said) for handler in ours]
    yield said
    for handler, stream in zip(ours, before, strict=True):
        handler.setStream(stream)


def test_a_page_that_is_not_there_is_logged_without_its_address(log: StringIO) -> None:
    Client().get(f"/{NAME}/?q={NAME}")

    assert "404" in log.getvalue()
    assert NAME not in log.getvalue()


def test_a_fault_is_logged_by_its_kind_and_place_alone(
    log: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError(f"{NAME} cannot be read")

    monkeypatch.setattr("allauth.account.views.LoginView.get", fails)

    Client(raise_request_exception=False).get("/sign-in/")

    assert "500" in log.getvalue()
    assert "ValueError at test_logs_tell_nothing_of_anybody.py" in log.getvalue()
    assert NAME not in log.getvalue()


def test_a_line_of_any_library_loses_its_words_and_traces(log: StringIO) -> None:
    try:
        raise KeyError(NAME)
    except KeyError:
        logging.getLogger("some.library").exception("Cannot find %s", NAME)

    assert "KeyError" in log.getvalue()
    assert NAME not in log.getvalue()
