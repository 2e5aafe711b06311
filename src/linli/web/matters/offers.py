"""What somebody may do with a matter now, and the one thing that is theirs to do first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linli.web.charter.bridge import ACTS, ENDED, OPEN, who_may
from linli.web.matters import bridge
from linli.web.matters.forms import notices, papers, sorting, talk
from linli.web.matters.forms.act import ActForm
from linli.web.matters.models import EvidenceKind, Matter, Notice, State
from linli.web.people.standing import AT_HOME
from linli.web.shared import rights
from linli.web.shared.rights import Hand

NEXT = {
    "not_reached": EvidenceKind.REACHED,
    "not_enough_consent": EvidenceKind.CONSENT,
    "not_heard": EvidenceKind.HEARING,
    "no_quorate_meeting": EvidenceKind.COUNCIL,
    "minutes_not_posted": EvidenceKind.MINUTES,
    "cost_not_recorded": EvidenceKind.CHANGED_COST,
    "nobody_named": EvidenceKind.PERSON,
    "not_satisfied": EvidenceKind.SATISFACTION,
}
"""What is to be recorded next where this is missing."""

READ_BY = {
    "reached": (EvidenceKind.REACHED,),
    "consent": (EvidenceKind.CONSENT,),
    "hearing": (EvidenceKind.HEARING,),
    "council": (EvidenceKind.COUNCIL, EvidenceKind.MINUTES),
    "funding_matched": (EvidenceKind.COST, EvidenceKind.FUNDING),
    "change_within": (EvidenceKind.COST, EvidenceKind.CHANGED_COST),
    "persons_named": (EvidenceKind.PERSON,),
    "satisfaction": (EvidenceKind.SATISFACTION,),
}
"""What is recorded for each kind of gate."""


@dataclass(frozen=True)
class Standing:
    """A matter as it stands for one reader: rights, gates, their own marks on it."""

    matter: Matter
    today: date
    may: frozenset[str]
    roles: frozenset[str]
    gates: Sequence[bridge.GateState]
    supports: bool
    follows: bool


def rights_on(hand: Hand, matter: Matter, moment: datetime) -> frozenset[str]:
    """Every act on the matter that this hand may do; each is asked once."""
    charter, other = matter.under().charter, ENDED if matter.is_open else OPEN
    possible = [
        code
        for code, act in ACTS.items()
        if act.where == "matter"
        and act.state != other
        and who_may(charter, code, kind=matter.kind, stage=matter.stage)
    ]
    return frozenset(code for code in possible if rights.may(hand, code, matter, moment=moment))


def offers(standing: Standing) -> list[ActForm]:
    """The forms this reader may send, the one that matters most first."""
    allowed = [form for form in _all(standing) if form.act in standing.may]
    return sorted(allowed, key=lambda form: not _first(form, standing))


def _all(standing: Standing) -> Iterator[ActForm]:
    """In the order in which they are told."""
    matter = standing.matter
    if not matter.is_open:
        if matter.state != State.MERGED:
            yield sorting.ReopenForm(matter)
        yield from _following(standing)
        return
    yield from _steps(standing)
    if not standing.supports:
        yield talk.SupportForm(matter)
    yield talk.CommentForm(matter)
    yield talk.ObjectForm(matter)
    yield from _following(standing)
    yield from _evidence(standing)
    yield papers.HandInForm(matter, initial={"kind": _wanted_document(standing)})
    yield notices.NoticeForm.fresh(matter, standing.today)
    if "decision" in _asked(standing):
        yield papers.DecideForm(matter)
    yield sorting.SplitForm(matter)
    if not bridge.bound_by_owners(matter):
        yield from _undoing(standing)


def _undoing(standing: Standing) -> Iterator[ActForm]:
    """What nobody may do any more once the owners have decided."""
    matter = standing.matter
    yield sorting.AmendForm(matter, initial={"title": matter.title, "text": matter.text})
    if "merge" in standing.may:
        yield sorting.MergeForm(matter)
    yield sorting.WithdrawForm(matter)


def _steps(standing: Standing) -> Iterator[ActForm]:
    """What brings the matter on."""
    matter = standing.matter
    if matter.impact is None:
        yield sorting.TakeUpForm(matter)
        yield sorting.RefuseForm(matter)
    if all(state.met for state in standing.gates):
        last = bridge.kind_of(matter).after(matter.stage) is None
        yield sorting.CloseForm(matter) if last else sorting.AdvanceForm(matter)
    elif any(state.missing == "not_passed" for state in standing.gates):
        yield sorting.CloseForm(matter)


def _following(standing: Standing) -> Iterator[ActForm]:
    form = talk.UnfollowForm if standing.follows else talk.FollowForm
    yield form(standing.matter)


def _asked(standing: Standing) -> set[str]:
    return {state.gate.kind for state in standing.gates}


def _evidence(standing: Standing) -> Iterator[ActForm]:
    """For each kind that the gates of this stage read."""
    for state in standing.gates:
        for kind in READ_BY.get(state.gate.kind, ()):
            yield papers.EvidenceForm(
                standing.matter, str(kind.value), initial={"day": standing.today}
            )


def _wanted_document(standing: Standing) -> str:
    """The first document that a gate still misses."""
    for state in standing.gates:
        absent = state.facts.get("absent")
        if isinstance(absent, tuple) and absent:
            return str(absent[0])
    return "other"


def _next(state: bridge.GateState) -> str | None:
    """The kind of evidence that this gate waits for."""
    if state.missing == "funding_does_not_match":
        known = state.facts.get("needed") is not None
        return EvidenceKind.FUNDING if known else EvidenceKind.COST
    return NEXT.get(state.missing or "")


def is_first(form: ActForm, standing: Standing) -> bool:
    """Whether it is shown open: what the matter waits for, or a neighbour's own word."""
    return _first(form, standing) or bool(standing.roles & AT_HOME - {"visitor"})


def _first(form: ActForm, standing: Standing) -> bool:
    """Whether this form is what the matter waits for."""
    missing = {state.missing for state in standing.gates if state.missing}
    match form:
        case sorting.AdvanceForm() | sorting.CloseForm():
            return True
        case papers.EvidenceForm():
            return form.what in {_next(state) for state in standing.gates}
        case papers.DecideForm() if missing & {"not_posted", "still_posted"}:
            return False
        case papers.DecideForm():
            return bool(missing & {"not_decided", "decided_too_early"})
        case _:
            return WAITED_FOR.get(form.url) in missing


WAITED_FOR = {
    "matter-take-up": "not_filtered",
    "matter-hand-in": "documents_missing",
    "matter-post-notice": "not_posted",
}
"""What a gate misses, by the address that brings it."""


def notice_hangs(notice: Notice, today: date) -> bool:
    return notice.taken_down_at is None and notice.since <= today < notice.until
