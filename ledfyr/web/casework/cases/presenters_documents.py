"""Wording and grouping for the pages of documents; no database here."""

from typing import Any

from django.utils.translation import gettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import DocumentsOfCase, DocumentView
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.documents import KIND_NAMES, Kind
from ledfyr.domain.cases.letters import letters
from ledfyr.domain.cases.special_access import ACCESS_REASON_NAMES, AccessReason


def documents_page(found: DocumentsOfCase, viewer: Viewer) -> dict[str, Any]:
    """Return the documents by part of the file, newest first in each."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for each in found.documents:
        name = gettext(COMPARTMENT_NAMES[each.compartment])
        parts.setdefault(name, []).append(document(each))
    return {
        "case_id": found.case_id,
        "reference": found.reference,
        "parts": sorted(parts.items()),
        "gone": [
            {"gone": each, "part": gettext(COMPARTMENT_NAMES[each.compartment])}
            for each in found.gone
        ],
        "letters": _letters(found, viewer),
        "may_keep": bool(found.writable)
        and viewer.may_in(Permission.KEEP_DOCUMENT, found.organisation_id),
    }


def _letters(found: DocumentsOfCase, viewer: Viewer) -> list[dict[str, str]]:
    if not viewer.may_in(Permission.KEEP_DOCUMENT, found.organisation_id):
        return []
    return [
        {"code": each.id, "name": gettext(each.name), "about": gettext(each.about)}
        for each in letters()
        if each.part in found.writable
    ]


def document(view: DocumentView) -> dict[str, Any]:
    """Return a document with its kind, part and takings in words."""
    return {
        "view": view,
        "kind": gettext(KIND_NAMES[view.kind]),
        "is_words_alone": view.kind is Kind.DOCX,
        "part": gettext(COMPARTMENT_NAMES[view.compartment]),
        "takings": [
            {
                "taking": each,
                "reason": gettext(ACCESS_REASON_NAMES[AccessReason(each.reason)]),
            }
            for each in view.takings
        ],
    }
