"""An upload lies in memory up to the limit, and what comes above is thrown away."""

from typing import Any

import pytest
from django.core.files.uploadhandler import StopUpload

from ledfyr.web.parts.uploads import OnlyInMemory


@pytest.fixture
def handler(settings: Any) -> OnlyInMemory:
    settings.LEDFYR_UPLOAD_MEGABYTES = 1
    handler = OnlyInMemory()
    handler.new_file("document", "a.pdf", "application/pdf", None)
    return handler


def test_a_document_within_the_limit_comes_in_whole(handler: OnlyInMemory) -> None:
    handler.receive_data_chunk(b"a" * 600_000, 0)
    handler.receive_data_chunk(b"b" * 400_000, 600_000)

    document = handler.file_complete(1_000_000)

    assert document.read() == b"a" * 600_000 + b"b" * 400_000


def test_above_the_limit_only_the_size_is_known(handler: OnlyInMemory) -> None:
    handler.receive_data_chunk(b"a" * 600_000, 0)
    handler.receive_data_chunk(b"a" * 600_000, 600_000)

    document = handler.file_complete(1_200_000)

    assert (document.size, document.read()) == (1_200_000, b"")


def test_all_documents_of_a_request_share_one_limit(handler: OnlyInMemory) -> None:
    handler.receive_data_chunk(b"a" * 900_000, 0)
    handler.file_complete(900_000)
    handler.new_file("second", "b.pdf", "application/pdf", None)
    handler.receive_data_chunk(b"b" * 900_000, 0)

    assert handler.file_complete(900_000).read() == b""


def test_a_flood_is_hung_up_on(handler: OnlyInMemory) -> None:
    with pytest.raises(StopUpload):
        for at in range(5):
            handler.receive_data_chunk(b"a" * 1_000_000, at)
