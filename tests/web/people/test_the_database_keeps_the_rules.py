"""What must never stand in a row the database itself refuses."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from linli.web.people.models import Care, Doubt, Errand, Invitation, Occupancy, Proxy
from tests.web.conftest import NOON
from tests.web.people.factories import care, letter, lives, person, proxy


@pytest.fixture
def rows(lane):
    """One right row of each kind."""
    wang, li = lives(lane).person, lives(lane, person("李叔"), relation="family").person
    letter(lane)
    given, cared = proxy(lane, wang, li), care(lane, wang, li)
    Doubt.objects.create(occupancy=wang.homes.get(), by=li, raised_at=NOON)
    Errand.objects.create(
        estate=lane, person=wang, by=li, how="carer", care=cared, began_at=NOON, heard_at=NOON
    )
    return given, cared


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Occupancy, {"until": date(2019, 1, 1)}),
        (Occupancy, {"relation": "guest"}),
        (Occupancy, {"relation": "tenant", "lives_here": False}),
        (Occupancy, {"owner_confirmed_at": NOON}),
        (Occupancy, {"owner_source": "register"}),
        (Occupancy, {"owner_confirmed_at": NOON, "owner_source": "hearsay"}),
        (
            Occupancy,
            {"owner_confirmed_at": NOON, "owner_source": "register", "relation": "tenant"},
        ),
        (Invitation, {"expires_at": NOON}),
        (Invitation, {"ended_at": NOON}),
        (Invitation, {"ended_as": "revoked"}),
        (Invitation, {"ended_at": NOON, "ended_as": "lost"}),
        (Doubt, {"settled_at": NOON - timedelta(1)}),
        (Proxy, {"until": None}),
        (Proxy, {"confirmed_at": None}),
        (Proxy, {"confirmed_at": NOON + timedelta(1)}),
        (Proxy, {"ended_at": NOON - timedelta(1)}),
        (Care, {"consent": "silence"}),
        (Care, {"consent": "spoken"}),
        (Care, {"confirmed_at": None}),
        (Errand, {"how": "desk"}),
        (Errand, {"care": None}),
        (Errand, {"seen": "card"}),
        (Errand, {"ended_at": NOON - timedelta(1)}),
    ],
    ids=lambda value: getattr(value, "__name__", None) or ",".join(value),
)
def test_a_row_that_breaks_a_rule_is_refused(rows, model, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)


def test_nobody_gives_anything_to_themselves(rows):
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.update(holder=row.giver)


def test_a_home_has_one_open_code(rows, lane):
    with pytest.raises(IntegrityError), transaction.atomic():
        letter(lane)


def test_somebody_acts_for_one_person_at_a_time(rows):
    errand = Errand.objects.get()
    errand.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        errand.save()


def test_a_person_belongs_to_a_home_once(rows, lane):
    with pytest.raises(IntegrityError), transaction.atomic():
        lives(lane, Occupancy.objects.filter(relation="owner").get().person)
