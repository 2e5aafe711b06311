"""Stages, gates, kinds and refusals in the reader's words."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from linli.web.charter.telling import DOCUMENTS
from linli.web.charter.wording import role_words
from linli.web.matters import bridge
from linli.web.shared.language import reader_language


def kind_words(kind: bridge.Kind) -> str:
    return kind.en if reader_language() == "en" else kind.zh


HINTS = {
    "renewal": gettext_lazy("Pipes, roofs, walls, yard: the estate is done up as a whole."),
    "lift": gettext_lazy("A lift for one entrance."),
    "repair": gettext_lazy("Something is broken and must be mended."),
    "fund_use": gettext_lazy("Pay for a repair from the fund that all owners paid into."),
    "fund_raise": gettext_lazy("The fund is running out: owners pay in again."),
    "common_use": gettext_lazy("A shed, a lawn, a lobby is to become something else."),
    "shared_income": gettext_lazy("Money from parking and advertisements: what is it spent on?"),
    "covenant": gettext_lazy("The rules that all owners here keep to."),
    "owners_committee": gettext_lazy("Who speaks for the owners?"),
    "manager": gettext_lazy("Another property company, or the same one again?"),
    "home_business": gettext_lazy("Somebody wants to run a shop or office in a flat."),
    "use_of_space": gettext_lazy(
        "Drying racks, benches, parking, children: who may use which corner?"
    ),
    "event": gettext_lazy("A festival, a clean-up, a course."),
    "dispute": gettext_lazy("Noise, water from above, things in the stairwell."),
    "other": gettext_lazy("None of these, or you are not sure. Others will sort it."),
}


def hint_of(kind: bridge.Kind) -> str:
    """A kind of matter in plain words; empty for one that the charter here has added."""
    return str(HINTS.get(kind.code, ""))


def gate_words(state: bridge.GateState) -> str:
    """What is missing, who must act and by when; what is done, for a gate that is open."""
    if state.met:
        return _("Done: %(what)s.") % {"what": GATES[state.gate.kind]}
    return _MISSING[state.missing or ""](state) + _who_and_when(state)


def _who_and_when(state: bridge.GateState) -> str:
    told = {"who": role_words(state.who, reader_language()), "by": state.by}
    if state.who and state.by:
        return _(" Up to: %(who)s, by %(by)s.") % told
    if state.who:
        return _(" Up to: %(who)s.") % told
    return ""


GATES = {
    "notice": gettext_lazy("the notice has hung long enough"),
    "filtered": gettext_lazy("the matter has been taken up"),
    "reached": gettext_lazy("enough households have been asked"),
    "consent": gettext_lazy("enough households agree"),
    "hearing": gettext_lazy("a hearing has been held"),
    "council": gettext_lazy("the council has met and its minutes are posted"),
    "decision": gettext_lazy("the decision has passed"),
    "objections_answered": gettext_lazy("every objection has been answered"),
    "documents": gettext_lazy("the documents are there"),
    "funding_matched": gettext_lazy("the money matches the cost"),
    "change_within": gettext_lazy("the cost has not changed too much"),
    "persons_named": gettext_lazy("it is named who looks after it"),
    "satisfaction": gettext_lazy("enough people are satisfied"),
    "use_check": gettext_lazy("the use has been checked"),
}

Say = Callable[[bridge.GateState], str]


def _percent(share: object) -> str:
    return f"{float(share) * 100:.1f} %" if isinstance(share, Fraction) else _("not recorded")


def _documents(state: bridge.GateState) -> str:
    absent = state.facts["absent"]
    kinds = absent if isinstance(absent, tuple) else ()
    between = ", " if reader_language() == "en" else "、"
    names = between.join(str(DOCUMENTS.get(kind, kind)) for kind in kinds)
    return _("These documents are still missing: %(names)s.") % {"names": names}


def _still_posted(state: bridge.GateState) -> str:
    return _("The notice is hanging; it has hung long enough on %(day)s.") % {"day": state.by}


def _open_objections(state: bridge.GateState) -> str:
    count = state.facts["open"]
    number = count if isinstance(count, int) else 0
    return ngettext(
        "%(n)d objection waits for an answer.", "%(n)d objections wait for an answer.", number
    ) % {"n": number}


def money(fen: object) -> str:
    """Fen as yuan, to the fen."""
    return f"{fen // 100}.{fen % 100:02d}" if isinstance(fen, int) else _("not recorded")


def _funding(state: bridge.GateState) -> str:
    told = {name: money(state.facts[name]) for name in ("found", "needed")}
    return _("The money found (%(found)s yuan) and the cost (%(needed)s yuan) differ.") % told


_MISSING: dict[str, Say] = {
    "not_posted": lambda state: _("A notice must hang for %(days)d days.") % state.facts,
    "still_posted": _still_posted,
    "not_filtered": lambda _state: _("It has not been taken up yet."),
    "not_reached": lambda state: (
        _("%(reached)s of the households have been asked; %(wanted)s are wanted.") % _shares(state)
    ),
    "not_enough_consent": lambda state: (
        _("%(reached)s of the households agree; %(wanted)s are wanted.") % _shares(state)
    ),
    "not_heard": lambda _state: _("No hearing has been held yet."),
    "no_quorate_meeting": lambda _state: _(
        "The council has not met yet with more than half of its members."
    ),
    "minutes_not_posted": lambda _state: _("The minutes of the meeting are not posted yet."),
    "not_decided": lambda _state: _("Nothing has been decided yet."),
    "decided_too_early": lambda _state: _(
        "The owners decided before the notice had hung for its days, so it does not count. "
        "Let them decide again afterwards."
    ),
    "not_passed": lambda _state: _("The decision did not pass. The matter can be closed now."),
    "open_objections": _open_objections,
    "documents_missing": _documents,
    "funding_does_not_match": _funding,
    "cost_not_recorded": lambda _state: _("The cost before and after changes is not recorded."),
    "changed_too_much": lambda _state: _(
        "The cost has changed by more than the charter allows: talk it over again."
    ),
    "nobody_named": lambda _state: _("Nobody is named yet who looks after it."),
    "not_satisfied": lambda state: (
        _("%(reached)s of those asked are satisfied; %(wanted)s are wanted.") % _shares(state)
    ),
    "use_check_not_due": lambda state: (
        _("The use is checked after %(months)d months.") % state.facts
    ),
    "use_check_missing": lambda _state: _("The check of use is not on file yet."),
}


def _shares(state: bridge.GateState) -> dict[str, str]:
    wanted = state.facts["wanted"]
    return {"reached": _percent(state.facts["reached"]), "wanted": _percent(wanted)}


def total_words(error: bridge.InputError) -> str:
    """Why totals are refused."""
    part = _("area") if error.where.startswith("area") else _("heads")
    return str(_TOTALS[error.code]) % {"part": part}


_TOTALS = {
    "negative_total": gettext_lazy("No total of %(part)s can be below zero."),
    "nobody_entitled": gettext_lazy("Enter how much %(part)s there is in all: it cannot be zero."),
    "more_than_all": gettext_lazy(
        "By %(part)s more ballots came back than there are. Compare with the count sheet."
    ),
}
