"""What people wrote, kept out of the record and yet provable while it exists."""

import hashlib

from linli.engine.errors import InputError

SALT_BYTES = 16
"""128 bits: with the salt gone, no list of likely sentences can be tried against the record."""


def commitment(text: str, salt: bytes) -> str:
    """SHA-256 of ``salt`` and ``text`` in UTF-8, as 64 hexadecimal digits.

    The journal holds it, the app's own row holds text and salt. While the row exists anybody can be
    shown that the text is the one of the time; when it is deleted nothing can be found out.

    Parameters
    ----------
    text : as it was written; not changed in any way
    salt : ``SALT_BYTES`` random bytes, new for each text

    Raises
    ------
    InputError : ``wrong_salt``
    """
    if len(salt) != SALT_BYTES:
        raise InputError("wrong_salt", "salt", found=len(salt), wanted=SALT_BYTES)
    return hashlib.sha256(salt + text.encode()).hexdigest()
