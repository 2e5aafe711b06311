"""An outcome in words and tables, for people."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from unicodedata import east_asian_width

from linli.cli.language import Language
from linli.cli.sentences import Sentence
from linli.engine.voice.explain import Explanation
from linli.engine.voice.rules import Outcome, greedy, preferred
from linli.files.pabulib import PabulibFile

_HEAD = Sentence(
    "{file}：{projects} 个项目，{voters} 人投票，预算 {budget}{currency}。",
    "{file}: {projects} projects, {voters} voters, budget {budget}{currency}.",
)
_RULES = {
    "equal-shares": Sentence(
        "规则：等额份额法。每人一份 {share}，用来买自己赞成的项目。",
        "Rule: equal shares. Each voter has {share} for the projects he or she approves of.",
    ),
    "greedy": Sentence(
        "规则：按票数从高到低，买得起就买。",
        "Rule: greedy, by votes, whatever still fits.",
    ),
    "phragmen": Sentence(
        "规则：弗拉格门法。大家的钱从零一起涨，谁的支持者先凑够就先买谁。",
        "Rule: Phragmén. All voters earn at one pace; what its supporters can pay for is bought.",
    ),
}
_UTILITIES = {
    "cost": Sentence("一个项目的好处按费用算。", "A project is worth its cost."),
    "cardinality": Sentence("每个项目的好处都算一。", "Every project is worth one."),
}
_COMPLETIONS = {
    "none": Sentence("剩下的钱不动。", "What is left over is not spent."),
    "add1": Sentence(
        "剩下的钱：每人的份额每次加 {step}，从头再算，直到再加就超支为止。加了 {steps} 次，"
        "每份到 {raised}。",
        "What is left over: every share was raised by {step} and all counted anew, until the next "
        "time would overspend; {steps} times, to {raised}.",
    ),
    "add1-exhaustive": Sentence(
        "剩下的钱：每人的份额每次加 {step}，从头再算，直到再也放不下任何项目，或再加就超支为止。"
        "加了 {steps} 次，每份到 {raised}。",
        "What is left over: every share was raised by {step} and all counted anew, until nothing "
        "more fits or the next time would overspend; {steps} times, to {raised}.",
    ),
    "greedy": Sentence(
        "剩下的钱按票数从高到低接着买。",
        "What is left over is spent by votes, on whatever still fits.",
    ),
}
_NOTHING = Sentence("一个项目也没买成。", "Nothing was bought.")
_BOUGHT = Sentence("买下的，按先后：", "Bought, in this order:")
_COLUMNS = {
    "zh": ("", "项目", "费用", "支持", "每人付", "付得少的", "名称"),
    "en": ("", "project", "cost", "supporters", "each pays", "pay less", "name"),
}
_SPENT = Sentence("共花 {spent}，剩 {left}。", "Spent {spent}, left over {left}.")
_LEFT = Sentence(
    "买完以后，{none} 人的那一份用完了；剩得最多的一人还有 {most}。",
    "After that {none} voters have nothing left of their shares; the most anybody has left is "
    "{most}.",
)
_NO_TIES = Sentence("没有影响结果的平局。", "No tie could have changed this.")
_TIES = Sentence(
    "有平局。一样好的，先买便宜的，再比支持人数，再按编号。换一种次序，结果会是：",
    "There were ties. Of projects equally good the cheaper is bought, then the one with more "
    "supporters, then by id. Broken otherwise:",
)
_TIE = Sentence("  买 {more}，不买 {less}", "  {more} instead of {less}")
_TIE_MORE = Sentence("  还买 {more}", "  {more} too")
_TIE_LESS = Sentence("  少买 {less}", "  without {less}")
_MORE_TIES = Sentence("  可能还有别的，没有全算。", "  There may be others; not all were tried.")
_LOST = Sentence("没买成的：", "Not bought:")
_LOSER = Sentence("  {project}（{cost}，{supporters} 人）", "  {project} ({cost}, {supporters})")
_REASONS = {
    "nobody": Sentence("没有人赞成。", "nobody approved of it."),
    "over_budget": Sentence("它一项就超过全部预算。", "it alone costs more than the budget."),
    "money": Sentence("", ""),
}
_BOTH = Sentence(
    "再多 {more} 人支持，或便宜 {percent}%（{cost}），就能买成。",
    "would have won with {more} more supporters or {percent} % cheaper (at {cost}).",
)
_MORE = Sentence("再多 {more} 人支持就能买成。", "would have won with {more} more supporters.")
_CHEAPER = Sentence(
    "便宜 {percent}%（{cost}）就能买成。", "would have won {percent} % cheaper (at {cost})."
)
_LAST = Sentence("最后一轮里，", "in the last count: ")
_NEITHER = Sentence(
    "多些支持或便宜些也买不成。", "neither more supporters nor a lower cost would have won."
)
_SCOPE = Sentence(
    "差多少，是只按最后一轮重新算过的；选票太多，没有把前面各轮都重算。再多的支持者，从当时手里剩钱"
    "最多的人算起。",
    "What was lacking is confirmed by the last count alone: with so many ballots the rounds before "
    "it were not repeated. More supporters are taken from those who then had most left.",
)
_CONFIRMED = Sentence(
    "差多少，都重新算过一遍。再多的支持者，从当时手里剩钱最多的人算起。",
    "What was lacking is confirmed by counting again. More supporters are taken from those who "
    "then had most left.",
)
_GREEDY = Sentence(
    "和按票数买相比：{this} 人得到的更多，{other} 人得到的更少，{even} 人一样。",
    "Against buying by votes: {this} voters have more from this, {other} have less, {even} the "
    "same.",
)
_SAME = Sentence("和文件里写的结果一致。", "The same as the file says was bought.")
_OTHER = Sentence(
    "和文件里写的结果不同：多了 {more}，少了 {less}。",
    "Not what the file says was bought: {more} more, {less} fewer.",
)

CENT = Decimal("0.01")


def report(found: PabulibFile, outcome: Outcome, file: str, lang: Language) -> list[str]:
    """The lines that ``linli equal-shares`` prints."""
    return [
        *_heading(found, outcome, file, lang),
        "",
        *_bought(found, outcome, lang),
        "",
        *_ties(outcome, lang),
        *_lost(outcome, lang),
        *_beside(found, outcome, lang),
    ]


def _say(text: Sentence, lang: Language, **facts: object) -> str:
    return (text.zh if lang == "zh" else text.en).format(**facts)


def _heading(found: PabulibFile, outcome: Outcome, file: str, lang: Language) -> Iterator[str]:
    election = outcome.election
    currency = found.meta.get("currency", "")
    yield _say(
        _HEAD,
        lang,
        file=file,
        projects=len(election.projects),
        voters=f"{election.number_of_voters:,}",
        budget=money(outcome.budget),
        currency=f" {currency}" if currency else "",
    )
    said = [_say(_RULES[outcome.rule], lang, share=money(election.share))]
    if outcome.utility and outcome.rule == "equal-shares":
        said.append(_say(_UTILITIES[outcome.utility], lang))
    if outcome.completion:
        facts = {"steps": f"{outcome.steps:,}", "raised": _money_or_dash(outcome.share)}
        step = _money_or_dash(outcome.step)
        said.append(_say(_COMPLETIONS[outcome.completion], lang, step=step, **facts))
    yield ("" if lang == "zh" else " ").join(said)


def _bought(found: PabulibFile, outcome: Outcome, lang: Language) -> Iterator[str]:
    if not outcome.winners:
        yield _say(_NOTHING, lang)
        return
    yield _say(_BOUGHT, lang)
    yield from table(_COLUMNS[lang], list(_rows(found, outcome)))
    yield _say(_SPENT, lang, spent=money(outcome.spent), left=money(outcome.leftover))
    if outcome.left:
        voters = zip(outcome.left, outcome.election.voters.tolist(), strict=True)
        none = sum(number for left, number in voters if not left)
        yield _say(_LEFT, lang, none=f"{none:,}", most=money(max(outcome.left)))


def _rows(found: PabulibFile, outcome: Outcome) -> Iterator[tuple[str, ...]]:
    election = outcome.election
    paid = {payment.project: payment for payment in outcome.payments}
    row = {project: at for at, project in enumerate(election.projects)}
    for number, project in enumerate(outcome.winners, 1):
        at, payment = row[project], paid.get(project)
        less = "-"
        if payment:
            pairs = zip(payment.pays, payment.voters, strict=True)
            full = sum(voters for amount, voters in pairs if amount == payment.each)
            less = f"{election.supporters[at] - full:,}"
        yield (
            str(number),
            project,
            money(election.costs[at]),
            f"{election.supporters[at]:,}",
            _money_or_dash(payment.each if payment else None),
            less,
            found.names[at],
        )


def _ties(outcome: Outcome, lang: Language) -> Iterator[str]:
    if not outcome.ties.outcomes and not outcome.ties.more:
        yield _say(_NO_TIES, lang)
        return
    yield _say(_TIES, lang)
    for other in outcome.ties.outcomes:
        more = ", ".join(one for one in other if one not in outcome.winners)
        less = ", ".join(one for one in outcome.winners if one not in other)
        text = _TIE if more and less else _TIE_MORE if more else _TIE_LESS
        yield _say(text, lang, more=more, less=less)
    if outcome.ties.more:
        yield _say(_MORE_TIES, lang)


def _lost(outcome: Outcome, lang: Language) -> Iterator[str]:
    if not outcome.explanations:
        return
    yield ""
    yield _say(_LOST, lang)
    for one in outcome.explanations:
        yield f"{_loser(one, lang)}{_lacked(one, lang)}"
    whole = all(one.scope == "rule" for one in outcome.explanations)
    yield _say(_CONFIRMED if whole else _SCOPE, lang)


def _loser(one: Explanation, lang: Language) -> str:
    facts = {"cost": money(one.cost), "supporters": f"{one.supporters:,}"}
    return _say(_LOSER, lang, project=one.project, **facts) + ("：" if lang == "zh" else ": ")


def _lacked(one: Explanation, lang: Language) -> str:
    reason = _say(_REASONS[one.reason], lang)
    facts = {
        "more": f"{one.more_supporters:,}" if one.more_supporters else "",
        "cost": _money_or_dash(one.cost_to_win),
        "percent": percent(one.cheaper) if one.cheaper is not None else "",
    }
    if one.more_supporters is None:
        text = _NEITHER if one.cheaper is None else _CHEAPER
    else:
        text = _MORE if one.cheaper is None else _BOTH
    last = _say(_LAST, lang) if one.scope == "count" else ""
    blank = " " if reason and lang == "en" else ""
    return f"{reason}{blank}{last}{_say(text, lang, **facts)}"


def _beside(found: PabulibFile, outcome: Outcome, lang: Language) -> Iterator[str]:
    """Against the greedy rule, and against what the city did."""
    if outcome.rule != "greedy":
        held = preferred(outcome, greedy(outcome.election), outcome.utility or "cost")
        facts = {"this": held.first, "other": held.second, "even": held.even}
        yield ""
        yield _say(_GREEDY, lang, **{name: f"{number:,}" for name, number in facts.items()})
    if found.selected is not None:
        more = set(outcome.winners) - set(found.selected)
        less = set(found.selected) - set(outcome.winners)
        text = _OTHER if more or less else _SAME
        yield _say(text, lang, more=len(more), less=len(less))


def money(amount: Fraction) -> str:
    """To the cent if it is not whole; only for the eye."""
    if amount.denominator == 1:
        return f"{int(amount):,}"
    rounded = Decimal(amount.numerator) / Decimal(amount.denominator)
    return f"{rounded.quantize(CENT, ROUND_HALF_EVEN):,}"


def _money_or_dash(amount: Fraction | None) -> str:
    return "-" if amount is None else money(amount)


def percent(part: Fraction) -> str:
    """Rounded up to a tenth: so much cheaper is enough."""
    tenths = -(-part * 1000 // 1)
    return f"{tenths // 10}.{tenths % 10}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns as wide as the terminal shows them; numbers to the right, all else to the left."""
    wide = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        yield "  ".join(_cells(row, wide)).rstrip()


def _cells(row: Iterable[str], wide: Sequence[int]) -> Iterator[str]:
    for at, (cell, width) in enumerate(zip(row, wide, strict=True)):
        room = " " * (width - _width(cell))
        yield cell + room if at in (1, len(wide) - 1) else room + cell


def _width(text: str) -> int:
    """Places it takes in a terminal; Chinese characters take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
