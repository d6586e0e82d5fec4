"""Pages on which a document is moved to the case to which it belongs, or removed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.documents import DocumentError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_documents import MoveForm, RemoveForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.KEEP_DOCUMENT)
@hidden_from_others
def move(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Ask to which case a document belongs, and move it there."""
    now = timezone.now()
    view = _found(request, case_id, document_id)
    form = MoveForm(request.POST or None)
    if form.is_valid():
        try:
            moved = actions.move_document(
                by=request.viewer,
                now=now,
                case_id=case_id,
                document_id=document_id,
                **form.cleaned_data,
            )
        except DocumentError as error:
            form.add_error("reference", refused(error))
        else:
            messages.success(request, gettext("The document is in the other case now."))
            return redirect("cases:document", moved.case_id, moved.id)
    return _page(
        request,
        form,
        view.name,
        case_id,
        document_id,
        "casework/cases/document_move.html",
    )


@gate(Permission.KEEP_DOCUMENT)
@hidden_from_others
def remove(request: StaffRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Ask why, and destroy a document."""
    view = _found(request, case_id, document_id)
    form = RemoveForm(request.POST or None)
    if form.is_valid():
        actions.remove_document(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            document_id=document_id,
            why=form.cleaned_data["why"],
        )
        messages.success(request, gettext("The document is destroyed."))
        return redirect("cases:documents", case_id)
    return _page(
        request,
        form,
        view.name,
        case_id,
        document_id,
        "casework/cases/document_remove.html",
    )


def _found(
    request: StaffRequest, case_id: UUID, document_id: UUID
) -> queries.DocumentView:
    now = timezone.now()
    view = queries.document_of_case(request.viewer, case_id, document_id, now=now)
    place = queries.case_of(request.viewer, case_id, now=now).organisation_id
    if view.compartment not in request.viewer.writable_in(place):
        raise Http404
    return view


def _page(
    request: StaffRequest,
    form: RemoveForm,
    name: str,
    case_id: UUID,
    document_id: UUID,
    page: str,
) -> HttpResponse:
    back = reverse("cases:document", args=[case_id, document_id])
    shown = {"form": form, "name": name, "back": back}
    return render(request, page, shown)
