"""Disclosure control: which cells stay hidden, and the only type that may be shown."""

from ledfyr.domain.statistics.disclosure.amounts import (
    AmountPolicy,
    AmountTable,
    SafeAmounts,
    release_amounts,
    sensitive_amounts,
)
from ledfyr.domain.statistics.disclosure.audit import Audit, Interval, audit
from ledfyr.domain.statistics.disclosure.beside import TooFineToCompare
from ledfyr.domain.statistics.disclosure.cell_key import (
    PerturbedCell,
    PerturbedTable,
    perturbed,
)
from ledfyr.domain.statistics.disclosure.drafts import Draft, shared_cells
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
    Coding,
    Heading,
    ReleasedCell,
    ReleasedTable,
    as_released,
)
from ledfyr.domain.statistics.disclosure.stamps import is_alike
from ledfyr.domain.statistics.disclosure.table import (
    ALL,
    TOTAL,
    Additive,
    Key,
    Table,
    TableError,
)
from ledfyr.domain.statistics.disclosure.why import Why, why_hidden

__all__ = [
    "ALL",
    "TOTAL",
    "Additive",
    "AmountPolicy",
    "AmountTable",
    "Audit",
    "Coding",
    "Draft",
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
    "TooFineToCompare",
    "Why",
    "as_released",
    "audit",
    "exposures",
    "is_alike",
    "perturbed",
    "primary_cells",
    "read_release",
    "release",
    "release_amounts",
    "release_linked",
    "sensitive_amounts",
    "shared_cells",
    "why_hidden",
    "written_release",
]
