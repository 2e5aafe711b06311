"""What staff fill in: letters, offices, the counter."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.actors.models import Actor
from linli.web.estates.models import Building, Estate
from linli.web.people.forms.fields import SomebodyField
from linli.web.people.forms.joining import WhoForm
from linli.web.people.forms.mandates import BetweenTwo
from linli.web.people.models import Letterhead
from linli.web.people.models.errand import Seen
from linli.web.people.models.occupancy import Source
from linli.web.people.models.position import Office

SCRIPTS = (
    ("zh", gettext_lazy("Chinese")),
    ("en", gettext_lazy("English")),
    ("both", gettext_lazy("Chinese in front, English on the back")),
)
WAITING, ALL, ONE = "waiting", "all", "one"


class LettersForm(forms.ModelForm[Letterhead]):
    """What the letters say of the committee, for which homes they are, in which language."""

    building = forms.ChoiceField(label=gettext_lazy("For which building?"), required=False)
    which = forms.ChoiceField(
        label=gettext_lazy("For which homes?"),
        choices=(
            (WAITING, gettext_lazy("Only homes where nobody has joined yet")),
            (ALL, gettext_lazy("All homes")),
        ),
        widget=forms.RadioSelect,
        initial=WAITING,
    )
    script = forms.ChoiceField(
        label=gettext_lazy("In which language?"), choices=SCRIPTS, initial="zh"
    )
    site = forms.URLField(
        label=gettext_lazy("Address under which phones reach this page"),
        max_length=120,
        assume_scheme="http",
        error_messages={
            "invalid": gettext_lazy("Write an address, for example https://linli.example.")
        },
    )
    home = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    field_order = ("building", "which", "script", "phone", "place", "site")

    class Meta:
        model = Letterhead
        fields = ("phone", "place", "site")

    def __init__(self, estate: Estate, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        rows = Building.objects.filter(estate=estate).values_list("building", "name")
        named = [(key, name or key) for key, name in rows]
        self.fields["building"] = forms.ChoiceField(
            label=self.fields["building"].label,
            choices=[("", _("all buildings")), *named],
            required=False,
        )
        self.order_fields(self.field_order)

    def clean_site(self) -> str:
        """Without what follows the host: the letters add the page."""
        parts = urlsplit(self.cleaned_data["site"])
        return f"{parts.scheme}://{parts.netloc}"


class OfficeForm(BetweenTwo):
    """Who gets which office."""

    person = SomebodyField(label=gettext_lazy("Who?"))
    office = forms.ChoiceField(label=gettext_lazy("Which office?"), choices=Office.choices)
    actor = forms.ModelChoiceField(
        label=gettext_lazy("For which organisation? May stay empty"),
        queryset=Actor.objects.none(),
        required=False,
    )
    building = forms.ChoiceField(
        label=gettext_lazy("For one building only? For building leaders"), required=False
    )

    def __init__(self, estate: Estate, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(estate, *args, **kwargs)
        self.fields["actor"] = forms.ModelChoiceField(
            label=self.fields["actor"].label,
            queryset=Actor.objects.filter(estate=estate),
            required=False,
        )
        rows = Building.objects.filter(estate=estate).values_list("building", "name")
        self.fields["building"] = forms.ChoiceField(
            label=self.fields["building"].label,
            choices=[("", _("the whole estate")), *((key, name or key) for key, name in rows)],
            required=False,
        )


class ConfirmOwnerForm(forms.Form):
    """By what the ownership is proved."""

    source = forms.ChoiceField(
        label=gettext_lazy("Proved by"), choices=Source.choices, widget=forms.RadioSelect
    )


class ServeForm(forms.Form):
    """Whom, and by what they are known."""

    person = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.ChoiceField(
        label=gettext_lazy("How do you know it is them?"), choices=Seen.choices
    )


class TakeInForm(WhoForm):
    """Somebody at the counter who has not joined yet."""

    home = forms.CharField(max_length=64, widget=forms.HiddenInput)
    seen = forms.ChoiceField(
        label=gettext_lazy("How do you know it is them?"), choices=Seen.choices
    )
    field_order = (*WhoForm.field_order, "seen")
