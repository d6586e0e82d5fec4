"""How is a refusal of the domain said in the reader's language?"""

from django.utils.translation import gettext

from ledfyr.domain.vocabulary.refusal import Refusal


def refused(error: Refusal) -> str:
    """Return what to correct, in the reader's language."""
    values = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in error.values.items()
    }
    return gettext(error.template).format(**values)
