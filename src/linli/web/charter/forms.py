"""Writing a charter: ticks for roles, numbers for days and shares."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.web.charter import bridge, telling
from linli.web.shared.language import reader_language

SHARE = RegexValidator(r"^[0-9]{1,4}(/[1-9][0-9]{0,3})?$", _("Write a share like 2/3."))
MOST_DAYS = 3660


class BeginForm(forms.Form):
    """From which text to begin."""

    place = forms.ChoiceField(
        label=_("Begin from"), required=False, widget=forms.RadioSelect, initial=""
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(*args, **kwargs)
        sets = [bridge.rule_set(place) for place in bridge.places()]
        words = [(one.code, one.en if reader_language() == "en" else one.zh) for one in sets]
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("the charter that holds now")), *words]


class PublishForm(forms.Form):
    """Why, and from which day."""

    note = forms.CharField(label=_("Why is it changed?"), max_length=300)
    in_force_from = forms.DateField(
        label=_("From which day does it hold?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class RolesForm(forms.Form):
    """Who may do one act. What the law fixes is shown, but cannot be changed."""

    roles = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, act: str, roles: Collection[str], data: Any = None) -> None:  # noqa: ANN401
        super().__init__(data, initial={"roles": list(roles)})
        self.act = bridge.ACTS[act]
        field = self.fields["roles"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(code, telling.roles([code])) for code in bridge.CODES]

    def ticks(self) -> Iterator[dict[str, object]]:
        """One tick box a role; locked where the law has it or forbids it."""
        asked = frozenset(self["roles"].value() or ())
        for code in bridge.CODES:
            floor, allowed = code in self.act.floor, code in self.act.ceiling
            yield {
                "code": code,
                "words": telling.roles([code]),
                "ticked": floor or (allowed and code in asked),
                "locked": floor or not allowed,
            }


@dataclass(frozen=True)
class Line:
    """A field of a kind's form; of a list of ticks also what is ticked, in words."""

    field: forms.BoundField
    ticked: str | None


class KindForm(forms.Form):
    """The numbers and duties of one kind of matter; each field is a place in its document."""

    def __init__(self, kind: Mapping[str, Any], raisers: Collection[str], *args: Any) -> None:  # noqa: ANN401
        super().__init__(*args)
        self.raisers = frozenset(raisers)
        self.groups: list[tuple[str, list[str]]] = []
        self._duties(kind)
        if "rule" in kind["decide"]:
            self._decision(kind["decide"])
        for number, stage in enumerate(kind["stages"]):
            self._stage(stage, f"stages/{number}")

    def _duties(self, kind: Mapping[str, Any]) -> None:
        raising = bridge.ACTS[RAISE]
        free = raising.ceiling - raising.floor
        raisers = free & frozenset(kind.get("rights", {}).get(RAISE, self.raisers))
        always = _("Always: %(who)s.") % {"who": telling.roles(raising.floor)}
        everybody = [code for code in bridge.CODES if code != "visitor"]
        self._ticks("scopes", _("For"), telling.SCOPES.items(), kind, required=True)
        self.fields[RAISING] = _ticked(_("May raise it"), _named(free), raisers, always)
        self._ticks("consult", _("Must be asked"), _named(everybody), kind)
        self._ticks("pay", _("Pays"), telling.PAYERS.items(), kind, required=True)
        self._ticks("carry_out", _("Carries it out"), _named(everybody), kind)
        self._ticks("supervise", _("Watches over it"), _named(everybody), kind)
        names = ["scopes", RAISING, "consult", "pay", "carry_out", "supervise"]
        if "rule" not in kind["decide"]:
            names.append("decide/by")
            self.fields[names[-1]] = forms.ChoiceField(
                label=_("Decides"),
                choices=_named(bridge.OFFICES),
                initial=kind["decide"]["by"],
            )
        self.groups.append((str(_("Who takes part")), names))

    def _ticks(
        self,
        name: str,
        label: str | Promise,
        choices: Iterable[tuple[str, Any]],
        kind: Mapping[str, Any],
        *,
        required: bool = False,
    ) -> None:
        self.fields[name] = _ticked(label, choices, kind[name], required=required)

    def _decision(self, decide: Mapping[str, Any]) -> None:
        names = []
        words = {"quorum": _("How many must take part"), "passing": _("How many must be in favour")}
        for name, label in words.items():
            place = f"decide/{name}"
            self.fields[place] = forms.CharField(
                label=label,
                required=False,
                max_length=9,
                validators=[SHARE],
                initial=decide.get(name, ""),
                help_text=_("A share like 3/4. Left empty: as the law says."),
            )
            names.append(place)
        self.groups.append((str(_("The decision of the owners")), names))

    def _stage(self, stage: Mapping[str, Any], where: str) -> None:
        names = [f"{where}/days", f"{where}/who"]
        self.fields[names[0]] = _days(_("Days it may take"), stage.get("days"))
        offices = _named(bridge.OFFICES)
        self.fields[names[1]] = _ticked(_("Who must act"), offices, stage["who"], required=True)
        for number, gate in enumerate(stage.get("gates", ())):
            names += self._gate(gate, f"{where}/gates/{number}")
        self.groups.append((str(telling.STAGES[stage["code"]]), names))

    def _gate(self, gate: Mapping[str, Any], where: str) -> Iterator[str]:
        labels = {
            "days": _("Days a notice must hang"),
            "months": _("Months until its use is checked"),
            "share": _SHARES.get(gate["kind"], _("The share asked for")),
        }
        for name in ("days", "months", "share"):
            if name not in gate:
                continue
            place = f"{where}/{name}"
            self.fields[place] = (
                forms.CharField(
                    label=labels[name], max_length=9, validators=[SHARE], initial=gate[name]
                )
                if name == "share"
                else _days(labels[name], gate[name], required=True)
            )
            yield place

    def changes(self) -> dict[str, Any]:
        """What was asked for, by its place in the document.

        An empty share is the law's own; raising as everywhere is no rule of this kind's own.
        """
        asked = {
            place: value if value != "" else None for place, value in self.cleaned_data.items()
        }
        raisers = frozenset(self.cleaned_data[RAISING]) | bridge.ACTS[RAISE].floor
        in_order = [code for code in bridge.CODES if code in raisers]
        asked[RAISING] = None if raisers == self.raisers else in_order
        return asked

    def parts(self) -> Iterator[tuple[str, list[Line]]]:
        """The fields by step, for the page."""
        for title, names in self.groups:
            yield title, [_line(self[name]) for name in names]

    def faulty(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The fields that were refused, each with the step it stands in."""
        for title, names in self.groups:
            yield from ((title, self[name]) for name in names if name in self.errors)


RAISE = "raise_matter"
RAISING = f"rights/{RAISE}"


def _line(field: forms.BoundField) -> Line:
    if not isinstance(field.field, forms.MultipleChoiceField):
        return Line(field, None)
    asked = frozenset(field.value() or ())
    if field.name == RAISING:
        asked |= bridge.ACTS[RAISE].floor
    if field.name not in {"scopes", "pay"}:
        return Line(field, telling.roles(asked))
    words = telling.SCOPES if field.name == "scopes" else telling.PAYERS
    return Line(field, telling.listed([str(words[code]) for code in words if code in asked]))


def _named(codes: Collection[str]) -> list[tuple[str, str]]:
    """Roles with their words, in the order of the table of roles."""
    return [(code, telling.roles([code])) for code in bridge.CODES if code in codes]


def _ticked(
    label: str | Promise,
    choices: Iterable[tuple[str, Any]],
    initial: Collection[str],
    help_text: str = "",
    *,
    required: bool = False,
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        initial=list(initial),
        help_text=help_text,
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


_SHARES = {
    "reached": _("Share of households that must be asked"),
    "consent": _("Share of households that must agree"),
    "change_within": _("Share by which the cost may change"),
    "satisfaction": _("Share of those asked who must be satisfied"),
}


def _days(label: Any, initial: int | None, *, required: bool = False) -> forms.IntegerField:  # noqa: ANN401
    return forms.IntegerField(
        label=label, required=required, min_value=0, max_value=MOST_DAYS, initial=initial
    )
