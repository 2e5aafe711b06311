"""What each home pays is told to its own people, and to those who collect the money."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from linli.web.estates.models import State
from linli.web.people.models.occupancy import Relation
from linli.web.plans.models import Plan
from linli.web.shared.personal import declared
from tests.factories import small_estate
from tests.web.people.factories import HOME, LONG_AGO, NEXT_DOOR, holds, lives, person
from tests.web.plans.factories import home, planned, table

pytestmark = pytest.mark.django_db
OTHERS = "7,777 元"
"""What the home next door pays."""
REFUSED, MISSING = 403, 404
ENGLISH = {"accept-language": "en"}


def told(lane, *homes, **values):
    """A plan with such a table."""
    return planned(lane, homes=json.dumps(table(*homes)), **values)


@pytest.fixture
def read(lane, sign_in):
    """The page as somebody of the home reads it, with the homes it tells of."""

    def page(plan, relation=Relation.OWNER, door=HOME, headers=None, **values):
        who = person("王阿姨")
        lives(lane, who, door, relation, **values)
        return sign_in(who).get(reverse("plan", args=[plan.pk]), headers=headers)

    return page


def lines(page):
    return [(each.package, each.own, each.fund) for each in page.context["mine"].homes[0].lines]


def text(page):
    """With plain spaces also where a number is kept with its unit."""
    return page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_an_owner_reads_what_their_home_pays_for_each_package(lane, read):
    page = read(told(lane))
    first, second = lines(page)
    assert first[1:] == (
        "自己出 1,200 元，摊到 10 年里，每月 10 元。",
        "从您家的维修资金里出 300 元。",
    )
    assert second[1:] == ("自己不用出。", "")
    assert "您家出多少" in text(page)
    assert "这是估算" in text(page)
    assert "租户一分不出" in text(page)


def test_the_same_in_english(lane, read):
    page = read(told(lane), headers=ENGLISH)
    assert lines(page)[0][1:] == (
        "1,200 yuan out of your own pocket: 10 yuan a month over 10 years.",
        "300 yuan comes out of your home's part of the maintenance fund.",
    )
    assert "This is an estimate" in text(page)


def test_nobody_reads_what_another_home_pays(lane, read):
    page = read(told(lane))
    assert OTHERS not in text(page)
    assert NEXT_DOOR not in text(page)
    assert OTHERS in text(read(told(lane), door=NEXT_DOOR))


def test_a_month_is_rounded_up_as_in_the_plan(lane, read):
    assert "每月 0.09 元" in lines(read(told(lane, home(HOME, (1_001, 0)))))[0][1]


def test_two_owners_of_one_home_are_told_what_the_home_pays(lane, read):
    halves = [home(HOME, (60_000, 0), household=key) for key in ("H01", "H02")]
    assert "自己出 1,200 元" in lines(read(told(lane, *halves)))[0][1]


def test_a_tenant_pays_nothing_and_is_not_told_what_the_owner_pays(lane, read):
    rows = [home(HOME, role="tenant"), home(HOME, (999_900, 0), role="absent", household=None)]
    page = read(told(lane, *rows), Relation.TENANT)
    assert page.context["mine"].homes[0].lines == []
    assert "您不用出" in text(page)
    assert "9,999" not in text(page)


def test_a_tenant_whom_the_ledger_takes_for_the_owner_pays_nothing(lane, read):
    page = read(told(lane, home(HOME, (120_000, 0), role="unknown")), Relation.TENANT)
    assert page.context["mine"].homes[0].lines == []


def test_an_owner_who_lives_elsewhere_is_told_beside_the_tenant(lane, read):
    rows = [home(HOME, role="tenant"), home(HOME, (120_000, 0), role="absent", household=None)]
    page = read(told(lane, *rows), lives_here=False)
    assert "自己出 1,200 元" in lines(page)[0][1]


@pytest.mark.parametrize(("role", "pays"), [("owner", True), ("tenant", False), ("absent", False)])
def test_family_is_told_what_those_pay_with_whom_they_live(lane, read, role, pays):
    page = read(told(lane, home(HOME, (120_000, 0), role=role)), Relation.FAMILY)
    assert bool(page.context["mine"].homes[0].lines) == pays


@pytest.mark.parametrize("assumed", [True, False])
def test_an_area_that_was_assumed_is_said(lane, read, assumed):
    page = read(told(lane, home(HOME, (120_000, 0), area_assumed=assumed)))
    assert ("没有这一户的面积" in text(page)) == assumed


def test_a_home_that_the_table_does_not_have_is_told_what_to_do(lane, read):
    page = read(told(lane, home(NEXT_DOOR)))
    assert "台账里没有这一户" in text(page)


def test_of_a_plan_made_before_it_is_said_that_nothing_was_kept(lane, read):
    page = read(planned(lane))
    assert "还没有记下每户出多少" in text(page)


def test_who_has_no_home_here_reads_nothing_of_homes(lane, counter):
    page = counter.get(reverse("plan", args=[told(lane).pk]))
    assert page.context["mine"] is None
    assert "您家出多少" not in text(page)
    assert OTHERS not in text(page)


def test_who_has_moved_out_reads_nothing_of_the_home(lane, staff, counter):
    lives(lane, staff, until=LONG_AGO + timedelta(1))
    assert "您家出多少" not in text(counter.get(reverse("plan", args=[told(lane).pk])))
    assert not declared("plans.Plan").rows(staff).exists()


def test_a_home_in_another_estate_with_the_same_door_is_another_home(lane, sign_in):
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    other = store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    plan, who = told(lane), person("王阿姨")
    lives(other, who, NEXT_DOOR)
    holds(lane, who)
    assert OTHERS not in text(sign_in(who).get(reverse("plan", args=[plan.pk])))
    assert not declared("plans.Plan").rows(who).exists()


def test_a_draft_tells_nobody_of_a_home_what_it_pays(lane, read):
    page = read(told(lane, shown_at=None))
    assert page.status_code == REFUSED
    assert "1,200" not in text(page)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_those_who_draw_plans_up_take_the_table_along_for_drafts_too(lane, counter, lang):
    plan = told(lane, shown_at=None)
    address = reverse("plan-homes", args=[plan.pk])
    page = text(counter.get(reverse("plan", args=[plan.pk])))
    assert address in page
    assert "不要张贴" in page
    file = counter.get(address, headers={"accept-language": lang})
    assert file.content.startswith(b"PK")
    assert "attachment" in file.headers["Content-Disposition"]
    assert "no-store" in file.headers["Cache-Control"]


def test_residents_neither_see_the_link_nor_get_the_file(lane, read, sign_in, neighbour):
    plan = told(lane)
    address = reverse("plan-homes", args=[plan.pk])
    assert address not in text(read(plan))
    assert sign_in(neighbour).get(address).status_code == REFUSED


def test_a_plan_without_the_table_has_no_file(lane, counter):
    plan = planned(lane)
    address = reverse("plan-homes", args=[plan.pk])
    assert address not in text(counter.get(reverse("plan", args=[plan.pk])))
    assert counter.get(address).status_code == MISSING


def test_the_database_keeps_the_table_of_a_finished_plan_alone(lane):
    plan = planned(lane, state=State.WAITING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(homes="{}")


def test_lists_of_plans_leave_the_table_in_the_database(lane, counter):
    told(lane)
    page = counter.get(reverse("plans", args=[lane.pk]))
    [(plan, _budget)] = page.context["plans"]
    assert {"homes", "result"} <= plan.get_deferred_fields()


def test_the_number_of_queries_does_not_grow_with_ones_homes(
    lane, sign_in, django_assert_max_num_queries
):
    who, doors = person("房东"), ["1-1-101", "1-1-301", "1-1-601", "1-2-101", "1-2-301"]
    for door in doors:
        lives(lane, who, door)
    plan = told(lane, *(home(door, (100, 100)) for door in doors))
    browser, address = sign_in(who), reverse("plan", args=[plan.pk])
    with django_assert_max_num_queries(25):
        page = browser.get(address)
    assert [each.door.key for each in page.context["mine"].homes] == doors


def mine(browser):
    """What is kept about me, as a page and as a file."""
    file = browser.get(reverse("my-data-file")).content.decode()
    return text(browser.get(reverse("my-data"))), file


def test_people_of_a_home_find_what_it_pays_among_their_data_and_nobody_else(lane, sign_in):
    plan, who, other = told(lane), person("王阿姨"), person("外人")
    lives(lane, who)
    page, file = mine(sign_in(who))
    assert "自己出 1,200 元" in page
    [row] = json.loads(file)["kept"]["plans.Plan"]
    assert row["homes"][0] == {
        "dwelling": HOME,
        "package": "joined",
        "own": 120_000,
        "fund": 30_000,
    }
    assert not [each for each in (OTHERS, "777700", NEXT_DOOR) if each in page + file]
    assert list(declared("plans.Plan").rows(who)) == [plan]
    assert not declared("plans.Plan").rows(other).exists()


def test_a_tenant_finds_that_the_home_pays_nothing(lane, neighbour, sign_in):
    told(lane, home(HOME, (120_000, 0)))
    page, file = mine(sign_in(neighbour))
    assert "您不用出" in page
    assert "120000" not in file


def test_what_is_kept_of_a_draft_is_told_as_a_draft(lane, sign_in):
    told(lane, shown_at=None)
    who = person("王阿姨")
    lives(lane, who)
    page, file = mine(sign_in(who))
    assert "（草稿）" in page
    assert json.loads(file)["kept"]["plans.Plan"][0]["draft"] is True
