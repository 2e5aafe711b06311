"""What each household pays: the owners' part of every candidate, split to the fen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import polars as pl

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.renewal.lift_shares import lift_weights
from linli.engine.renewal.measure import Candidate, Source
from linli.engine.renewal.money import Fen, a_month, shared_out
from linli.engine.renewal.owners import HUNDREDTHS, Owner, owners
from linli.engine.renewal.sharing import Sharing
from linli.engine.renewal.sources import Sources
from linli.engine.renewal.terms import Terms

QUANTILES = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10), Fraction(1))

Weights = dict[int, Fraction | int]
"""By place in the roll of owners: what each bears of a cost."""

_TABLE = pl.Schema({
    "dwelling": pl.String(), "household": pl.String(), "building": pl.String(),
    "entrance": pl.Int64(), "floor": pl.Int64(), "role": pl.String(), "homes": pl.Int64(),
    "area_m2": pl.Decimal(14, 2), "area_assumed": pl.Boolean(), "own": pl.Int64(),
    "fund": pl.Int64(), "relieved": pl.Int64(),
})  # fmt: skip

_PARTS = pl.Schema({
    "row": pl.Int64(), "candidate": pl.String(), "own": pl.Int64(), "fund": pl.Int64(),
    "relieved": pl.Int64(),
})  # fmt: skip


@dataclass(frozen=True, eq=False)
class Burdens:
    """What each household and each absent owner pays, in fen.

    ``own`` is paid by themselves, ``fund`` is drawn from their part of the maintenance fund,
    ``relieved`` is what a household in hardship is let off. Who is relieved is told to the
    household and to those who decide on it, never on a page for all.
    """

    table: pl.DataFrame
    """A row for each household, absent owner, and entrance's unlisted homes (``owners.Owner``)."""
    parts: pl.DataFrame
    """``row`` of the table x candidate, where anything is paid or let off."""
    taken_over: Fen
    """What ``terms.relief_by`` pays in place of households in hardship, beside its part in the
    sharing. The column ``own`` and this add up to what the sharing asks of residents."""
    unplaced: tuple[str, ...]
    """Dwellings left out of costs of single entrances, as nobody recorded theirs."""

    def beyond_limit(self, rules: Sources, sharing: Sharing, payer: Source) -> Fen:
        """Of what was taken over by ``payer``: the fen beyond its limit."""
        limit = rules.rules[payer].limit
        if limit is None:
            return 0
        return max(0, sharing.totals[payer] + self.taken_over - limit)


@dataclass(frozen=True, eq=False)
class BurdenSummary:
    """How own payments are spread over homes; those who own nothing are not counted."""

    homes: int
    quantiles: Mapping[Fraction, Fen]
    """The least amount that the given share of homes does not exceed; 1/2 is the median, 1 the
    largest."""
    a_month: Mapping[Fraction, Fen]
    """The same for a month over ``years``, rounded up to a whole fen."""
    years: int
    by_floor: pl.DataFrame
    """``floor`` (null: not recorded), ``homes``, ``median``, ``largest``, ``total``; fen."""
    unplaced: int
    """Dwellings left out of costs of single entrances, as nobody recorded theirs."""


def burdens(
    estate: Estate, sharing: Sharing, candidates: Sequence[Candidate], terms: Terms
) -> Burdens:
    """What owners pay of each candidate, split among those it reaches.

    As agreed (``terms.agreed``); lifts by floor, entrance by entrance; what is inside homes by
    each owner for their own; all else by exclusive area (民法典 283 条). A candidate for some
    entrances is borne by their owners alone; where no home is known to be there, by the building;
    one that reaches no home by all owners, as it is common to all. Tenants pay nothing of it.

    Parameters
    ----------
    estate : the ledger; homes it counts but does not list bear their part too
    sharing : who pays how much of each charge
    candidates : those charged, by code

    Raises
    ------
    InputError : ``unknown_household`` of one named in hardship, ``nobody_to_pay`` where owners
        are to pay and the estate has no home
    ValueError : a charge of no candidate
    """
    roll = owners(estate)
    _refuse_unknown(terms, roll)
    known = {candidate.code: candidate for candidate in candidates}
    if missing := [c.code for c in sharing.charges if c.code not in known]:
        raise ValueError(f"charges without candidate: {missing}")
    parts: list[tuple[int, str, Fen, Fen, Fen]] = []
    taken_over, unplaced = 0, dict[str, None]()
    for code, paid in sharing.paid.items():
        own, fund = paid[Source.RESIDENTS], paid[Source.FUND]
        if own or fund:
            weights = _weights(roll, known[code], terms)
            unplaced |= dict.fromkeys(_unplaced(roll, known[code]))
            rows, over = _split(roll, weights, own, fund, terms)
            parts += [(at, code, *amounts) for at, amounts in rows.items()]
            taken_over += over
    return Burdens(*_frames(roll, parts), taken_over, tuple(unplaced))


def summary(found: Burdens, years: int) -> BurdenSummary:
    """How own payments are spread; a row of several unlisted homes counts as so many equal ones.

    Parameters
    ----------
    years : > 0, over which a monthly figure is spread
    """
    paying = found.table.filter(~pl.col("role").is_in(["tenant", "other"]))
    each = [
        (stair, own // homes, homes)
        for stair, own, homes in paying.select("floor", "own", "homes").iter_rows()
    ]
    spread = {q: _quantile([(own, n) for _, own, n in each], q) for q in QUANTILES}
    months = {q: a_month(own, years) for q, own in spread.items()}
    totals = paying.group_by("floor").agg(pl.col("homes", "own").sum()).sort("floor")
    rows = [
        (storey, homes, _quantile(here, Fraction(1, 2)), _quantile(here, Fraction(1)), total)
        for storey, homes, total in totals.iter_rows()
        for here in [[(own, n) for at, own, n in each if at == storey]]
    ]
    names = ("floor", "homes", "median", "largest", "total")
    by_floor = pl.DataFrame(rows, dict.fromkeys(names, pl.Int64), orient="row")
    homes = int(paying["homes"].sum())
    return BurdenSummary(homes, spread, months, years, by_floor, len(found.unplaced))


def _quantile(amounts: list[tuple[Fen, int]], share: Fraction) -> Fen:
    """The least amount that ``share`` of the homes does not exceed; 0 without homes."""
    wanted = ceil(share * sum(homes for _, homes in amounts))
    for amount, homes in sorted(amounts):
        wanted -= homes
        if wanted <= 0:
            return amount
    return 0


def _refuse_unknown(terms: Terms, roll: Sequence[Owner]) -> None:
    known = {owner.household for owner in roll}
    for household in sorted(terms.hardship):
        if household not in known:
            raise InputError("unknown_household", "hardship", found=household)


def _weights(roll: Sequence[Owner], candidate: Candidate, terms: Terms) -> Weights:
    """What each owner bears of a candidate; never nothing of all."""
    reached = _reached(roll, candidate)
    beside = [at for at, owner in enumerate(roll) if owner.building in candidate.buildings]
    everybody = range(len(roll))
    by_area = ({at: roll[at].weight for at in some} for some in (reached, beside, everybody))
    for found in (_agreed(roll, reached, candidate, terms), *by_area):
        if any(found.values()):
            return {at: weight for at, weight in found.items() if weight}
    raise InputError("nobody_to_pay", candidate.code, found=len(roll))


def _agreed(
    roll: Sequence[Owner], reached: Sequence[int], candidate: Candidate, terms: Terms
) -> Weights:
    """What goes by another rule than area; nothing where no rule is set."""
    code = candidate.measure.code
    if code in terms.agreed:
        weights = terms.agreed[code]
        return {at: weights.get(roll[at].dwelling or "", 0) * roll[at].part for at in reached}
    if code in terms.private:
        return _private(roll, candidate)
    return _by_floor(roll, reached, terms) if code in terms.by_floor else {}


def _stairs(candidate: Candidate) -> frozenset[tuple[str, int]]:
    """The entrances it reaches; none where it reaches whole buildings or the estate."""
    if candidate.entrance is not None:
        return frozenset((building, candidate.entrance) for building in candidate.buildings)
    sites = [(site, *site.rpartition("/")[::2]) for site in candidate.sites]
    there = set(candidate.buildings)
    if any(site in there or b not in there or not e.isdecimal() for site, b, e in sites):
        return frozenset()
    return frozenset((building, int(entrance)) for _, building, entrance in sites)


def _reached(roll: Sequence[Owner], candidate: Candidate) -> list[int]:
    stairs, there = _stairs(candidate), set(candidate.buildings)
    if stairs:
        return [at for at, o in enumerate(roll) if (o.building, o.entrance or 0) in stairs]
    return [at for at, owner in enumerate(roll) if not there or owner.building in there]


def _unplaced(roll: Sequence[Owner], candidate: Candidate) -> Iterator[str]:
    """Dwellings in its buildings that may belong to its entrances or not."""
    if _stairs(candidate):
        for owner in roll:
            silent = owner.entrance is None and owner.building in candidate.buildings
            if silent and owner.dwelling is not None:
                yield owner.dwelling


def _private(roll: Sequence[Owner], candidate: Candidate) -> Weights:
    """The owners of the homes it is carried out in, equally for each household."""
    homes = {owner.household: owner.dwelling for owner in roll}
    sites = [homes[site] for site in candidate.sites if site in homes]
    return {at: sites.count(owner.dwelling) * owner.part for at, owner in enumerate(roll)}


def _by_floor(roll: Sequence[Owner], reached: Sequence[int], terms: Terms) -> Weights:
    """Each lift costs the same; its entrance shares it by floor."""
    stairs: dict[tuple[str, int | None], list[int]] = {}
    for at in reached:
        stairs.setdefault((roll[at].building, roll[at].entrance), []).append(at)
    found: Weights = {}
    for places in stairs.values():
        flats = [roll[at] for at in places]
        floors, areas = [flat.floor for flat in flats], [flat.area for flat in flats]
        number = [flat.homes * flat.part for flat in flats]
        weights = lift_weights(floors, areas, terms.lift, number)
        if not any(weights):
            weights = [Fraction(flat.weight) for flat in flats]
        if whole := sum(weights, Fraction(0)):
            found |= {at: weight / whole for at, weight in zip(places, weights, strict=True)}
    return found


def _split(
    roll: Sequence[Owner], weights: Weights, own: Fen, fund: Fen, terms: Terms
) -> tuple[dict[int, tuple[Fen, Fen, Fen]], Fen]:
    """Own, fund and relieved by place in the roll; and what is taken over in place of owners."""
    places, bears = list(weights), list(weights.values())
    due = dict(zip(places, shared_out(own, bears), strict=True))
    drawn = dict(zip(places, shared_out(fund, bears), strict=True))
    hard = {at for at in places if roll[at].household in terms.hardship}
    relieved = {at: floor(due[at] * terms.relief) if at in hard else 0 for at in places}
    over = sum(relieved.values())
    others = [at for at in places if at not in hard]
    if terms.spread and others:
        more = dict(zip(others, shared_out(over, [weights[at] for at in others]), strict=True))
        over = 0
    else:
        more = {}
    rows = {
        at: (due[at] - relieved[at] + more.get(at, 0), drawn[at], relieved[at]) for at in places
    }
    return {at: amounts for at, amounts in rows.items() if any(amounts)}, over


def _frames(
    roll: Sequence[Owner], parts: list[tuple[int, str, Fen, Fen, Fen]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    frame = pl.DataFrame(parts, _PARTS, orient="row")
    sums = frame.group_by("row").agg(pl.col("own", "fund", "relieved").sum())
    paid = {row: amounts for row, *amounts in sums.iter_rows()}
    rows = [
        (
            o.dwelling, o.household, o.building, o.entrance, o.floor, o.role, o.homes,
            Decimal(o.area) / HUNDREDTHS, o.assumed, *paid.get(at, (0, 0, 0)),
        )
        for at, o in enumerate(roll)
    ]  # fmt: skip
    return pl.DataFrame(rows, _TABLE, orient="row"), frame
