"""Stages, gates, kinds and refusals in the reader's words."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from linli.web.charter.wording import role_words
from linli.web.matters import bridge
from linli.web.shared.language import reader_language

STAGES = {
    "raised": later("Raised"),
    "wish": later("What people wish"),
    "entry": later("Joining the plan"),
    "menu": later("What needs doing"),
    "options": later("Options"),
    "deliberation": later("Talking it over"),
    "ballot": later("Decision of the owners"),
    "review": later("Review and money"),
    "works": later("Works"),
    "acceptance": later("Acceptance"),
    "handover": later("Handover"),
    "upkeep": later("Upkeep"),
}

DOCUMENTS = {
    "check_up": later("check-up"),
    "menu": later("list of works"),
    "drawings": later("drawings"),
    "cost_plan": later("cost plan"),
    "burden": later("what each household pays"),
    "joint_review": later("joint review"),
    "contract": later("contract"),
    "contract_draft": later("draft of the contract"),
    "photo": later("photo"),
    "acceptance": later("acceptance record"),
    "joint_acceptance": later("record of the joint acceptance"),
    "accessibility_trial": later("trial by elderly and disabled neighbours"),
    "covenant": later("covenant"),
    "fund_account": later("account of the fund"),
    "filing": later("filing with the sub-district"),
    "use_check": later("check of use after a year"),
    "decision": later("proof of the decision"),
    "other": later("something else"),
}

PAYERS = {
    "residents": later("residents"),
    "maintenance_fund": later("maintenance fund"),
    "shared_income": later("shared income"),
    "government": later("government"),
    "utility": later("utilities"),
    "work_unit": later("former work unit"),
    "property": later("property company"),
    "social_capital": later("social capital"),
    "nobody": later("no money needed"),
}


def kind_words(kind: bridge.Kind) -> str:
    return kind.en if reader_language() == "en" else kind.zh


HINTS = {
    "renewal": later("Pipes, roofs, walls, yard: the estate is done up as a whole."),
    "lift": later("A lift for one entrance."),
    "repair": later("Something is broken and must be mended."),
    "fund_use": later("Pay for a repair from the fund that all owners paid into."),
    "fund_raise": later("The fund is running out: owners pay in again."),
    "common_use": later("A shed, a lawn, a lobby is to become something else."),
    "shared_income": later("Money from parking and advertisements: what is it spent on?"),
    "covenant": later("The rules that all owners here keep to."),
    "owners_committee": later("Who speaks for the owners?"),
    "manager": later("Another property company, or the same one again?"),
    "home_business": later("Somebody wants to run a shop or office in a flat."),
    "use_of_space": later("Drying racks, benches, parking, children: who may use which corner?"),
    "event": later("A festival, a clean-up, a course."),
    "dispute": later("Noise, water from above, things in the stairwell."),
    "other": later("None of these, or you are not sure. Others will sort it."),
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
    "notice": later("the notice has hung long enough"),
    "filtered": later("the matter has been taken up"),
    "reached": later("enough households have been asked"),
    "consent": later("enough households agree"),
    "hearing": later("a hearing has been held"),
    "council": later("the council has met and its minutes are posted"),
    "decision": later("the decision has passed"),
    "objections_answered": later("every objection has been answered"),
    "documents": later("the documents are there"),
    "funding_matched": later("the money matches the cost"),
    "change_within": later("the cost has not changed too much"),
    "persons_named": later("it is named who looks after it"),
    "satisfaction": later("enough people are satisfied"),
    "use_check": later("the use has been checked"),
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
    "negative_total": later("No total of %(part)s can be below zero."),
    "nobody_entitled": later("Enter how much %(part)s there is in all: it cannot be zero."),
    "more_than_all": later(
        "By %(part)s more ballots came back than there are. Compare with the count sheet."
    ),
}
