"""Writing a charter: ticks for roles, numbers for days and shares."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from linli.web.charter import bridge, telling
from linli.web.shared.language import reader_language

SHARE = RegexValidator(r"^[0-9]{1,4}(/[1-9][0-9]{0,3})?$", _("Write a share like 2/3."))
MOST_DAYS = 3660
RAISE = "raise_matter"
RAISERS = f"rights/{RAISE}"
TAKING_PART = bridge.EVERYBODY - {"visitor", "operator", "raiser"}
"""Who can have a duty in a matter."""
NO_ROLES = frozenset({"scopes", "pay"})
"""Ticks that are no roles, though the government pays under the code of its office."""


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
                "always": floor,
            }


class Entry(NamedTuple):
    """One field on the page; ``chosen`` tells its ticks in words, null where it has none."""

    field: forms.BoundField
    chosen: str | None


class KindForm(forms.Form):
    """The numbers and duties of one kind of matter; each field is a place in its document."""

    def __init__(
        self,
        document: Mapping[str, Any],
        code: str,
        law: bridge.RuleSet,
        data: Any = None,  # noqa: ANN401 - Django's
    ) -> None:
        super().__init__(data)
        kind = document["kinds"][code]
        self.usual_raisers = frozenset(document["rights"].get(RAISE, ()))
        self.groups: list[tuple[str, list[str]]] = []
        self._duties(kind)
        if "rule" in kind["decide"]:
            self._decision(kind["decide"], law)
        for number, stage in enumerate(kind["stages"]):
            self._stage(stage, f"stages/{number}")

    def _duties(self, kind: Mapping[str, Any]) -> None:
        raising = bridge.ACTS[RAISE]
        raisers = frozenset(kind.get("rights", {}).get(RAISE, self.usual_raisers))
        choosing = (raising.ceiling & TAKING_PART) - raising.floor
        fields: dict[str, forms.ChoiceField] = {
            RAISERS: _ticks(_("Who may raise it"), _roles(choosing), raisers & choosing),
            "scopes": _ticks(
                _("For which part of the estate"),
                [*telling.SCOPES.items()],
                kind["scopes"],
                required=True,
            ),
            "consult": _ticks(_("Who must be asked"), _roles(TAKING_PART), kind["consult"]),
            "pay": _ticks(_("Who pays"), [*telling.PAYERS.items()], kind["pay"], required=True),
            "carry_out": _ticks(_("Who carries it out"), _roles(TAKING_PART), kind["carry_out"]),
            "supervise": _ticks(_("Who watches over it"), _roles(TAKING_PART), kind["supervise"]),
        }
        fields[RAISERS].help_text = _("%(who)s may always raise it.") % {
            "who": telling.roles(raising.floor)
        }
        if "rule" not in kind["decide"]:
            fields["decide/by"] = forms.ChoiceField(
                label=_("Who decides"),
                choices=_roles(bridge.OFFICES | {kind["decide"]["by"]}),
                initial=kind["decide"]["by"],
            )
        self.fields.update(fields)
        self.groups.append((str(_("Who has a part in it")), [*fields]))

    def _decision(self, decide: Mapping[str, Any], law: bridge.RuleSet) -> None:
        rule = law.rules[decide["rule"]]
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
                help_text=_(
                    "A share like 3/4. Left empty: %(share)s, as the law says (%(article)s)."
                )
                % {"share": telling.share(getattr(rule, name)), "article": rule.article},
            )
            names.append(place)
        self.groups.append((str(_("The decision of the owners")), names))

    def _stage(self, stage: Mapping[str, Any], where: str) -> None:
        names = [f"{where}/who", f"{where}/days"]
        able = bridge.OFFICES | frozenset(stage["who"])
        self.fields[names[0]] = _ticks(_("Who must act"), _roles(able), stage["who"], required=True)
        self.fields[names[1]] = _days(_("Days it may take"), stage.get("days"))
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
        """What was asked for, by its place in the document; null where nothing is said of it.

        An empty share is the law's own. Who may raise it is left out where it is as for all kinds.
        """
        asked = self.cleaned_data
        said = {place: value if value != "" else None for place, value in asked.items()}
        raisers = frozenset(asked[RAISERS]) | bridge.ACTS[RAISE].floor
        ordered = [code for code in bridge.CODES if code in raisers]
        usual = raisers == self.usual_raisers & TAKING_PART
        return said | {RAISERS: None if usual else ordered}

    def parts(self) -> Iterator[tuple[str, list[Entry]]]:
        """The fields by step, for the page."""
        for title, names in self.groups:
            yield title, [Entry(self[name], _chosen(self[name])) for name in names]

    def faulty(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The fields that were refused, each with the step it stands in."""
        for title, names in self.groups:
            yield from ((title, self[name]) for name in names if name in self.errors)


_SHARES = {
    "reached": _("Share of households that must be asked"),
    "consent": _("Share of households that must agree"),
    "change_within": _("Share by which the cost may change"),
    "satisfaction": _("Share of those asked who must be satisfied"),
}


def _chosen(bound: forms.BoundField) -> str | None:
    if not isinstance(bound.field, forms.MultipleChoiceField):
        return None
    if bound.name in NO_ROLES:
        boxes = [box for box in bound.subwidgets if box.data["selected"]]
        return telling.listed([str(box.choice_label) for box in boxes])
    always = bridge.ACTS[RAISE].floor if bound.name == RAISERS else frozenset()
    return telling.roles(always | frozenset(bound.value() or ())) or str(_("nobody"))


def _roles(codes: Collection[str]) -> list[tuple[str, str]]:
    return [(code, telling.roles([code])) for code in bridge.CODES if code in codes]


def _ticks(
    label: Any,  # noqa: ANN401 - text, translated now or later
    choices: Sequence[tuple[str, Any]],
    initial: Collection[str],
    *,
    required: bool = False,
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=required,
        choices=choices,
        initial=list(initial),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )


def _days(label: Any, initial: int | None, *, required: bool = False) -> forms.IntegerField:  # noqa: ANN401
    return forms.IntegerField(
        label=label, required=required, min_value=0, max_value=MOST_DAYS, initial=initial
    )
