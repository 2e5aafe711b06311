"""The report of a plan, cut where the page puts its cards and its slider."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from linli.reports.content import Block, Heading, Report
from linli.reports.html import blocks_html
from linli.web.shared.markup import drawn

PACKAGES = "packages"
"""Key of the heading under which the packages stand side by side."""


@dataclass(frozen=True)
class Parts:
    """A report in the order of the page."""

    answers: SafeString
    """What should be done, in a few sentences."""
    packages: str
    """What the packages come to, as a heading of the cards."""
    beside: SafeString
    """What else compares the packages."""
    rest: SafeString
    """Everything after that: what is in and out and why, who pays, where, when."""


def parts(report: Report) -> Parts:
    """The same for the page, which has cards in place of the table of packages."""
    blocks = report.blocks
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    here = next(at for at in starts if _key(blocks[at]) == PACKAGES)
    end = next((at for at in starts if at > here), len(blocks))
    heading, _table, *beside = blocks[here:end]
    return Parts(
        answers=_set(report, blocks[:here]),
        packages=getattr(heading, "words", ""),
        beside=_set(report, beside),
        rest=_set(report, blocks[end:]),
    )


def _key(block: Block) -> str:
    return block.key if isinstance(block, Heading) else ""


def _set(report: Report, blocks: Sequence[Block]) -> SafeString:
    return drawn(blocks_html(replace(report, blocks=tuple(blocks))))
