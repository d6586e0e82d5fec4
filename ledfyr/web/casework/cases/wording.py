"""How is a refusal of the domain said in the reader's language?"""

from django.utils.translation import gettext

from ledfyr.apps.cases.actions import NotMandated
from ledfyr.domain.vocabulary.refusal import Refusal


def refused(error: Refusal | NotMandated) -> str:
    """Return what to correct, or who may take the decision instead."""
    if isinstance(error, NotMandated):
        names = [gettext(name) for name in error.answer.who_may]
        if not names:
            return gettext(
                "The sources do not say who may take this decision here. "
                "Ask the national coordination."
            )
        return gettext("You may not take this decision. It is taken by: %(names)s.") % {
            "names": "; ".join(names)
        }
    values = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in error.values.items()
    }
    return gettext(error.template).format(**values)
