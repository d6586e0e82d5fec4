"""Making sealed text findable, for those who may open it."""

from ledfyr.apps.cases.models import Case, SearchToken
from ledfyr.apps.cases.queries.keyed import text_tokens
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.words import stems


def index_text(case: Case, compartment: Compartment, *texts: str) -> None:
    """Keep what finds these texts again; call it wherever a text is sealed in a file.

    It belongs into the transaction that seals the text.
    """
    words = stems(" ".join(texts))
    if not words:
        return
    tokens = text_tokens(case.organisation_id, [compartment], words)[compartment]
    SearchToken.objects.bulk_create(
        [
            SearchToken(case=case, compartment=compartment.value, token=token)
            for token in sorted(tokens.values())
        ],
        ignore_conflicts=True,
    )
