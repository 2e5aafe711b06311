"""Taking a matter up: how much it touches, how feasible it is, and why."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from linli.web.matters.actions import sorting
from linli.web.matters.models import Matter
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def take_up(who, m, impact=2, feasibility=3, reason="好办"):
    sorting.take_up(
        hand(who), m, impact=impact, feasibility=feasibility, reason=reason, moment=NOON
    )


def test_committees_take_it_up_and_it_is_recorded_who(matter, committee, last_entry):
    m = matter()
    take_up(committee, m)
    m.refresh_from_db()
    assert (m.impact, m.feasibility, m.filter_reason) == (2, 3, "好办")
    entry = last_entry()
    assert (entry.act, entry.role) == ("filter", "committee")
    assert (entry.told()["impact"], entry.told()["feasibility"]) == (2, 3)


def test_neighbours_do_not(matter, tenant, owner):
    m = matter()
    for who in (tenant, owner):
        with pytest.raises(PermissionDenied):
            take_up(who, m)


def test_a_reason_is_wanted(matter, committee):
    with pytest.raises(ValidationError, match="Say why"):
        take_up(committee, matter(), reason=" ")


@pytest.mark.parametrize("changes", [{"impact": 0}, {"feasibility": 4}, {"impact": None}])
def test_the_database_keeps_both_from_one_to_three(matter, changes):
    m = matter()
    whole = {"impact": 1, "feasibility": 1} | changes
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=m.pk).update(**whole)
