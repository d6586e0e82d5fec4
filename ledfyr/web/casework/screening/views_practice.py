"""Exercises on published cases: the story, the questions, and the answers compared."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ledfyr.apps.screening.actions import finish_exercise
from ledfyr.apps.screening.queries import own_progress
from ledfyr.domain.screening.exercises import UnknownExercise, exercise
from ledfyr.domain.screening.terms import Answer
from ledfyr.web.casework.access.gate import StaffRequest, open_to_all_staff
from ledfyr.web.casework.screening import presenters_practice as presenters
from ledfyr.web.casework.screening.forms import QuestionsForm
from ledfyr.web.parts.forms import OTHER_LANGUAGE


@open_to_all_staff
def exercise_list(request: StaffRequest) -> HttpResponse:
    """Show the exercises, with what the learner did so far."""
    shown = presenters.progress(own_progress(request.viewer))
    return render(request, "casework/screening/exercises.html", shown)


@open_to_all_staff
def exercise_page(request: StaffRequest, name: str) -> HttpResponse:
    """Tell a case and ask about it; with answers, compare them with the facts."""
    try:
        practised = exercise(name)
    except UnknownExercise as error:
        raise Http404 from error
    form = QuestionsForm(items=practised.asked, initial=request.POST.dict())
    if request.method == "POST" and OTHER_LANGUAGE not in request.POST:
        form = QuestionsForm(request.POST, items=practised.asked)
        if form.is_valid():
            attempt = finish_exercise(
                by=request.viewer,
                now=timezone.now(),
                name=name,
                answers={item: Answer(a) for item, a in form.cleaned_data.items()},
            )
            shown = presenters.compared(attempt)
            return render(request, "casework/screening/compared.html", shown)
    shown = {
        "form": form,
        **presenters.story(practised),
        "stays": "check",
        "stays_at": request.path,
    }
    return render(request, "casework/screening/exercise.html", shown)


@open_to_all_staff
def certificate(request: StaffRequest) -> HttpResponse:
    """Show a certificate to print, once every exercise was passed."""
    shown = presenters.progress(own_progress(request.viewer))
    if not shown["has_certificate"]:
        return redirect("practice:list")
    shown |= {"name": request.viewer.name, "today": timezone.localdate()}
    return render(request, "casework/screening/certificate.html", shown)
