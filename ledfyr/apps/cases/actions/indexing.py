"""Making sealed text findable, for those who may open it."""

from collections.abc import Iterable

from django.db import models

from ledfyr.apps.cases.models import Case, SearchToken
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.keyed import text_tokens
from ledfyr.apps.cases.queries.texts import Written, texts_in, texts_of
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.person_roles import PART_OF_ROLE, PersonRole
from ledfyr.domain.cases.words import stems


def index_record(case: Case, record: models.Model) -> None:
    """Keep what finds the sealed texts of a record again; call it where one is saved.

    It belongs into the transaction that saves the record. Whatever the table of sealed
    fields says is not searched is left out.
    """
    _index(case, texts_in(case, record))


def index_name(case: Case, role: PersonRole, name: str) -> None:
    """Keep what finds somebody besides the victim by name, in the part of the role."""
    _keep(case, PART_OF_ROLE[role], name)


def index_again(case: Case) -> None:
    """Make every text of a case findable anew, as where it moves to another place.

    The same word has other tokens in another organisation.
    """
    case.tokens.all().delete()
    _index(case, texts_of(case))
    for row in case.involved.filter(removed_at=None).select_related(
        "person__sealed_key"
    ):
        identity = identity_of(row.person)
        index_name(case, PersonRole(row.role), identity.name if identity else "")


def _index(case: Case, texts: Iterable[Written]) -> None:
    for written in texts:
        if written.field.is_searched:
            _keep(case, written.part, *written.words.values())


def _keep(case: Case, part: Compartment, *texts: str) -> None:
    words = stems(" ".join(texts))
    if not words:
        return
    tokens = text_tokens(case.organisation_id, [part], words)[part]
    SearchToken.objects.bulk_create(
        [
            SearchToken(case=case, compartment=part.value, token=token)
            for token in sorted(tokens.values())
        ],
        ignore_conflicts=True,
    )
