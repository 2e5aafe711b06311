"""Residents' wishes from a CSV file: a line an approval, ``voter,measure``."""

from pathlib import Path

from linli.engine.estate.schema import Column, Kind, Table
from linli.engine.renewal.wishes import Wishes
from linli.files.strict_table import read_strictly

WISHES = Table(
    "wishes", "意愿", "Wishes", "voter",
    (
        Column("voter", "住户", "voter", Kind.KEY, required=True),
        Column("measure", "措施", "measure", Kind.TEXT),
    ),
    "一户要一项措施一行。", "A line for each measure a household wishes for.",
)  # fmt: skip

_ALIASES = {"household": "voter", "住户编号": "voter", "code": "measure"}


def read_wishes(path: Path) -> Wishes:
    """The wishes in a CSV file.

    ``voter`` is the key of a household in the ledger, or any name of one who is not in it;
    ``measure`` the code of a measure or of a candidate. A line without measure is a ballot that
    asks for nothing; the same line twice is one approval.

    Raises
    ------
    InputError : those of ``read_strictly``
    """
    table = read_strictly(path, WISHES, ("voter", "measure"), _ALIASES).frame
    ballots: dict[str, set[str]] = {}
    for voter, measure in table.select("voter", "measure").iter_rows():
        ballots.setdefault(voter, set()).update({measure} if measure else set())
    return Wishes({voter: frozenset(codes) for voter, codes in ballots.items()})
