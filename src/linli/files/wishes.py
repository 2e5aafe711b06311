"""Wishes of residents from a file: CSV (``voter,measure``, an approval a line), or Pabulib."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from linli.engine.errors import InputError
from linli.engine.estate.schema import Column, Kind, Table
from linli.engine.renewal.wishes import Wishes
from linli.files.pabulib import read_pabulib
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
    ballots: dict[str, set[str]] = {}
    for voter, measure, _line in _rows(path):
        ballots.setdefault(voter, set()).update({measure} if measure else set())
    return Wishes({voter: frozenset(codes) for voter, codes in ballots.items()})


def read_votes(path: Path) -> Wishes:
    """The wishes in a file of either kind: Pabulib's format (``.pb``), or else CSV.

    Of a ``.pb`` file the projects are codes of measures or of candidates, and every voter counts as
    one whose home nobody knows, whatever its id: such files are published without names. Costs
    and the budget in it count for nothing; prices are the catalogue's.

    Raises
    ------
    InputError : ``no_such_path``, those of ``read_pabulib`` and of ``read_wishes``
    """
    if path.suffix.lower() != ".pb":
        return read_wishes(path)
    if not path.is_file():
        raise InputError("no_such_path", str(path))
    found = read_pabulib(path)
    projects = found.election.projects
    ballots: dict[str, frozenset[str]] = {}
    for row, voters in enumerate(found.voters):
        codes = frozenset(projects[at] for at in found.election.ballot(row))
        # Named after the file, so that no voter's id can be taken for a household's key.
        ballots |= {f"{path.name}: {voter}": codes for voter in voters}
    return Wishes(ballots)


def read_lists(
    path: Path, homes: Mapping[str, str], menu: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The same file as lists of homes: home -> codes of what it wishes for.

    Parameters
    ----------
    homes : what ``voter`` may be -> the home it stands for
    menu : what ``measure`` may be -> the code it stands for

    Raises
    ------
    InputError : ``wishes_unknown_home``, ``wishes_home_twice`` where a home stands in the file
        under two names, ``wishes_unknown_measure``, those of ``read_strictly``
    """
    found: dict[str, set[str]] = {}
    named: dict[str, tuple[str, int]] = {}
    for voter, measure, line in _rows(path):
        if voter not in homes:
            raise InputError("wishes_unknown_home", path.name, found=voter, line=line)
        home = homes[voter]
        name, first = named.setdefault(home, (voter, line))
        if name != voter:
            facts = {"found": voter, "line": line, "first": first}
            raise InputError("wishes_home_twice", path.name, **facts)
        if measure and measure not in menu:
            raise InputError("wishes_unknown_measure", path.name, found=measure, line=line)
        found.setdefault(home, set()).update({menu[measure]} if measure else set())
    return {home: frozenset(codes) for home, codes in found.items()}


def _rows(path: Path) -> Iterator[tuple[str, str | None, int]]:
    """Voter, measure and line."""
    table = read_strictly(path, WISHES, ("voter", "measure"), _ALIASES).frame
    yield from table.select("voter", "measure", "line").iter_rows()
