"""A charter that somebody sets."""

from datetime import timedelta

from django.utils import timezone

from linli.web.charter import drafting
from linli.web.charter.models import CharterDraft
from tests.web.conftest import NOON
from tests.web.people.factories import hand

TODAY = timezone.localdate(NOON)
YESTERDAY = TODAY - timedelta(1)
WHY = "小事快办"


def begin(who, estate, place=None):
    return drafting.begin(hand(who), estate, place=place, moment=NOON)


def give(who, estate, act, *roles):
    return drafting.give(hand(who), estate, act, roles, moment=NOON).document["rights"][act]


def shape(who, estate, kind, **changes):
    """Numbers of a kind, by place; ``__`` stands for the slash."""
    places = {place.replace("__", "/"): value for place, value in changes.items()}
    return drafting.shape(hand(who), estate, kind, places, moment=NOON).document["kinds"][kind]


def set_it(who, estate, *, note=WHY, day=TODAY):
    return drafting.set_charter(hand(who), estate, note=note, in_force_from=day, moment=NOON)


def drafted():
    """What is written in the one draft there is."""
    return CharterDraft.objects.get().document
