"""Between the rows of the record and the engine's chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from linli.engine.journal.canonical import canonical
from linli.engine.journal.chain import Act, Head, append, begin
from linli.engine.journal.commitment import SALT_BYTES, commitment
from linli.engine.journal.entry import HOWS, moment_text
from linli.engine.journal.merkle import root_of
from linli.engine.journal.roots import short_root
from linli.web.shared.rights import Grant

__all__ = ["HOWS", "SALT_BYTES", "Line", "beginning", "commitment", "root", "short_root", "written"]


@dataclass(frozen=True)
class Line:
    """A line of the book, and the parts of it that have a column."""

    text: str
    number: int
    before: str
    hash: str
    facts: str


def beginning(book: str) -> str:
    """The hash that a book's first entry follows."""
    return begin(book).hash


def written(
    book: str,
    size: int,
    head: str,
    grant: Grant,
    subject: str,
    facts: Mapping[str, object],
    at: datetime,
) -> Line:
    """The next line of a book that has ``size`` entries and ends with ``head``."""
    act = Act(
        act=grant.act,
        at=moment_text(at),
        role=grant.role,
        who=grant.who,
        how=grant.how,
        by=grant.by,
        subject=subject,
        facts=facts,
    )
    text, after = append(Head(book, size, head), act)
    return Line(text, after.size, head, after.hash, canonical(dict(facts)).decode())


def root(hashes: Iterable[str]) -> bytes:
    """Root of the tree over the entries' hashes."""
    return root_of(bytes.fromhex(each) for each in hashes)
