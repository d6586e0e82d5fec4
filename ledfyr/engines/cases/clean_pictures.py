"""How is a photo or scan drawn anew, so that nothing but the picture is left?

The pixels are copied into a new picture: place, time, camera, owner, thumbnails and
comments stay behind, for they are no pixels.
"""

from io import BytesIO

from PIL import Image, ImageOps, ImageSequence

from ledfyr.domain.cases.documents import Kind

MOST_PIXELS = 60_000_000
"""The largest picture drawn anew: a page of A4 at 600 dots per inch has 35 million."""

MOST_PAGES = 100
"""The most pages of one scan."""

PREVIEW_SIDE = 900
_QUALITY = 90


class TooManyPixels(Exception):
    """The picture would fill the memory."""


class TooManyPages(Exception):
    """The scan has more pages than are drawn."""


def clean_picture(content: bytes, kind: Kind) -> tuple[bytes, bytes]:
    """Return a JPEG or PNG drawn anew, and a small PNG of it."""
    with _opened(content, kind) as picture:
        fresh = _pixels_of(ImageOps.exif_transpose(picture))
    if kind is Kind.JPEG:
        return _saved(fresh.convert("RGB"), "JPEG", quality=_QUALITY), preview(fresh)
    return _saved(fresh, "PNG"), preview(fresh)


def scan_as_pdf(content: bytes) -> bytes:
    """Return the pages of a TIFF, drawn anew, as a PDF (still to be cleaned)."""
    pages = []
    with _opened(content, Kind.TIFF) as scan:
        if getattr(scan, "n_frames", 1) > MOST_PAGES:
            raise TooManyPages
        left = MOST_PIXELS
        for frame in ImageSequence.Iterator(scan):
            left -= frame.width * frame.height
            if left < 0:
                raise TooManyPixels
            pages.append(_pixels_of(ImageOps.exif_transpose(frame)).convert("RGB"))
    first, *others = pages
    return _saved(first, "PDF", save_all=True, append_images=others, quality=_QUALITY)


def preview(picture: Image.Image) -> bytes:
    """Return a small PNG of a picture."""
    small = picture.convert("RGB")
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    return _saved(small, "PNG")


def _opened(content: bytes, kind: Kind) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=[kind.value.upper()])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels from None
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels
    return picture


def _pixels_of(picture: Image.Image) -> Image.Image:
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode in {"1", "L"}:
        mode = "L"
    shown = picture.convert(mode)
    return Image.frombytes(mode, shown.size, shown.tobytes())


def _saved(picture: Image.Image, form: str, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, format=form, **how)
    return out.getvalue()
