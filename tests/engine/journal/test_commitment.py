"""A text is provable while it exists, and gone when it is gone."""

import hashlib

import pytest

from linli.engine.errors import InputError
from linli.engine.journal.commitment import SALT_BYTES, commitment

SALT = bytes(range(SALT_BYTES))


def test_it_is_sha_256_of_salt_and_text():
    assert commitment("水管漏了", SALT) == hashlib.sha256(SALT + "水管漏了".encode()).hexdigest()


def test_the_same_text_with_another_salt_looks_like_another_text():
    assert commitment("yes", SALT) != commitment("yes", SALT[::-1])


@pytest.mark.parametrize("salt", [b"", SALT[1:], SALT + b"0"])
def test_a_salt_has_one_length_so_that_no_text_can_borrow_from_it(salt):
    with pytest.raises(InputError, match="wrong_salt"):
        commitment("yes", salt)
