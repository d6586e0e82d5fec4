"""How does an uploaded document come in without ever lying unsealed on a disk?

It is held in memory up to the limit of the node; what comes above is counted, so that
the form can say so, and thrown away.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MEGABYTE = 1_000_000

_PATIENCE = 4


class OnlyInMemory(FileUploadHandler):
    """Keeps uploads in memory, all of a request together never above the limit."""

    def __init__(self, request: Any = None) -> None:
        """Begin with nothing received."""
        super().__init__(request)
        self.limit = settings.LEDFYR_UPLOAD_MEGABYTES * MEGABYTE
        self.received = 0
        self.held = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; what the files before it took stays counted."""
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece while the limit allows it; hang up on a flood."""
        self.received += len(raw_data)
        if self.received > self.limit * _PATIENCE:
            raise StopUpload(connection_reset=True)
        if self.received <= self.limit:
            self.held.write(raw_data)
        else:
            self.held = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file with its true size; above the limit, without its content."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
