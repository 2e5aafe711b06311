"""A door is found however it is written, and says on paper where it is."""

import pytest
from django.utils import translation

from linli.web.people.doors import Door, door, doors, folded, plain_name
from linli.web.people.finding import find_by_door
from tests.web.people.factories import HOME, NEXT_DOOR, lives, person


@pytest.mark.parametrize(
    "written",
    [
        "1-2-301",
        "1－2－301",
        "1 2 301",
        "1号楼2单元301室",
        "１号楼２单元３０１",
        "1栋2门0301",
        "1/2/301",
    ],
)
def test_one_door_has_many_spellings(written):
    assert folded(written) == ("1", "2", "301")


def test_different_doors_stay_different():
    assert folded("1-2-301") != folded("12-301")
    assert folded("甲-101") != folded("乙-101")
    assert folded("A-101") == folded("a101")


def test_a_door_on_paper_names_building_and_entrance(lane):
    with translation.override("zh-hans"):
        assert str(door(lane, HOME)) == f"1号楼 1 单元 {HOME}"
        assert str(Door("7", "7", "老楼")) == "老楼 7"
        assert str(door(lane, "gone")) == "gone"
    assert next(iter(doors(lane))) == HOME


def test_a_name_has_one_form():
    assert plain_name("　王 　阿姨 ") == "王 阿姨"
    assert plain_name("Ｗａｎｇ") == "Wang"


def test_signing_in_finds_who_is_behind_a_door_by_name(lane):
    wang = lives(lane, person("王阿姨")).person
    lives(lane, person("李叔"))
    lives(lane, person("王阿姨"), NEXT_DOOR)
    assert find_by_door("1号楼1单元101", "王阿姨") == [wang]
    assert find_by_door("1-1-999", "王阿姨") == []
    assert find_by_door("", "王阿姨") == []


def test_who_has_moved_out_is_found_no_more(lane):
    lives(lane, person("王阿姨"), until="2025-01-01")
    assert find_by_door(HOME, "王阿姨") == []
