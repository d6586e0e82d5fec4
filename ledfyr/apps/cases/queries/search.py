"""In which open compartments do these words stand?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, ReasonGiven, SearchToken
from ledfyr.apps.cases.queries.keyed import text_tokens
from ledfyr.apps.cases.queries.lists import visible_cases
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.words import stems

FOUND_AT_MOST = 50
WORDS_AT_MOST = 8
RARE = 4_000
"""In how many places a word stands at most for its cases to be looked up first."""


@dataclass(frozen=True)
class Hit:
    """A case in which all the words stand, with the compartments that hold them."""

    case_id: UUID
    reference: str
    organisation: str
    opened_on: date
    compartments: tuple[Compartment, ...]


@dataclass(frozen=True)
class Found:
    """What a search found, newest case first, and by which beginnings of words."""

    hits: tuple[Hit, ...]
    looked_for: tuple[str, ...]
    has_more: bool


def search_files(viewer: Viewer, words: str, *, now: datetime) -> Found:
    """Return the cases in whose open compartments every word stands.

    A compartment that is closed to the viewer is not searched, nor is a sealed file for
    which no reason holds. The search is audited, without its words.
    """
    looked_for = tuple(sorted(stems(words)))[:WORDS_AT_MOST]
    places = viewer.organisations_with(Permission.SEARCH_FILES)
    audit.record(
        by=viewer,
        verb=AuditVerb.FILES_SEARCHED,
        subject_kind="case",
        subject_id=None,
        now=now,
    )
    if not looked_for or not places:
        return Found((), looked_for, has_more=False)
    tokens = _tokens(viewer, places, looked_for)
    told = ReasonGiven.objects.filter(staff_id=viewer.staff_id, until__gt=now)
    cases = visible_cases(viewer).filter(
        Q(is_sealed=False) | Q(id__in=told.values("case_id"))
    )
    found = _holding_all(cases, tokens).prefetch_related("organisation")
    rows = list(found[: FOUND_AT_MOST + 1])
    holding = _compartments([row.id for row in rows], list(tokens.values()))
    hits = tuple(
        Hit(
            row.id, row.reference, row.organisation.name, row.opened_on, holding[row.id]
        )
        for row in rows[:FOUND_AT_MOST]
    )
    return Found(hits, looked_for, has_more=len(rows) > FOUND_AT_MOST)


def _tokens(
    viewer: Viewer, places: frozenset[UUID], looked_for: tuple[str, ...]
) -> dict[str, Q]:
    """Return for each word its tokens in every compartment open to the viewer."""
    found: dict[str, list[bytes]] = {stem: [] for stem in looked_for}
    for place in places:
        readable = viewer.readable_in(place)
        for tokens in text_tokens(place, readable, looked_for).values():
            for stem, token in tokens.items():
                found[stem].append(token)
    return {stem: Q(token__in=tokens) for stem, tokens in found.items()}


def _holding_all(cases: "QuerySet[Case]", tokens: dict[str, Q]) -> "QuerySet[Case]":
    """Return the cases that hold every word, newest first, so that it is quick.

    A rare word leads to its cases. Where all are common the newest cases are gone
    through instead: there it does not take long to find enough of them.
    """
    standing = {stem: SearchToken.objects.filter(each) for stem, each in tokens.items()}
    number = {stem: rows[: RARE + 1].count() for stem, rows in standing.items()}
    rarest = min(number, key=lambda stem: number[stem])
    is_rare = number[rarest] <= RARE
    for stem, rows in standing.items():
        if stem != rarest or not is_rare:
            cases = cases.filter(Exists(rows.filter(case=OuterRef("pk"))))
    if not is_rare:
        return cases.order_by("-opened_on", "-id")
    # Numbers, not a query: PostgreSQL cannot guess how rare a rare word is. And in an
    # order that no index holds: in one, it would go through every case for the few.
    leading = list(standing[rarest].values_list("case_id", flat=True))
    newest = Coalesce("opened_on", "opened_on").desc()
    return cases.filter(id__in=leading).order_by(newest, "-id")


def _compartments(
    case_ids: list[UUID], tokens: list[Q]
) -> dict[UUID, tuple[Compartment, ...]]:
    wanted = Q()
    for each in tokens:
        wanted |= each
    # Asked case by case and part by part: by the token alone, a word of every file
    # would be looked through to its end.
    of_case = SearchToken.objects.filter(wanted, case=OuterRef("pk"))
    holding = {
        f"holds_{part.value}": Exists(of_case.filter(compartment=part.value))
        for part in Compartment
    }
    rows = Case.objects.filter(id__in=case_ids).annotate(**holding)
    return {
        row["id"]: tuple(c for c in Compartment if row[f"holds_{c.value}"])
        for row in rows.values("id", *holding)
    }
