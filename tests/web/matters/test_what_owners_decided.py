"""What the owners have decided stays; what they decided too early does not count."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.matters import bridge
from linli.web.matters.actions import decisions, going_on, notices, raising, sorting
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.models import NoticeKind, Proof
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, ballot, paper, posting, sends_to, totals
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def amend(who, m):
    raising.amend(hand(who), m, title="换个问题？", text="换了。", moment=NOON)


def withdraw(who, m):
    raising.withdraw(hand(who), m, reason="不要了", moment=NOON)


def test_neither_raiser_nor_committee_undoes_it(matter, tenant, committee, owners_committee):
    m = ballot(matter, owners_committee)
    for undo in (
        lambda: amend(tenant, m),
        lambda: amend(committee, m),
        lambda: withdraw(tenant, m),
        lambda: sorting.merge(hand(committee), m, matter(), moment=NOON),
    ):
        with pytest.raises(ValidationError, match="owners have decided this as it stands"):
            undo()
    m.refresh_from_db()
    assert (m.title, m.is_open) == ("维修资金怎么用？", True)


def test_the_right_is_asked_first(matter, owner, owners_committee):
    with pytest.raises(PermissionDenied):
        withdraw(owner, ballot(matter, owners_committee))


def test_what_did_not_pass_is_not_bound(matter, tenant, owners_committee):
    m = ballot(matter, owners_committee, heads_for=0)
    amend(tenant, m)
    withdraw(tenant, m)
    m.refresh_from_db()
    assert not m.is_open


def test_what_an_office_decided_is_not_the_owners(matter, tenant, committee):
    m = at_stage(matter(), "deliberation")
    decided = Decided(TODAY, Proof.MINUTES, paper(), passed=True)
    decisions.record_decision(hand(committee), m, decided, moment=NOON)
    amend(tenant, m)


def test_the_page_offers_no_undoing(matter, tenant, owners_committee, read, noon):
    m = ballot(matter, owners_committee)
    shown = read(tenant, "matter", m.pk)
    assert not sends_to(shown, "matter-withdraw", m.pk)
    assert not sends_to(shown, "matter-amend", m.pk)
    other = matter()
    assert sends_to(read(tenant, "matter", other.pk), "matter-withdraw", other.pk)


@pytest.fixture
def voted(matter, owners_committee):
    """A ballot with a notice from today for 15 days, decided and recorded some days later."""
    m = at_stage(matter(kind="fund_use"), "ballot")

    def vote(*, after, posted=True, **changes):
        if posted:
            notices.post_notice(hand(owners_committee), m, posting(**changes), moment=NOON)
        on = TODAY + timedelta(after)
        decided = Decided(on, Proof.SHEET, paper(), totals())
        moment = NOON + timedelta(after)
        decisions.record_decision(hand(owners_committee), m, decided, moment=moment)
        return m

    return vote


def missing(m, after):
    states = bridge.gates_of(m, TODAY + timedelta(after))
    return {state.gate.kind: state.missing for state in states if state.missing}


@pytest.mark.parametrize(
    ("after", "found"), [(14, {"decision": "decided_too_early"}), (15, {})], ids=["14", "15"]
)
def test_a_ballot_counts_from_the_first_day_after_the_days_of_its_notice(voted, after, found):
    assert missing(voted(after=after), 20) == found


def test_a_longer_notice_wants_no_more_days_than_the_charter(voted):
    assert missing(voted(after=15, days=40), 15) == {}


def test_a_notice_hung_afterwards_does_not_mend_it_and_a_new_decision_does(
    voted, owners_committee, read
):
    m = voted(after=0, posted=False)
    notices.post_notice(hand(owners_committee), m, posting(), moment=NOON)
    later = NOON + timedelta(20)
    assert missing(m, 20) == {"decision": "decided_too_early"}
    with pytest.raises(ValidationError, match="decided before the notice had hung"):
        going_on.advance(hand(owners_committee), m, moment=later)
    anew = Decided(TODAY + timedelta(20), Proof.SHEET, paper(), totals())
    decisions.record_decision(hand(owners_committee), m, anew, moment=later)
    going_on.advance(hand(owners_committee), m, moment=later)


def test_the_notice_of_a_result_gives_owners_no_days(voted):
    found = missing(voted(after=15, kind=NoticeKind.RESULT), 15)
    assert found == {"notice": "not_posted", "decision": "decided_too_early"}


def test_what_did_not_pass_is_told_as_such_however_early(matter, owners_committee):
    m = ballot(matter, owners_committee, heads_for=0)
    assert missing(m, 0)["decision"] == "not_passed"


def test_an_office_may_decide_first_and_post_what_it_decided(matter, committee):
    m = at_stage(matter(), "deliberation")
    decided = Decided(TODAY, Proof.MINUTES, paper(), passed=True)
    decisions.record_decision(hand(committee), m, decided, moment=NOON)
    notices.post_notice(hand(committee), m, posting(7), moment=NOON)
    assert "decision" not in missing(m, 7)
    assert "notice" not in missing(m, 7)


def test_a_result_that_does_not_count_is_not_announced(voted, owners_committee):
    m = voted(after=0, posted=False)
    result = posting(3, kind=NoticeKind.RESULT)
    with pytest.raises(ValidationError, match="it does not count"):
        notices.post_notice(hand(owners_committee), m, result, moment=NOON)


def test_a_result_that_counts_is_announced_passed_or_not(matter, owners_committee):
    for favour in (7, 0):
        m = ballot(matter, owners_committee, heads_for=favour)
        result = posting(3, kind=NoticeKind.RESULT)
        assert notices.post_notice(hand(owners_committee), m, result, moment=NOON).pk
