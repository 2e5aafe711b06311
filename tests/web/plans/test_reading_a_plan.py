"""A plan's page: packages side by side, the budget one can move, files to take away."""

import json

import pytest
from django.urls import reverse

from linli.web.estates.models import State
from tests.web.plans.factories import MILLION, burden, document, package, planned

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(lane, neighbour, sign_in):
    """The page as a resident reads it."""
    browser = sign_in(neighbour)

    def page(plan=None, *, lang="zh", headers=None, **query):
        shown = plan or planned(lane)
        found = browser.get(
            reverse("plan", args=[shown.pk]),
            query,
            headers={"accept-language": lang} | (headers or {}),
        )
        assert found.status_code == 200
        return found

    return page


def facts(page, at=0):
    return {fact.label: fact.value for fact in page.context["cards"][at].facts}


def test_each_package_says_what_it_costs_whom_and_what_it_changes(read):
    said = facts(read())
    assert said == {
        "要花": "约 30 万元（15 万至 60 万元）",
        "平均每户（各方合计）": "25,008 元",
        "居民自己出": "一半人家不超过 1,000 元，最多的 2,000 元",
        "每年维护": "3,000 元",
        "少受的苦": "一年约 20（8 至 35）人·日",
        "可能的死亡": "一百年里 0.30 人，做了以后 0.20 人",
        "法律要求消除的问题": "全部解决",
        "有心愿实现的人家": "交了心愿单的人家里有 67%",
        "排在第一": "把拿不准的都算上，75% 的试算里它最好",
    }


def test_a_package_whose_relief_passes_a_limit_is_not_paid_for(read, lane):
    over = {"payer": "local", "let_off_fen": None, "beyond_limit_fen": 10_000_000,
            "others_percent": None}  # fmt: skip
    found = document(packages=[package(relief=over)])
    said = facts(read(planned(lane, found=found)))
    assert said["钱还没有着落"] == "要省市区出的钱过了上限，最多超出 10 万元"


def test_the_page_reads_in_english(read):
    page = read(lang="en")
    assert facts(page)["Saves"] == "about 20 (8 to 35) person-days a year"
    assert "1 million yuan" in page.context["report"].title


def test_the_proposed_package_comes_first_and_is_marked(read):
    page = read()
    assert [card.proposed for card in page.context["cards"]] == [True, False]
    assert page.context["cards"][0].measures == [
        "更换供水立管",
        "修屋面、做防水（1号楼）",
        "联络树",
    ]
    assert page.content.decode().count('class="mark"') == 1


def test_what_stays_open_alarms(read, lane):
    left = package(open_gaps={"stairs_unsafe": 3, "meter_bank_unsafe": 2})
    page = read(planned(lane, found=document(packages=[left])))
    assert facts(page)["法律要求消除的问题"] == "还剩 5 处"
    assert "alarming" in page.content.decode()


def test_where_nobody_was_asked_or_pays_nothing_is_made_up(read, lane):
    alone = package("whole", served=None, voice=None, burden=burden(total_fen=0))
    said = facts(read(planned(lane, found=document(packages=[alone]))))
    assert said["居民自己出"] == "不用出"
    assert "有心愿实现的人家" not in said
    assert "排在第一" not in said


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"median_fen": 0}, "一半以上的人家不用出，最多的 2,000 元"),
        ({"median_fen": 200_000}, "每户 2,000 元"),
    ],
)
def test_what_homes_pay_is_said_as_simply_as_it_is(read, lane, changes, words):
    alone = package("whole", burden=burden(**changes))
    assert facts(read(planned(lane, found=document(packages=[alone]))))["居民自己出"] == words


def test_of_many_buildings_the_number_is_told(read, lane):
    found = document()
    found["estate"]["buildings"] = 9
    found["measures"][1]["buildings"] = ["1", "2", "3", "4", "5"]
    assert (
        "修屋面、做防水（5 栋楼）" in read(planned(lane, found=found)).context["cards"][0].measures
    )


def test_of_few_lists_nothing_is_told(read, lane):
    found = document()
    found["brief"]["voters"] = 4
    assert "有心愿实现的人家" not in facts(read(planned(lane, found=found)))


def test_the_answer_stands_first_then_cards_slider_and_why(read):
    text = read().content.decode()
    places = [
        text.index(mark)
        for mark in ("<ol>", 'class="packages"', 'id="budget"', 'id="measures"', "plan.pdf")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "begins"), [("plan-pdf", b"%PDF"), ("plan-workbook", b"PK")])
def test_files_to_take_away(lane, neighbour, sign_in, name, begins, lang):
    plan = planned(lane)
    address = reverse(name, args=[plan.pk])
    file = sign_in(neighbour).get(address, headers={"accept-language": lang})
    assert file.content.startswith(begins)
    assert "attachment" in file.headers["Content-Disposition"]


def test_what_is_not_done_has_no_files(lane, counter):
    plan = planned(lane, state=State.WAITING)
    for name in ("plan-pdf", "plan-workbook", "plan-json"):
        assert counter.get(reverse(name, args=[plan.pk])).status_code == 404


def test_the_slider_stands_at_the_budget_asked_for_with_the_proposed_package(read):
    rung = read().context["rung"]
    assert (rung.cost, rung.saved) == ("30 万元", "20.0")
    assert (rung.step.number, rung.step.budget, rung.step.asked) == (4, "100 万元", True)
    assert rung.comes_in == rung.goes_out == []


def test_more_money_says_what_comes_in(read):
    page = read(step="6")
    assert page.context["rung"].comes_in == ["加装电梯（1号楼）"]
    assert page.context["rung"].goes_out == []
    assert "150 万元" in page.content.decode()


def test_less_money_says_what_goes_out_and_what_the_law_then_lacks(read):
    page = read(step="1")
    assert page.context["rung"].goes_out == ["修屋面、做防水（1号楼）"]
    assert "还有 2 处法律要求消除的问题" in page.content.decode()


@pytest.mark.parametrize("step", ["0", "9", "x", "-1", "٣"])
def test_an_address_with_no_such_step_shows_the_budget_asked_for(read, step):
    assert read(step=step).context["rung"].step.asked


def test_a_planner_draws_up_the_plan_for_another_budget_from_there(lane, counter, read):
    plan = planned(lane)
    address = f"{reverse('plan-new', args=[lane.pk])}?budget=150"
    assert address in counter.get(reverse("plan", args=[plan.pk]), {"step": "6"}).content.decode()
    assert counter.get(address).context["form"]["budget"].value() == "150"
    assert address not in read(plan, step="6").content.decode()


def test_a_script_gets_the_step_alone(read):
    text = read(step="6", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert "加装电梯" in text


def test_each_step_is_a_link_so_that_no_script_is_needed(read):
    text = read().content.decode()
    for number in range(1, 9):
        assert f'href="?step={number}#budget"' in text


def test_a_ledger_that_has_changed_since_is_said(read, lane):
    assert "台账已经改过" in read(planned(lane, revision=lane.revision + 1)).content.decode()


def test_the_figures_go_out_as_they_are(lane, neighbour, sign_in):
    plan = planned(lane)
    file = sign_in(neighbour).get(reverse("plan-json", args=[plan.pk]))
    assert json.loads(file.content)["brief"]["budget_fen"] == MILLION
    assert "attachment" in file.headers["Content-Disposition"]


def test_plans_are_listed_the_newest_first(lane, neighbour, sign_in):
    planned(lane), planned(lane, budget_fen=5 * MILLION)
    page = sign_in(neighbour).get(reverse("plans", args=[lane.pk]))
    assert [budget for _plan, budget in page.context["plans"]] == ["500 万元", "100 万元"]


def test_what_came_to_nothing_is_listed_for_those_who_plan_alone(lane, neighbour, counter, sign_in):
    planned(lane, state=State.CANCELLED)
    address = reverse("plans", args=[lane.pk])
    assert len(counter.get(address).context["plans"]) == 1
    assert sign_in(neighbour).get(address).context["plans"] == []


def test_an_empty_list_teaches_and_has_one_button_for_planners(lane, neighbour, counter, sign_in):
    address = reverse("plans", args=[lane.pk])
    button = reverse("plan-new", args=[lane.pk])
    assert button in counter.get(address).content.decode()
    resident = sign_in(neighbour).get(address).content.decode()
    assert button not in resident
    assert "居委会" in resident


def test_the_number_of_queries_does_not_grow_with_the_plans(
    lane, counter, django_assert_max_num_queries
):
    for _each in range(20):
        planned(lane)
    with django_assert_max_num_queries(25):
        counter.get(reverse("plans", args=[lane.pk]))
