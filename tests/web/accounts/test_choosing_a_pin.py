"""A PIN is six digits and none that anybody would try first."""

import pytest
from django.core.exceptions import ValidationError

from linli.web.accounts.pins import equal, hashed, refuse_trivial


@pytest.mark.parametrize(
    "pin",
    ["111111", "121212", "123123", "112233", "111222", "123456", "654321", "890123", "135791",
     "520520", "147258"],
)  # fmt: skip
def test_what_anybody_would_try_first_is_refused(pin):
    with pytest.raises(ValidationError, match=r"Anybody|一猜就中"):
        refuse_trivial(pin)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12a456", "１２３４５７"])
def test_what_is_not_six_digits_is_refused(pin):
    with pytest.raises(ValidationError, match=r"six digits|六位"):
        refuse_trivial(pin)


@pytest.mark.parametrize("pin", ["480317", "194803", "480512", "112358"[::-1], "100200"])
def test_other_pins_are_taken_dates_too(pin):
    """Decision 0084: somebody remembers a date; the page advises against one's birthday."""
    refuse_trivial(pin)


def test_few_of_a_million_are_refused():
    refused = sum(1 for number in range(10**6) if _is_refused(f"{number:06}"))
    assert 1000 < refused < 3000


def _is_refused(pin):
    try:
        refuse_trivial(pin)
    except ValidationError:
        return True
    return False


def test_a_pin_equals_only_itself_and_no_pin_equals_nothing():
    kept = hashed("480317")
    assert equal("480317", kept)
    assert not equal("480318", kept)
    assert not equal("", "")
    assert not equal("480317", "")
