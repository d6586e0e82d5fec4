"""Every verb of the audit can be said in words."""

from ledfyr.domain.access.audit_verbs import VERB_SENTENCES, AuditVerb


def test_every_verb_has_words() -> None:
    assert set(VERB_SENTENCES) == set(AuditVerb)


def test_a_verb_fits_its_column() -> None:
    assert all(len(verb.value) <= 40 for verb in AuditVerb)
