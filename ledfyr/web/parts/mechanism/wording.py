"""How are the codes of a country file said in the reader's language?"""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from ledfyr.domain.referrals.facts import Actor
from ledfyr.domain.referrals.law_history import Length
from ledfyr.domain.vocabulary.knowledge import UNKNOWN


def said(words: str) -> str:
    """Return words of a knowledge file in the reader's language; unknown in words."""
    if words == UNKNOWN:
        return gettext("Not known")
    return gettext(words) if words else ""


def names(actors: Iterable[Actor]) -> str:
    """Return who acts, in a row; empty where nobody has to."""
    return "; ".join(gettext(actor.name) for actor in actors)


def day(on: date | int | str) -> str:
    """Return a day or a year; unknown in words."""
    return date_format(on) if isinstance(on, date) else said(str(on))


def length(found: Length) -> str:
    """Return an amount of time, such as "30 days"."""
    match found.amount:
        case "open":
            return gettext("as long as it is needed")
        case "unknown":
            return gettext("a time not known")
        case number:
            return _counted(number, found.unit) % {"number": number}


def bounded(found: Length, bound: str) -> str:
    """Return an amount of time with its bound, such as "at least 6 months"."""
    time = length(found)
    match bound:
        case "at_least":
            return gettext("at least %(time)s") % {"time": time}
        case "at_most":
            return gettext("at most %(time)s") % {"time": time}
        case _:
            return time


def extendable(found: Length | str) -> str:
    """Return whether and how far a period can be extended."""
    match found:
        case "no":
            return gettext("No")
        case Length():
            return gettext("To %(time)s") % {"time": length(found)}
        case _:
            return gettext("Not known")


def yes_no(answer: str) -> str:
    """Return yes, no or not known."""
    words = {"yes": gettext("Yes"), "no": gettext("No")}
    return words.get(answer, gettext("Not known"))


def for_whom(applies_to: str, residence: str = "any") -> str:
    """Return whom a rule is for."""
    people = {
        "everyone": gettext("everybody"),
        "adult": gettext("adults"),
        "child": gettext("children"),
    }[applies_to]
    return {
        "any": "%(people)s",
        "legal": gettext("%(people)s with a right to stay"),
        "none": gettext("%(people)s without a right to stay"),
    }[residence] % {"people": people}


def consent(needed: str) -> str:
    """Return whether a step needs the person's consent."""
    words = {
        "required": gettext("Needed"),
        "not_required": gettext("Not needed"),
    }
    return words.get(needed, gettext("Not known"))


def from_status(status: str) -> str:
    """Return from which status upwards a person is entitled."""
    return {
        "none": gettext("From the first contact"),
        "presumed": gettext("As soon as presumed a victim"),
        "identified": gettext("Once identified as a victim"),
    }[status]


def _counted(number: int, unit: str) -> str:
    match unit:
        case "hours":
            return ngettext("%(number)d hour", "%(number)d hours", number)
        case "days":
            return ngettext("%(number)d day", "%(number)d days", number)
        case "working_days":
            return ngettext("%(number)d working day", "%(number)d working days", number)
        case "weeks":
            return ngettext("%(number)d week", "%(number)d weeks", number)
        case _:
            return ngettext("%(number)d month", "%(number)d months", number)
