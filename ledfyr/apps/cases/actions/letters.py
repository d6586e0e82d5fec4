"""Writing letters and certificates from the file, in the person's language."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as TimeOfDay
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format, time_format
from django.utils.timezone import localdate
from django.utils.translation import get_language_info, gettext, override

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.documents import may_keep, seal_into
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.models import Case, Document
from ledfyr.apps.cases.queries.decided import who_decided
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.lists import case_clocks, law_of_case, taken
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.documents import Kind
from ledfyr.domain.cases.letters import (
    FRAME_SENTENCES,
    Letter,
    LetterError,
    check_certified,
    letter_of,
    tells_languages_apart,
)
from ledfyr.domain.cases.status import DECISION_NAMES, STATUS_NAMES, status_after
from ledfyr.domain.referrals.clocks import Clock, State
from ledfyr.engines.cases.clean_pdf import first_page
from ledfyr.engines.cases.letters import (
    LetterWords,
    NoFont,
    has_letters_for,
    letter_pdf,
)


@dataclass(frozen=True)
class Wish:
    """Which letter is wanted, in which language, and what the file does not know."""

    letter: str
    language: str
    with_name: bool = False
    day: date | None = None
    time: TimeOfDay | None = None
    place: str = ""


@transaction.atomic
def write_letter(*, by: Viewer, now: datetime, case_id: UUID, wish: Wish) -> Document:
    """Write a letter from the file and keep it as a document of the case.

    Raises CaseNotFound, NotPermitted for a part of the file closed to the actor,
    LetterError for what is missing. Nothing is kept then.
    """
    case = locked_case(by, case_id)
    letter = letter_of(wish.letter)
    if not may_keep(by, case, letter.part):
        raise NotPermitted("You may not keep letters in this part of the file.")
    _check(letter, wish, localdate(now))
    words = _words(by, case, letter, wish, localdate(now))
    pdf = _on_paper(words)
    row = Document(
        case=case,
        compartment=letter.part.value,
        kind=Kind.PDF.value,
        copy_kind=Kind.PDF.value,
        letter=letter.id,
        size=len(pdf),
        kept_by_id=by.staff_id,
        kept_at=now,
    )
    name = f"{words.title} ({wish.language})"
    seal_into(case, row, name, {"copy": pdf, "preview": first_page(pdf)})
    audited(by, AuditVerb.LETTER_WRITTEN, case, now, letter.part)
    return row


def languages_of(letter: Letter) -> tuple[str, ...]:
    """Return the languages in which a letter can be said and set on paper here."""
    return tuple(
        code for code, text in _translated(letter).items() if has_letters_for(text)
    )


def languages_without_font(letter: Letter) -> tuple[str, ...]:
    """Return the languages of a letter for which the node has no font."""
    offered = languages_of(letter)
    return tuple(code for code in _translated(letter) if code not in offered)


def _translated(letter: Letter) -> dict[str, str]:
    """Return the letters that each language of a letter needs, in which all is said."""
    sentences = (*letter.sentences, *FRAME_SENTENCES.values())
    found = {}
    for code in settings.LEDFYR_SPOKEN_LANGUAGES:
        with override(code):
            said = [gettext(each) for each in sentences]
        if code == "en" or _all_differ(sentences, said):
            found[code] = "".join(sorted(set("".join(said))))
    return found


def _all_differ(sentences: tuple[str, ...], said: list[str]) -> bool:
    pairs = zip(sentences, said, strict=True)
    return all(mine != each for each, mine in pairs if tells_languages_apart(each))


def _on_paper(words: LetterWords) -> bytes:
    try:
        return letter_pdf(words)
    except NoFont as error:
        raise LetterError(
            "This node has no font with the letter {letter}: write the letter without "
            "it, or ask whoever runs the node to install one.",
            letter=error.letter,
        ) from error


def _check(letter: Letter, wish: Wish, today: date) -> None:
    if wish.language not in languages_of(letter):
        raise LetterError("This letter is not translated into that language yet.")
    if not letter.needs_appointment:
        return
    if not (wish.day and wish.time and wish.place.strip()):
        raise LetterError("Say on which day, at what time and where.")
    if wish.day < today:
        raise LetterError("The day of the appointment has passed; choose another.")


def _words(
    by: Viewer, case: Case, letter: Letter, wish: Wish, today: date
) -> LetterWords:
    with override(wish.language):
        known = _known(by, case, wish, today)
        periods: list[str] = []
        if letter.needs_status:
            known |= _status(case)
            periods = _periods(case, letter, today)
        lines = [gettext(line).format(**known) for line in letter.lines]
        after = [gettext(line).format(**known) for line in letter.after]
        is_rtl = get_language_info(wish.language)["bidi"]
        return LetterWords(
            language=wish.language,
            direction="rtl" if is_rtl else "ltr",
            title=gettext(letter.title),
            number=case.reference,
            lines=[*lines, *periods, *after],
            issued=gettext(FRAME_SENTENCES["issued"]).format(**known),
        )


def _known(by: Viewer, case: Case, wish: Wish, today: date) -> dict[str, str]:
    return {
        "who": _name(by, case)
        if wish.with_name
        else gettext(FRAME_SENTENCES["bearer"]),
        "organisation": case.organisation.name,
        "reference": case.reference,
        "today": date_format(today),
        "day": date_format(wish.day) if wish.day else "",
        "time": time_format(wish.time) if wish.time else "",
        "place": wish.place.strip(),
    }


def _name(by: Viewer, case: Case) -> str:
    may_know = Compartment.IDENTITY in by.readable_in(case.organisation_id)
    identity = identity_of(case.person) if may_know else None
    if identity is None or not identity.name:
        raise LetterError(
            "The file holds no name that you may read; write the letter without."
        )
    return identity.name


def _status(case: Case) -> dict[str, str]:
    decisions = list(case.decisions.order_by("decided_on", "recorded_at"))
    status = status_after(taken(decisions))
    check_certified(status)
    latest = [each for each in decisions if each.name in DECISION_NAMES][-1]
    return {
        "status": gettext(STATUS_NAMES[status]),
        "decision": gettext(DECISION_NAMES[latest.name]),
        "decided_on": date_format(latest.decided_on),
        "decided_by": gettext(who_decided(case, latest)),
    }


def _periods(case: Case, letter: Letter, today: date) -> list[str]:
    """Return one line for each period that runs and whose law was checked."""
    passed = taken(case.decisions.order_by("decided_on", "recorded_at"))
    running = [
        clock
        for clock in case_clocks(case, passed, today)
        if clock.state is State.RUNNING and clock.checked
    ]
    return [_period(case, letter, clock) for clock in running]


def _period(case: Case, letter: Letter, clock: Clock) -> str:
    known = {
        "starts": date_format(clock.starts),
        "period": gettext(clock.name),
        "source": law_of_case(case).sources()[clock.source].title,
    }
    if isinstance(clock.ends, date):
        ends = date_format(clock.ends)
        return gettext(letter.period).format(ends=ends, **known)
    return gettext(letter.open_period).format(**known)
