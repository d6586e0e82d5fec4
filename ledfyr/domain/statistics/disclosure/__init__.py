"""Disclosure control: which cells stay hidden, and the only type that may be shown."""

from ledfyr.domain.statistics.disclosure.amounts import (
    AmountPolicy,
    AmountTable,
    SafeAmounts,
    release_amounts,
    sensitive_amounts,
)
from ledfyr.domain.statistics.disclosure.audit import Audit, Interval, audit
from ledfyr.domain.statistics.disclosure.cell_key import (
    PerturbedCell,
    PerturbedTable,
    perturbed,
)
from ledfyr.domain.statistics.disclosure.history import Exposure, exposures
from ledfyr.domain.statistics.disclosure.linked import LinkedTables
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
    release_linked,
)
from ledfyr.domain.statistics.disclosure.release_text import (
    ReleaseError,
    read_release,
    written_release,
)
from ledfyr.domain.statistics.disclosure.released import (
    Heading,
    ReleasedCell,
    ReleasedTable,
    as_released,
)
from ledfyr.domain.statistics.disclosure.table import (
    TOTAL,
    Additive,
    Key,
    Table,
    TableError,
)
from ledfyr.domain.statistics.disclosure.why import Why, why_hidden

__all__ = [
    "TOTAL",
    "Additive",
    "AmountPolicy",
    "AmountTable",
    "Audit",
    "Exposure",
    "Heading",
    "Interval",
    "Key",
    "LeakFound",
    "LinkedTables",
    "Pattern",
    "PerturbedCell",
    "PerturbedTable",
    "Policy",
    "PolicyError",
    "ReleaseError",
    "ReleasedCell",
    "ReleasedTable",
    "SafeAmounts",
    "SafeCell",
    "SafeTable",
    "Status",
    "Table",
    "TableError",
    "Why",
    "as_released",
    "audit",
    "exposures",
    "perturbed",
    "primary_cells",
    "read_release",
    "release",
    "release_amounts",
    "release_linked",
    "sensitive_amounts",
    "why_hidden",
    "written_release",
]
