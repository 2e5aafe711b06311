"""Many sheets of paper come in one file: all of them or none, by the same right as one sheet."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from linli.web.journal.models import Entry
from linli.web.plans.actions import wishes
from linli.web.plans.models import WishList
from tests.web.conftest import NOON
from tests.web.people.factories import hand
from tests.web.plans.factories import closed, hands_in, opened

pytestmark = pytest.mark.django_db
TWO = "household,measure\n2-2-601,call_tree\n2-2-601,2\nH01,\n"


def send(browser, lane, text, name="lists.csv", **how):
    body = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, body)
    return browser.post(reverse("wishes-lists", args=[lane.pk]), {"file": file}, **how)


def test_homes_are_heard_by_door_or_household_and_wishes_by_code_or_number(counter, lane):
    asked = opened(lane)
    page = send(counter, lane, TWO, follow=True)
    assert "录入了 2 张" in page.content.decode()
    assert asked.ballots() == {
        "2-2-601": frozenset({"call_tree", "lift_new"}),
        "1-1-101": frozenset(),
    }
    assert all(WishList.objects.values_list("on_paper", flat=True))


def test_a_table_that_chinese_excel_wrote_is_read(counter, lane):
    asked = opened(lane)
    send(counter, lane, "住户编号,措施\n2-2-601,call_tree\n".encode("gb18030"))
    assert list(asked.ballots()) == ["2-2-601"]


def test_each_home_has_its_line_in_the_record_by_the_hand_of_the_counter(counter, lane):
    opened(lane)
    send(counter, lane, TWO)
    rows = Entry.objects.values_list("act", "role", "how", "who")
    assert list(rows) == [("hand_in_wishes", "committee", "desk", None)] * 2
    lines = " ".join(Entry.objects.values_list("line", flat=True))
    assert not [word for word in ("2-2-601", "H01", "call_tree") if word in lines]


def test_a_list_in_the_file_takes_the_place_of_what_was_handed_in_and_that_is_told(
    counter, lane, neighbour
):
    asked = opened(lane)
    hands_in(neighbour, asked, "1-1-101", "lift_new")
    page = send(counter, lane, TWO, follow=True)
    assert "其中 1 张" in page.content.decode()
    assert asked.ballots()["1-1-101"] == frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TWO + "9-9-999,call_tree\n", "第 5 行：台账里没有“9-9-999”这一户"),
        (TWO + "2-2-601,airship\n", "第 5 行：心愿单上没有“airship”这一样"),
        (TWO + "2-2-601,99\n", "“99”"),
        (TWO + "1-1-101,call_tree\n", "第 5 行：“1-1-101”和第 4 行是同一户"),
        (TWO + ",call_tree\n", "第 5 行"),
        (TWO + "2-2-601,call_tree,roof_repair\n", "第 5 行有 3 格"),
        ("household\n2-2-601\n", "缺少这些列：measure"),
        ("household,measure,measure\n", "空"),
        ("household,measure\n", "除了列名什么也没有"),
        ('household,measure\n"2-2-601,call_tree\n', "CSV"),
        (b"household,measure\n\xff\xff,x\n", "UTF-8"),
        ("", "空的"),
    ],
)
def test_a_file_with_one_wrong_line_changes_nothing_and_the_line_is_named(
    counter, lane, text, said
):
    asked = opened(lane)
    page = send(counter, lane, text)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not asked.ballots()
    assert not Entry.objects.exists()


def test_what_is_no_csv_file_is_refused(counter, lane):
    opened(lane)
    assert "CSV" in send(counter, lane, TWO, name="lists.xlsx").content.decode()
    assert not WishList.objects.exists()


def test_only_the_counter_hands_a_file_in(lane, neighbour):
    with pytest.raises(PermissionDenied):
        wishes.enter_lists(hand(neighbour), opened(lane), {"1-1-101": frozenset()}, moment=NOON)


def test_a_home_that_has_left_the_ledger_meanwhile_stops_the_whole_file(lane, staff):
    asked = opened(lane)
    both = {"1-1-101": frozenset(), "gone": frozenset()}
    with pytest.raises(ValidationError, match="没有这一户"):
        wishes.enter_lists(hand(staff), asked, both, moment=NOON)
    assert not asked.ballots()


def test_nothing_is_entered_after_closing(counter, lane, staff):
    asked = closed(lane)
    with pytest.raises(ValidationError, match="结束"):
        wishes.enter_lists(hand(staff), asked, {"1-1-101": frozenset()}, moment=NOON)
    assert "没有" in send(counter, lane, TWO).content.decode()


def test_the_page_says_what_the_file_looks_like(counter, lane):
    opened(lane)
    page = counter.get(reverse("wishes-lists", args=[lane.pk])).content.decode()
    assert "household,measure\n1-1-101,1\n1-1-101,2\n" in page
