"""Faults of a charter as sentences: where, what was found, what is wanted, by which article."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.charter import bridge, telling

Document = Mapping[str, Any]
LONGEST = 40
"""Characters shown of what was found; it may be anything."""

LONGEST_NAME = 200
"""The same of a kind's name: as long as a charter lets it be."""

_PARTS: dict[str, Promise] = {
    "title": gettext_lazy("title"),
    "zh": gettext_lazy("Chinese name"),
    "en": gettext_lazy("English name"),
    "rights": gettext_lazy("rights"),
    "kinds": gettext_lazy("kinds of matter"),
    "scopes": gettext_lazy("for whom"),
    "consult": gettext_lazy("who must be asked"),
    "decide": gettext_lazy("the decision"),
    "quorum": gettext_lazy("how many must take part"),
    "passing": gettext_lazy("how many must be in favour"),
    "pay": gettext_lazy("who pays"),
    "carry_out": gettext_lazy("who carries it out"),
    "supervise": gettext_lazy("who watches over it"),
    "stages": gettext_lazy("steps"),
    "who": gettext_lazy("who must act"),
    "gates": gettext_lazy("what must be so first"),
    "days": gettext_lazy("number of days"),
    "months": gettext_lazy("number of months"),
    "share": gettext_lazy("share"),
    "documents": gettext_lazy("kinds of document"),
}
_WORDS: dict[str, Any] = {
    **_PARTS,
    **telling.DOCUMENTS,
    **telling.GATES,
    **telling.STAGES,
    **telling.SCOPES,
    **telling.PAYERS,
}
_WORDS_OF: dict[str, dict[str, Any]] = {
    "unknown_document": telling.DOCUMENTS,
    "unknown_payer": telling.PAYERS,
    "payer_needs_owners": telling.PAYERS,
}
"""Where a code could be taken for another thing's: the government is a payer and an office."""
_WANTED: dict[str, Promise] = {
    "text": gettext_lazy("some words"),
    "names": gettext_lazy("a list of words"),
    "some names": gettext_lazy("a list that is not empty"),
    "list": gettext_lazy("a list that is not empty"),
    "table": gettext_lazy("a table"),
    "rights": gettext_lazy("a table of rights and roles"),
    "days": gettext_lazy("a whole number of days, up to ten years"),
    "months": gettext_lazy("a whole number of months, up to ten years"),
    "share": gettext_lazy("a share like 2/3"),
    "yes or no": gettext_lazy("yes or no"),
}


def sentence(fault: bridge.Fault, document: Document) -> str:
    """What is wrong in the charter, where, and by which article."""
    said = str(_FAULTS[fault.code]) % _told(fault, document)
    if not fault.article:
        return said
    return _("%(said)s (%(article)s)") % {"said": said, "article": telling.why(fault.article)}


def place(where: str, document: Document) -> str:
    """A place in the document as its readers know it: the kind of matter, the step, the part."""
    return " · ".join(_place(where.split("/"), document)) or _("the charter")


def _place(parts: list[str], document: Document) -> Iterator[str]:
    above = ""
    for number, part in enumerate(parts):
        inside = number + 1 < len(parts)
        if part not in {"kinds", "stages", "gates", "rights"} or not inside:
            yield _part(above, part, document)
        above = part


def _part(above: str, part: str, document: Document) -> str:
    if above == "kinds":
        return kind_name(part, document)
    if above == "rights" and part in bridge.ACTS:
        return telling.act(part)
    if above == "stages" and part.isdecimal():
        return _("step %(number)s") % {"number": part}
    if above == "gates" and part.isdecimal():
        return _("condition %(number)s") % {"number": part}
    return str(
        {"stages": telling.STAGES, "gates": telling.GATES}.get(above, _PARTS).get(part, part)
    )


def kind_name(code: str, document: Document) -> str:
    """A kind's name as the document has it; one that it lacks is known from the usual charter."""
    kinds = document.get("kinds")
    found = kinds.get(code) if isinstance(kinds, Mapping) else None
    if isinstance(found, Mapping):
        return telling.either(str(found.get("zh", code)), str(found.get("en", code)))[:LONGEST_NAME]
    return telling.kind(bridge.template("national"), code)


def _told(fault: bridge.Fault, document: Document) -> dict[str, str]:
    words = _WORDS_OF.get(fault.code, _WORDS)
    told = {name: _value(value, words) for name, value in fault.facts.items()}
    wanted = fault.facts.get("wanted")
    if fault.code in {"missing", "wrong_kind"} and isinstance(wanted, str):
        told["wanted"] = str(_WANTED[wanted])
    if "act" in fault.facts:
        told["act"] = telling.act(str(fault.facts["act"]))
    return {"where": place(fault.where, document), "found": "", "wanted": ""} | told


def _value(value: object, words: Mapping[str, Any]) -> str:
    if isinstance(value, tuple | list):
        return telling.listed([_value(one, words) for one in value])
    if isinstance(value, Fraction):
        return telling.share(value)
    if isinstance(value, str) and value in bridge.CODES and words is _WORDS:
        return telling.roles([value])
    return str(words[value] if isinstance(value, str) and value in words else value)[:LONGEST]


_UNKNOWN = gettext_lazy(
    "%(where)s: \u201c%(found)s\u201d is not known here. There are: %(wanted)s."
)
_FAULTS: Mapping[str, Promise] = {
    "missing": gettext_lazy("%(where)s is missing. Wanted: %(wanted)s."),
    "wrong_kind": gettext_lazy("%(where)s: found \u201c%(found)s\u201d, wanted: %(wanted)s."),
    "wrong_code": gettext_lazy(
        "%(where)s: \u201c%(found)s\u201d cannot be a code. Use small letters, digits and _, "
        "up to 40."
    ),
    "unknown_part": gettext_lazy("%(where)s: a charter has no such part."),
    "unknown_act": gettext_lazy("%(where)s: there is no such right."),
    "unknown_role": _UNKNOWN,
    "unknown_scope": _UNKNOWN,
    "unknown_payer": _UNKNOWN,
    "unknown_stage": _UNKNOWN,
    "unknown_gate": _UNKNOWN,
    "unknown_rule": _UNKNOWN,
    "unknown_document": _UNKNOWN,
    "act_not_here": gettext_lazy(
        "%(where)s: this right is the same for all matters. Give it in the list of rights."
    ),
    "role_not_allowed": gettext_lazy(
        "%(where)s: \u201c%(act)s\u201d cannot be given to: %(role)s."
    ),
    "role_missing": gettext_lazy("%(where)s: \u201c%(act)s\u201d cannot be taken from: %(role)s."),
    "stages_out_of_order": gettext_lazy("%(where)s: the steps are out of their order."),
    "gate_twice": gettext_lazy("%(where)s: it is asked twice in the same step. Ask it once."),
    "nobody_can": gettext_lazy(
        "%(where)s: nobody may \u201c%(act)s\u201d, so things would get stuck here. "
        "Give the right to somebody."
    ),
    "kind_missing": gettext_lazy(
        "%(where)s: this kind of matter is gone; the law lets the owners decide it, so keep it."
    ),
    "owners_must_decide": gettext_lazy("%(where)s: this is for the owners to decide together."),
    "payer_needs_owners": gettext_lazy(
        "%(where)s: the owners must decide before this is spent: %(payer)s. "
        "Let the owners decide, or take it off the list."
    ),
    "quorum_too_small": gettext_lazy(
        "%(where)s: %(found)s taking part is too little; the law asks for %(wanted)s."
    ),
    "passing_too_small": gettext_lazy(
        "%(where)s: %(found)s in favour is too little; the law asks for %(wanted)s."
    ),
    "must_be_more_than": gettext_lazy("%(where)s: it must be more than %(wanted)s, not just so."),
    "no_ballot": gettext_lazy("%(where)s: the step in which the owners decide is missing."),
    "ballot_without_decision": gettext_lazy(
        "%(where)s: the owners' step must end with a decision that has passed."
    ),
    "notice_too_short": gettext_lazy(
        "%(where)s: a notice of %(found)s days is too short; at least %(wanted)s days."
    ),
    "days_too_few": gettext_lazy(
        "%(where)s: %(found)s days are not enough for this step; its notice and the days of "
        "voting take %(wanted)s."
    ),
}
