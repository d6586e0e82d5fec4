"""How do several holders keep a node key together, so that some of them restore it?

Shamir's scheme in the form SLIP-0039: each share is a line of plain English words with
a checksum. Fewer shares than needed tell nothing of the key. Why: decision 0012.
"""

from collections.abc import Iterable, Sequence

from shamir_mnemonic import (  # type: ignore[import-untyped]
    MnemonicError,
    decode_mnemonics,
    generate_mnemonics,
    recover_ems,
)

from ledfyr.engines.access.sealing import KEY_BYTES, NodeKey

MOST_HOLDERS = 16
_ID_BYTES = 4


class SharesTrouble(Exception):
    """Shares cannot be made or joined; the message says what to do."""


def split(node_key: NodeKey, *, holders: int, needed: int) -> tuple[str, ...]:
    """Return one share for each holder, any `needed` of which give the key again.

    Raises SharesTrouble unless 2 <= needed <= holders <= 16.
    """
    if not 2 <= needed <= holders <= MOST_HOLDERS:
        raise SharesTrouble(
            f"Choose 2 to {MOST_HOLDERS} holders, and at least 2 of them as needed."
        )
    secret = bytes.fromhex(node_key.id) + node_key.secret
    # The secret is 32 random bytes: stretching it against guessing adds nothing.
    groups = generate_mnemonics(1, [(needed, holders)], secret, iteration_exponent=0)
    return tuple(groups[0])


def join(shares: Iterable[str]) -> NodeKey:
    """Return the node key that these shares were made of.

    Raises SharesTrouble for too few shares, a mistyped one, or shares of several keys.
    """
    distinct = sorted({" ".join(share.split()).lower() for share in shares} - {""})
    if not distinct:
        raise SharesTrouble("No share was given; give the files of the holders.")
    secret = _joined(distinct)
    if len(secret) != _ID_BYTES + KEY_BYTES:
        raise SharesTrouble("These shares hold something else than a node key.")
    return NodeKey(secret[:_ID_BYTES].hex(), secret[_ID_BYTES:])


def _joined(shares: Sequence[str]) -> bytes:
    try:
        groups = decode_mnemonics(shares)
        enough = {
            number: group.get_minimal_group() if group.is_complete() else group
            for number, group in groups.items()
        }
        return bytes(recover_ems(enough).decrypt(b""))
    except (MnemonicError, ValueError):
        # The library's own message may repeat words of a share.
        raise SharesTrouble(
            "These shares give no key: they are too few, mistyped, or of different "
            "keys; ask the holders again."
        ) from None
