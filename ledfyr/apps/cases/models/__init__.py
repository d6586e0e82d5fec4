"""What is kept about people and their cases: one file for each idea."""

from ledfyr.apps.cases.models.case import Case, FileEntry
from ledfyr.apps.cases.models.consent import ConsentEntry
from ledfyr.apps.cases.models.decision import StatusDecision
from ledfyr.apps.cases.models.need import Need
from ledfyr.apps.cases.models.person import Person

__all__ = ["Case", "ConsentEntry", "FileEntry", "Need", "Person", "StatusDecision"]
