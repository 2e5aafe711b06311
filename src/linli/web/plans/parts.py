"""The report of a plan, cut where the page puts its cards and its slider."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from linli.reports.content import Block, Heading, Report
from linli.reports.html import blocks_html
from linli.web.shared.markup import drawn

PACKAGES, BUDGETS = "packages", "budgets"
"""Keys of the headings under which packages, and budgets, stand side by side."""


@dataclass(frozen=True)
class Part:
    """One part of the report: the sentence above it, and what follows."""

    title: str
    body: SafeString


@dataclass(frozen=True)
class Parts:
    """A report in the order of the page."""

    answers: SafeString
    """What should be done, in a few sentences."""
    packages: Part
    """The packages side by side, without the table in whose place the page has cards."""
    budgets: Part
    """More or less money."""
    rest: SafeString
    """What is in and out and why, who pays, where, when, and how we know it."""


def parts(report: Report) -> Parts:
    """The report for the page."""
    cut = _cut(report.blocks)
    keys = [_key(blocks) for blocks in cut]
    at = keys.index(PACKAGES)
    after = [one for key, one in zip(keys, cut, strict=True) if key != BUDGETS][at + 1 :]
    heading, _table, *beside = cut[at]
    money = cut[keys.index(BUDGETS)]
    return Parts(
        answers=_set(report, _joined(cut[:at])),
        packages=Part(_words(heading), _set(report, beside)),
        budgets=Part(_words(money[0]), _set(report, money[1:])),
        rest=_set(report, _joined(after)),
    )


def _cut(blocks: Sequence[Block]) -> list[list[Block]]:
    """A piece for each heading, and one for what stands before the first."""
    pieces: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            pieces.append([])
        pieces[-1].append(block)
    return pieces


def _key(blocks: Sequence[Block]) -> str:
    return blocks[0].key if blocks and isinstance(blocks[0], Heading) else ""


def _words(block: Block) -> str:
    return block.words if isinstance(block, Heading) else ""


def _joined(pieces: Sequence[Sequence[Block]]) -> list[Block]:
    return [block for piece in pieces for block in piece]


def _set(report: Report, blocks: Sequence[Block]) -> SafeString:
    return drawn(blocks_html(replace(report, blocks=tuple(blocks))))
