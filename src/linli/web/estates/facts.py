"""What the ledger says of a place and its people, in plain sentences.

Nothing unknown is counted as zero in silence: a sentence says how many rows lack the entry.
"""

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.web.estates.models import Building, Component, Dwelling, Estate, Household

CODE_CHANGE = 1990
"""Walk-up blocks finished before it were designed before the seismic code GBJ 11-89."""


def sentences(estate: Estate) -> list[str]:
    """Three sentences: how large, who needs most help, the fabric."""
    return [_size(estate), _vulnerable(estate), _fabric(estate)]


def _size(estate: Estate) -> str:
    found = Household.objects.filter(estate=estate).aggregate(
        households=Count("pk"),
        persons=Sum("size"),
        away=Sum("size", filter=Q(away=True)),
        unknown=Count("pk", filter=Q(size=None)),
    )
    said = _(
        "The ledger lists %(buildings)d buildings with %(dwellings)d dwellings, "
        "%(households)d households and %(persons)d persons, %(away)d of them away all year."
    ) % {
        "buildings": Building.objects.filter(estate=estate).count(),
        "dwellings": Dwelling.objects.filter(estate=estate).count(),
        "households": found["households"],
        "persons": found["persons"] or 0,
        "away": found["away"] or 0,
    }
    return said + _uncounted(found["unknown"])


def _vulnerable(estate: Estate) -> str:
    lacking = Q(age_80_plus=None) | Q(mobility_limited=None) | Q(lives_alone=None)
    over_60 = Q(age_60_79__gt=0) | Q(age_80_plus__gt=0)
    found = Household.objects.filter(estate=estate).aggregate(
        old=Sum("age_80_plus"),
        limited=Sum("mobility_limited"),
        alone=Count("pk", filter=Q(lives_alone=True) & over_60),
        unknown=Count("pk", filter=lacking),
    )
    said = _(
        "%(old)d of them are 80 or older, %(limited)d cannot manage stairs unaided, "
        "and %(alone)d people over 60 live alone."
    ) % {"old": found["old"] or 0, "limited": found["limited"] or 0, "alone": found["alone"]}
    return said + _uncounted(found["unknown"])


def _uncounted(households: int) -> str:
    if not households:
        return ""
    said = ngettext(
        "%(count)d household lacks this entry in the ledger and is not counted.",
        "%(count)d households lack this entry in the ledger and are not counted.",
        households,
    )
    return _(" (%(remark)s)") % {"remark": said % {"count": households}}


def _fabric(estate: Estate) -> str:
    found = Building.objects.filter(estate=estate).aggregate(
        old=Count("pk", filter=Q(year__lt=CODE_CHANGE)),
        dated=Count("pk", filter=Q(year__isnull=False)),
        entrances=Sum("entrances"),
    )
    lifts = Component.objects.filter(estate=estate, system="lift").count()
    return _(
        "%(old)d of %(dated)d dated buildings were finished before %(year)d; "
        "%(lifts)d lifts serve %(entrances)d entrances."
    ) % {
        "old": found["old"],
        "dated": found["dated"],
        "year": CODE_CHANGE,
        "lifts": lifts,
        "entrances": found["entrances"] or 0,
    }
