"""A charter may be stricter than the law, never looser; every fault names its place and article."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.charter.acts import ACTS
from linli.engine.charter.charter import may, who_may
from linli.engine.charter.document import accepted, faults, read
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
AT_WISH, AT_OPTIONS = ("kinds", "lift", "stages", 1), ("kinds", "lift", "stages", 2)


FOLLOWS = {
    "unknown_stage": {"no_ballot"},
    "gate_twice": {"ballot_without_decision"},
    "missing": {"nobody_can"},
}
"""What else is then wrong by itself."""


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
        (put((*AT_BALLOT, "code"), "moon"), "unknown_stage", "lift/stages", ""),
        (put((*AT_BALLOT, "who"), []), "wrong_kind", "who", ""),
        (put((*AT_BALLOT, "gates", 1), {"kind": "notice", "days": 2}), "gate_twice", "notice", ""),
        (put((*AT_BALLOT, "rights", "back_up"), ["operator"]), "act_not_here", "back_up", ""),
        (put((*AT_BALLOT, "days"), 14), "days_too_few", "ballot/days", ""),
        (put((*AT_BALLOT, "rights"), {}), "nobody_can", "lift/stages/ballot", ""),
        (put((*AT_WISH, "gates", 0), {"kind": "reached"}), "missing", "reached/share", ""),
        (put((*AT_WISH, "gates", 0, "days"), 3), "unknown_part", "reached/days", ""),
        (put((*AT_OPTIONS, "gates", 0, "documents"), ["a song"]), "unknown_document", "docu", ""),
        (put(("kinds", "repair", "pay"), ["maintenance_fund"]), "payer_needs_owners", "pay", "5"),
        (put(("rights", "set_charter"), []), "nobody_can", "rights/set_charter", ""),
        (put(("rights", "advance"), []), "nobody_can", "rights/advance", ""),
        (cut(("kinds", "lift")), "kind_missing", "kinds/lift", "278 条 7 项"),
    ],
)  # fmt: skip
def test_what_is_looser_or_unknown_is_named_with_place_and_article(change, code, where, article):
    found = [fault for fault in changed(change) if fault.code not in FOLLOWS.get(code, ())]
    assert {fault.code for fault in found} == {code}
    assert all(where in fault.where for fault in found)
    assert article in found[0].article


def test_what_hung_with_the_options_is_no_notice_of_the_ballot():
    def no_notice(document):
        stages = document["kinds"]["renewal"]["stages"]
        (ballot,) = (stage for stage in stages if stage["code"] == "ballot")
        ballot["gates"] = [gate for gate in ballot["gates"] if gate["kind"] != "notice"]

    fault = the_fault(no_notice)
    assert fault.code == "notice_too_short"
    assert fault.facts["found"] == 0


def test_the_fund_is_spent_by_owners_whatever_the_kind_is_called():
    def painting(document):
        spending = copy.deepcopy(document["kinds"]["fund_use"])
        spending["decide"] = {"by": "owners", "rule": "cc278_5", "quorum": "1/2"}
        document["kinds"]["painting"] = spending

    assert the_fault(painting).code == "quorum_too_small"


def test_the_ballot_is_long_enough_for_its_notice_and_the_days_it_is_open():
    document = template_document("hangzhou")
    put((*AT_BALLOT, "days"), 19)(document)
    (fault,) = faults(document, rule_set("hangzhou"))
    assert (fault.code, fault.facts) == ("days_too_few", {"found": 19, "wanted": 20})
    assert "杭州" in fault.article


def test_a_kind_has_a_code_that_can_stand_in_an_address():
    def spaced(document):
        document["kinds"]["a b/c"] = document["kinds"]["event"]

    assert the_fault(spaced).code == "wrong_code"


def test_a_charter_that_was_set_is_read_though_the_law_has_become_stricter():
    document = template_document("national")
    put(("kinds", "repair", "pay"), ["maintenance_fund"])(document)
    assert accepted(document, LAW).kinds["repair"].pay == ("maintenance_fund",)
    with pytest.raises(InputError):
        read(document, LAW)


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
