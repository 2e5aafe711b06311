"""A root is printed short, and read as people type it."""

import pytest

from linli.engine.errors import InputError
from linli.engine.journal.roots import PrintedRoot, read_root, short_root

ROOT = bytes(range(0x9F, 0x9F + 32))
SHORT = ROOT.hex()[:16]


def test_the_short_form_is_the_size_and_four_groups_of_four():
    assert short_root(1234, ROOT) == "1234:9fa0-a1a2-a3a4-a5a6"


@pytest.mark.parametrize(
    "typed",
    [
        "1234:9fa0-a1a2-a3a4-a5a6", "1234:9fa0a1a2a3a4a5a6", " 1234 : 9FA0 A1A2 A3A4 A5A6 ",
        "01234:9fa0-a1a2a3a4-a5a6",
    ],
)  # fmt: skip
def test_groups_blanks_and_capitals_do_not_matter(typed):
    assert read_root(typed) == PrintedRoot(1234, SHORT)


def test_the_full_form_is_read_too():
    assert read_root(f"7:{ROOT.hex()}") == PrintedRoot(7, ROOT.hex())


@pytest.mark.parametrize(
    "typed", ["", "1234", SHORT, f"0:{SHORT}", f"1:{SHORT[1:]}", f"1:{SHORT}0", "1:" + "g" * 16]
)
def test_anything_else_is_refused(typed):
    with pytest.raises(InputError, match="unreadable_root"):
        read_root(typed)


@pytest.mark.parametrize("digits", [SHORT, ROOT.hex()])
def test_a_printed_root_agrees_with_that_root_alone(digits):
    assert PrintedRoot(1, digits).agrees(ROOT)
    assert not PrintedRoot(1, digits).agrees(ROOT[::-1])
