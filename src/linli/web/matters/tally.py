"""A recorded decision as people check it: exact shares, what was wanted, by how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.web.matters import bridge
from linli.web.matters.models import Decision, Matter
from linli.web.matters.names import role

AREA, HEADS = "area", "heads"


@dataclass(frozen=True)
class Cell:
    """A share: how many of how many, as an exact fraction, in percent."""

    counts: str
    share: str
    percent: str


@dataclass(frozen=True)
class Line:
    """One question of the rule, by area and by heads; ``wanted`` is empty where nothing is."""

    question: str
    area: Cell
    heads: Cell
    wanted: str = ""
    verdict: tuple[str, ...] = ()
    met: bool | None = None


@dataclass(frozen=True)
class Tally:
    """A decision: ``lines`` and ``denominators`` only where owners decided."""

    decision: Decision
    by: str
    article: str = ""
    lines: Sequence[Line] = ()
    denominators: Sequence[tuple[str, str, str, bool]] = ()
    """What of, as entered, by the ledger, whether they differ."""


def tally(matter: Matter, decision: Decision) -> Tally:
    """The decision counted again by the rule of the charter that the matter keeps."""
    rule = bridge.rule_of(matter)
    if rule is None or decision.area_all is None or decision.heads_all is None:
        return Tally(decision, role(decision.by))
    outcome = bridge.outcome_of(decision, rule)
    asked = {f"{each.name} {each.measure}": each for each in outcome.conditions}
    took = {measure: _took_part(decision, measure) for measure in (AREA, HEADS)}
    of_all = {AREA: decision.area_all, HEADS: decision.heads_all}
    favour = {AREA: decision.area_for or 0, HEADS: decision.heads_for or 0}
    basis = of_all if rule.basis == "all" else took
    passing = _wanted(rule.passing, strict=rule.strict)
    of_part = Line(
        _("In favour, of those who took part"),
        _cell(AREA, favour, took),
        _cell(HEADS, favour, took),
    )
    of_everybody = Line(
        _("In favour, of all owners"), _cell(AREA, favour, of_all), _cell(HEADS, favour, of_all)
    )
    judged = _judged(
        of_everybody if rule.basis == "all" else of_part, asked, "passing", favour, basis, passing
    )
    quorum = Line(
        _("Took part, of all owners"), _cell(AREA, took, of_all), _cell(HEADS, took, of_all)
    )
    quorum = _judged(quorum, asked, "quorum", took, of_all, _wanted(rule.quorum, strict=False))
    other = of_part if rule.basis == "all" else of_everybody
    return Tally(
        decision,
        _("the owners"),
        rule.article,
        (quorum, judged, other),
        _denominators(decision),
    )


Counts = dict[str, int]


def _took_part(decision: Decision, measure: str) -> int:
    parts = ("for", "against", "abstained", "void")
    return sum(getattr(decision, f"{measure}_{part}") or 0 for part in parts)


def _judged(
    line: Line,
    asked: dict[str, bridge.Condition],
    name: str,
    found: Counts,
    of: Counts,
    wanted: str,
) -> Line:
    """The line with the rule's answer, measure by measure, and by how much."""
    conditions = [asked[f"{name} {measure}"] for measure in (AREA, HEADS)]
    verdict = tuple(_verdict(each, found[each.measure], of[each.measure]) for each in conditions)
    met = all(each.met for each in conditions)
    return Line(line.question, line.area, line.heads, wanted, verdict, met)


def _verdict(condition: bridge.Condition, found: int, of: int) -> str:
    if not condition.met:
        missing = {"missing": amount(condition.measure, condition.missing)}
        return _("missed by %(missing)s") % missing
    wanted = condition.wanted * of
    least = floor(wanted) + 1 if condition.strict else ceil(wanted)
    return _("met with %(spare)s to spare") % {"spare": amount(condition.measure, found - least)}


def _cell(measure: str, part: Counts, whole: Counts) -> Cell:
    counts = _("%(part)s of %(whole)s") % {
        "part": amount(measure, part[measure]),
        "whole": amount(measure, whole[measure]),
    }
    if not whole[measure]:
        return Cell(counts, "-", "-")
    share = Fraction(part[measure], whole[measure])
    return Cell(counts, str(share), percent(share))


def amount(measure: str, count: int) -> str:
    """0.01 m2 as square metres, or owners."""
    if measure == AREA:
        return f"{count // 100:,}.{count % 100:02d} m²"
    return ngettext("%(n)d owner", "%(n)d owners", count) % {"n": count}


def percent(share: Fraction) -> str:
    """To two decimals, cut and not rounded: what has not reached a limit is not shown as it."""
    hundredths = floor(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02d} %"


def _wanted(share: Fraction, *, strict: bool) -> str:
    told = {"share": str(share), "percent": percent(share)}
    if strict:
        return _("more than %(share)s (%(percent)s)") % told
    return _("at least %(share)s (%(percent)s)") % told


def _denominators(decision: Decision) -> list[tuple[str, str, str, bool]]:
    rows = (
        (_("Area of all owners"), AREA, decision.area_all, decision.ledger_area),
        (_("Owners in all"), HEADS, decision.heads_all, decision.ledger_heads),
    )
    return [
        (
            name,
            amount(measure, entered or 0),
            _("not recorded") if known is None else amount(measure, known),
            known is not None and known != entered,
        )
        for name, measure, entered, known in rows
    ]
