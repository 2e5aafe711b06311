"""Totals of a ballot held against its rule: by area and by heads, never in floating point."""

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from linli.engine.errors import InputError

Basis = Literal["participants", "all"]


@dataclass(frozen=True)
class Rule:
    """When owners have decided.

    Parameters
    ----------
    code : stable name, for instance ``cc278_5``
    quorum : least share of all owners' area, and of all heads, that must take part
    passing : share of ``basis`` that must be in favour, by area and by heads
    strict : True for "more than" the share, False for "at least"
    basis : of whom ``passing`` is a share: those taking part, or all owners
    article : where it is written
    """

    code: str
    quorum: Fraction
    passing: Fraction
    strict: bool
    article: str
    basis: Basis = "participants"

    @property
    def least_of_all(self) -> Fraction:
        """The least share of all owners that can decide, reached or (if strict) just passed."""
        return self.passing if self.basis == "all" else self.quorum * self.passing


@dataclass(frozen=True)
class Count:
    """One measure of a ballot: area in 0.01 m2, or heads; whole numbers.

    ``silent`` are ballots handed out and not given back: they did not take part.
    """

    all: int
    in_favour: int
    against: int
    abstained: int
    void: int = 0

    @property
    def took_part(self) -> int:
        """Everybody whose ballot came back, a void one too."""
        return self.in_favour + self.against + self.abstained + self.void


@dataclass(frozen=True)
class Totals:
    """A ballot by area (0.01 m2) and by heads."""

    area: Count
    heads: Count


@dataclass(frozen=True)
class Condition:
    """One of the four questions: quorum and passing, by area and by heads.

    Parameters
    ----------
    name : ``quorum`` or ``passing``
    measure : ``area`` or ``heads``
    reached, wanted : shares, exact
    strict : whether ``wanted`` must be passed rather than reached
    met : the answer
    missing : how much more is needed, in 0.01 m2 or heads; 0 when met
    """

    name: Literal["quorum", "passing"]
    measure: Literal["area", "heads"]
    reached: Fraction
    wanted: Fraction
    strict: bool
    met: bool
    missing: int


@dataclass(frozen=True)
class Outcome:
    """Whether it passed, and each condition; shares in favour of all owners beside."""

    passed: bool
    conditions: tuple[Condition, ...]
    in_favour_of_all: tuple[Fraction, Fraction]


def check(totals: Totals, rule: Rule) -> Outcome:
    """Hold the totals against the rule.

    Returns
    -------
    Outcome : ``in_favour_of_all`` is by area, then by heads

    Raises
    ------
    InputError : ``negative_total``, ``nobody_entitled``, ``more_than_all``

    Notes
    -----
    Civil Code art. 278: owners of at least 2/3 of the exclusive area and 2/3 of the heads take
    part; more than 1/2, or at least 3/4, of those taking part are in favour, by both measures.
    """
    conditions = []
    shares = []
    measures: tuple[tuple[Literal["area", "heads"], Count], ...] = (
        ("area", totals.area),
        ("heads", totals.heads),
    )
    for measure, count in measures:
        _refuse(count, measure)
        part = count.took_part
        of = count.all if rule.basis == "all" else part
        conditions += [
            _condition("quorum", measure, part, count.all, rule.quorum, strict=False),
            _condition("passing", measure, count.in_favour, of, rule.passing, strict=rule.strict),
        ]
        shares.append(Fraction(count.in_favour, count.all))
    passed = all(condition.met for condition in conditions)
    return Outcome(passed, tuple(conditions), (shares[0], shares[1]))


def silence_joins_the_majority(totals: Totals) -> Totals:
    """The same ballot where silence goes with the larger side, as some old rules of an estate say.

    Never the default: only an estate's adopted rules can make silence a vote, and both results are
    shown side by side.
    """
    return Totals(_joined(totals.area, totals.heads), _joined(totals.heads, totals.heads))


def _joined(count: Count, heads: Count) -> Count:
    silent = count.all - count.took_part
    if heads.in_favour > heads.against:
        return replace(count, in_favour=count.in_favour + silent)
    if heads.against > heads.in_favour:
        return replace(count, against=count.against + silent)
    return count


def _refuse(count: Count, measure: str) -> None:
    for field in fields(count):
        found = getattr(count, field.name)
        if found < 0:
            raise InputError("negative_total", f"{measure}.{field.name}", found=found)
    if count.all == 0:
        raise InputError("nobody_entitled", f"{measure}.all", found=0)
    if count.took_part > count.all:
        raise InputError("more_than_all", measure, found=count.took_part, wanted=count.all)


def _condition(
    name: Literal["quorum", "passing"],
    measure: Literal["area", "heads"],
    found: int,
    of: int,
    wanted: Fraction,
    *,
    strict: bool,
) -> Condition:
    reached = Fraction(found, of) if of else Fraction(0)
    met = of > 0 and (reached > wanted if strict else reached >= wanted)
    least = floor(wanted * of) + 1 if strict else ceil(wanted * of)
    return Condition(
        name, measure, reached, wanted, strict, met, 0 if met else max(least - found, 1)
    )
