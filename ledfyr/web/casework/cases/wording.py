"""How is it said that somebody else has to take a decision?"""

from django.utils.translation import gettext

from ledfyr.apps.cases.actions import NotMandated


def who_may_instead(error: NotMandated) -> str:
    """Return who may take the decision, in the reader's language."""
    names = [gettext(name) for name in error.answer.who_may]
    if not names:
        return gettext(
            "The sources do not say who may take this decision here. "
            "Ask the national coordination."
        )
    return gettext("You may not take this decision. It is taken by: %(names)s.") % {
        "names": "; ".join(names)
    }
