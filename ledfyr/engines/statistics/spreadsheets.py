"""How is a spreadsheet read? Row by row, as it stands, and never calculated.

What a file is follows from its content, never from its name.
"""

from typing import BinaryIO

from ledfyr.domain.statistics.collection import Sheet, SheetRefused
from ledfyr.engines.statistics.text_tables import read_text
from ledfyr.engines.statistics.workbooks import read_workbook

_ZIP = b"PK\x03\x04"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (b"%PDF", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"PK\x05\x06")


def read_sheet(file: BinaryIO) -> Sheet:
    """Return the sheet that a workbook (XLSX) or a text file (CSV) holds.

    The file has to be seekable and stay open while the rows are read. Raises
    SheetRefused, here and while the rows are read, saying what to do.
    """
    start = file.read(8)
    file.seek(0)
    if not start.strip():
        raise SheetRefused("The file is empty; choose the file with the figures.")
    if start.startswith(_OLD_OR_LOCKED):
        raise SheetRefused(
            "The workbook is locked with a password, or of the old kind (.xls). Save "
            "it as .xlsx without a password."
        )
    if start.startswith(_OTHERS):
        raise SheetRefused(
            "This is neither a workbook nor a text file. Save the table as .xlsx or "
            ".csv."
        )
    return read_workbook(file) if start.startswith(_ZIP) else read_text(file)
