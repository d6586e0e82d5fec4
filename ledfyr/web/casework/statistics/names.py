"""What are the codes and dimensions of a figure called, in the reader's language?"""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.statistics.queries import OWN, Source
from ledfyr.domain.statistics.disclosure import TOTAL, Key
from ledfyr.domain.vocabulary.codes import codes

DIMENSION_NAMES = {
    "form": _("Form of exploitation"),
    "sex": _("Sex"),
    "age_group": _("Age"),
    "citizenship_group": _("Citizenship"),
}
BODY_NAMES = {
    "police": _("Police"),
    "prosecution": _("Prosecution"),
    "courts": _("Courts"),
    "identification": _("Bodies that identify victims"),
    "national": _("National aggregates"),
}
TABLE_NAMES = {
    ("form",): _("By form of exploitation"),
    ("sex",): _("By sex"),
    ("age_group",): _("By age"),
    ("citizenship_group",): _("By citizenship"),
    ("form", "sex"): _("By form of exploitation and sex"),
    ("form", "age_group"): _("By form of exploitation and age"),
    ("form", "citizenship_group"): _("By form of exploitation and citizenship"),
    ("sex", "age_group"): _("By sex and age"),
}


def source_name(source: Source) -> str:
    """Return who counted, such as "Police, Sweden"."""
    if source == OWN:
        return gettext("Cases of this node")
    country = gettext(codes().country[source.ref_area])
    return f"{BODY_NAMES[source.body]}, {country}"


def code_name(dimension: str, code: str) -> str:
    """Return what a code of a dimension is called; the code if it has no name."""
    if code == TOTAL:
        return gettext("All together")
    lists: dict[str, Mapping[str, str]] = {
        "form": codes().broad_form,
        "sex": codes().sex,
        "age_group": codes().age_group,
        "citizenship_group": codes().citizenship_group,
    }
    name = lists.get(dimension, {}).get(code)
    if name is None:
        return gettext("Not recorded") if code == "NOT_RECORDED" else code
    return gettext(name)


def cell_name(dimensions: tuple[str, ...], key: Key) -> str:
    """Return what one cell counts, such as "Labour exploitation, Female"."""
    named = [
        code_name(dimension, code)
        for dimension, code in zip(dimensions, key, strict=True)
        if code != TOTAL
    ]
    return ", ".join(named) or gettext("All together")


def table_name(dimensions: tuple[str, ...]) -> str:
    """Return what a table is cut by."""
    known = TABLE_NAMES.get(dimensions)
    return str(known) if known else ", ".join(dimensions)
