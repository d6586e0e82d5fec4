"""Pages of the documents in a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.documents import DocumentError, name_of_file
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_documents
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_documents import DocumentForm, OriginalForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.READ_DOCUMENT)
@hidden_from_others
def documents(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """List the documents of the parts that are open to the viewer."""
    found = queries.documents_of_case(request.viewer, case_id, now=timezone.now())
    shown = presenters_documents.documents_page(found, request.viewer)
    return render(request, "casework/cases/documents.html", {"shown": shown})


@gate(Permission.KEEP_DOCUMENT)
@hidden_from_others
def keep(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask for a document, seal it, and make its working copy."""
    now = timezone.now()
    found = queries.documents_of_case(request.viewer, case_id, now=now)
    form = DocumentForm(
        request.POST or None, request.FILES or None, writable=found.writable
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            row = actions.keep_document(
                by=request.viewer,
                now=now,
                case_id=case_id,
                compartment=Compartment(typed["compartment"]),
                name=typed["name"] or name_of_file(typed["document"].name),
                content=typed["document"].read(),
            )
        except DocumentError as error:
            form.add_error("document", refused(error))
        else:
            messages.success(request, gettext("The document is sealed in the file."))
            return redirect("cases:document", case_id, row.id)
    shown = {"form": form, "case_id": case_id, "reference": found.reference}
    return render(request, "casework/cases/document_keep.html", shown)


@gate(Permission.READ_DOCUMENT)
@hidden_from_others
def document(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Show what a document is, its first page, and who took out its original."""
    now, viewer = timezone.now(), request.viewer
    view = queries.document_of_case(viewer, case_id, document_id, now=now)
    place = queries.case_of(viewer, case_id, now=now).organisation_id
    shown = presenters_documents.document(view) | {
        "case_id": case_id,
        "may_change": view.compartment in viewer.writable_in(place)
        and viewer.may_in(Permission.KEEP_DOCUMENT, place),
    }
    return render(request, "casework/cases/document.html", {"shown": shown})


@gate(Permission.READ_DOCUMENT)
@hidden_from_others
def preview(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Return the small picture of a document, to be shown on its page."""
    found = queries.read_preview(
        request.viewer, case_id, document_id, now=timezone.now()
    )
    return inert(HttpResponse(found.content, content_type="image/png"))


@gate(Permission.READ_DOCUMENT)
@hidden_from_others
def copy(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Hand out the working copy, as a file and never as a page."""
    found = queries.read_copy(request.viewer, case_id, document_id, now=timezone.now())
    return handed_out(found)


@gate(Permission.TAKE_ORIGINAL)
@hidden_from_others
def original(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Ask why, then hand out the original as it came."""
    now = timezone.now()
    view = queries.document_of_case(request.viewer, case_id, document_id, now=now)
    form = OriginalForm(request.POST or None)
    if form.is_valid():
        found = actions.take_original(
            by=request.viewer,
            now=now,
            case_id=case_id,
            document_id=document_id,
            reason=AccessReason(form.cleaned_data["reason"]),
            words=form.cleaned_data["words"],
        )
        return handed_out(found)
    back = reverse("cases:document", args=[case_id, document_id])
    shown = {"form": form, "name": view.name, "back": back}
    return render(request, "casework/cases/document_original.html", shown)


def handed_out(found: queries.Content) -> HttpResponse:
    """Return content as a file to be saved, whatever a browser thinks it is."""
    response = HttpResponse(found.content, content_type=found.media_type)
    disposition = content_disposition_header(
        as_attachment=True, filename=found.file_name
    )
    response.headers["Content-Disposition"] = disposition or "attachment"
    return inert(response)


def inert(response: HttpResponse) -> HttpResponse:
    """Forbid browsers to guess what it is or run anything in it."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
