"""Which words stand on a pocket card, in the reader's language?"""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from ledfyr.domain.screening.cards import Card
from ledfyr.domain.vocabulary.sources import source
from ledfyr.engines.screening.cards import Call, CardWords
from ledfyr.web.parts.contacts import ContactCard, contact_cards


def card_words(card: Card) -> CardWords:
    """Return everything that stands on a card."""
    return CardWords(
        language=(get_language() or "en").partition("-")[0],
        title=gettext(card.name),
        meets=gettext(card.meets),
        signs_title=gettext("What you may notice"),
        signs=_said(card.sign_sentences()),
        do_title=gettext("What to do"),
        do=_said(card.to_do()),
        do_not_title=gettext("What not to do"),
        do_not=_said(card.not_to_do()),
        call_title=gettext("Whom to call"),
        calls=[_call(each) for each in contact_cards("emergency", "hotline")],
        note=" ".join(_note(card)),
    )


def _call(contact: ContactCard) -> Call:
    name = contact.name
    if contact.hours:
        name = gettext("%(name)s, %(hours)s") % {"name": name, "hours": contact.hours}
    return Call(contact.number or gettext("number not known"), name)


def _note(card: Card) -> Iterable[str]:
    yield gettext(
        "One sign seldom settles it; several together may. You need no proof."
    )
    titles = (gettext(source(name).title) for name in card.sources())
    yield gettext("Sources: %(titles)s.") % {"titles": "; ".join(titles)}
    if not card.is_checked:
        yield gettext("Some lines are not yet confirmed in their source.")


def _said(sentences: Iterable[str]) -> list[str]:
    return [gettext(sentence) for sentence in sentences]
