"""Faults of a charter, its changes, its gates and rules, as sentences."""

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from linli.web.charter import bridge
from linli.web.charter.wording import act_words, role_words
from linli.web.shared.language import reader_language

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

SCOPES = {
    "estate": later("the whole estate"),
    "building": later("one building"),
    "entrance": later("one entrance"),
}

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

_GATES: dict[str, Any] = {
    "notice": later("A notice hangs for %(days)s days."),
    "filtered": later("The matter has been taken up, with reasons."),
    "reached": later("%(share)s of the households have been asked."),
    "consent": later("%(share)s of the households agree to take part."),
    "hearing": later("A hearing has been held."),
    "council": later("The council has met with more than half of its members; minutes are posted."),
    "decision": later("The decision has passed."),
    "objections_answered": later("Every objection has been answered."),
    "documents": later("On file: %(documents)s."),
    "funding_matched": later("The money found matches the cost to the cent."),
    "change_within": later("The cost has changed by no more than %(share)s."),
    "persons_named": later("It is named who looks after it."),
    "satisfaction": later("%(share)s of those asked are satisfied."),
    "use_check": later("After %(months)s months its use has been checked."),
}


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


def fault_words(fault: bridge.Fault) -> str:
    """What is wrong in a charter, where, and by which article."""
    said = _FAULTS[fault.code](fault)
    if not fault.article:
        return said
    return _("%(said)s (%(article)s)") % {"said": said, "article": fault.article}


def _of_role(sentence: Promise) -> Callable[[bridge.Fault], str]:
    def say(fault: bridge.Fault) -> str:
        told = {"act": act(str(fault.facts["act"])), "role": roles([str(fault.facts["role"])])}
        return str(sentence) % told

    return say


def _plain(sentence: Promise) -> Callable[[bridge.Fault], str]:
    def say(fault: bridge.Fault) -> str:
        told = {"where": fault.where, "found": "", "wanted": ""} | fault.facts
        if isinstance(told["wanted"], tuple):
            told["wanted"] = listed([str(one) for one in told["wanted"]])
        return str(sentence) % told

    return say


_UNKNOWN = _plain(
    later("%(where)s: \u201c%(found)s\u201d is not known here. There are: %(wanted)s.")
)
_FAULTS: dict[str, Callable[[bridge.Fault], str]] = {
    "missing": _plain(later("%(where)s is missing.")),
    "wrong_kind": _plain(later("%(where)s: found \u201c%(found)s\u201d, wanted: %(wanted)s.")),
    "unknown_part": _plain(later("%(where)s: a charter has no such part.")),
    "unknown_act": _plain(later("%(where)s: there is no such right.")),
    "unknown_role": _UNKNOWN,
    "unknown_scope": _UNKNOWN,
    "unknown_payer": _UNKNOWN,
    "unknown_stage": _UNKNOWN,
    "unknown_gate": _UNKNOWN,
    "unknown_rule": _UNKNOWN,
    "role_not_allowed": _of_role(later("\u201c%(act)s\u201d cannot be given to: %(role)s.")),
    "role_missing": _of_role(later("\u201c%(act)s\u201d cannot be taken from: %(role)s.")),
    "stages_out_of_order": _plain(later("%(where)s: the steps are out of their order.")),
    "owners_must_decide": _plain(later("%(where)s: this is for the owners to decide together.")),
    "quorum_too_small": _plain(
        later("%(where)s: %(found)s taking part is too little; the law asks for %(wanted)s.")
    ),
    "passing_too_small": _plain(
        later("%(where)s: %(found)s in favour is too little; the law asks for %(wanted)s.")
    ),
    "must_be_more_than": _plain(later("%(where)s: it must be more than %(wanted)s, not just so.")),
    "no_ballot": _plain(later("%(where)s: the step in which the owners decide is missing.")),
    "ballot_without_decision": _plain(
        later("%(where)s: the owners' step must end with a decision that has passed.")
    ),
    "notice_too_short": _plain(
        later("%(where)s: a notice of %(found)s days is too short; at least %(wanted)s days.")
    ),
}


def difference(found: bridge.Difference, new: bridge.Charter) -> str:
    """One change from a version to another."""
    place = listed(
        [
            *([kind(new, found.kind)] if found.kind else []),
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
            later("No longer asked: %(gate)s")
            if found.code == "gate_gone"
            else later("Now also asked: %(gate)s")
        )
        return str(said) % told
    return str(_CHANGES[found.code]) % _told(facts)


def _codes(value: object) -> Collection[str]:
    return value if isinstance(value, frozenset | tuple | list) else ()


def _told(facts: dict[str, object]) -> dict[str, str]:
    return {name: _value(value) for name, value in facts.items()}


def _value(value: object) -> str:
    if isinstance(value, bridge.Gate):
        return gate(value)
    if value is None:
        return _("no limit")
    if isinstance(value, tuple):
        known = [code for code in value if code in bridge.CODES]
        if known:
            return roles(known)
        return listed([str(PAYERS.get(one) or SCOPES.get(one) or one) for one in value])
    return str(value)


_CHANGES: dict[str, Any] = {
    "rule_set": later("The law it is held against: before %(old)s, now %(new)s."),
    "kind_gone": later("This kind of matter is gone."),
    "kind_added": later("This kind of matter is new."),
    "scopes": later("For whom: before %(old)s, now %(new)s."),
    "consult": later("To be asked: before %(old)s, now %(new)s."),
    "pay": later("Who pays: before %(old)s, now %(new)s."),
    "carry_out": later("Who carries it out: before %(old)s, now %(new)s."),
    "supervise": later("Who watches over it: before %(old)s, now %(new)s."),
    "decide_by": later("Who decides: before %(old)s, now %(new)s."),
    "rule": later("The rule of the decision: before %(old)s, now %(new)s."),
    "quorum": later("How many must take part: before %(old)s, now %(new)s."),
    "passing": later("How many must be in favour: before %(old)s, now %(new)s."),
    "stage_gone": later("This step is gone."),
    "stage_added": later("This step is new."),
    "who": later("Who must act: before %(old)s, now %(new)s."),
    "days": later("Days it may take: before %(old)s, now %(new)s."),
    "gate_changed": later("Asked before: %(old)s Asked now: %(new)s"),
}
