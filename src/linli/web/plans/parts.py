"""The report of a plan, cut where the page puts its cards and its slider, long lists set apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from linli.reports.content import Aside, Block, Heading, Report, Words
from linli.reports.html import blocks_html
from linli.reports.markup import Markup, joined, paired
from linli.web.shared.markup import drawn

PACKAGES, BUDGETS = "packages", "budgets"
"""Keys of the headings under which packages, and budgets, stand side by side."""

LONG = 15
"""Rows from which a list to look up is a page of its own, as the plan is opened on slow phones."""

TOLD_BY_THE_SLIDER = "budget-steps"
"""Key of the list that has a page of its own however short, as the slider tells it step by step."""

Addresses = Callable[[str], str]
"""Key of a list -> the address of its page."""


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


def parts(report: Report, address: Addresses) -> Parts:
    """The report for the page."""

    def set_(blocks: Sequence[Block]) -> SafeString:
        return drawn(joined(_set(report, block, address) for block in blocks))

    cut = _cut(report.blocks)
    keys = [_key(blocks) for blocks in cut]
    at = keys.index(PACKAGES)
    after = [one for key, one in zip(keys, cut, strict=True) if key != BUDGETS][at + 1 :]
    heading, _table, *beside = cut[at]
    money = cut[keys.index(BUDGETS)]
    return Parts(
        answers=set_(_joined(cut[:at])),
        packages=Part(_words(heading), set_(beside)),
        budgets=Part(_words(money[0]), set_(money[1:])),
        rest=set_(_joined(after)),
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


def _set(report: Report, block: Block, address: Addresses) -> Markup:
    if isinstance(block, Aside) and _is_apart(block):
        link = paired("a", block.table.title, href=address(block.key))
        return paired("p", link, id=block.key, class_="to-list")
    return blocks_html(replace(report, blocks=(block,)))


def _is_apart(found: Aside) -> bool:
    long = len(found.table.rows) >= LONG or found.key == TOLD_BY_THE_SLIDER
    return bool(found.key) and long


def listed(report: Report, key: str) -> Aside | None:
    """The list with this key, for its own page."""
    keyed = (block for block in report.blocks if isinstance(block, Aside) and block.key)
    return next((block for block in keyed if block.key == key), None)


def list_set(report: Report, found: Aside) -> SafeString:
    """Its note and its table, without the title, which the page bears."""
    table = replace(found.table, title="")
    blocks: tuple[Block, ...] = (Words(found.note, "note"), table) if found.note else (table,)
    return drawn(blocks_html(replace(report, blocks=blocks)))
