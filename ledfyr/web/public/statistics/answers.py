"""How do a drawing and a file leave the house?"""

from django.http import HttpResponse


def picture_answer(svg: str) -> HttpResponse:
    """Return a drawing as a picture."""
    return HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")


def file_answer(text: str, kind: str, name: str) -> HttpResponse:
    """Return a text as a file to keep, with its media type and name."""
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
