"""What people fill in about organisations."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.actors.actions import TWO
from linli.web.actors.ledger import Offer
from linli.web.actors.models import Actor, Agreement, Contact, Pledge

DAY = {"type": "date"}


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


class WholeForm(forms.ModelForm[Any]):
    """Asks every constraint of the row, also those over fields that the form does not show."""

    def _get_validation_exclusions(self) -> set[str]:
        hidden: set[str] = super()._get_validation_exclusions()  # type: ignore[misc] # not in stubs
        return hidden - {"estate", "actor"}


class ActorForm(WholeForm):
    class Meta:
        model = Actor
        fields = ("kind", "name", "mandate", "since")
        widgets = {"since": day_input(), "mandate": forms.Textarea(attrs={"rows": 3})}


class ContactForm(WholeForm):
    class Meta:
        model = Contact
        fields = ("role", "phone", "hours")
        help_texts = {
            "role": gettext_lazy("The desk, not the person: “repairs, day and night”."),
        }


class PledgeForm(WholeForm):
    class Meta:
        model = Pledge
        fields = ("resource", "what", "quantity", "unit", "callable_within_h", "since", "until")
        widgets = {"since": day_input(), "until": day_input()}
        help_texts = {"quantity": gettext_lazy("Leave it empty if it is not known.")}


class EndForm(forms.Form):
    """The first day on which something holds no longer."""

    until = forms.DateField(label=gettext_lazy("Ends on"), widget=day_input())

    def __init__(self, *args: Any, since: date | None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.since = since

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if self.since and until <= self.since:
            raise forms.ValidationError(
                _("It began on %(since)s. Choose a later day."), params={"since": self.since}
            )
        return until


class AgreementForm(WholeForm):
    """An agreement; a line for each organisation, empty for those that are no party to it."""

    class Meta:
        model = Agreement
        fields = ("title", "since", "until", "document")
        widgets = {"since": day_input(), "until": day_input()}

    def __init__(self, *args: Any, actors: list[Actor], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.actors = {f"does_{actor.pk}": actor for actor in actors}
        for name, actor in self.actors.items():
            self.fields[name] = forms.CharField(label=actor.name, max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if len(self.does()) < TWO:
            self.add_error(
                None, _("Say for two organisations of this estate or more what each does.")
            )
        return given

    def own(self) -> dict[str, Any]:
        """The agreement's own values, once the form is valid."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def does(self) -> dict[Actor, str]:
        """What each party does."""
        said = {actor: self.cleaned_data.get(name, "") for name, actor in self.actors.items()}
        return {actor: words for actor, words in said.items() if words}


class TakeForm(forms.Form):
    """Which of the ledger's organisations to take over; those that differ are ticked."""

    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Which of them?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one organisation.")},
    )

    def __init__(self, *args: Any, offers: list[Offer], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        field = self.fields["keys"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [(offer.key, _sentence(offer)) for offer in offers if offer.differs]
        field.initial = [key for key, _words in field.choices]


def _sentence(offer: Offer) -> str:
    if offer.actor is None:
        return _("%(name)s (%(kind)s): not on the list yet.") % {
            "name": offer.name,
            "kind": offer.kind_words,
        }
    return _("%(name)s (%(kind)s): on the list as %(mine)s (%(mine_kind)s).") % {
        "name": offer.name,
        "kind": offer.kind_words,
        "mine": offer.actor.name,
        "mine_kind": offer.actor.get_kind_display(),
    }
