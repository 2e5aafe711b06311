"""Rows that nobody should ever write, written directly: the database itself refuses them."""

import pytest
from django.db import IntegrityError, transaction

from linli.web.matters.actions import talk
from linli.web.matters.models import (
    Decision,
    Document,
    Evidence,
    Matter,
    News,
    Objection,
    Subscription,
    Support,
)
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "estate", "building": "1"},
        {"scope": "estate", "entrance": 1},
        {"scope": "building"},
        {"scope": "building", "building": "1", "entrance": 1},
        {"scope": "entrance", "building": "1"},
        {"scope": "entrance", "entrance": 1},
        {"scope": "street"},
        {"state": "lost", "ended_at": NOON},
        {"state": "closed", "reason": "装好了"},
        {"ended_at": NOON},
        {"state": "closed", "ended_at": NOON},
        {"state": "refused", "ended_at": NOON},
        {"state": "withdrawn", "ended_at": NOON},
        {"state": "merged", "ended_at": NOON},
        {"impact": 2},
        {"feasibility": 2},
        {"impact": 4, "feasibility": 2},
    ],
    ids=str,
)
def test_a_matter_that_contradicts_itself(matter, changes):
    m = matter()
    refused(lambda: Matter.objects.filter(pk=m.pk).update(**changes))


def test_an_open_matter_that_is_joined_to_another(matter):
    m, other = matter(), matter()
    refused(lambda: Matter.objects.filter(pk=m.pk).update(merged_into=other))


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": "answered"},
        {"state": "answered", "answer": "移开"},
        {"state": "answered", "answered_at": NOON},
        {"answer": "移开"},
        {"answered_at": NOON},
        {"state": "withdrawn"},
        {"state": "withdrawn", "answered_at": NOON, "answer": "移开"},
    ],
    ids=str,
)
def test_an_objection_half_answered(matter, owner, changes):
    objection = talk.raise_objection(hand(owner), matter(), text="挡光", moment=NOON)
    refused(lambda: Objection.objects.filter(pk=objection.pk).update(**changes))


@pytest.mark.parametrize("row", [Support, Subscription])
def test_the_same_person_twice(matter, tenant, row):
    m = matter()
    when = {"at": NOON} if row is Support else {"since": NOON}
    refused(lambda: row.objects.create(matter=m, person=tenant, **when))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("circus", {}),
        ("reached", {}),
        ("consent", {"part": 1}),
        ("council", {"whole": 3}),
        ("satisfaction", {"part": 0, "whole": 0}),
        ("reached", {"part": 13, "whole": 12}),
        ("cost", {}),
        ("changed_cost", {"fen": -1}),
        ("funding", {"fen": 1}),
        ("funding", {"code": "residents"}),
        ("person", {}),
    ],
)
def test_half_a_fact(matter, kind, fields):
    m = matter()
    whole = {"matter": m, "stage": m.stage, "day": TODAY, "recorded_by": "x", "recorded_at": NOON}
    refused(lambda: Evidence.objects.create(kind=kind, **whole | fields))


@pytest.fixture
def decision(matter):
    """The row of an owners' decision, not yet written."""
    m = matter(kind="fund_use")
    document = Document.objects.create(
        matter=m, kind="decision", name="x.pdf", media="application/pdf", size=1, at=NOON
    )
    counts = {"all": 12, "for": 7, "against": 1, "abstained": 1, "void": 3}
    totals = {f"{of}_{part}": n for of in ("area", "heads") for part, n in counts.items()}
    return {
        "matter": m,
        "stage": "ballot",
        "decided_on": TODAY,
        "by": "owners",
        "rule": "cc278_5",
        "proof": "sheet",
        "document": document,
        "passed": True,
        "recorded_by": "x",
        "recorded_at": NOON,
        **totals,
    }


def test_a_whole_decision_is_written(decision):
    assert Decision.objects.create(**decision).pk


@pytest.mark.parametrize(
    "changes",
    [
        {"heads_void": 4},
        {"area_for": 8},
        {"area_abstained": None},
        {"heads_all": None},
        {"rule": None},
        {"proof": "hearsay"},
        {f"area_{part}": 0 for part in ("all", "for", "against", "abstained", "void")},
        {f"heads_{part}": None for part in ("all", "for", "against", "abstained", "void")},
    ],
    ids=str,
)
def test_a_decision_whose_totals_do_not_add_up(decision, changes):
    refused(lambda: Decision.objects.create(**decision | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"why": "happened"},
        {"why": "happened", "first": 3, "last": 2},
        {"why": "turn", "stage": "raised"},
        {"why": "late", "stage": "raised", "stage_since": TODAY, "last": 1},
        {"why": "gossip", "first": 1, "last": 1},
    ],
    ids=str,
)
def test_a_line_of_the_digest_that_tells_of_nothing(matter, tenant, changes):
    m = matter()
    refused(lambda: News.objects.create(person=tenant, matter=m, at=NOON, **changes))


@pytest.mark.parametrize(
    "line",
    [
        {"why": "happened", "first": 1, "last": 2},
        {"why": "turn", "stage": "raised", "stage_since": TODAY},
    ],
    ids=str,
)
def test_a_line_of_the_digest_told_twice(matter, tenant, line):
    whole = {"person": tenant, "matter": matter(), "at": NOON} | line
    News.objects.create(**whole)
    refused(lambda: News.objects.create(**whole))
