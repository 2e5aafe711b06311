"""A charter may be stricter than the law, never looser; every fault names its place and article."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.charter.acts import ACTS
from linli.engine.charter.charter import may, who_may
from linli.engine.charter.document import faults, read
from linli.engine.charter.law import places, rule_set
from linli.engine.charter.roles import CODES
from linli.engine.charter.template import template, template_document
from linli.engine.errors import InputError

LAW = rule_set("national")


def changed(change):
    """Faults of the national template after ``change`` has been at it."""
    document = copy.deepcopy(template_document("national"))
    change(document)
    return faults(document, LAW)


def the_fault(change):
    (fault,) = changed(change)
    return fault


def put(path, value):
    """A change: the part of the document at this path becomes ``value``."""

    def change(document):
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = value

    return change


def cut(path):
    def change(document):
        *way, last = path
        for step in way:
            document = document[step]
        del document[last]

    return change


BALLOT = next(
    number
    for number, stage in enumerate(template_document("national")["kinds"]["lift"]["stages"])
    if stage["code"] == "ballot"
)
AT_BALLOT = ("kinds", "lift", "stages", BALLOT)


@pytest.mark.parametrize("place", places())
def test_the_template_of_every_place_holds_against_its_law(place):
    assert faults(template_document(place), rule_set(place)) == ()


@pytest.mark.parametrize(
    ("change", "code", "where", "article"),
    [
        (put((*AT_BALLOT, "gates", 0, "days"), 14), "notice_too_short", "ballot/gates", "14 条"),
        (put(("kinds", "lift", "decide", "passing"), "2/3"), "passing_too_small", "passing", "7"),
        (put(("kinds", "lift", "decide", "quorum"), "1/2"), "quorum_too_small", "quorum", "7 项"),
        (put(("kinds", "fund_use", "decide", "strict"), False), "must_be_more_than", "p", "5 项"),
        (put(("kinds", "lift", "decide", "by"), "committee"), "owners_must_decide", "decide", "7"),
        (put(("rights", "see_vulnerable"), ["tenant"]), "role_not_allowed", "vulnerable", "28"),
        (put(("rights", "raise_matter"), ["owner"]), "role_missing", "raise_matter", "协商"),
        (put(("rights", "fly"), ["owner"]), "unknown_act", "rights/fly", ""),
        (put(("rights", "invite"), ["king"]), "unknown_role", "rights/invite", ""),
        (put(("kinds", "lift", "scopes"), ["moon"]), "unknown_scope", "scopes", ""),
        (put(("kinds", "lift", "pay"), ["king"]), "unknown_payer", "pay", ""),
        (put(("kinds", "lift", "decide", "rule"), "cc1"), "unknown_rule", "decide", ""),
        (put((*AT_BALLOT, "gates", 2, "kind"), "luck"), "unknown_gate", "gates", ""),
        (put((*AT_BALLOT, "gates"), [{"kind": "notice", "days": 15}]),
         "ballot_without_decision", "gates", "7 项"),
        (cut(AT_BALLOT), "no_ballot", "stages", "7 项"),
        (cut(("title",)), "missing", "title", ""),
        (cut(("rights", "see_matter")), "role_missing", "see_matter", ""),
        (put((*AT_BALLOT, "days"), "soon"), "wrong_kind", "days", ""),
        (put((*AT_BALLOT, "days"), 10_000_000), "wrong_kind", "days", ""),
        (put(("kinds", "lift", "decide", "passing"), "1e999999"), "wrong_kind", "passing", ""),
        (put(("kinds", "lift", "colour"), "red"), "unknown_part", "colour", ""),
    ],
)  # fmt: skip
def test_what_is_looser_or_unknown_is_named_with_place_and_article(change, code, where, article):
    found = changed(change)
    assert {fault.code for fault in found} == {code}
    assert all(where in fault.where for fault in found)
    assert article in found[0].article


def test_stages_out_of_their_order_are_refused():
    def swap(document):
        stages = document["kinds"]["lift"]["stages"]
        stages[0], stages[1] = stages[1], stages[0]

    assert the_fault(swap).code == "stages_out_of_order"


@pytest.mark.parametrize(
    "change",
    [
        put((*AT_BALLOT, "gates", 0, "days"), 30),
        put(("kinds", "lift", "decide", "passing"), "9/10"),
        put(("rights", "keep_ledger"), ["committee"]),
        put(("kinds", "event", "decide"), {"by": "owners", "rule": "cc278_9"}),
    ],
)
def test_what_is_stricter_is_accepted_or_asks_only_for_its_ballot(change):
    assert {fault.code for fault in changed(change)} <= {"no_ballot"}


def test_a_share_above_the_laws_need_only_be_reached():
    document = template_document("national")
    document["kinds"]["fund_use"]["decide"]["passing"] = "2/3"
    rule = read(document, LAW).kinds["fund_use"].decide.rule
    assert not rule.strict


def test_reading_a_faulty_charter_names_the_first_fault():
    document = template_document("national")
    del document["title"]
    with pytest.raises(InputError, match="charter_fault"):
        read(document, LAW)


def paths(part, way=()):
    """Every place in a document."""
    if not isinstance(part, dict | list):
        return
    for key, value in part.items() if isinstance(part, dict) else enumerate(part):
        yield (*way, key)
        yield from paths(value, (*way, key))


PATHS = sorted(paths(template_document("national")), key=str)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(PATHS), anything)
def test_whatever_stands_in_a_document_is_a_fault_or_a_charter_never_a_crash(path, value):
    document = template_document("national")
    put(path, value)(document)
    found = faults(document, LAW)
    assert found or read(document, LAW)


@given(st.sets(st.sampled_from(CODES)), st.sampled_from(sorted(ACTS)))
def test_a_right_is_carried_by_the_most_special_role_that_has_it(roles, act):
    charter = template("national")
    carrier = may(charter, act, roles, kind="lift", stage="ballot")
    able = [code for code in CODES if code in roles & who_may(
        charter, act, kind="lift", stage="ballot")]  # fmt: skip
    assert carrier == (able[0] if able else None)


def test_a_stage_can_give_a_right_that_the_charter_gives_nobody():
    charter = template("national")
    assert may(charter, "record_decision", CODES, kind="lift", stage="wish") is None
    assert may(charter, "record_decision", CODES, kind="lift", stage="ballot") is not None
