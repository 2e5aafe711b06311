"""What can be chosen at an estate: each measure at the places where it is still to be done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from linli.engine.errors import InputError
from linli.engine.estate.estate import Estate
from linli.engine.renewal.catalogue import Catalogue
from linli.engine.renewal.measure import Candidate, Measure
from linli.engine.renewal.places import buildings_of, in_order, keys_of, natural, split_entrance
from linli.engine.renewal.quantities import counted
from linli.engine.renewal.sites import found, table_of

URGENT = "!"
"""At the end of the code of a candidate that closes hard gaps."""

Why = Literal["heritage", "done", "unknown", "uncounted"]
"""Why a measure is no candidate at some places: the grade of their building forbids it; nothing is
to be done; the ledger does not say whether; it does not say how much."""


@dataclass(frozen=True, slots=True)
class Barred:
    """Places at which a measure is no candidate, and why."""

    measure: str
    places: tuple[str, ...]
    """Empty where nothing is to be done anywhere."""
    why: Why
    column: str = ""
    """That would tell, where the ledger is silent."""


@dataclass(frozen=True, slots=True)
class Offer:
    """All that can be chosen, and what cannot."""

    candidates: tuple[Candidate, ...]
    """In the order of the catalogue, then of places."""
    barred: tuple[Barred, ...]


def candidates(
    estate: Estate, catalogue: Catalogue, *, urgent: Mapping[str, Collection[str]] | None = None
) -> Offer:
    """What can be chosen at an estate.

    Parameters
    ----------
    urgent : code of a measure -> those of its sites that close hard gaps; they make one candidate,
        the other sites those of the measure's extent. A site that is urgent is one, whatever the
        measure's own rule says of it.

    Raises
    ------
    InputError : ``unknown_measure``, ``unknown_place``

    Notes
    -----
    A building of unknown heritage grade counts as not listed: a listing is on public record.
    """
    wanted = urgent or {}
    for code, sites in wanted.items():
        _refuse_strange(estate, catalogue[code], sites)
    offered: list[Candidate] = []
    barred: list[Barred] = []
    for measure in catalogue:
        one = _of_measure(estate, measure, wanted.get(measure.code, ()))
        offered += one.candidates
        barred += one.barred
    return Offer(tuple(offered), tuple(barred))


def prerequisites(chosen: Sequence[Candidate]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), sorted: candidate i needs candidate j, as their places overlap."""
    return tuple(
        (i, j)
        for i, one in enumerate(chosen)
        for j, other in enumerate(chosen)
        if other.measure.code in one.measure.needs and overlap(one, other)
    )


def exclusions(chosen: Sequence[Candidate]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), i < j, sorted, that may not both be in, as their places overlap."""
    return tuple(
        (i, j)
        for i, one in enumerate(chosen)
        for j, other in enumerate(chosen)
        if i < j and _excludes(one.measure, other.measure) and overlap(one, other)
    )


def overlap(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates reach a place in common; the whole estate is common to all."""
    if not one.buildings or not other.buildings:
        return True
    if not set(one.buildings) & set(other.buildings):
        return False
    return one.entrance is None or other.entrance is None or one.entrance == other.entrance


def _excludes(one: Measure, other: Measure) -> bool:
    return other.code in one.excludes or one.code in other.excludes


def _refuse_strange(estate: Estate, measure: Measure, sites: Collection[str]) -> None:
    known = keys_of(estate, table_of(measure.sites))
    for site in sites:
        if site not in known:
            raise InputError("unknown_place", measure.code, found=site)


def _of_measure(estate: Estate, measure: Measure, urgent: Collection[str]) -> Offer:
    those = found(estate, measure.sites)
    barred = [
        Barred(measure.code, left, "unknown", column)
        for column, places in those.silent.items()
        if (left := tuple(place for place in places if place not in urgent))
    ]
    sites = in_order([*those.sites, *urgent])
    buildings = dict(zip(sites, buildings_of(estate, those.table, sites), strict=True))
    grades = _grades(estate, measure)
    forbidden = tuple(site for site in sites if grades.get(buildings[site]) == "forbidden")
    if forbidden:
        barred.append(Barred(measure.code, forbidden, "heritage"))
    allowed = [site for site in sites if site not in set(forbidden)]
    count = counted(estate, measure.quantity, those.table, allowed)
    barred += [Barred(measure.code, in_order(p), "uncounted", c) for c, p in count.silent.items()]
    uncounted = {site for places in count.silent.values() for site in places}
    countable = [site for site in allowed if site not in uncounted]
    listed = frozenset(b for b, rule in grades.items() if rule == "conditions")
    parts = _parts(measure, countable, buildings, frozenset(urgent))
    made = [
        _candidate(estate, measure, code, part, [buildings[site] for site in part], listed)
        for code, part in parts
    ]
    some = tuple(one for one in made if one.amount > 0)
    if not some and not barred:
        barred.append(Barred(measure.code, (), "done"))
    return Offer(some, tuple(barred))


def _grades(estate: Estate, measure: Measure) -> dict[str | None, str]:
    """What the measure's rule says of each listed building."""
    columns = estate["buildings"].select("building", "heritage")
    return {
        b: measure.heritage[grade] for b, grade in columns.iter_rows() if grade in measure.heritage
    }


def _parts(
    measure: Measure,
    sites: Sequence[str],
    buildings: Mapping[str, str | None],
    urgent: frozenset[str],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Codes of candidates with their sites: the urgent ones, then by the measure's extent."""
    now = tuple(site for site in sites if site in urgent)
    rest = tuple(site for site in sites if site not in urgent)
    if now:
        yield f"{measure.code}{URGENT}", now
    groups: dict[str, list[str]] = {}
    for site in rest:
        groups.setdefault(_place(measure, site, buildings[site]), []).append(site)
    for place in sorted(groups, key=natural):
        yield f"{measure.code}@{place}" if place else measure.code, tuple(groups[place])


def _place(measure: Measure, site: str, building: str | None) -> str:
    """The place a site is chosen with; empty for the whole estate."""
    if measure.extent == "estate" or building is None:
        return ""
    return building if measure.extent == "building" else site


def _candidate(
    estate: Estate,
    measure: Measure,
    code: str,
    sites: tuple[str, ...],
    buildings: Sequence[str | None],
    listed: frozenset[str | None],
) -> Candidate:
    amount = counted(estate, measure.quantity, table_of(measure.sites), sites).amount
    known = [building for building in buildings if building is not None]
    alone = measure.extent == "entrance" and "@" in code
    return Candidate(
        code=code,
        measure=measure,
        sites=sites,
        buildings=in_order(known) if len(known) == len(buildings) else (),
        entrance=split_entrance(sites[0])[1] if alone else None,
        amount=amount,
        cost=measure.price.money.times(amount),
        upkeep=measure.upkeep.money.times(amount).mid,
        days=ceil(measure.days + measure.days_each * amount),
        conditions=bool(listed & set(known)),
    )
