"""Which figures do reporting bodies send in, in which form, and do they hold?"""

from ledfyr.domain.statistics.collection.aggregates import BREAKDOWNS, categories
from ledfyr.domain.statistics.collection.checking import check
from ledfyr.domain.statistics.collection.sheet import (
    Cell,
    Checked,
    Fault,
    Odd,
    Said,
    Sheet,
    SheetRefused,
    column_letter,
)
from ledfyr.domain.statistics.collection.spoken import (
    Translate,
    names_in,
    understood_in,
)
from ledfyr.domain.statistics.collection.template import (
    Column,
    NoSuchTemplate,
    Shape,
    Template,
    template,
    templates,
)

__all__ = [
    "BREAKDOWNS",
    "categories",
    "Cell",
    "Checked",
    "Column",
    "Fault",
    "NoSuchTemplate",
    "Odd",
    "Said",
    "Shape",
    "Sheet",
    "SheetRefused",
    "Template",
    "check",
    "Translate",
    "column_letter",
    "names_in",
    "understood_in",
    "template",
    "templates",
]
