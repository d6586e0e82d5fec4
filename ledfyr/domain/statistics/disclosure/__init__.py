"""Disclosure control: which cells stay hidden, and the only type that may be shown."""

from ledfyr.domain.statistics.disclosure.audit import Audit, Interval, audit
from ledfyr.domain.statistics.disclosure.policy import (
    Pattern,
    Policy,
    PolicyError,
    primary_cells,
)
from ledfyr.domain.statistics.disclosure.release import (
    LeakFound,
    SafeCell,
    SafeTable,
    Status,
    release,
)
from ledfyr.domain.statistics.disclosure.table import TOTAL, Key, Table, TableError

__all__ = [
    "TOTAL",
    "Audit",
    "Interval",
    "Key",
    "LeakFound",
    "Pattern",
    "Policy",
    "PolicyError",
    "SafeCell",
    "SafeTable",
    "Status",
    "Table",
    "TableError",
    "audit",
    "primary_cells",
    "release",
]
