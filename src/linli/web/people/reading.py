"""What staff see of homes: who has joined, who has a letter, what the ledger no longer has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from linli.web.estates.models import Estate
from linli.web.people.doors import Door, doors
from linli.web.people.models import Invitation, Occupancy


@dataclass(slots=True)
class Home:
    """A door with its people of today and its open letter."""

    door: Door
    people: list[Occupancy] = field(default_factory=list)
    letter: Invitation | None = None

    @property
    def joined(self) -> bool:
        return bool(self.people)


@dataclass(frozen=True, slots=True)
class Stair:
    """The homes of one entrance, counted."""

    building: str
    name: str
    entrance: int | None
    homes: int
    joined: int
    with_letter: int

    @property
    def waiting(self) -> int:
        return self.homes - self.joined


def homes(estate: Estate, moment: datetime, keys: Iterable[str] | None = None) -> list[Home]:
    """Every home of the ledger, then those that are there no longer; only ``keys`` if given."""
    wanted = None if keys is None else set(keys)
    people = Occupancy.objects.current(timezone.localdate(moment)).filter(estate=estate)
    letters = Invitation.objects.open(moment).filter(estate=estate)
    if wanted is not None:
        people, letters = people.filter(dwelling__in=wanted), letters.filter(dwelling__in=wanted)
    found = {key: Home(door) for key, door in doors(estate, wanted).items()}
    for row in people.select_related("person").order_by("since", "pk"):
        found.setdefault(row.dwelling, Home(Door(row.dwelling))).people.append(row)
    for letter in letters:
        found.setdefault(letter.dwelling, Home(Door(letter.dwelling))).letter = letter
    return list(found.values())


def in_ledger(found: Sequence[Home]) -> list[Home]:
    return [home for home in found if home.door.building is not None]


def gone(found: Sequence[Home]) -> list[Home]:
    """Homes with people or a letter that the ledger has no more, for instance after an import."""
    return [home for home in found if home.door.building is None]


def stairs(found: Sequence[Home]) -> list[Stair]:
    """Counted by building and entrance, in the ledger's order."""
    grouped: dict[tuple[str, str, int | None], list[Home]] = defaultdict(list)
    for home in in_ledger(found):
        where = (home.door.building or "", home.door.building_name, home.door.entrance)
        grouped[where].append(home)
    return [
        Stair(
            *where,
            homes=len(here),
            joined=sum(home.joined for home in here),
            with_letter=sum(home.letter is not None for home in here),
        )
        for where, here in grouped.items()
    ]


def chosen(found: Sequence[Home], building: str, *, only_waiting: bool) -> list[Home]:
    """Homes of the ledger in this building (all where it is empty), perhaps only those to come."""
    return [
        home
        for home in in_ledger(found)
        if building in ("", home.door.building) and not (only_waiting and home.joined)
    ]
