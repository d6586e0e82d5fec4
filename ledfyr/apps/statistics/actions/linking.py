"""Looking for records of one person, and saying whether two are.

Names are opened while the node compares them and forgotten at once: what stays are two
ids, a chance and sealed reasons. Who says that two records are one person does so by
the merge of the cases room, which can be undone there.
"""

import json
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases.queries import ToCompare, people_to_compare
from ledfyr.apps.statistics.models import (
    Finding,
    LinkPair,
    PairSearch,
    Step,
    forget_pairs,
)
from ledfyr.apps.statistics.queries import NotPermitted, PairNotFound, readable_pair
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.linkage import (
    CannotLink,
    Missed,
    Prepared,
    agreeing,
    linkage_settings,
    missed_for_each,
    missed_pairs,
    prepare,
)
from ledfyr.engines.statistics.splink_linkage import find_pairs as compared


@transaction.atomic
def ask_for_pairs(*, by: Viewer, now: datetime) -> PairSearch:
    """Have the node look for pairs beside its pages; returns the search that is open.

    Asked twice, it looks once. Raises NotPermitted.
    """
    _refuse_others(by)
    search, is_new = PairSearch.objects.get_or_create(
        is_open=True,
        defaults={"asked_by_id": by.staff_id, "asked_at": now, "moved_at": now},
    )
    if is_new:
        _audit(by, AuditVerb.PAIRS_ASKED, search.pk, now)
    return search


def find_pairs(
    *, by: Viewer, now: datetime, tell: Callable[[Step], None] = lambda step: None
) -> int:
    """Compare all people of the node and keep the pairs that may be one person.

    Pairs that somebody reviewed stay as they are; all others are found anew. `tell` is
    told each step as it begins. Comparing holds no lock, keeping is one transaction.
    Returns how many wait for review. Raises NotPermitted.
    """
    _refuse_others(by)
    tell(Step.READING)
    people = list(people_to_compare())
    tell(Step.COMPARING)
    found = _found(people)
    tell(Step.KEEPING)
    return _keep(by, found, now)


@transaction.atomic
def _keep(by: Viewer, found: list["_Pair"], now: datetime) -> int:
    forget_pairs(LinkPair.objects.filter(finding=""), now)
    reviewed = set(LinkPair.objects.values_list("one_id", "other_id"))
    waiting = [_row(each, now) for each in found if each[:2] not in reviewed]
    LinkPair.objects.bulk_create(waiting)
    _audit(by, AuditVerb.PAIRS_FOUND, None, now)
    return len(waiting)


@transaction.atomic
def review_pair(
    *, by: Viewer, now: datetime, pair_id: UUID, finding: Finding
) -> LinkPair:
    """Say whether two records are of one person; if they are, the cases are merged.

    Raises PairNotFound for who may not read both identities or where it was said
    already, and what merging raises.
    """
    pair = (
        LinkPair.objects.select_for_update(of=("self",))
        .filter(pk=pair_id, finding="")
        .first()
    )
    seen = readable_pair(by, pair) if pair else None
    if pair is None or seen is None:
        raise PairNotFound
    pair.finding, pair.reviewed_by_id, pair.reviewed_at = finding, by.staff_id, now
    pair.save(update_fields=["finding", "reviewed_by", "reviewed_at"])
    if finding == Finding.SAME:
        # The merge writes the one event of this deed.
        one, other = seen
        cases.merge_people(by=by, now=now, case_id=one, other_case_id=other)
    else:
        _audit(by, AuditVerb.PAIR_REVIEWED, pair.id, now)
    return pair


_Pair = tuple[UUID, UUID, float, tuple[str, ...], Missed]
"""Two people, the smaller id first, their chance, in what they are alike, and how many
missed pairs stand behind such a one."""


def _refuse_others(by: Viewer) -> None:
    if not by.may(Permission.FIND_PAIRS):
        raise NotPermitted("Your role does not have the node look for pairs.")


def _found(people: list[ToCompare]) -> list[_Pair]:
    try:
        prepared = _prepared(people)
    except CannotLink:
        return []
    settings = linkage_settings()
    every = compared(prepared).pairs
    pairs = every.at_least(settings.review_from)
    has_blocks = len(prepared) > settings.every_pair_up_to
    all_missed = missed_pairs(prepared, every) if has_blocks else None
    missed = missed_for_each(all_missed, pairs)
    found = []
    for one, other, chance in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.chance.tolist(), strict=True
    ):
        first, second = sorted((people[one].person_id, people[other].person_id))
        found.append((first, second, chance, agreeing(prepared, one, other), missed))
    return found


def _row(pair: _Pair, now: datetime) -> LinkPair:
    one, other, chance, reasons, missed = pair
    row = LinkPair(
        one_id=one,
        other_id=other,
        chance=round(chance, 4),
        missed=missed.pairs,
        missed_error=missed.error,
        sealed_key=vault.new_sealed_key("pair"),
        found_at=now,
    )
    row.sealed_reasons = vault.seal_text(
        row.sealed_key, row, "sealed_reasons", json.dumps(reasons)
    )
    return row


def _prepared(people: list[ToCompare]) -> Prepared:
    """Cut names in two as they are written; an exchanged order is found as such."""
    cut = [each.name.rsplit(maxsplit=1) for each in people]
    return prepare(
        {
            "given_name": [" ".join(name[:-1]) for name in cut],
            "family_name": [name[-1] for name in cut],
            "birth_date": [each.birth_date for each in people],
            "sex": [each.gender for each in people],
            "citizenship": [each.citizenship for each in people],
        },
        [0] * len(people),
    )


def _audit(by: Viewer, verb: AuditVerb, pair_id: UUID | None, now: datetime) -> None:
    audit.record(by=by, verb=verb, subject_kind="pair", subject_id=pair_id, now=now)
