"""The chain: each entry holds the hash of the one before, so that none can be changed alone."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from linli.engine.errors import InputError
from linli.engine.journal.canonical import again, canonical
from linli.engine.journal.entry import check_form

BEGINNING = "linli.journal/1\n"
"""What stands before a book's name in what its first entry follows: the version of this form."""

LONGEST_LINE = 65_536
"""Bytes of a line with its end, so that a reader needs no more memory than that."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is recorded of an act, without its place in the chain.

    Parameters
    ----------
    act : code of the act
    at : moment of recording, as ``moment_text`` writes it
    role : the role under which it was done
    who : pseudonym; None for a visitor or a rule
    how : by whose hand, one of ``HOWS``
    by : pseudonym of who typed, when that was somebody else
    subject : what it was done to, such as ``matter/12``
    facts : what else is told, of whole numbers, text, yes or no, unknown
    """

    act: str
    at: str
    role: str
    who: str | None
    how: str
    by: str | None
    subject: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """Where a book ends.

    Parameters
    ----------
    book : name of the book: the key of its estate
    size : entries so far
    hash : hash of the last entry, or what the first one follows
    at : moment of the last entry; None where there is none
    """

    book: str
    size: int
    hash: str
    at: str | None = None


def begin(book: str) -> Head:
    """The head of a book without entries."""
    return Head(book, 0, hashlib.sha256((BEGINNING + book).encode()).hexdigest())


def append(head: Head, act: Act) -> tuple[str, Head]:
    """The line of ``act`` as the next of the book, without its end, and the new head.

    Raises
    ------
    InputError : those of ``canonical`` and ``check_form``, ``time_goes_back``, ``line_too_long``
    """
    fields = {name: getattr(act, name) for name in Act.__slots__}
    entry = fields | {
        "facts": dict(act.facts),
        "book": head.book,
        "number": head.size + 1,
        "before": head.hash,
    }
    entry["hash"] = hashlib.sha256(canonical(entry)).hexdigest()
    after = follow(head, check_form(entry))
    line = again(entry)
    if len(line) >= LONGEST_LINE:
        raise InputError("line_too_long", "", wanted=LONGEST_LINE)
    return line.decode(), after


def follow(head: Head, entry: Mapping[str, object]) -> Head:
    """The head after ``entry``, which has passed ``check_form``.

    The entry itself is looked at first, then its place: a changed line is called changed, whatever
    was changed in it.

    Raises
    ------
    InputError : ``hash_wrong``, ``other_book``, ``number_gap``, ``link_broken``, ``time_goes_back``
    """
    bare = {name: value for name, value in entry.items() if name != "hash"}
    digest = hashlib.sha256(again(bare)).hexdigest()
    if entry["hash"] != digest:
        raise InputError("hash_wrong", "hash", found=entry["hash"], wanted=digest)
    if entry["book"] != head.book:
        raise InputError("other_book", "book", found=entry["book"], wanted=head.book)
    if entry["number"] != head.size + 1:
        raise InputError("number_gap", "number", found=entry["number"], wanted=head.size + 1)
    if entry["before"] != head.hash:
        raise InputError("link_broken", "before", found=entry["before"], wanted=head.hash)
    at = str(entry["at"])
    if head.at is not None and at < head.at:
        raise InputError("time_goes_back", "at", found=at, wanted=head.at)
    return replace(head, size=head.size + 1, hash=digest, at=at)
