"""The levels of risk in words."""

from django.utils.translation import gettext

from ledfyr.domain.cases.risk_model import Band, risk_model

BAND_KINDS = {
    Band.LOW: "done",
    Band.MEDIUM: "calm",
    Band.HIGH: "waiting",
    Band.VERY_HIGH: "overdue",
}


def band(code: Band) -> dict[str, str]:
    """Return a band in words, what to do then, and its color."""
    rule = next(rule for rule in risk_model().band if rule.id is code)
    return {
        "label": gettext(rule.name),
        "advice": gettext(rule.advice),
        "kind": BAND_KINDS[code],
    }
