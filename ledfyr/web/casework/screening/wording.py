"""How is a result said in the reader's language?"""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.screening.assessment import Assessment
from ledfyr.domain.screening.do_now import Kind
from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.sentences import Statement, sentences
from ledfyr.domain.screening.terms import Element, State
from ledfyr.domain.vocabulary.codes import codes

ELEMENT_TITLES: Mapping[Element, Promise] = {
    Element.ACT: gettext_lazy("The act: what was done"),
    Element.MEANS: gettext_lazy("The means: how it was done"),
    Element.PURPOSE: gettext_lazy("The purpose: what it was done for"),
}
STATE_KINDS = {State.PRESENT: "waiting", State.UNKNOWN: "calm", State.ABSENT: "calm"}
TO_DO_TITLES: Mapping[Kind, Promise] = {
    Kind.SAFETY: gettext_lazy("Safety first"),
    Kind.CONSENT: gettext_lazy("The person decides"),
    Kind.CALL: gettext_lazy("Whom to call"),
    Kind.DO: gettext_lazy("What to do"),
    Kind.DO_NOT: gettext_lazy("What not to do"),
}


def said(words: str) -> str:
    """Return words of a knowledge file in the reader's language."""
    return gettext(words) if words else ""


def statement(found: Statement) -> str:
    """Return a sentence of the domain in the reader's language."""
    words = {name: said(text) for name, text in found.words.items()}
    text = said(found.template).format(**words, **found.codes)
    return text[:1].upper() + text[1:]


def said_all(found: Iterable[Statement]) -> list[str]:
    """Return sentences of the domain in the reader's language."""
    return [statement(each) for each in found]


def advice(assessment: Assessment) -> str:
    """Return the advice as one sentence."""
    return said(sentences().advice[assessment.advice.value])


def state_name(state: State) -> str:
    """Return present, absent or not known."""
    return said(sentences().state[state.value])


def about(item: Item) -> str:
    """Return what a question is about: the elements it speaks to, and the means."""
    if item.shows_minor:
        return gettext("Not a sign. For someone under 18, no means is needed.")
    if not item.elements:
        return gettext("A reason to talk, not part of the definition by itself.")
    names = [said(sentences().element[element.value]) for element in item.elements]
    joined = gettext(" and ").join(names)
    if item.means:
        kind = said(codes().means[item.means])
        return gettext("Speaks to %(elements)s: %(kind)s.") % {
            "elements": joined,
            "kind": kind[:1].lower() + kind[1:],
        }
    return gettext("Speaks to %(elements)s.") % {"elements": joined}


def form_name(form: str) -> str:
    """Return the name of a form of exploitation."""
    return said(codes().form_of_exploitation[form])


def summary_lines(assessment: Assessment, form: str) -> Iterator[str]:
    """Yield the result line by line, without anything about who the person is."""
    yield gettext("Check of signs: %(name)s.") % {
        "name": said(assessment.instrument.title)
    }
    yield gettext("Form: %(form)s. Age: %(age)s.") % {
        "form": form_name(form),
        "age": said(codes().age_group[assessment.age_group.value]),
    }
    yield ""
    yield advice(assessment)
    yield from _listed(gettext("Why:"), said_all(assessment.reasons[1:]))
    yield from _listed(gettext("Signs answered yes:"), sign_lines(assessment))
    yield from _listed(gettext("In plain words:"), said_all(assessment.plain_words))
    yield from _listed(gettext("Not known yet:"), said_all(assessment.missing))
    yield ""
    yield from said_all(assessment.notes)


def sign_lines(assessment: Assessment) -> list[str]:
    """Return every sign answered yes, with its id."""
    by_id = assessment.instrument.by_id
    return [f"{sign}: {said(by_id[sign].sentence)}" for sign in assessment.signs]


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"- {line}" for line in found)
