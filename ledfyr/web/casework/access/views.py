"""The pages of signing in that say more than the library's own."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.mfa.base import views as library
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ledfyr.apps.access import actions
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.web.casework.access import sign_in_audit
from ledfyr.web.casework.access.demo import demo_code_for
from ledfyr.web.casework.access.forms import LanguageForm
from ledfyr.web.casework.access.gate import StaffRequest
from ledfyr.web.parts.forms import OTHER_LANGUAGE


class SecondStepView(library.AuthenticateView):  # type: ignore[misc]
    """The second step; a demonstration shows its code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether there is a passkey; add the code of a demonstration account."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        staff = self.stage.login.user
        return context | {
            "has_passkey": second_steps_of(staff).filter(type="webauthn").exists(),
            "demo_code": demo_code_for(staff),
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        """Tell the audit of a passkey that was refused; of codes the library tells."""
        if "code" not in self.request.POST:
            sign_in_audit.passkey_refused(self.stage.login.user)
        response: HttpResponse = super().form_invalid(form)
        return response


class PasskeyView(webauthn.LoginWebAuthnView):  # type: ignore[misc]
    """Signing in with a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Tell the audit of a passkey that was refused."""
        sign_in_audit.passkey_refused(None)
        response: HttpResponse = super().form_invalid(form)
        return response


class CodeAgainView(library.ReauthenticateView):  # type: ignore[misc]
    """The code once more before a change; a demonstration shows it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the code of a demonstration account."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_code": demo_code_for(self.request.user)}


class SigningInView(library.IndexView):  # type: ignore[misc]
    """How one signs in: second steps, password, language."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether a second step is still missing, and add the languages."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        steps = set(context["authenticators"]) - {"recovery_codes"}
        language = self.request.user.language
        return context | {
            "is_step_missing": not steps,
            "language_form": LanguageForm(initial={"language": language}),
        }


@require_POST
def choose_language(request: StaffRequest) -> HttpResponse:
    """Keep the language and go back to the page on which it was chosen.

    A page that says where it is shown again is sent what stood in it once more, in the
    body as before: nothing of it is lost, kept, or in an address.
    """
    chosen = request.POST.get(OTHER_LANGUAGE) or request.POST.get("language")
    form = LanguageForm({"language": chosen})
    if form.is_valid():
        actions.choose_language(
            by=request.viewer,
            now=timezone.now(),
            language=form.cleaned_data["language"],
        )
    here = request.POST.get("here", "")
    if url_has_allowed_host_and_scheme(here, allowed_hosts=None):
        return HttpResponse(status=307, headers={"Location": here})
    return redirect(_page_to_go_back_to(request))


def _page_to_go_back_to(request: StaffRequest) -> str:
    """Return the page of this node from which one comes, never an address elsewhere."""
    here = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(here, {request.get_host()}):
        return urlunsplit(("", "", *urlsplit(here)[2:4], "")) or "/"
    return "mfa_index"
