"""Who may vote on a matter by the ledger: the homes of its scope, and who owns them."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from linli.web.estates.models import Dwelling
from linli.web.matters.models import Matter, Scope
from linli.web.people.models import Occupancy
from linli.web.people.models.occupancy import Relation


class Electorate(NamedTuple):
    """Exclusive area in 0.01 m2, null while one home's is not recorded; heads."""

    area: int | None
    heads: int | None


def electorate(matter: Matter, moment: datetime) -> Electorate:
    """All homes of the matter's scope: area by the ledger, heads by it and the confirmed owners.

    Each home is one head; homes with the same confirmed owners are one together (interpretation of
    the Supreme People's Court on divided ownership, article 9). Who owns a home that nobody has
    confirmed is not known, so it counts by itself.
    """
    areas = dict(_homes(matter).values_list("dwelling", "exclusive_area_dm2"))
    if not areas:
        return Electorate(None, None)
    known = [area for area in areas.values() if area is not None]
    owned = _owners(matter, moment)
    heads = {frozenset(owned.get(home, ())) or home for home in areas}
    return Electorate(sum(known) if len(known) == len(areas) else None, len(heads))


def _homes(matter: Matter) -> QuerySet[Dwelling]:
    homes = Dwelling.objects.filter(estate=matter.estate_id)
    if matter.scope != Scope.ESTATE:
        homes = homes.filter(building__building=matter.building)
    if matter.scope == Scope.ENTRANCE:
        homes = homes.filter(entrance=matter.entrance)
    return homes


def _owners(matter: Matter, moment: datetime) -> dict[str, set[int]]:
    """The confirmed owners of each home that has some."""
    rows = Occupancy.objects.current(timezone.localdate(moment)).filter(
        estate=matter.estate_id, relation=Relation.OWNER, owner_confirmed_at__isnull=False
    )
    found: dict[str, set[int]] = {}
    for home, person in rows.values_list("dwelling", "person"):
        found.setdefault(home, set()).add(person)
    return found
