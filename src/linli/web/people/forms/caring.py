"""Who needs looking after, and why somebody looks."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.actions.caring import NeedTerms
from linli.web.people.doors import doors, folded
from linli.web.people.finding import in_estate
from linli.web.people.models import Need, Position
from linli.web.people.models.mandate import Consent
from linli.web.people.models.need import Kind, Why
from linli.web.people.models.periods import holds_on


class DoorForm(forms.Form):
    """Knows the doors of its estate, however they are written."""

    door = forms.CharField(label=gettext_lazy("Which door?"), max_length=64)

    def __init__(self, estate: Estate, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.estate = estate

    def clean_door(self) -> str:
        """The key of the dwelling in the ledger."""
        said: str = self.cleaned_data["door"]
        found = [key for key in doors(self.estate) if folded(key) == folded(said)]
        if len(found) != 1:
            raise forms.ValidationError(
                _("The ledger has no door written like %(door)s. For instance: 3-2-501."),
                params={"door": said},
            )
        return found[0]


class ReasonForm(forms.Form):
    """Why somebody wants to see."""

    words = forms.CharField(
        label=gettext_lazy("Why, in a few words"),
        max_length=120,
        help_text=gettext_lazy("The person will read this."),
    )


class OpenForm(ReasonForm, DoorForm):
    why = forms.ChoiceField(
        label=gettext_lazy("What for?"),
        choices=[(why.value, why.label) for why in Why if why != Why.REVIEW],
    )
    field_order = ("door", "why", "words")


class EmergencyForm(ReasonForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Whom do you need to reach?"),
        choices=[("", gettext_lazy("everybody on the list")), *Kind.choices],
        required=False,
    )
    danger = forms.BooleanField(
        label=gettext_lazy("Life or health is in danger now, and there is no time to ask each door")
    )
    field_order = ("kind", "words", "danger")

    def chosen(self) -> Kind | None:
        return Kind(self.cleaned_data["kind"]) if self.cleaned_data["kind"] else None


class NeedForm(DoorForm):
    """What is put on the list, and how they agreed to just this."""

    name = forms.CharField(
        label=gettext_lazy("Name, if they have joined"), max_length=60, required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What does help depend on?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("What a helper must know"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only what helps: “oxygen, battery lasts 2 hours”. No diagnosis."),
    )
    consent = forms.ChoiceField(
        label=gettext_lazy("How did they agree to be on this list?"),
        choices=[(each.value, each.label) for each in Consent if each != Consent.OWN_PHONE],
        widget=forms.RadioSelect,
    )
    witnesses = forms.CharField(
        label=gettext_lazy("Names of the two witnesses, if spoken"), max_length=120, required=False
    )
    consented_on = forms.DateField(
        label=gettext_lazy("When did they agree?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    helper = forms.ModelChoiceField(
        label=gettext_lazy("Paired with whom? May stay empty"),
        queryset=Person.objects.none(),
        required=False,
    )

    def __init__(self, estate: Estate, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(estate, *args, **kwargs)
        today = timezone.localdate()
        held = Position.objects.filter(holds_on(today), estate=estate).values("person")
        helper = self.fields["helper"]
        assert isinstance(helper, forms.ModelChoiceField)  # noqa: S101 - declared above
        helper.queryset = Person.objects.filter(pk__in=held).order_by("name")

    def clean_consented_on(self) -> object:
        day = self.cleaned_data["consented_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                _("They cannot have agreed on a day that is still to come.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("consent") == Consent.SPOKEN and not given.get("witnesses", "").strip():
            self.add_error("witnesses", _("Spoken consent needs the names of two witnesses."))
        given["person"] = self._person(given)
        if self._is_there(given):
            self.add_error(None, _("This need of this door is on the list already."))
        return given

    def _person(self, given: dict[str, Any]) -> Person | None:
        name = given.get("name")
        if not name or "door" not in given:
            return None
        found = in_estate(self.estate, given["door"], name)
        if len(found) != 1:
            self.add_error(
                "name",
                _("Nobody called %(name)s has joined behind this door. Leave the name empty.")
                % {"name": name},
            )
            return None
        return found[0]

    def _is_there(self, given: dict[str, Any]) -> bool:
        same = {"dwelling": given.get("door"), "kind": given.get("kind")}
        return Need.objects.filter(estate=self.estate, person=given["person"], **same).exists()

    def terms(self) -> NeedTerms:
        said = self.cleaned_data
        return NeedTerms(
            dwelling=said["door"],
            kind=Kind(said["kind"]),
            consent=Consent(said["consent"]),
            consented_on=said["consented_on"],
            person=said["person"],
            note=said["note"],
            witnesses=said["witnesses"],
            helper=said["helper"],
        )
