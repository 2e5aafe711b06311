"""Every version stays to be read with its reason; what changed between two is told in words."""

import pytest

from linli.web.charter.models import CharterVersion
from tests.web.charter.factories import TODAY, begin, give, set_it, shape
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(lane, committee, begun):
    """The usual charter, and one that gives a right, a number and a share."""
    set_it(committee, lane, note="先照通用的")
    begin(committee, lane)
    give(committee, lane, "invite", "grid_worker", "committee", "operator", "building_leader")
    shape(committee, lane, "lift", stages__0__days=3, decide__passing="4/5")
    set_it(committee, lane, note="电梯更严")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("从第 1 版到第 2 版", "新增能“发入户信”的：楼栋长", "原来 3/4，现在 4/5")),
        ("en", ("From version 1 to version 2", "also be done by: building leader", "now 4/5")),
    ],
)
def test_what_changed_is_told_in_words(read, lane, two, lang, words):
    text = read(None, "charter-versions", lane.pk, lang=lang, old="1", new="2")
    for word in words:
        assert word in text


def test_backwards_it_is_lost(read, lane, two):
    text = read(None, "charter-versions", lane.pk, lang="en", old="2", new="1")
    assert "may no longer be done by: building leader" in text


def test_a_version_compared_with_itself_has_not_changed(read, lane, two):
    assert "Nothing changed." in read(
        None, "charter-versions", lane.pk, lang="en", old="1", new="1"
    )


def test_each_version_stands_with_its_reason_and_the_newest_first(read, lane, two):
    text = read(None, "charter-versions", lane.pk)
    assert text.index("电梯更严") < text.index("先照通用的")


@pytest.mark.parametrize(("old", "new"), [("1", "9"), ("x", "2"), ("", "")])
def test_versions_that_are_none_are_not_compared(read, lane, two, old, new):
    text = read(None, "charter-versions", lane.pk, lang="en", old=old, new=new)
    assert "From version" in text
    assert "to version 9" not in text
    assert "may now also" not in text


def test_the_last_two_are_offered_first(read, lane, two):
    text = read(None, "charter-versions", lane.pk)
    old, new = text.split('name="new"')
    assert "<option selected>1<" in old
    assert "<option selected>2<" in new


def test_another_law_is_told_by_its_name(read, lane, committee, begun):
    set_it(committee, lane)
    begin(committee, lane, "hangzhou")
    set_it(committee, lane)
    text = read(None, "charter-versions", lane.pk, lang="en", old="1", new="2")
    assert "before National: Civil Code, now Hangzhou." in text


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "还没有改过"), ("en", "Nothing has been changed")]
)
def test_an_estate_that_has_changed_nothing_is_told_so(read, lane, lang, words):
    assert words in read(None, "charter-versions", lane.pk, lang=lang)


def test_the_usual_charter_that_was_frozen_is_called_so(read, lane):
    from linli.web.charter.current import frozen  # noqa: PLC0415 - needs Django set up

    version = frozen(lane, moment=NOON, day=TODAY)
    assert version.number == 0
    assert frozen(lane, moment=NOON, day=TODAY) == version
    assert CharterVersion.objects.count() == 1
    assert "the usual charter, as it was" in read(None, "charter-versions", lane.pk, lang="en")
