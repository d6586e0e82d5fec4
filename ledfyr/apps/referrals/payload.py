"""What does a referral carry, and how is it sealed?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ledfyr.apps.access import vault
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment


@dataclass(frozen=True)
class Payload:
    """What a referral carries: only what the person agreed to share."""

    age_group: str = "unknown"
    is_treated_as_child: bool = False
    sex: str = "UNKNOWN"
    languages: tuple[str, ...] = ()
    parts: Mapping[Compartment, tuple[str, ...]] = field(default_factory=dict)


def seal_payload(referral: Referral, payload: Payload) -> None:
    """Put the payload into the referral, sealed under the key of the referral."""
    written = {
        "age_group": payload.age_group,
        "is_treated_as_child": payload.is_treated_as_child,
        "sex": payload.sex,
        "languages": payload.languages,
        "parts": {part.value: texts for part, texts in payload.parts.items()},
    }
    referral.sealed_payload = vault.seal_text(
        referral.sealed_key, referral, "sealed_payload", json.dumps(written)
    )


def read_payload(referral: Referral) -> Payload:
    """Return what the referral carries; nothing once its content was erased."""
    text = _opened(referral, "sealed_payload")
    if not text:
        return Payload()
    found = json.loads(text)
    return Payload(
        age_group=found["age_group"],
        is_treated_as_child=found.get("is_treated_as_child", False),
        sex=found["sex"],
        languages=tuple(found["languages"]),
        parts={Compartment(k): tuple(v) for k, v in found["parts"].items()},
    )


def keep_only(referral: Referral, agreed: Mapping[Compartment, object]) -> None:
    """Take every part out of the payload that is no longer agreed.

    Where nothing is agreed any more, age, sex and languages go as well.
    """
    before = read_payload(referral) if agreed else Payload()
    kept = {part: texts for part, texts in before.parts.items() if part in agreed}
    if not agreed or kept != before.parts:
        seal_payload(referral, replace(before, parts=kept))


def seal_identity(referral: Referral, told: tuple[str, ...]) -> None:
    """Put the identity into the referral, sealed."""
    referral.sealed_identity = vault.seal_text(
        referral.sealed_key, referral, "sealed_identity", json.dumps(told)
    )


def read_identity(referral: Referral) -> tuple[str, ...]:
    """Return the identity; nothing before acceptance and nothing once erased."""
    return tuple(json.loads(_opened(referral, "sealed_identity") or "[]"))


def seal_answer(referral: Referral, words: str) -> None:
    """Put the recipient's words to the sender into the referral, sealed."""
    referral.sealed_answer = vault.seal_text(
        referral.sealed_key, referral, "sealed_answer", words
    )


def read_answer(referral: Referral) -> str:
    """Return the recipient's words to the sender, or nothing."""
    return _opened(referral, "sealed_answer")


def _opened(referral: Referral, field_name: str) -> str:
    sealed = getattr(referral, field_name)
    if sealed is None or referral.sealed_key.erased_at is not None:
        return ""
    return vault.open_text(referral.sealed_key, referral, field_name, sealed)
