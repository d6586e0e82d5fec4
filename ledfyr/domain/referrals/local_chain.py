"""Which local chains extend a country's mechanism, and what do they change?"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from ledfyr.domain.referrals.mechanism_record import LocalChain, Mechanism
from ledfyr.domain.referrals.references import check_references
from ledfyr.domain.vocabulary.knowledge import KnowledgeError, read
from ledfyr.domain.vocabulary.refusal import Refusal

LOCAL = Path(__file__).with_name("local")


class LocalUnknown(Refusal):
    """The country has no local chain with this id."""


def local_chains(code: str, folder: Path = LOCAL) -> tuple[LocalChain, ...]:
    """Return the local chains that extend a country, in the order of their files."""
    return tuple(chain for chain in _all(folder) if chain.extends == code)


def local_chain(country: Mechanism, chain_id: str, folder: Path = LOCAL) -> LocalChain:
    """Return one local chain of a country; raises LocalUnknown if it has none such."""
    chains = {chain.id: chain for chain in local_chains(country.code, folder)}
    if chain_id not in chains:
        raise LocalUnknown(
            "{country} has no local chain '{chain}'; use one of: {known}",
            country=country.name,
            chain=chain_id,
            known=", ".join(chains) or "none",
        )
    return chains[chain_id]


def chains_at(
    code: str, municipality: str, region: str, folder: Path = LOCAL
) -> tuple[LocalChain, ...]:
    """Return the local chains that hold for an organisation in a place.

    A place is known by a name that stands in the organisation's own words for it, in
    capitals or not: "Bergen kommune" lies in Bergen.
    """
    return tuple(
        chain
        for chain in local_chains(code, folder)
        if chain.municipalities == "all"
        or any(_is_named(name, municipality) for name in chain.municipalities)
        or any(_is_named(name, region) for name in chain.regions)
    )


def _is_named(name: str, written: str) -> bool:
    words, wanted = written.casefold().split(), name.casefold().split()
    starts = range(len(words) - len(wanted) + 1)
    return any(words[at : at + len(wanted)] == wanted for at in starts)


def extended(country: Mechanism, chain: LocalChain) -> Mechanism:
    """Return the country's mechanism with a local chain on top, under both names.

    Raises KnowledgeError if the chain would replace an actor, clock or entitlement of
    its country, or refers to something that neither has.
    """
    return with_chain(country, chain).model_copy(
        update={
            "name": f"{country.name}: {chain.name}",
            "summary": chain.summary,
            "checked_on": chain.checked_on,
            "checked_by_role": chain.checked_by_role,
        }
    )


def with_chain(country: Mechanism, chain: LocalChain) -> Mechanism:
    """Return the country's mechanism, under its own name, with what a chain adds.

    Raises KnowledgeError as `extended` does.
    """
    path = Path(f"{chain.id}.toml")
    for table in ("source", "actor", "clock", "entitlement", "body"):
        taken = {item.id for item in getattr(country, table)}
        for item in getattr(chain, table):
            if item.id in taken:
                raise KnowledgeError(
                    f"{path.name}: the {table} '{item.id}' is {country.name}'s own; "
                    "a local chain may add to it under a new id, not replace it."
                )
    whole = country.model_copy(
        update={
            "source": country.source + chain.source,
            "actor": country.actor + chain.actor,
            "clock": country.clock + chain.clock,
            "entitlement": country.entitlement + chain.entitlement,
            "body": country.body + chain.body,
            "step": _replaced(country.step, chain.step),
            "contact": _replaced(country.contact, chain.contact),
        }
    )
    check_references(whole, path)
    return whole


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def _replaced(old: Sequence[N], new: Sequence[N]) -> tuple[N, ...]:
    items = {item.id: item for item in old} | {item.id: item for item in new}
    return tuple(items.values())


@cache
def _all(folder: Path) -> tuple[LocalChain, ...]:
    return tuple(read(path, LocalChain) for path in sorted(folder.glob("*.toml")))
