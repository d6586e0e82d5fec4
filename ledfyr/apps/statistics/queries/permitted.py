"""May the viewer see figures at all?"""

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.permissions import Permission


class NotPermitted(PermissionError):
    """The person signed in may not see figures."""


def refuse_without_figures(viewer: Viewer) -> None:
    """Raise NotPermitted for somebody whose role does not open figures."""
    if not viewer.may(Permission.VIEW_FIGURES):
        raise NotPermitted("Your role does not open figures.")
