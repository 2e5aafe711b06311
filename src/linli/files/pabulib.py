"""Reading elections in Pabulib's format (``.pb``): META, PROJECTS and VOTES, separated by ``;``.

Format: pabulib.org/format. Nothing is mended: a count, an id or an amount that does not fit is
refused with its line. Ballots that approve are read (``approval``, and ``choose-1`` as approval of
one); ranks and points are refused, since which utility they stand for is not written in the file.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from linli.engine.errors import InputError
from linli.engine.voice.election import Election

VOTE_TYPES = ("approval", "choose-1")
LARGEST = 1 << 28
"""Most bytes of a file; the largest of Pabulib's 1,400 has under 2^24."""

_SECTIONS = ("META", "PROJECTS", "VOTES")
_AMOUNT = re.compile(r"[0-9]+(\.[0-9]+)?")
_WON = ("1", "2")
"""Funded, and funded with money from elsewhere."""


@dataclass(frozen=True, eq=False)
class PabulibFile:
    """One election as a city published it.

    Parameters
    ----------
    election : equal ballots merged
    meta : section META, as text
    names : of each project; its id where the file has no names
    voters : ids of the voters of each different ballot
    selected : ids the city bought, or nothing if the file does not say
    """

    election: Election
    meta: Mapping[str, str]
    names: tuple[str, ...]
    voters: tuple[tuple[str, ...], ...]
    selected: tuple[str, ...] | None


_Row = tuple[int, tuple[str, ...]]
"""Line and cells. Plain tuples, which the garbage collector forgets: a city has 90,000 of them."""


class _Table(NamedTuple):
    """A section: its headings and rows, by line."""

    name: str
    line: int
    headings: list[str]
    rows: list[_Row]

    def column(self, where: str, heading: str) -> int:
        """Its place; refused if it is missing."""
        if heading not in self.headings:
            raise InputError(
                "votes_column_missing", where, found=self.name, wanted=heading, line=self.line + 1
            )
        return self.headings.index(heading)


def read_pabulib(path: Path) -> PabulibFile:
    """The election of a file.

    Raises
    ------
    InputError : ``votes_not_utf8``, ``votes_too_large``, ``not_csv``, ``votes_before_section``,
        ``votes_section_twice``, ``votes_section_missing``, ``votes_meta_missing``,
        ``votes_meta_twice``, ``votes_column_missing``, ``votes_heading_twice``, ``uneven_line``,
        ``votes_wrong_amount``, ``votes_wrong_type``, ``votes_wrong_number``,
        ``votes_id_missing``, ``votes_id_twice``, ``votes_unknown_project``,
        ``votes_project_twice``, ``votes_too_many``, ``votes_wrong_supporters``, and those of the
        election
    """
    where = path.name
    tables = _tables(where, _text(path))
    lines = _meta_lines(where, tables["META"])
    meta = {key: value for key, (_, value) in lines.items()}
    _refuse_type(where, lines)
    costs, names, selected = _projects(where, tables["PROJECTS"])
    ballots, voters = _votes(where, tables["VOTES"], set(costs), meta["vote_type"])
    for key, table in (("num_projects", "PROJECTS"), ("num_votes", "VOTES")):
        _refuse_number(where, lines, key, len(tables[table].rows))
    budget = _amount(where, *lines["budget"], "budget")
    election = Election.of(costs, ballots, budget, voters=[len(ids) for ids in voters])
    _refuse_supporters(where, tables["PROJECTS"], election)
    return PabulibFile(election, meta, names, voters, selected)


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise InputError("votes_too_large", path.name, wanted=LARGEST)
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError("votes_not_utf8", path.name, line=line) from error


def _tables(where: str, text: str) -> dict[str, _Table]:
    """The three sections, each with all its rows as wide as its headings."""
    found: dict[str, _Table] = {}
    table: _Table | None = None
    for line, cells in _rows(where, text):
        name = cells[0].strip()
        if name in _SECTIONS and not any(cell.strip() for cell in cells[1:]):
            if name in found:
                raise InputError("votes_section_twice", where, found=name, line=line)
            table = found[name] = _Table(name, line, [], [])
        elif table is None:
            raise InputError("votes_before_section", where, found=name[:40], line=line)
        elif not table.headings:
            table.headings.extend(_headings(where, line, cells))
        else:
            if len(cells) != len(table.headings):
                raise InputError(
                    "uneven_line", where, line=line,
                    found=len(cells), wanted=len(table.headings),
                )  # fmt: skip
            table.rows.append((line, cells))
    for name in _SECTIONS:
        if name not in found:
            raise InputError("votes_section_missing", where, wanted=name)
    return found


def _rows(where: str, text: str) -> Iterator[_Row]:
    """Every line that is not empty; a quoted cell may run over several."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        for cells in reader:
            if cells and (cells[0].strip() or any(map(str.strip, cells))):
                yield reader.line_num, tuple(cells)
    except csv.Error as error:
        raise InputError("not_csv", where, found=str(error), line=reader.line_num) from error


def _headings(where: str, line: int, cells: tuple[str, ...]) -> list[str]:
    headings = [cell.strip() for cell in cells]
    for at, heading in enumerate(headings):
        if heading in headings[:at]:
            raise InputError("votes_heading_twice", where, found=heading, line=line)
    return headings


def _meta_lines(where: str, table: _Table) -> dict[str, tuple[int, str]]:
    """Line and value of each key; those that are needed are there."""
    key, value = table.column(where, "key"), table.column(where, "value")
    found: dict[str, tuple[int, str]] = {}
    for line, cells in table.rows:
        name = cells[key].strip()
        if name in found:
            raise InputError("votes_meta_twice", where, found=name, line=line)
        found[name] = (line, cells[value].strip())
    for wanted in ("budget", "num_projects", "num_votes", "vote_type"):
        if wanted not in found:
            raise InputError("votes_meta_missing", where, wanted=wanted)
    return found


def _refuse_type(where: str, lines: Mapping[str, tuple[int, str]]) -> None:
    line, found = lines["vote_type"]
    if found not in VOTE_TYPES:
        wanted = ", ".join(VOTE_TYPES)
        raise InputError("votes_wrong_type", where, found=found, wanted=wanted, line=line)


def _refuse_number(
    where: str, lines: Mapping[str, tuple[int, str]], key: str, there_are: int
) -> None:
    line, said = lines[key]
    if not said.isascii() or not said.isdigit() or int(said) != there_are:
        raise InputError(
            "votes_wrong_number", where, key=key, found=said, wanted=there_are, line=line
        )


def _amount(where: str, line: int, text: str, column: str) -> Fraction:
    if not _AMOUNT.fullmatch(text) or not Fraction(text):
        raise InputError("votes_wrong_amount", where, column=column, found=text, line=line)
    return Fraction(text)


def _projects(
    where: str, table: _Table
) -> tuple[dict[str, Fraction], tuple[str, ...], tuple[str, ...] | None]:
    """Costs by id, names, and what the city bought."""
    at, cost = table.column(where, "project_id"), table.column(where, "cost")
    name = table.headings.index("name") if "name" in table.headings else at
    won = table.headings.index("selected") if "selected" in table.headings else None
    costs: dict[str, Fraction] = {}
    for line, cells in table.rows:
        project = _id(where, line, cells[at], costs, "project_id")
        costs[project] = _amount(where, line, cells[cost].strip(), "cost")
    names = tuple(cells[name].strip() for _, cells in table.rows)
    if won is None:
        return costs, names, None
    selected = tuple(cells[at].strip() for _, cells in table.rows if cells[won].strip() in _WON)
    return costs, names, selected


def _id(where: str, line: int, text: str, known: Mapping[str, object], column: str) -> str:
    found = text.strip()
    if not found:
        raise InputError("votes_id_missing", where, column=column, line=line)
    if found in known:
        raise InputError("votes_id_twice", where, column=column, found=found, line=line)
    return found


def _votes(
    where: str, table: _Table, projects: set[str], vote_type: str
) -> tuple[list[tuple[str, ...]], tuple[tuple[str, ...], ...]]:
    """Different ballots, and the ids of the voters of each."""
    at, vote = table.column(where, "voter_id"), table.column(where, "vote")
    known: dict[str, None] = {}
    by_text: dict[str, list[str]] = {}
    by_ballot: dict[tuple[str, ...], list[str]] = {}
    for line, cells in table.rows:
        voter = _id(where, line, cells[at], known, "voter_id")
        known[voter] = None
        text = cells[vote]
        if text not in by_text:
            ballot = _ballot(where, line, text, projects)
            if vote_type == "choose-1" and len(ballot) > 1:
                raise InputError("votes_too_many", where, found=len(ballot), line=line)
            by_text[text] = by_ballot.setdefault(ballot, [])
        by_text[text].append(voter)
    return list(by_ballot), tuple(tuple(ids) for ids in by_ballot.values())


def _ballot(where: str, line: int, text: str, projects: set[str]) -> tuple[str, ...]:
    if not text.strip():
        return ()
    ids = [one.strip() for one in text.split(",")]
    for number, one in enumerate(ids):
        if one not in projects:
            raise InputError("votes_unknown_project", where, found=one, line=line)
        if one in ids[:number]:
            raise InputError("votes_project_twice", where, found=one, line=line)
    return tuple(sorted(ids))


def _refuse_supporters(where: str, table: _Table, election: Election) -> None:
    """Where the file says how many votes a project has, hold it to that."""
    if "votes" not in table.headings:
        return
    at = table.headings.index("votes")
    for (line, cells), counted in zip(table.rows, election.supporters, strict=True):
        said = cells[at].strip()
        if said and said != str(counted):
            raise InputError("votes_wrong_supporters", where, found=said, wanted=counted, line=line)
