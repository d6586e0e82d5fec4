"""Which countries have a referral mechanism, and where is it read from?"""

import re
from functools import cache
from pathlib import Path

from ledfyr.domain.referrals.local_chain import (
    chains_at,
    extended,
    local_chain,
    with_chain,
)
from ledfyr.domain.referrals.mechanism_record import EveryCountry, Mechanism
from ledfyr.domain.referrals.references import check_references
from ledfyr.domain.vocabulary.knowledge import KnowledgeError, read
from ledfyr.domain.vocabulary.refusal import Refusal

__all__ = [
    "CountryUnknown",
    "Mechanism",
    "country_codes",
    "country_files",
    "mechanism",
    "mechanism_at",
]

COUNTRIES = Path(__file__).with_name("countries")
_EVERY_COUNTRY = Path(__file__).with_name("every_country.toml")
_CODE = re.compile(r'^code = "([A-Z]{2})"', re.MULTILINE)


class CountryUnknown(Refusal):
    """There is no country file with this code."""


def country_codes(folder: Path = COUNTRIES) -> tuple[str, ...]:
    """Return the codes of all countries that have a file, in alphabetical order."""
    return tuple(sorted(country_files(folder)))


def country_files(folder: Path = COUNTRIES) -> dict[str, Path]:
    """Return the country files by code; raises KnowledgeError where one has none."""
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        code = _CODE.search(path.read_text(encoding="utf-8"))
        if code is None:
            raise KnowledgeError(f'{path.name}: write its two letters, as code = "SE".')
        if code[1] in files:
            raise KnowledgeError(
                f"{path.name}: {files[code[1]].name} has the code {code[1]} already; "
                "correct one of the two."
            )
        files[code[1]] = path
    return files


def mechanism(
    code: str, /, local: str | None = None, *, folder: Path = COUNTRIES
) -> Mechanism:
    """Return the mechanism of a country, by its code in capitals or small letters.

    With `local`, the id of a local chain, the country as that chain extends it.
    Raises CountryUnknown for a code without a file, LocalUnknown for a chain that the
    country does not have, KnowledgeError for a bad file.
    """
    country = _read(_file_of(code.upper(), folder))
    return extended(country, local_chain(country, local)) if local else country


def mechanism_at(code: str, municipality: str = "", region: str = "") -> Mechanism:
    """Return a country's mechanism as it stands in a place, local chains on top.

    Raises CountryUnknown for a code without a file.
    """
    found = mechanism(code)
    for chain in chains_at(found.code, municipality, region):
        found = with_chain(found, chain)
    return found


def _file_of(code: str, folder: Path) -> Path:
    files = country_files(folder)
    if code not in files:
        raise CountryUnknown(
            "there is no country file for '{code}'; use one of: {known}",
            code=code,
            known=", ".join(sorted(files)),
        )
    return files[code]


@cache
def _read(path: Path) -> Mechanism:
    found = read(path, Mechanism)
    everywhere = read(_EVERY_COUNTRY, EveryCountry)
    whole = found.model_copy(
        update={
            "actor": found.actor + everywhere.actor,
            "decision": found.decision + everywhere.decision,
            "clock": found.clock + everywhere.clock,
            "source": found.source + everywhere.source,
        }
    )
    check_references(whole, path)
    return whole
