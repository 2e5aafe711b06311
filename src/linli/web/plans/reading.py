"""What a round has brought: how many homes were heard, and, once it is closed, what they want."""

from collections import Counter
from dataclasses import dataclass

from linli.web.estates.models import Building, Dwelling, Estate, Household
from linli.web.plans import menus
from linli.web.plans.models import Round
from linli.web.shared.language import Language


@dataclass(frozen=True)
class Heard:
    """The homes of one building: how many there are, how many have handed in."""

    name: str
    homes: int
    handed_in: int


@dataclass(frozen=True)
class Result:
    """What all homes asked for."""

    homes: int
    handed_in: int
    asked_for: list[menus.Asked]


def by_building(asked: Round) -> list[Heard]:
    """Participation, in the ledger's order; never what anybody ticked."""
    rows = Dwelling.objects.filter(estate=asked.estate_id).order_by("building__position")
    homes = list(rows.values_list("dwelling", "building__building", "building__name"))
    handed = set(asked.lists.values_list("dwelling", flat=True))
    names = {key: name or key for _home, key, name in homes}
    everybody = Counter(key for _home, key, _name in homes)
    heard = Counter(key for home, key, _name in homes if home in handed)
    return [Heard(name, everybody[key], heard[key]) for key, name in names.items()]


def result_of(asked: Round, lang: Language) -> Result:
    ballots = asked.ballots()
    homes = Dwelling.objects.filter(estate=asked.estate_id).count()
    return Result(homes, len(ballots), menus.asked_for(asked.menu, ballots, lang))


def homes_by_key(estate: Estate) -> dict[str, str]:
    """What a file may call a home -> its key: the door's key, or that of a household there.

    Where one key is both, it is the household's.
    """
    doors = Dwelling.objects.filter(estate=estate).values_list("dwelling", flat=True)
    people = Household.objects.filter(estate=estate)
    rows = people.values_list("household", "dwelling__dwelling")
    return {key: key for key in doors} | dict(rows)


def building_names(estate: Estate) -> dict[str, str]:
    """Key of a building -> how people call it."""
    rows = Building.objects.filter(estate=estate).values_list("building", "name")
    return {key: name or key for key, name in rows}
