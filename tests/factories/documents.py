"""Documents for tests: photos with a place in them, PDFs with an author, and bombs."""

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
from PIL import Image

OWNER = "Wivallius"


def a_picture(form: str = "JPEG", *, sideways: bool = False) -> bytes:
    """Return a small picture with owner, place and comment in its metadata."""
    picture = Image.new("RGB", (40, 20), "teal")
    exif = Image.Exif()
    exif[0x013B] = OWNER
    exif[0x0112] = 6 if sideways else 1
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 19.0, 45.0)})
    out = BytesIO()
    picture.save(out, format=form, exif=exif, comment=OWNER)
    return out.getvalue()


def a_scan(pages: int = 2) -> bytes:
    """Return a TIFF of some pages that names its owner."""
    first, *others = (Image.new("L", (40, 60), 250 - n) for n in range(pages))
    out = BytesIO()
    first.save(
        out, format="TIFF", save_all=True, append_images=others, tiffinfo={315: OWNER}
    )
    return out.getvalue()


def a_picture_bomb(side: int = 20_000) -> bytes:
    """Return a small PNG whose picture would fill the memory."""

    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100_000))
    parts = (part(b"IHDR", head), part(b"IDAT", pixels), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def a_pdf(pages: int = 1) -> bytes:
    """Return a PDF with an author, a script, an attached file and a photo."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(200, 300))
    photo = pdf.make_stream(
        a_picture(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=40,
        Height=20,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{OWNER}')")
    page = pdf.pages[0]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=photo))
    page.Contents = pdf.make_stream(b"q 180 0 0 90 10 10 cm /Im0 Do Q")
    page.Annots = pdf.make_indirect(pikepdf.Array([_link(script)]))
    page.AA = pikepdf.Dictionary(O=script)
    pdf.Root.OpenAction = script
    pdf.attachments["own.txt"] = OWNER.encode()
    pdf.docinfo["/Author"] = OWNER
    with pdf.open_metadata() as notes:
        notes["dc:creator"] = [OWNER]
    out = BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def _link(action: pikepdf.Dictionary) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 10, 10],
        T=OWNER,
        A=action,
    )


def a_locked_pdf() -> bytes:
    """Return a PDF that asks for a password."""
    out, pdf = BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()


WORD_BODY = """
<w:p><w:r><w:t>First, </w:t></w:r>
 <w:ins w:author="{owner}"><w:r><w:t>housing</w:t></w:r></w:ins>
 <w:del w:author="{owner}"><w:r><w:delText>the flat in Vik</w:delText></w:r></w:del>
 <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>In a field</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:moveFrom><w:p><w:r><w:t>moved away</w:t></w:r></w:p></w:moveFrom>
<w:tbl><w:tr><w:tc>
 <w:p><w:r><w:t>Monday</w:t><w:tab/><w:t>nine</w:t></w:r></w:p>
</w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent>
 <mc:Choice><w:p><w:r><w:t>In a box</w:t></w:r></w:p></mc:Choice>
 <mc:Fallback><w:p><w:r><w:t>In a box again</w:t></w:r></w:p></mc:Fallback>
</mc:AlternateContent><w:t>Beside it</w:t></w:r></w:p>
"""
_WORD_PART = """<?xml version="1.0"?>{type}<w:x
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
>{content}</w:x>"""


def a_word_document(*more: str, body: str = WORD_BODY, type_: str = "") -> bytes:
    """Return a Word document with traces of its owner and words not on its pages."""
    words = {
        "word/document.xml": body,
        "word/header1.xml": "<w:p><w:r><w:t>Lindby</w:t></w:r></w:p>",
        "word/footnotes.xml": "<w:p><w:r><w:t>A note</w:t></w:r></w:p>",
        "word/comments.xml": "<w:p><w:r><w:t>A comment by {owner}</w:t></w:r></w:p>",
        "docProps/core.xml": "{owner}",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        for name in ("[Content_Types].xml", *more):
            parts.writestr(name, "<x/>")
        for name, content in words.items():
            whole = _WORD_PART.format(content=content, type=type_)
            parts.writestr(name, whole.replace("{owner}", OWNER))
    return out.getvalue()
