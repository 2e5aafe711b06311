"""Households in hardship from a list, one key of the ledger a line; read for one reckoning only."""

from collections.abc import Collection

from linli.engine.errors import InputError


def hardship_in(text: str, where: str, known: Collection[str]) -> frozenset[str]:
    """The households on a list; blank lines and blanks around a key do not count.

    Parameters
    ----------
    where : what the list is called, for refusals
    known : keys of the ledger's households

    Raises
    ------
    InputError : ``hardship_empty``, ``hardship_twice``, ``hardship_unknown``
    """
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        key = line.strip()
        if not key:
            continue
        if key not in known:
            raise InputError("hardship_unknown", where, found=key, line=number)
        if key in found:
            raise InputError("hardship_twice", where, found=key, line=number, first=found[key])
        found[key] = number
    if not found:
        raise InputError("hardship_empty", where)
    return frozenset(found)
