"""How is a PDF stripped of what is not on its pages?

Gone are the names of author and program, dates, identifiers, history, scripts, actions,
attached files, and the place and camera inside its photos.
"""

from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from ledfyr.engines.cases.clean_pictures import PREVIEW_SIDE, TooManyPages, preview

MOST_PAGES = 500
MOST_OBJECTS = 200_000

_KEPT_IN_ROOT = frozenset(
    {
        "/Type",
        "/Pages",
        "/Lang",
        "/MarkInfo",
        "/StructTreeRoot",
        "/PageLabels",
        "/OCProperties",
        "/AcroForm",
        "/ViewerPreferences",
    }
)
_NEVER = (
    *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/EF", "/RF"),
    *("/A", "/AA", "/JS", "/XFA", "/OpenAction", "/CreatorInfo"),
)
_NEVER_IN_ANNOTATIONS = ("/M", "/CreationDate", "/NM", "/FS")
_ANNOTATIONS_DROPPED = frozenset(
    {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
)


def clean_pdf(content: bytes) -> bytes:
    """Return the PDF with its pages and nothing else.

    Raises pikepdf.PasswordError for a locked PDF, pikepdf.PdfError for a broken one,
    TooManyPages above 500 pages or 200,000 objects.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
            raise TooManyPages
        for key in set(pdf.Root.keys()) - _KEPT_IN_ROOT:
            del pdf.Root[key]
        for key in ("/Info", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        for page in pdf.pages:
            _clean_annotations(page.obj)
        for thing in pdf.objects:
            _clean(thing)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def first_page(content: bytes) -> bytes:
    """Return a small PNG of the first page."""
    with pypdfium2.PdfDocument(content) as pdf:
        page = pdf[0]
        scale = PREVIEW_SIDE / max(page.get_width(), page.get_height(), 1)
        return preview(page.render(scale=scale).to_pil())


def _clean(thing: pikepdf.Object, depth: int = 0) -> None:
    # Every object of the file comes by; what lies inside one directly is followed here.
    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in _NEVER:
            if key in thing and not _is_role(thing, key):
                del thing[key]
        if thing.get("/FT") == "/Sig" and "/V" in thing:
            del thing["/V"]  # who signed, when and where
        if isinstance(thing, pikepdf.Stream):
            _clean_photo(thing)
        inside = [thing[key] for key in thing.keys()]  # noqa: SIM118
    else:
        return
    for each in inside:
        if depth < 50 and isinstance(each, pikepdf.Object) and not each.is_indirect:
            _clean(each, depth + 1)


def _is_role(thing: pikepdf.Object, key: str) -> bool:
    # /A of a part of the structure tells its looks, not an action.
    is_structure = "/S" in thing and "/P" in thing and "/Subtype" not in thing
    return key == "/A" and is_structure


def _clean_annotations(page: pikepdf.Object) -> None:
    if "/Annots" not in page:
        return
    kept = pikepdf.Array()
    for each in page.Annots:
        if not isinstance(each, pikepdf.Dictionary):
            continue
        if str(each.get("/Subtype", "")) in _ANNOTATIONS_DROPPED:
            continue
        is_field = str(each.get("/Subtype", "")) == "/Widget"
        for key in (*_NEVER_IN_ANNOTATIONS, *(() if is_field else ("/T",))):
            if key in each:
                del each[key]
        kept.append(each)
    page.Annots = kept


def _clean_photo(stream: pikepdf.Stream) -> None:
    if stream.get("/Filter") in (pikepdf.Name.DCTDecode, [pikepdf.Name.DCTDecode]):
        raw = stream.read_raw_bytes()
        bare = without_notes(raw)
        if bare != raw:
            stream.write(bare, filter=pikepdf.Name.DCTDecode)


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without its notes (Exif, XMP, IPTC, comments); pixels untouched.

    The notes of JFIF and Adobe stay: they say how the colors are to be read.
    """
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        if jpeg[at + 1] == 0xFF:  # filling
            at += 1
            continue
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        is_note = 0xE1 <= jpeg[at + 1] <= 0xEF and jpeg[at + 1] != 0xEE
        if not is_note and jpeg[at + 1] != 0xFE:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))
