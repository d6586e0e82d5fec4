"""A test reaches no network and lets no warning pass."""

import socket
import warnings

import pytest
from pytest_socket import SocketBlockedError


def test_opening_a_socket_is_refused() -> None:
    with pytest.raises((SocketBlockedError, UserWarning), match="socket"):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("Something will break one day.", stacklevel=1)


def test_no_mark_can_be_misspelled(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getoption("strict_markers")
    assert pytestconfig.getini("filterwarnings") == ["error"]
