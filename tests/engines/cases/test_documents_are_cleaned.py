"""A working copy shows what is on the document and tells nothing else."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ledfyr.domain.cases.documents import DocumentError, Kind
from ledfyr.engines.cases import word_text
from ledfyr.engines.cases.clean_pdf import clean_pdf
from ledfyr.engines.cases.cleaning import cleaned
from ledfyr.engines.cases.signatures import kind_of
from tests.factories import documents as make

OWNER = make.OWNER.encode()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_loses_place_owner_and_comment(form: str) -> None:
    original = make.a_picture(form)

    found = cleaned(original)

    with Image.open(BytesIO(found.copy)) as copy:
        assert (copy.format, copy.size) == (form, (40, 20))
        assert not copy.getexif()
        assert not copy.getexif().get_ifd(0x8825)
    assert OWNER in original
    assert OWNER not in found.copy + found.preview


def test_a_photo_taken_sideways_stands_upright() -> None:
    found = cleaned(make.a_picture(sideways=True))

    with Image.open(BytesIO(found.copy)) as copy:
        assert copy.size == (20, 40)


def test_a_pdf_loses_author_scripts_attached_files_and_the_place_of_its_photo() -> None:
    original = make.a_pdf()

    found = cleaned(original)

    with pikepdf.open(BytesIO(found.copy)) as copy:
        [page] = copy.pages
        plain = BytesIO()
        copy.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        assert set(copy.Root.keys()) == {"/Type", "/Pages"}
        assert not copy.docinfo
        assert "/AA" not in page and "/A" not in page.Annots[0]
        assert page.Resources.XObject.Im0.read_raw_bytes().startswith(b"\xff\xd8")
    assert OWNER in original
    assert OWNER not in plain.getvalue()
    assert b"Exif" not in plain.getvalue()


def test_the_photo_on_a_page_is_still_drawn() -> None:
    found = cleaned(make.a_pdf())

    with Image.open(BytesIO(found.preview)) as preview:
        colors = {color for _, color in preview.getcolors(100_000) or []}
        assert preview.format == "PNG"
        assert any(blue > 100 and red < 50 for red, _, blue in colors)


def test_a_scan_becomes_a_pdf_of_its_pages() -> None:
    found = cleaned(make.a_scan(pages=3))

    with pikepdf.open(BytesIO(found.copy)) as copy:
        assert len(copy.pages) == 3
        assert not copy.docinfo
    assert (found.kind, found.copy_kind) == (Kind.TIFF, Kind.PDF)
    assert OWNER not in found.copy


def test_plain_text_is_kept_as_it_reads() -> None:
    found = cleaned("Žanna came.\n".encode("utf-16"))

    assert (found.kind, found.copy.decode()) == (Kind.TEXT, "Žanna came.\n")


def test_of_a_word_document_the_words_of_its_pages_are_kept() -> None:
    original = make.a_word_document()

    found = cleaned(original)

    assert (found.kind, found.copy_kind, found.preview) == (Kind.DOCX, Kind.TEXT, b"")
    assert found.copy.decode().splitlines() == [
        "Lindby",
        "First, housing",
        "In a field",
        "Monday\tnine",
        "Beside it",
        "In a box",
        "A note",
    ]


def test_a_word_document_reads_no_file_of_the_machine() -> None:
    names = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    body = "<w:p><w:r><w:t>Before&file;after</w:t></w:r></w:p>"

    found = cleaned(make.a_word_document(body=body, type_=names))

    assert b"Before" in found.copy
    assert Path("/etc/hostname").read_bytes().strip() not in found.copy


def test_a_word_document_that_unfolds_without_end_is_refused() -> None:
    body = "<w:p>" + " " * (word_text.MOST_BYTES) + "</w:p>"

    with pytest.raises(ValueError, match="too much is packed"):
        word_text.text_of_word(make.a_word_document(body=body))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (make.a_picture_bomb(), "too large to be opened safely"),
        (make.a_picture_bomb(8_000), "too large to be opened safely"),
        (make.a_scan(pages=101), "too many pages; divide it"),
        (make.a_locked_pdf(), "locked with a password"),
        (b"%PDF-1.7 and nothing more", "perhaps it is damaged"),
        (make.a_picture()[:200], "perhaps it is damaged"),
        (b"MZ\x90\x00\x03", "kind of document is not taken"),
        (b"GIF89a\x00\x01", "kind of document is not taken"),
        (b"PK\x03\x04 broken", "kind of document is not taken"),
        (make.a_word_document("word/vbaProject.bin"), "holds a program"),
        (make.a_word_document(body="<w:p>"), "perhaps it is damaged"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        cleaned(content)


def test_a_name_does_not_make_a_kind() -> None:
    assert kind_of(make.a_picture("PNG")) is Kind.PNG
    assert kind_of(b"<script>hello</script>") is Kind.TEXT


def test_a_pdf_is_cleaned_to_the_same_bytes_each_time() -> None:
    once = clean_pdf(make.a_pdf())

    assert clean_pdf(once) == clean_pdf(clean_pdf(once))
