"""The stages of a matter on its rail: done, now, to come; who must act by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.charter.telling import STAGES
from linli.web.charter.wording import role_words
from linli.web.journal.models import Entry
from linli.web.matters import bridge
from linli.web.matters.models import Matter
from linli.web.matters.wording import gate_words
from linli.web.shared.language import reader_language

DONE, NOW, TO_COME = "done", "now", "to-come"


@dataclass(frozen=True)
class Gate:
    """A gate of the stage that runs."""

    met: bool
    words: str


@dataclass(frozen=True)
class Stop:
    """One stage: ``state`` is done, now or to come; ``since`` the day on which it was reached."""

    code: str
    name: str
    state: str
    since: date | None
    who: str
    due: date | None
    gates: tuple[Gate, ...] = ()

    @property
    def now(self) -> bool:
        return self.state == NOW


def due_day(matter: Matter, stage: bridge.Stage) -> date | None:
    """Until when the stage may take by the charter."""
    return None if stage.days is None else matter.stage_since + timedelta(stage.days)


def due_words(due: date | None, today: date) -> str:
    """By when, and whether that has passed."""
    if due is None:
        return _("no day set")
    if due < today:
        return _("since %(day)s overdue") % {"day": due.isoformat()}
    return _("by %(day)s") % {"day": due.isoformat()}


def rail(
    matter: Matter, entries: Iterable[Entry], states: Iterable[bridge.GateState]
) -> list[Stop]:
    """Every stage of its kind; ``states`` are the gates of the one that runs."""
    stages = bridge.kind_of(matter).stages
    at = [stage.code for stage in stages].index(matter.stage)
    reached = {stages[0].code: timezone.localdate(matter.raised_at)} | _reached(entries)
    gates = tuple(Gate(state.met, gate_words(state)) for state in states)
    return [
        Stop(
            stage.code,
            str(STAGES.get(stage.code, stage.code)),
            DONE if number < at else NOW if number == at else TO_COME,
            reached.get(stage.code) if number <= at else None,
            role_words(stage.who, reader_language()),
            due_day(matter, stage) if number == at and matter.is_open else None,
            gates if number == at else (),
        )
        for number, stage in enumerate(stages)
    ]


def _reached(entries: Iterable[Entry]) -> dict[str, date]:
    """The last day on which each stage was entered, from the record."""
    days: dict[str, date] = {}
    for entry in entries:
        stage = entry.told().get("stage")
        if entry.act == "advance" and isinstance(stage, str):
            days[stage] = timezone.localdate(entry.at)
    return days
