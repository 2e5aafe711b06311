"""Papers between two people: a proxy, a carer's consent."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.actions.mandates import CareTerms, ProxyTerms
from linli.web.people.forms.fields import SomebodyField, day_to_come
from linli.web.people.models.mandate import Consent


class BetweenTwo(forms.Form):
    """Knows the estate in which people are looked for."""

    def __init__(self, estate: Estate, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, SomebodyField):
                field.estate = estate


class ProxyForm(BetweenTwo):
    """To whom, for what, until when, how to vote."""

    holder = SomebodyField(label=gettext_lazy("Who votes for you?"))
    matter = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    about = forms.CharField(
        label=gettext_lazy("What for? Leave it empty for everything until the day below"),
        max_length=120,
        required=False,
    )
    until = day_to_come(label=gettext_lazy("Last day on which they may"))
    wish = forms.CharField(
        label=gettext_lazy("How should they vote? May stay empty"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("They must keep to what you write here."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def terms(self) -> ProxyTerms:
        said = self.cleaned_data
        return ProxyTerms(said["until"], said["matter"], said["about"], said["wish"])


class CarerForm(BetweenTwo):
    """Who helps, with what, until when."""

    carer = SomebodyField(label=gettext_lazy("Who helps you?"))
    may_speak = forms.TypedChoiceField(
        label=gettext_lazy("What may they do for you?"),
        coerce=lambda said: said == "speak",
        choices=(
            ("read", gettext_lazy("Read only: see what concerns me")),
            ("speak", gettext_lazy("Read, and say things for me: raise matters, comment, object")),
        ),
        widget=forms.RadioSelect,
        initial="read",
    )
    until = day_to_come(label=gettext_lazy("Last day on which they may"))

    def terms(self) -> CareTerms:
        said = self.cleaned_data
        return CareTerms(said["until"], Consent.OWN_PHONE, said["may_speak"])


class PaperProxyForm(ProxyForm):
    """The same, from a signed paper."""

    giver = SomebodyField(label=gettext_lazy("Whose proxy is it? The owner"))
    field_order = ("giver", "holder", "about", "until", "wish")

    def people(self) -> tuple[Person, Person]:
        return self.cleaned_data["giver"], self.cleaned_data["holder"]


class HeardConsentForm(CarerForm):
    """A consent signed on paper, or spoken before two witnesses."""

    elder = SomebodyField(label=gettext_lazy("Who is helped?"))
    consent = forms.ChoiceField(
        label=gettext_lazy("How have they agreed?"),
        choices=[choice for choice in Consent.choices if choice[0] != Consent.OWN_PHONE],
        widget=forms.RadioSelect,
    )
    witnesses = forms.CharField(
        label=gettext_lazy("Names of the two witnesses, if it was spoken"),
        required=False,
        max_length=120,
    )
    field_order = ("elder", "carer", "may_speak", "until", "consent", "witnesses")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        spoken = given.get("consent") == Consent.SPOKEN
        if spoken and not given.get("witnesses", "").strip():
            self.add_error("witnesses", _("A spoken consent wants the names of two witnesses."))
        return given

    def terms(self) -> CareTerms:
        said = self.cleaned_data
        return CareTerms(
            said["until"], Consent(said["consent"]), said["may_speak"], said["witnesses"].strip()
        )

    def people(self) -> tuple[Person, Person]:
        return self.cleaned_data["elder"], self.cleaned_data["carer"]
