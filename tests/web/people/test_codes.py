"""A code is read however it is written, and a slip is told with its place."""

import random

import pytest

from linli.web.people import codes
from linli.web.people.codes import ALPHABET, SlipError, fresh, grouped, read


@pytest.fixture
def code(monkeypatch):
    monkeypatch.setattr(codes.secrets, "randbelow", random.Random(7).randrange)
    return fresh()


def slip(typed):
    with pytest.raises(SlipError) as caught:
        read(typed)
    return caught.value.kind, caught.value.group


def test_there_are_no_two_signs_that_look_alike():
    assert not set("0O1IL") & set(ALPHABET)
    assert len(set(ALPHABET)) == codes.PRIME == 31


def test_a_code_is_read_with_dashes_blanks_small_or_wide_letters(code):
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for written in (code, grouped(code), code.lower(), f" {grouped(code)} ", wide,
                    grouped(code).replace("-", "—"), " ".join(code)):  # fmt: skip
        assert read(written) == code


def test_one_wrong_letter_is_told_with_its_group(code):
    for place, right in enumerate(code):
        for wrong in set(ALPHABET) - {right}:
            typed = code[:place] + wrong + code[place + 1 :]
            assert slip(typed) == ("group", place // 4 + 1)


def test_two_letters_that_changed_places_are_told(code):
    for place in range(len(code) - 1):
        one, other = code[place], code[place + 1]
        if one != other:
            assert slip(code[:place] + other + one + code[place + 2 :]) == ("order", None)


def test_a_letter_too_many_or_too_few_is_told(code):
    assert slip(code[:-1]) == ("length", None)
    assert slip(code + "A") == ("length", None)


def test_a_sign_that_codes_never_have_is_told_with_its_group(code):
    assert slip(code[:5] + "0" + code[6:]) == ("sign", 2)


def test_two_wrong_letters_never_pass(code):
    draw = random.Random(3)
    for _ in range(2000):
        places = draw.sample(range(len(code)), 2)
        typed = list(code)
        for place in places:
            typed[place] = draw.choice(sorted(set(ALPHABET) - {code[place]}))
        assert slip("".join(typed))[0] in {"group", "order", "somewhere"}


def test_codes_are_drawn_from_all_letters_at_all_ten_places():
    drawn = [fresh() for _ in range(600)]
    assert len(set(drawn)) == len(drawn)
    for place in range(codes.BY_CHANCE):
        assert len({code[place] for code in drawn}) == codes.PRIME
