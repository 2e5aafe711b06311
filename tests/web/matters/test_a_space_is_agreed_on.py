"""How a space is used, from raised to closed by acts alone; a stranger then checks the record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from linli.engine.journal.roots import read_root
from linli.engine.journal.verify import verify
from linli.web.accounts.models import Person
from linli.web.journal.models import Entry, Root
from linli.web.matters import bridge
from linli.web.matters.actions import decisions, evidence, going_on, notices, sorting, talk
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.actions.evidence import Fact
from linli.web.matters.models import Comment, Matter, Proof, Reason, State, Wording
from tests.web.conftest import NOON
from tests.web.matters.factories import paper, posting, raised
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@dataclass
class Walk:
    """A matter under way: who does most of it, and what day it is."""

    matter: Matter
    who: Person
    moment: datetime = NOON

    @property
    def day(self):
        return timezone.localdate(self.moment)

    def wait(self, days):
        self.moment += timedelta(days)

    def shut(self, **missing):
        """Just these gates are closed, for these reasons; nobody gets past them."""
        states = bridge.gates_of(self.matter, self.day)
        assert {state.gate.kind: state.missing for state in states if not state.met} == missing
        with pytest.raises(ValidationError):
            self._on()
        self.matter.refresh_from_db()

    def goes_on(self, stage):
        self._on()
        self.matter.refresh_from_db()
        assert (self.matter.stage, self.matter.stage_since) == (stage, self.day)

    def _on(self):
        going_on.advance(hand(self.who), self.matter, moment=self.moment)

    def take_up(self):
        sorting.take_up(
            hand(self.who), self.matter, impact=3, feasibility=2, reason="要紧", moment=self.moment
        )

    def record(self, kind, **fields):
        fact = Fact(kind, self.day, **fields)
        evidence.record_evidence(hand(self.who), self.matter, fact, moment=self.moment)

    def hand_in(self, *kinds):
        for kind in kinds:
            evidence.hand_in(hand(self.who), self.matter, kind, paper(), moment=self.moment)

    def post(self, days):
        hangs = posting(since=self.day, until=self.day + timedelta(days))
        notices.post_notice(hand(self.who), self.matter, hangs, moment=self.moment)

    def object(self, who):
        return talk.raise_objection(hand(who), self.matter, text="挡我窗户", moment=self.moment)

    def answer(self, objection):
        talk.answer_objection(hand(self.who), objection, answer="移开两米", moment=self.moment)

    def decide(self):
        decided = Decided(self.day, Proof.MINUTES, paper(), passed=True)
        decisions.record_decision(hand(self.who), self.matter, decided, moment=self.moment)

    def close(self):
        going_on.close(hand(self.who), self.matter, reason="办完了", moment=self.moment)
        self.matter.refresh_from_db()
        assert self.matter.state == State.CLOSED


def the_record_holds(visitor, estate):
    """A stranger downloads the record and checks it against every root that was printed."""
    answer = visitor.get(reverse("journal-export", args=[estate.estate]))
    lines = b"".join(answer.streaming_content).splitlines(keepends=True)
    printed = [read_root(root.short) for root in Root.objects.all()]
    assert printed
    assert verify(lines, printed).fault is None
    assert len(lines) == Entry.objects.count()
    cut = [*lines[:3], *lines[4:]]
    assert verify(cut, printed).fault is not None
    return b"".join(lines).decode()


def nothing_written_is_in(record):
    """No title, text, reason, name or word that anybody wrote."""
    words = [*Wording.objects.values_list("title", "text"), *Person.objects.values_list("name")]
    words += [*Reason.objects.values_list("text"), *Comment.objects.values_list("text")]
    flat = [word for row in words for word in row if word]
    assert len(flat) > 5
    assert not [word for word in flat if word in record]
    assert record.isascii()


def test_how_a_space_is_used(lane, tenant, owner, committee, visitor):
    walk = Walk(raised(lane, tenant, kind="use_of_space"), committee)
    talk.support(hand(owner), walk.matter, moment=NOON)
    talk.comment(hand(owner), walk.matter, text="放东边好", show_name=True, moment=NOON)

    walk.shut(filtered="not_filtered")
    walk.take_up()
    walk.goes_on("deliberation")

    walk.shut(council="no_quorate_meeting", notice="not_posted", decision="not_decided")
    walk.record("council", part=3, whole=6)
    walk.shut(council="no_quorate_meeting", notice="not_posted", decision="not_decided")
    walk.record("council", part=4, whole=6)
    walk.record("minutes")
    walk.post(7)
    objection = walk.object(owner)
    walk.wait(6)
    walk.shut(notice="still_posted", objections_answered="open_objections", decision="not_decided")
    walk.wait(1)
    walk.decide()
    walk.shut(objections_answered="open_objections")
    walk.answer(objection)
    walk.goes_on("works")

    walk.shut(documents="documents_missing")
    walk.hand_in("photo")
    walk.goes_on("acceptance")
    walk.hand_in("acceptance")
    walk.close()

    acts = list(Entry.objects.order_by("number").values_list("act", flat=True))
    assert acts == [
        "raise_matter",
        "support",
        "comment",
        "filter",
        "advance",
        "record_evidence",
        "record_evidence",
        "record_evidence",
        "post_notice",
        "object",
        "record_decision",
        "answer_objection",
        "advance",
        "record_evidence",
        "advance",
        "record_evidence",
        "close",
    ]
    nothing_written_is_in(the_record_holds(visitor, lane))
