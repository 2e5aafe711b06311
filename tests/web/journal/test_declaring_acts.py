"""Only what was declared is recorded, so that nothing personal slips in."""

import pytest
from django.utils import translation

from linli.web.journal import acts
from linli.web.journal.acts import Kind, UndeclaredFactError
from linli.web.journal.models import Entry
from tests.web.journal.factories import ACT, wrote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "facts",
    [
        {"floors": 6}, {"floors": None}, {"kind": "roof"}, {"heard": False}, {"day": "2031-05-01"},
        {"comment": "0" * 64}, {"firm": "清河物业公司"}, {"firms": ["甲公司", "乙公司"]},
        {"fields": ["name", "kind"]}, {"years": [1985, 1990]}, {},
    ],
)  # fmt: skip
def test_a_declared_fact_of_its_kind_is_recorded(facts):
    assert wrote(facts=facts).told() == facts


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Wang Fang"}, {"floors": "6"}, {"floors": True}, {"floors": 6.0}, {"heard": 1},
        {"kind": "stairs"}, {"kind": 1}, {"day": "王芳"}, {"day": "Wang Fang"}, {"day": 5},
        {"comment": "The lift is broken."}, {"comment": "0" * 63}, {"firm": "x" * 201},
        {"fields": "name"}, {"fields": ["Wang Fang"]}, {"years": [1.5]}, {"firms": [1]},
    ],
)  # fmt: skip
def test_any_other_fact_is_refused_before_anything_is_written(facts):
    with pytest.raises(UndeclaredFactError) as caught:
        wrote(facts=facts)
    assert not Entry.objects.exists()
    assert "Wang" not in str(caught.value)
    assert "王" not in str(caught.value)


def test_an_act_that_nobody_declared_is_refused():
    with pytest.raises(UndeclaredFactError, match="no such act"):
        wrote(act="sell_the_roof")


def test_an_act_is_declared_once():
    acts.declare("twice", facts={"a": int}, sentence="Twice.")
    acts.declare("twice", facts={"a": Kind.WHOLE}, sentence="Twice.")
    with pytest.raises(ValueError, match="declared twice"):
        acts.declare("twice", facts={"a": str}, sentence="Twice.")


def test_a_public_text_is_recorded_in_the_form_that_the_record_takes():
    """A keyboard may send an accent apart from its letter; the record has one spelling."""
    assert wrote(facts={"firm": "Cafe\u0301"}).told() == {"firm": "Caf\u00e9"}
    assert wrote(facts={"firms": ["e\u0301"]}).told() == {"firms": ["\u00e9"]}


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "Tried yes on matter/1, 6 floors (not recorded)."),
        ("zh-hans", "Tried 是 on matter/1, 6 floors (未登记)."),
    ],
)
def test_an_entry_is_told_in_the_readers_language(language, wanted):
    with translation.override(language):
        assert acts.told(ACT, "matter/1", {"floors": 6, "kind": "lift", "heard": None}) == wanted


def test_a_fact_that_is_absent_is_said_to_be():
    with translation.override("en"):
        told = acts.told(ACT, "matter/1", {"floors": [1, 2], "heard": True})
    assert told == "Tried not recorded on matter/1, 1, 2 floors (yes)."


def test_an_act_of_an_earlier_time_is_told_by_its_code():
    with translation.override("en"):
        assert acts.told("long_gone", "matter/1", {}) == "An act of the kind long_gone."


def test_roles_have_words():
    acts.name_roles({"tenant_of_test": "tenant"})
    assert acts.role_words("tenant_of_test") == "tenant"
    assert acts.role_words("nobody_knows") == "nobody_knows"
