"""A renewal from raised to closed: every gate is closed first, says why, and is then opened."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from linli.engine.journal.verify import verify
from linli.web.matters.actions import decisions, evidence, going_on, notices, sorting, talk
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.actions.evidence import Fact
from linli.web.matters.models import Proof, State
from tests.web.conftest import NOON
from tests.web.journal.factories import exported
from tests.web.matters.factories import paper, posting, totals
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


class Walk:
    """The matter, the hands that move it, and the day it is."""

    def __init__(self, m, committee, neighbour):
        self.m, self.committee, self.neighbour = m, hand(committee), hand(neighbour)
        self.now = NOON

    def closed(self, *sentences):
        """The matter does not go on, and says exactly this."""
        with pytest.raises(ValidationError) as refused:
            going_on.advance(self.committee, self.m, moment=self.now)
        assert len(refused.value.messages) == len(sentences), refused.value.messages
        for found, wanted in zip(refused.value.messages, sentences, strict=True):
            assert found.startswith(wanted), found

    def on(self, stage):
        going_on.advance(self.committee, self.m, moment=self.now)
        self.m.refresh_from_db()
        assert (self.m.stage, self.m.stage_since) == (stage, self.today)

    @property
    def today(self):
        return timezone.localdate(self.now)

    def wait(self, days):
        self.now += timedelta(days)

    def fact(self, kind, **fields):
        fact = Fact(kind, self.today, **fields)
        evidence.record_evidence(self.committee, self.m, fact, moment=self.now)

    def file(self, *kinds):
        for kind in kinds:
            evidence.hand_in(self.committee, self.m, kind, paper(), moment=self.now)

    def post(self):
        """For fifteen days, from today."""
        days = posting(15, since=self.today, until=self.today + timedelta(15))
        notices.post_notice(self.committee, self.m, days, moment=self.now)

    def objects(self):
        return talk.raise_objection(self.neighbour, self.m, text="挡光", moment=self.now)

    def answer(self, objection):
        talk.answer_objection(self.committee, objection, answer="移开", moment=self.now)

    def decide(self, **counts):
        decided = Decided(self.today, Proof.SHEET, paper(), totals(**counts))
        decisions.record_decision(self.committee, self.m, decided, moment=self.now)


def to_the_options(walk):
    walk.closed("It has not been taken up yet.")
    sorting.take_up(
        walk.committee, walk.m, impact=3, feasibility=2, reason="该修了", moment=walk.now
    )
    walk.on("wish")
    walk.closed("not recorded of the households have been asked")
    walk.fact("reached", part=7, whole=12)
    walk.closed("58.3 % of the households have been asked; 66.7 % are wanted.")
    walk.fact("reached", part=8, whole=12)
    walk.on("entry")
    walk.fact("consent", part=7, whole=12)
    walk.closed("58.3 % of the households agree")
    walk.fact("consent", part=8, whole=12)
    walk.on("menu")
    walk.file("check_up")
    walk.closed("These documents are still missing")
    walk.file("menu")
    walk.on("options")


def to_the_ballot(walk):
    missing, hang = "These documents are still missing", "A notice must hang for 15 days."
    walk.closed(missing, hang)
    walk.file("drawings", "cost_plan", "burden")
    walk.closed(hang)
    walk.post()
    taken_back, answered = walk.objects(), walk.objects()
    walk.wait(14)
    hanging = f"The notice is hanging; it has hung long enough on {walk.today + timedelta(1)}."
    walk.closed(hanging, "2 objections wait for an answer.")
    walk.wait(1)
    walk.closed("2 objections wait for an answer.")
    talk.withdraw_objection(walk.neighbour, taken_back, moment=walk.now)
    walk.closed("1 objection waits for an answer.")
    walk.answer(answered)
    walk.on("deliberation")
    walk.fact("council", part=3, whole=6)
    walk.closed("The council has not met yet with more than half of its members.")
    walk.fact("council", part=4, whole=6)
    walk.closed("The minutes of the meeting are not posted yet.")
    walk.fact("minutes")
    walk.on("ballot")


def to_the_works(walk):
    walk.closed("A notice must hang for 15 days.", "Nothing has been decided yet.")
    walk.post()
    walk.wait(15)
    walk.closed("Nothing has been decided yet.")
    walk.decide(heads_for=2)
    walk.closed("The decision did not pass.")
    walk.decide()
    objection = walk.objects()
    walk.closed("1 objection waits for an answer.")
    walk.answer(objection)
    walk.on("review")
    walk.file("joint_review")
    walk.fact("cost", fen=1000_00)
    walk.fact("funding", fen=900_00, code="government")
    walk.closed("The money found (900.00 yuan) and the cost (1000.00 yuan) differ.")
    walk.fact("funding", fen=100_00, code="residents")
    walk.on("works")


def to_the_end(walk):
    walk.closed(
        "These documents are still missing", "The cost before and after changes is not recorded."
    )
    walk.file("contract")
    walk.fact("changed_cost", fen=1100_01)
    walk.closed("The cost has changed by more than the charter allows")
    walk.fact("changed_cost", fen=1100_00)
    walk.on("acceptance")
    walk.file("joint_acceptance", "accessibility_trial")
    walk.fact("satisfaction", part=6, whole=10)
    walk.closed("60.0 % of those asked are satisfied; 70.0 % are wanted.")
    walk.fact("satisfaction", part=7, whole=10)
    walk.on("handover")
    walk.file("covenant", "fund_account")
    walk.closed("Nobody is named yet who looks after it.")
    walk.fact("person", code="property")
    walk.on("upkeep")
    walk.closed("The use is checked after 12 months.")
    walk.wait(365)  # of a leap year: a day short
    walk.closed("The use is checked after 12 months.")
    walk.wait(1)
    walk.closed("The check of use is not on file yet.")
    walk.file("use_check")


def test_a_renewal_goes_through_all_its_gates_and_its_record_is_sound(matter, committee, owner):
    walk = Walk(matter(kind="renewal"), committee, owner)
    for part in (to_the_options, to_the_ballot, to_the_works):
        part(walk)
        with pytest.raises(ValidationError, match="after its last step"):
            going_on.close(walk.committee, walk.m, reason="完工", moment=walk.now)
    to_the_end(walk)
    walk.closed("This was the last step.")
    going_on.close(walk.committee, walk.m, reason="完工", moment=walk.now)
    walk.m.refresh_from_db()
    assert (walk.m.state, walk.m.ended_at) == (State.CLOSED, walk.now)
    verdict = verify(exported(walk.m.estate.estate))
    assert verdict.fault is None
    assert verdict.head.size == len(exported(walk.m.estate.estate))
    told = b"".join(exported(walk.m.estate.estate)).decode()
    for word in ("挡光", "移开", "该修了", "完工", walk.m.title, owner.name, committee.name):
        assert word not in told
