"""What people write is sealed in the record, and kept where it can be deleted."""

import secrets
from typing import NamedTuple

from linli.web.journal import bridge


class Seal(NamedTuple):
    """Goes with a text: ``commitment`` into the journal, ``salt`` beside the text in its row."""

    commitment: str
    salt: bytes


def seal(text: str) -> Seal:
    """A seal for ``text``, another one each time."""
    salt = secrets.token_bytes(bridge.SALT_BYTES)
    return Seal(bridge.commitment(text, salt), salt)


def holds(text: str, salt: bytes, commitment: str) -> bool:
    """Whether ``commitment`` was made of this text and salt."""
    return secrets.compare_digest(bridge.commitment(text, bytes(salt)), commitment)
