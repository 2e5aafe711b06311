"""Handing in documents, recording what gates read, recording a decision."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.web.charter.telling import DOCUMENTS, PAYERS
from linli.web.matters import bridge
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.actions.evidence import Fact, Paper
from linli.web.matters.forms.act import ActForm, Words, count, day, file, hundredths
from linli.web.matters.models import EvidenceKind, Matter, Proof
from linli.web.matters.models.paper import COUNTS, MONEY
from linli.web.people.models.position import Office

_YES_NO = (("yes", _("Yes")), ("no", _("No")))
_CHOOSE = {"required": _("Choose one.")}


class HandInForm(ActForm):
    act, url = "record_evidence", "matter-hand-in"
    verb = button = _("Hand in a document")
    hint = _("Who belongs to this estate can download it. Black out telephone and card numbers.")
    kind = forms.ChoiceField(label=_("What is it?"), choices=tuple(DOCUMENTS.items()))
    file = file(_("The file"))


class EvidenceForm(ActForm):
    """One fact; ``kind`` says which, and so which fields there are."""

    act, url = "record_evidence", "matter-evidence"
    button = _("Record it")
    hint = _("Wrong? Record it again: the newest counts, the others stay on record.")
    kind = forms.ChoiceField(choices=EvidenceKind.choices, widget=forms.HiddenInput)

    def __init__(self, matter: Matter, kind: str, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - ActForm's
        self.what = kind
        kwargs["initial"] = {"kind": kind} | dict(kwargs.get("initial") or {})
        super().__init__(matter, *args, **kwargs)
        self.verb = _VERBS.get(kind, "")
        self.fields |= _fields(kind)

    @property
    def key(self) -> str:
        return f"{self.url}-{self.what}"

    def fact(self) -> Fact:
        said = self.cleaned_data
        fen = said.get("yuan")
        return Fact(
            kind=said["kind"],
            day=said["day"],
            part=said.get("part"),
            whole=said.get("whole"),
            fen=None if fen is None else int(fen * 100),
            code=said.get("code"),
        )


_VERBS: Mapping[str, Words] = {
    EvidenceKind.REACHED: _("Record how many households were asked"),
    EvidenceKind.CONSENT: _("Record how many households agree"),
    EvidenceKind.HEARING: _("Record that a hearing was held"),
    EvidenceKind.COUNCIL: _("Record that the council has met"),
    EvidenceKind.MINUTES: _("Record that the minutes are posted"),
    EvidenceKind.COST: _("Record the cost"),
    EvidenceKind.FUNDING: _("Record who pays how much"),
    EvidenceKind.CHANGED_COST: _("Record the cost after changes"),
    EvidenceKind.PERSON: _("Record who looks after it"),
    EvidenceKind.SATISFACTION: _("Record how many are satisfied"),
}

_PARTS: Mapping[str, tuple[Words, Words]] = {
    EvidenceKind.REACHED: (_("Households asked"), _("Households in all")),
    EvidenceKind.CONSENT: (_("Households that agree"), _("Households in all")),
    EvidenceKind.COUNCIL: (_("Members who came"), _("Members in all")),
    EvidenceKind.SATISFACTION: (_("People who are satisfied"), _("People who answered")),
}


def _fields(kind: str) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    if kind in COUNTS:
        part, whole = _PARTS[kind]
        found |= {"part": count(part), "whole": count(whole)}
    if kind == EvidenceKind.FUNDING:
        found["code"] = forms.ChoiceField(label=_("Who pays?"), choices=tuple(PAYERS.items()))
    if kind == EvidenceKind.PERSON:
        found["code"] = forms.ChoiceField(label=_("Which office?"), choices=Office.choices)
    if kind in MONEY:
        found["yuan"] = hundredths(_("Yuan"))
    return found | {"day": day(_("On which day?"))}


class DecideForm(ActForm):
    """With totals by area and by heads where owners decide; else with the office's yes or no."""

    act, url = "record_decision", "matter-decide"
    verb = button = _("Record the decision")
    on = day(_("Decided on"))
    proof = forms.ChoiceField(
        label=_("What proves it?"), choices=Proof.choices, error_messages=_CHOOSE
    )
    paper = file(_("The signed paper, scanned or photographed"))

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - ActForm's
        super().__init__(matter, *args, **kwargs)
        self.by_owners = bridge.rule_of(matter) is not None
        if self.by_owners:
            self.hint = _("Enter what the count sheet says; whether it passed is worked out.")
            self.fields |= {name: _total(name) for name in bridge.TOTALS}
        else:
            self.fields["passed"] = forms.ChoiceField(
                label=_("Was it approved?"),
                choices=_YES_NO,
                widget=forms.RadioSelect,
                error_messages=_CHOOSE,
            )

    def decided(self) -> Decided:
        said = self.cleaned_data
        upload = said["paper"]
        totals = None
        if self.by_owners:
            totals = {
                name: int(said[name] * 100) if name.startswith("area") else said[name]
                for name in bridge.TOTALS
            }
        return Decided(
            said["on"],
            Proof(said["proof"]),
            Paper(upload.name or "", upload.read()),
            totals,
            passed=said.get("passed") == "yes",
        )


def _total(name: str) -> forms.Field:
    return hundredths(_TOTALS[name]) if name.startswith("area") else count(_TOTALS[name])


_TOTALS: Mapping[str, Words] = {
    "area_all": _("Area of all owners, m²"),
    "area_for": _("Area in favour, m²"),
    "area_against": _("Area against, m²"),
    "area_abstained": _("Area of those who abstained, m²"),
    "area_void": _("Area of void ballots, m²"),
    "heads_all": _("Owners in all"),
    "heads_for": _("Owners in favour"),
    "heads_against": _("Owners against"),
    "heads_abstained": _("Owners who abstained"),
    "heads_void": _("Owners with void ballots"),
}
