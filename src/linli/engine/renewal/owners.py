"""Who bears a part of a cost: the owners of an estate's homes, as far as the ledger knows them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median_low
from typing import Literal, NamedTuple

from linli.engine.estate.estate import Estate
from linli.engine.renewal.money import shared_out

HUNDREDTHS = 100
"""Parts of a m2 in which areas are exact."""

Role = Literal["owner", "unknown", "absent", "unlisted", "tenant", "other"]
"""``unknown``: nobody recorded whether the household owns its home, it is taken for the owner.
``absent``: the owner does not live there. ``unlisted``: homes that are counted for the building
but have no row of their own. ``tenant`` and ``other`` live in what is not theirs and pay nothing.
"""

_BY_TENURE: Mapping[str | None, Role] = {
    "owner": "owner", "tenant": "tenant", "other": "other", None: "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """A household or an absent owner of one dwelling, or the owners of several unlisted homes."""

    dwelling: str | None
    household: str | None
    building: str
    entrance: int | None
    floor: int | None
    role: Role
    homes: int
    """Dwellings it stands for; more than 1 only of unlisted ones."""
    part: Fraction
    """Of the dwelling's share: 0 of who does not own, 1/2 where two households own one home."""
    area: int
    """Exclusive area of one dwelling, 0.01 m2."""
    assumed: bool
    """The area is not recorded; the estate's median stands for it."""

    @property
    def weight(self) -> Fraction | int:
        """What it bears by exclusive area."""
        return 0 if not self.part else self.area * self.homes * self.part


class _Dwelling(NamedTuple):
    key: str
    building: str
    entrance: int | None
    floor: int | None
    area: int | None


def owners(estate: Estate) -> tuple[Owner, ...]:
    """Everybody who bears a part of a cost, and the households that do not.

    One for each household; one for the owner of each dwelling where no owner lives; one for the
    homes of each entrance that the building's count holds and no row lists. A dwelling whose area
    is not recorded, or that is not listed, counts with the estate's median (the lower one of two),
    or, where no area at all is recorded, like any other.
    """
    dwellings = list(_dwellings(estate))
    median = median_low([d.area for d in dwellings if d.area is not None] or [1])
    households: dict[str, list[tuple[str, Role]]] = defaultdict(list)
    columns = estate["households"].select("household", "dwelling", "tenure")
    for household, dwelling, tenure in columns.iter_rows():
        households[dwelling].append((household, _BY_TENURE[tenure]))
    listed = [o for d in dwellings for o in _of_dwelling(d, households[d.key], median)]
    return (*listed, *_unlisted(estate, dwellings, median))


def _dwellings(estate: Estate) -> Iterator[_Dwelling]:
    entrances = dict(estate["buildings"].select("building", "entrances").iter_rows())
    columns = "dwelling", "building", "entrance", "floor", "exclusive_area_m2"
    for key, building, entrance, floor, area in estate["dwellings"].select(columns).iter_rows():
        only = 1 if entrances.get(building) == 1 else None
        exact = None if area is None else int(area * HUNDREDTHS)
        yield _Dwelling(key, building, entrance or only, floor, exact)


def _of_dwelling(
    dwelling: _Dwelling, living: list[tuple[str, Role]], median: int
) -> Iterator[Owner]:
    payers = [h for h, role in living if role == "owner"]
    payers = payers or [h for h, role in living if role == "unknown"]
    rows: list[tuple[str | None, Role]] = [*living]
    if not payers:
        rows.append((None, "absent"))
    share = Fraction(1, len(payers) or 1)
    for household, role in rows:
        pays = household is None or household in payers
        yield Owner(
            dwelling.key, household, dwelling.building, dwelling.entrance, dwelling.floor, role, 1,
            share if pays else Fraction(0),
            median if dwelling.area is None else dwelling.area, dwelling.area is None,
        )  # fmt: skip


def _unlisted(estate: Estate, dwellings: list[_Dwelling], median: int) -> Iterator[Owner]:
    """Homes that a building counts beyond those listed, spread over entrances with too few."""
    listed = Counter(d.building for d in dwellings)
    there = Counter((d.building, d.entrance) for d in dwellings)
    columns = estate["buildings"].select("building", "dwellings", "entrances")
    for building, counted, entrances in columns.iter_rows():
        missing = (counted or 0) - listed[building]
        if missing <= 0:
            continue
        stairs = range(1, entrances + 1) if entrances else [None]
        lacking = [max(0, counted - len(stairs) * there[building, stair]) for stair in stairs]
        for stair, homes in zip(stairs, shared_out(missing, lacking), strict=True):
            if homes:
                yield Owner(
                    None, None, building, stair, None, "unlisted", homes, Fraction(1), median,
                    assumed=True,
                )  # fmt: skip
