"""Who lives behind which door: for signing in with a PIN, and for the counter."""

from django.db.models import Q
from django.utils import timezone

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.doors import folded, plain_name
from linli.web.people.models import Occupancy


def find_by_door(door: str, name: str) -> list[Person]:
    """Everybody of this name behind a door written like this, in any estate.

    Reads the clock, as it is asked while somebody signs in, through ``settings.PIN_FINDER``.
    """
    wanted = folded(door)
    homes = (
        Occupancy.objects.current(timezone.localdate())
        .filter(person__name__iexact=plain_name(name))
        .select_related("person")
    )
    found = {home.person_id: home.person for home in homes if folded(home.dwelling) == wanted}
    return list(found.values()) if wanted else []


def in_estate(estate: Estate, door: str, name: str) -> list[Person]:
    """Those of this estate whom a door and a name may mean."""
    wanted = folded(door)
    homes = Occupancy.objects.current(timezone.localdate()).filter(
        estate=estate, person__name__iexact=plain_name(name), person__is_active=True
    )
    found = {
        home.person_id: home.person
        for home in homes.select_related("person")
        if wanted and folded(home.dwelling) == wanted
    }
    return list(found.values())


def at_home(estate: Estate, words: str) -> list[Occupancy]:
    """For the counter: those whose name holds these words, or whose door is written like them."""
    now = Occupancy.objects.current(timezone.localdate()).filter(estate=estate)
    name, wanted = plain_name(words), folded(words)
    keys = now.values_list("dwelling", flat=True).distinct()
    same = [key for key in keys if wanted and folded(key)[-len(wanted) :] == wanted]
    asked = Q(dwelling__in=same) | (Q(person__name__icontains=name) if name else Q())
    return list(now.filter(asked).select_related("person").order_by("dwelling", "pk"))
