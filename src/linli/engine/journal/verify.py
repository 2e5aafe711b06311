"""The check of an exported journal: one pass, and the first line that is not as it should be."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from linli.engine.errors import InputError
from linli.engine.journal.canonical import parsed
from linli.engine.journal.chain import LONGEST_LINE, Head, begin, follow
from linli.engine.journal.entry import check_form
from linli.engine.journal.merkle import Frontier
from linli.engine.journal.roots import PrintedRoot


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong.

    Parameters
    ----------
    line : number of the line, from 1
    code : what is wrong, worded by the faces
    where : field or fact on that line; empty for the line as a whole
    facts : what was found and what is wanted
    """

    line: int
    code: str
    where: str
    facts: Mapping[str, object]


@dataclass(slots=True)
class Verdict:
    """What the check found, as far as it went.

    Parameters
    ----------
    head : where the sound part of the book ends; None where not one line is sound
    first_at : moment of the first entry
    root : root over the sound entries, 32 bytes
    agreed : printed roots that the file agrees with, the smallest first
    fault : None when all is well
    """

    head: Head | None = None
    first_at: str | None = None
    root: bytes = b""
    agreed: list[PrintedRoot] = field(default_factory=list)
    fault: Fault | None = None


def verify(lines: Iterable[bytes], printed: Sequence[PrintedRoot] = ()) -> Verdict:
    """Check the lines of one book, each with its end of line, from the first.

    Parameters
    ----------
    lines : of the exported file; read once, none kept
    printed : roots on paper to hold the file against; without one a truncated end, or a record
        written anew as a whole, cannot be told from a sound one

    Returns
    -------
    The verdict. Codes of its fault besides those of ``parsed``, ``check_form`` and ``follow``:
    ``line_cut``, ``line_too_long``, ``lines_removed``, ``lines_swapped``, ``line_repeated``,
    ``end_cut``, ``root_differs``.
    """
    verdict, frontier = Verdict(), Frontier()
    waiting = sorted(printed, key=lambda root: root.size)
    rest = iter(lines)
    for line in rest:
        try:
            _take(line, verdict, frontier)
        except InputError as error:
            verdict.fault = _placed(error, frontier.size + 1, rest)
            break
        _compare(waiting, verdict, frontier)
        if verdict.fault:
            break
    verdict.root = frontier.root()
    if waiting and not verdict.fault:
        verdict.fault = _end_cut(frontier.size, waiting[0])
    return verdict


def _take(line: bytes, verdict: Verdict, frontier: Frontier) -> None:
    """One sound line more."""
    if len(line) > LONGEST_LINE:
        raise InputError("line_too_long", "", wanted=LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise InputError("line_cut", "")
    entry = check_form(parsed(line[:-1]))
    verdict.head = follow(verdict.head or begin(str(entry["book"])), entry)
    verdict.first_at = verdict.first_at or verdict.head.at
    frontier.add(bytes.fromhex(verdict.head.hash))


def _compare(waiting: list[PrintedRoot], verdict: Verdict, frontier: Frontier) -> None:
    """Hold the tree against the roots printed when it had this size."""
    while waiting and waiting[0].size == frontier.size and not verdict.fault:
        root, printed = frontier.root(), waiting.pop(0)
        if printed.agrees(root):
            verdict.agreed.append(printed)
            continue
        first = verdict.agreed[-1].size + 1 if verdict.agreed else 1
        facts = {
            "size": printed.size,
            "found": root.hex()[: len(printed.digits)],
            "wanted": printed.digits,
        }
        verdict.fault = Fault(first, "root_differs", "", facts)


def _end_cut(size: int, printed: PrintedRoot) -> Fault:
    facts = {"found": size, "wanted": printed.size, "missing": printed.size - size}
    return Fault(size + 1, "end_cut", "", facts)


def _placed(error: InputError, line: int, rest: Iterator[bytes]) -> Fault:
    """The error as a fault of its line; a gap in the numbers looks further for the absent entry."""
    if error.code == "number_gap":
        return _gap(int(str(error.facts["found"])), line, rest)
    return Fault(line, error.code, error.where, error.facts)


def _gap(found: int, line: int, rest: Iterator[bytes]) -> Fault:
    if found < line:
        return Fault(line, "line_repeated", "number", {"found": found, "wanted": line})
    for further, other in enumerate(rest, start=line + 1):
        if _number(other) == line:
            facts = {"found": found, "wanted": line, "elsewhere": further}
            return Fault(line, "lines_swapped", "number", facts)
    facts = {"found": found, "wanted": line, "missing": found - line}
    return Fault(line, "lines_removed", "number", facts)


def _number(line: bytes) -> object:
    """The number a line bears, whatever else is wrong with it."""
    try:
        entry = json.loads(line)
    except (RecursionError, ValueError):
        return None
    return entry.get("number") if isinstance(entry, dict) else None
