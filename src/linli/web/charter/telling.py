"""A charter's changes, gates and rules, as sentences."""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.charter import bridge
from linli.web.charter.wording import act_words, role_words
from linli.web.shared.language import reader_language

PAYERS = {
    "residents": gettext_lazy("residents"),
    "maintenance_fund": gettext_lazy("maintenance fund"),
    "shared_income": gettext_lazy("shared income"),
    "government": gettext_lazy("government"),
    "utility": gettext_lazy("utilities"),
    "work_unit": gettext_lazy("former work unit"),
    "property": gettext_lazy("property company"),
    "social_capital": gettext_lazy("social capital"),
    "nobody": gettext_lazy("no money needed"),
}

SCOPES = {
    "estate": gettext_lazy("the whole estate"),
    "building": gettext_lazy("one building"),
    "entrance": gettext_lazy("one entrance"),
}

STAGES = {
    "raised": gettext_lazy("Raised"),
    "wish": gettext_lazy("What people wish"),
    "entry": gettext_lazy("Joining the plan"),
    "menu": gettext_lazy("What needs doing"),
    "options": gettext_lazy("Options"),
    "deliberation": gettext_lazy("Talking it over"),
    "ballot": gettext_lazy("Decision of the owners"),
    "review": gettext_lazy("Review and money"),
    "works": gettext_lazy("Works"),
    "acceptance": gettext_lazy("Acceptance"),
    "handover": gettext_lazy("Handover"),
    "upkeep": gettext_lazy("Upkeep"),
}

DOCUMENTS = {
    "check_up": gettext_lazy("check-up"),
    "menu": gettext_lazy("list of works"),
    "drawings": gettext_lazy("drawings"),
    "cost_plan": gettext_lazy("cost plan"),
    "burden": gettext_lazy("what each household pays"),
    "joint_review": gettext_lazy("joint review"),
    "contract": gettext_lazy("contract"),
    "contract_draft": gettext_lazy("draft of the contract"),
    "photo": gettext_lazy("photo"),
    "acceptance": gettext_lazy("acceptance record"),
    "joint_acceptance": gettext_lazy("record of the joint acceptance"),
    "accessibility_trial": gettext_lazy("trial by elderly and disabled neighbours"),
    "covenant": gettext_lazy("covenant"),
    "fund_account": gettext_lazy("account of the fund"),
    "filing": gettext_lazy("filing with the sub-district"),
    "use_check": gettext_lazy("check of use after a year"),
    "decision": gettext_lazy("proof of the decision"),
    "other": gettext_lazy("something else"),
}

_GATES: dict[str, Any] = {
    "notice": gettext_lazy("A notice hangs for %(days)s days."),
    "filtered": gettext_lazy("The matter has been taken up, with reasons."),
    "reached": gettext_lazy("%(share)s of the households have been asked."),
    "consent": gettext_lazy("%(share)s of the households agree to take part."),
    "hearing": gettext_lazy("A hearing has been held."),
    "council": gettext_lazy(
        "The council has met with more than half of its members; minutes are posted."
    ),
    "decision": gettext_lazy("The decision has passed."),
    "objections_answered": gettext_lazy("Every objection has been answered."),
    "documents": gettext_lazy("On file: %(documents)s."),
    "funding_matched": gettext_lazy("The money found matches the cost to the cent."),
    "change_within": gettext_lazy("The cost has changed by no more than %(share)s."),
    "persons_named": gettext_lazy("It is named who looks after it."),
    "satisfaction": gettext_lazy("%(share)s of those asked are satisfied."),
    "use_check": gettext_lazy("After %(months)s months its use has been checked."),
}


UNITS = {
    "day": gettext_lazy("days"),
    "working day": gettext_lazy("working days"),
    "month": gettext_lazy("months"),
    "year": gettext_lazy("years"),
    "person": gettext_lazy("people"),
    "%": "%",
}


def either(zh: str, en: str) -> str:
    """The one in the reader's language."""
    return en if reader_language() == "en" else zh


GATES = {
    "notice": gettext_lazy("notice"),
    "filtered": gettext_lazy("taking up"),
    "reached": gettext_lazy("households asked"),
    "consent": gettext_lazy("households that agree"),
    "hearing": gettext_lazy("hearing"),
    "council": gettext_lazy("council"),
    "decision": gettext_lazy("decision"),
    "objections_answered": gettext_lazy("answers to objections"),
    "documents": gettext_lazy("documents"),
    "funding_matched": gettext_lazy("money"),
    "change_within": gettext_lazy("change of cost"),
    "persons_named": gettext_lazy("who looks after it"),
    "satisfaction": gettext_lazy("satisfaction"),
    "use_check": gettext_lazy("check of use"),
}
"""What a gate is about, in a word."""


def listed(words: Collection[str]) -> str:
    """In a row, as the reader's language does it."""
    return (", " if reader_language() == "en" else "、").join(words)


def roles(codes: Collection[str]) -> str:
    return role_words(codes, reader_language())


def act(code: str) -> str:
    return act_words(code, reader_language())


def kind(charter: bridge.Charter, code: str) -> str:
    known = charter.kinds.get(code)
    if known is None:
        return code
    return known.en if reader_language() == "en" else known.zh


def why(reason: str) -> str:
    """Why something is fixed; articles of the law keep their names."""
    return either(reason, bridge.WHY_IN_ENGLISH.get(reason, reason))


def law(code: str) -> str:
    """The name of a rule set."""
    known = bridge.rule_set(code)
    return either(known.zh, known.en)


def share(value: object) -> str:
    """A share as people say it: 2/3, or all."""
    found = Fraction(str(value))
    return _("all") if found == 1 else str(found)


def gate(found: bridge.Gate) -> str:
    """What must be so before a matter goes on."""
    told = {
        "days": found.days,
        "months": found.months,
        "share": share(found.share) if found.share else "",
        "documents": listed([str(DOCUMENTS.get(one, one)) for one in found.documents]),
    }
    return str(_GATES[found.kind]) % told


def rule(found: bridge.Rule) -> str:
    """When owners have decided."""
    told = {"quorum": share(found.quorum), "passing": share(found.passing)}
    if found.strict:
        return (
            _(
                "Owners of at least %(quorum)s of the area and of the heads take part; "
                "more than %(passing)s of them, by area and by heads, are in favour."
            )
            % told
        )
    return (
        _(
            "Owners of at least %(quorum)s of the area and of the heads take part; "
            "at least %(passing)s of them, by area and by heads, are in favour."
        )
        % told
    )


def difference(found: bridge.Difference, old: bridge.Charter, new: bridge.Charter) -> str:
    """One change from a version to another; a kind that is gone keeps the name it had."""
    known = new if found.kind in new.kinds else old
    place = listed(
        [
            *([kind(known, found.kind)] if found.kind else []),
            *([str(STAGES[found.stage])] if found.stage else []),
        ]
    )
    said = _change(found)
    return _("%(place)s: %(said)s") % {"place": place, "said": said} if place else said


def _change(found: bridge.Difference) -> str:
    facts = found.facts
    if found.code in {"right_gained", "right_lost"}:
        told = {"act": act(str(facts["act"])), "who": roles(_codes(facts["roles"]))}
        if found.code == "right_gained":
            return _("\u201c%(act)s\u201d may now also be done by: %(who)s.") % told
        return _("\u201c%(act)s\u201d may no longer be done by: %(who)s.") % told
    if found.code in {"gate_gone", "gate_added"}:
        asked = facts["gate"]
        told = {"gate": gate(asked) if isinstance(asked, bridge.Gate) else ""}
        said = (
            gettext_lazy("No longer asked: %(gate)s")
            if found.code == "gate_gone"
            else gettext_lazy("Now also asked: %(gate)s")
        )
        return str(said) % told
    worded = _WORDED.get(found.code, _value)
    return str(_CHANGES[found.code]) % {side: worded(value) for side, value in facts.items()}


def _codes(value: object) -> Collection[str]:
    return value if isinstance(value, frozenset | tuple | list) else ()


def _payers(codes: object) -> str:
    # A payer can have the code of an office: the government is not the sub-district office.
    return listed([str(PAYERS[code]) for code in _codes(codes)])


def _scopes(codes: object) -> str:
    return listed([str(SCOPES[code]) for code in _codes(codes)])


def _decider(by: object) -> str:
    return roles([str(by)]) or _("the owners together")


def _law(code: object) -> str:
    return law(str(code))


_WORDED: dict[str, Callable[[object], str]] = {
    "pay": _payers,
    "scopes": _scopes,
    "decide_by": _decider,
    "rule_set": _law,
}
"""How a value is told where it is no days, share or roles."""


def _value(value: object) -> str:
    if isinstance(value, bridge.Gate):
        return gate(value)
    if value is None:
        return _("no limit")
    if isinstance(value, tuple):
        return roles(value) or _("nobody")
    return str(value)


_CHANGES: dict[str, Any] = {
    "rule_set": gettext_lazy("The law it is held against: before %(old)s, now %(new)s."),
    "kind_gone": gettext_lazy("This kind of matter is gone."),
    "kind_added": gettext_lazy("This kind of matter is new."),
    "scopes": gettext_lazy("For whom: before %(old)s, now %(new)s."),
    "consult": gettext_lazy("To be asked: before %(old)s, now %(new)s."),
    "pay": gettext_lazy("Who pays: before %(old)s, now %(new)s."),
    "carry_out": gettext_lazy("Who carries it out: before %(old)s, now %(new)s."),
    "supervise": gettext_lazy("Who watches over it: before %(old)s, now %(new)s."),
    "decide_by": gettext_lazy("Who decides: before %(old)s, now %(new)s."),
    "rule": gettext_lazy("The rule of the decision: before %(old)s, now %(new)s."),
    "quorum": gettext_lazy("How many must take part: before %(old)s, now %(new)s."),
    "passing": gettext_lazy("How many must be in favour: before %(old)s, now %(new)s."),
    "stage_gone": gettext_lazy("This step is gone."),
    "stage_added": gettext_lazy("This step is new."),
    "who": gettext_lazy("Who must act: before %(old)s, now %(new)s."),
    "days": gettext_lazy("Days it may take: before %(old)s, now %(new)s."),
    "gate_changed": gettext_lazy("Asked before: %(old)s Asked now: %(new)s"),
}
