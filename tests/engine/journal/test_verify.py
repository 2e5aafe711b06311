"""Whatever is done to an exported journal is found, and the line is named."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.journal.canonical import again
from linli.engine.journal.chain import LONGEST_LINE, Act, append, begin
from linli.engine.journal.merkle import root_of
from linli.engine.journal.roots import PrintedRoot
from linli.engine.journal.verify import verify
from tests.engine.journal.books import act, lines

SIZE = 12
BOOK = lines(SIZE)


def root(book):
    hashes = [bytes.fromhex(json.loads(line)["hash"]) for line in book]
    return PrintedRoot(len(book), root_of(hashes).hex())


def fault(book, *printed):
    """Code and line of what is wrong; None when all is well."""
    found = verify(book, printed).fault
    return found and (found.code, found.line)


def forged(book, at, **changes):
    """The book with entry ``at`` changed and every hash from there on made anew."""
    head, out = begin("lane"), []
    for number, line in enumerate(book, start=1):
        entry = json.loads(line)
        fields = {name: entry[name] for name in Act.__slots__}
        text, head = append(head, Act(**fields | (changes if number == at else {})))
        out.append(text.encode() + b"\n")
    return out


def rehashed(line, **changes):
    """One line changed, its own hash made anew."""
    entry = json.loads(line) | changes
    entry.pop("hash")
    entry["hash"] = hashlib.sha256(again(entry)).hexdigest()
    return again(entry) + b"\n"


def test_a_sound_book_is_told_with_its_size_its_time_and_its_root():
    verdict = verify(BOOK, [root(BOOK), root(BOOK[:5])])
    assert verdict.fault is None
    assert (verdict.head.book, verdict.head.size) == ("lane", SIZE)
    assert (verdict.first_at, verdict.head.at) == (act(1).at, act(SIZE).at)
    assert verdict.root.hex() == root(BOOK).digits
    assert [printed.size for printed in verdict.agreed] == [5, SIZE]


def test_an_empty_file_is_sound_and_says_nothing():
    verdict = verify([])
    assert (verdict.fault, verdict.head, verdict.root) == (None, None, root_of([]))


@given(st.integers(0, len(b"".join(BOOK)) - 1), st.integers(1, 255))
def test_one_byte_flipped_is_found_on_its_line(at, flip):
    text = bytearray(b"".join(BOOK))
    line = text[:at].count(b"\n") + 1
    text[at] ^= flip
    assert fault(_split(text))[1] == line


@given(st.integers(0, SIZE - 2), st.integers(1, SIZE - 1))
def test_removed_lines_are_found_where_they_were(first, count):
    after = min(first + count, SIZE - 1)
    found = verify(BOOK[:first] + BOOK[after:]).fault
    assert (found.code, found.line) == ("lines_removed", first + 1)
    assert found.facts["missing"] == after - first


@given(st.integers(0, SIZE - 2), st.integers(1, SIZE - 1))
def test_two_lines_swapped_are_both_named(first, step):
    second = min(first + step, SIZE - 1)
    book = list(BOOK)
    book[first], book[second] = book[second], book[first]
    found = verify(book).fault
    assert (found.code, found.line) == ("lines_swapped", first + 1)
    assert found.facts["elsewhere"] == second + 1


@given(st.integers(0, SIZE - 1))
def test_a_truncated_end_is_found_by_a_printed_root(left):
    found = verify(BOOK[:left], [root(BOOK)]).fault
    assert (found.code, found.line) == ("end_cut", left + 1)
    assert found.facts == {"found": left, "wanted": SIZE, "missing": SIZE - left}
    assert fault(BOOK[:left]) is None


@given(st.integers(0, len(b"".join(BOOK)) - 1))
def test_a_file_cut_anywhere_is_found_by_a_printed_root(left):
    text = b"".join(BOOK)[:left]
    whole = text.endswith(b"\n") or not text
    wanted = ("end_cut" if whole else "line_cut", text.count(b"\n") + 1)
    assert fault(_split(text), root(BOOK)) == wanted


@given(st.integers(1, SIZE), st.integers(1, SIZE))
def test_a_record_written_anew_is_found_by_a_root_printed_after_the_change(at, size):
    book = forged(BOOK, at, facts={"kind": "roof"})
    assert fault(book) is None
    found = fault(book, root(BOOK[:size]))
    assert found == (("root_differs", 1) if at <= size else None)


def test_several_roots_narrow_down_where():
    book = forged(BOOK, 7, facts={})
    verdict = verify(book, [root(BOOK), root(BOOK[:4]), root(BOOK[:9])])
    assert (verdict.fault.code, verdict.fault.line, verdict.fault.facts["size"]) == (
        "root_differs", 5, 9,
    )  # fmt: skip
    assert [printed.size for printed in verdict.agreed] == [4]


def test_a_short_root_will_do():
    whole = root(BOOK)
    assert fault(BOOK, PrintedRoot(SIZE, whole.digits[:16])) is None
    assert fault(forged(BOOK, 3, role="owner"), PrintedRoot(SIZE, whole.digits[:16])) is not None


def test_a_line_with_a_hash_of_its_own_making_breaks_the_link_after_it():
    book = [*BOOK[:5], rehashed(BOOK[5], role="owner"), *BOOK[6:]]
    assert fault(book) == ("link_broken", 7)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (rehashed(BOOK[5], book="court"), "other_book"),
        (rehashed(BOOK[5], at=act(3).at), "time_goes_back"),
        (rehashed(BOOK[5], number=5), "line_repeated"),
        (BOOK[2], "line_repeated"),
        (rehashed(BOOK[5], name="Wang Fang"), "unknown_field"),
        (BOOK[5].replace(b'"act"', b'"acts"'), "missing_field"),
        (BOOK[5].replace(b'"number":6', b'"number":true'), "bad_field"),
        (BOOK[5].replace(b'"number":6', b'"number":6.0'), "number_not_whole"),
        (BOOK[5].replace(b"matter/6", b"matter/7"), "hash_wrong"),
        (BOOK[5].replace(b",", b", ", 1), "not_canonical"),
        (b"{" + BOOK[5], "line_not_json"),
        (b"\n", "line_not_json"),
        (b"7\n", "not_an_entry"),
        (b" " * (LONGEST_LINE + 1), "line_too_long"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_told_by_its_name(line, code):
    assert fault([*BOOK[:5], line, *BOOK[6:]]) == (code, 6)


def test_a_book_that_begins_in_the_middle_has_lost_its_beginning():
    assert fault(BOOK[3:]) == ("lines_removed", 1)


def test_a_gap_is_told_even_where_the_rest_is_unreadable():
    assert fault([*BOOK[:3], BOOK[4], b"{\n", b"[" * 60_000, b"7\n"]) == ("lines_removed", 4)


def test_nothing_is_read_beyond_the_first_fault():
    def book():
        yield from BOOK[:2]
        yield b"{}\n"
        raise AssertionError

    assert fault(book()) == ("missing_field", 3)


def test_lines_are_taken_one_by_one():
    """As a stream: a generator that is never kept."""
    assert verify(line for line in BOOK).head.size == SIZE


def test_nobody_can_append_what_would_not_verify():
    with pytest.raises(InputError):
        append(begin("lane"), act(who="Wang Fang"))


def _split(text):
    """Lines of a file, as reading it in binary gives them."""
    parts = bytes(text).split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
