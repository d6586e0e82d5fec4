"""Wording for what is shared with consent, by duty, or without personal details."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, override

from ledfyr.apps.cases.queries import DutyView
from ledfyr.apps.referrals.queries_withdrawal import BeforeWithdrawal, SentUnder
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.consent import PURPOSE_NAMES, Explained, Purpose
from ledfyr.domain.cases.consent_texts import ConsentTexts, consent_texts
from ledfyr.domain.cases.consultation import Consultation
from ledfyr.domain.cases.legal_duties import all_duties
from ledfyr.domain.cases.status import STATUS_NAMES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.ages import age_in_words
from ledfyr.web.casework.cases.forms import ConsentForm
from ledfyr.web.casework.cases.forms_duty import duty_label

_ALONE, _END = "\u2068", "\u2069"
"""Keep a name in order within a text that is read in the other direction."""


def sheet(form: ConsentForm, sent: QueryDict) -> dict[str, Any]:
    """Return the sheet to be read aloud, in the language it is explained in.

    Where nobody has translated it yet, it is in English and says so; `carried` takes
    what was typed on to the ledger.
    """
    typed = form.cleaned_data
    language = typed["language"]
    chosen = dict(form.fields["recipient"].choices)  # type: ignore[attr-defined]
    with override(language):
        texts = consent_texts()
        is_translated = language == "en" or gettext(texts.who) != texts.who
        if not is_translated:
            language = "en"
        with override(language):
            shown = _sheet_in_words(texts, typed, chosen[typed["recipient"]])
    return {
        **shown,
        "language": language,
        "is_translated": is_translated,
        "carried": [
            (name, value) for name in form.fields for value in sent.getlist(name)
        ],
    }


def _sheet_in_words(
    texts: ConsentTexts, typed: dict[str, Any], name: str
) -> dict[str, Any]:
    purpose = Purpose(typed["purpose"])
    parts = [part for part in Compartment if part in typed["compartments"]]
    until = typed["until"]
    agreed = {
        Explained.WRITTEN: texts.agreed_written,
        Explained.ORAL: texts.agreed_oral,
        Explained.ORAL_INTERPRETER: texts.agreed_interpreter,
    }
    explained = Explained(typed["explained"])
    is_late = Compartment.IDENTITY in parts and purpose is not Purpose.TRANSFER
    return {
        "title": gettext(texts.of(purpose).title),
        "opening": [gettext(text) for text in texts.opening],
        "who": gettext(texts.who).format(name=f"{_ALONE}{name}{_END}"),
        "says": [gettext(text) for text in texts.of(purpose).says],
        "parts_follow": gettext(texts.parts_follow),
        "parts": [gettext(texts.about(part)) for part in parts],
        "identity_last": gettext(texts.identity_last) if is_late else "",
        "until": (
            gettext(texts.until).format(day=date_format(until))
            if until
            else gettext(texts.no_end)
        ),
        "withdrawal": [gettext(text) for text in texts.withdrawal],
        "exceptions": gettext(texts.exceptions),
        "agreed": gettext(agreed[explained]),
        "is_signed": explained is Explained.WRITTEN,
        "has_interpreter": explained is Explained.ORAL_INTERPRETER,
        "interpreter": typed["interpreter"],
        "given_on": typed["given_on"],
        "direction": "rtl" if get_language() in ("ar", "fa", "ur") else "ltr",
    }


def withdrawal(found: BeforeWithdrawal, recipient: str) -> dict[str, Any]:
    """Return what was already sent under a consent and what no longer will be."""
    line = found.consent
    return {
        "recipient": recipient,
        "purpose": gettext(PURPOSE_NAMES[line.purpose]),
        "part": gettext(COMPARTMENT_NAMES[line.compartment]),
        "already_sent": [_sent(each) for each in found.already_sent],
        "taken_out": [_sent(each) for each in found.taken_out],
        "name_kept_back": found.name_kept_back,
        "offers_stopped": found.offers_stopped,
        "other_line_holds": found.other_line_holds,
        "is_withdrawn": line.withdrawn_on is not None,
    }


def consultation_text(said: Consultation, today: date) -> dict[str, Any]:
    """Return the text to be read out: codes in words, and nothing else of the file."""
    return {
        "today": today,
        "form": gettext(codes().form_of_exploitation[said.main_form]),
        "age": age_in_words(said),
        "status": gettext(STATUS_NAMES[said.status]) if said.status else "",
        "areas": [
            {"name": gettext(codes().need_area[each.area]), "is_urgent": each.is_urgent}
            for each in said.areas
        ],
    }


def duties_shared(rows: Iterable[DutyView]) -> list[dict[str, Any]]:
    """Return what was shared by duty, in words."""
    return [
        {
            "view": row,
            "duty": duty_label(all_duties()[row.duty]),
            "parts": "; ".join(gettext(COMPARTMENT_NAMES[p]) for p in row.compartments),
        }
        for row in rows
    ]


def _sent(each: SentUnder) -> dict[str, str]:
    moment = date_format(localtime(each.moment), "DATETIME_FORMAT")
    return {"name": each.what, "value": moment}
