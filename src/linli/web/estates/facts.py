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
        "The ledger lists %(buildings)s buildings with %(dwellings)s dwellings, "
        "%(households)s households and %(persons)s persons."
    ) % {
        "buildings": _number(Building.objects.filter(estate=estate).count()),
        "dwellings": _number(Dwelling.objects.filter(estate=estate).count()),
        "households": _number(found["households"]),
        "persons": _number(found["persons"]),
    }
    if found["away"]:
        away = _("%(away)s of them are away all year.") % {"away": _number(found["away"])}
        said = _("%(first)s %(second)s") % {"first": said, "second": away}
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
        "%(old)s of them are 80 or older, %(limited)s cannot manage stairs unaided, "
        "and %(alone)s people over 60 live alone."
    ) % {name: _number(found[name]) for name in ("old", "limited", "alone")}
    return said + _uncounted(found["unknown"])


def _uncounted(households: int) -> str:
    if not households:
        return ""
    said = ngettext(
        "%(count)s household lacks this entry in the ledger and is not counted.",
        "%(count)s households lack this entry in the ledger and are not counted.",
        households,
    )
    return _(" (%(remark)s)") % {"remark": said % {"count": _number(households)}}


def _fabric(estate: Estate) -> str:
    found = Building.objects.filter(estate=estate).aggregate(
        old=Count("pk", filter=Q(year__lt=CODE_CHANGE)),
        dated=Count("pk", filter=Q(year__isnull=False)),
        entrances=Sum("entrances"),
    )
    facts = {
        "old": _number(found["old"]),
        "dated": _number(found["dated"]),
        "year": CODE_CHANGE,
        "entrances": _number(found["entrances"]),
    }
    components = Component.objects.filter(estate=estate)
    if not components.exists():
        return (
            _(
                "%(old)s of %(dated)s dated buildings were finished before %(year)s; "
                "lifts and pipes are not recorded yet."
            )
            % facts
        )
    facts["lifts"] = _number(components.filter(system="lift").count())
    return (
        _(
            "%(old)s of %(dated)s dated buildings were finished before %(year)s; "
            "%(lifts)s lifts serve %(entrances)s entrances."
        )
        % facts
    )


def _number(count: int | None) -> str:
    return f"{count or 0:,}"
