"""Who may vote on a matter by the ledger: the homes of its scope."""

from typing import NamedTuple

from django.db.models import Count, Q, Sum

from linli.web.estates.models import Dwelling
from linli.web.matters.models import Matter, Scope


class Electorate(NamedTuple):
    """Exclusive area in 0.01 m2, null while one home's is not recorded; heads, one a home."""

    area: int | None
    heads: int | None


def electorate(matter: Matter) -> Electorate:
    """All homes of the matter's scope, by the ledger of today."""
    homes = Dwelling.objects.filter(estate=matter.estate_id)
    if matter.scope != Scope.ESTATE:
        homes = homes.filter(building__building=matter.building)
    if matter.scope == Scope.ENTRANCE:
        homes = homes.filter(entrance=matter.entrance)
    known = homes.aggregate(
        area=Sum("exclusive_area_dm2"),
        heads=Count("pk"),
        unknown=Count("pk", filter=Q(exclusive_area_dm2=None)),
    )
    area = None if known["unknown"] or not known["heads"] else known["area"]
    return Electorate(area, known["heads"] or None)
