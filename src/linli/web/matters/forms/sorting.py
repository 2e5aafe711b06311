"""Changing the text, taking up or not, joining and parting, going on and ending."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.web.matters.forms.act import ActForm, question, words
from linli.web.matters.models import Matter

_WHY = _("Why? Everybody will read it.")


class AmendForm(ActForm):
    act, url = "amend", "matter-amend"
    verb = _("Change the text")
    button = _("Save the new text")
    hint = _("The record shows that it was changed.")
    title = question(_("The matter as a question"))
    text = words(_("What it is about"), 4000, rows=6)


class WithdrawForm(ActForm):
    act, url = "withdraw", "matter-withdraw"
    verb = _("Take the matter back")
    button = _("Take it back")
    hint = _("It stays listed with your reason.")
    reason = words(_WHY, 2000)


class TakeUpForm(ActForm):
    act, url = "filter", "matter-take-up"
    verb = button = _("Take it up")
    hint = _("That means: it will be dealt with. You say how important and how feasible it is.")
    impact = forms.TypedChoiceField(
        label=_("How much does it matter to people?"),
        coerce=int,
        choices=((1, _("1: a few, and a little")), (2, _("2: some")), (3, _("3: many, or much"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose 1, 2 or 3.")},
    )
    feasibility = forms.TypedChoiceField(
        label=_("How feasible is it (money, technique)?"),
        coerce=int,
        choices=((1, _("1: hard")), (2, _("2: possible")), (3, _("3: easy"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose 1, 2 or 3.")},
    )
    reason = words(_WHY, 2000, rows=3)


class RefuseForm(ActForm):
    act, url = "refuse", "matter-refuse"
    verb = button = _("Do not take it up")
    hint = _("It stays listed with the reason, and can be opened again.")
    reason = words(_WHY, 2000)


class MergeForm(ActForm):
    """Joining to another open matter of the estate; those with a like title come first."""

    act, url = "merge", "matter-merge"
    verb = _("Join it to another matter about the same thing")
    button = _("Join them")
    hint = _("Who follows or supports this one goes along. What was said stays readable.")
    into = forms.TypedChoiceField(
        label=_("To which one?"),
        coerce=int,
        error_messages={
            "required": _("Choose the other matter."),
            "invalid_choice": _("Choose another matter of this estate that is still open."),
        },
    )

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - ActForm's
        super().__init__(matter, *args, **kwargs)
        self.others = _others(matter)
        field = self.fields["into"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "—"), *((pk, f"{pk}. {title}") for pk, title in self.others)]


def _others(matter: Matter) -> list[tuple[int, str]]:
    open_here = Matter.objects.open().filter(estate=matter.estate).exclude(pk=matter.pk)
    alike = Matter.objects.alike(matter.estate, matter.title).values_list("pk", flat=True)
    near = set(alike)
    found = list(open_here.values_list("pk", "title"))
    return sorted(found, key=lambda one: one[0] not in near)


class SplitForm(ActForm):
    act, url = "split", "matter-split"
    verb = _("Make a part of it a matter of its own")
    button = _("Part it")
    hint = _("For what has to be decided separately. Both pages point to each other.")
    title = question(_("The part as a question"))
    text = words(_("What the part is about"), 4000)


class AdvanceForm(ActForm):
    act, url = "advance", "matter-advance"
    verb = button = _("Go to the next step")
    stage = forms.CharField(widget=forms.HiddenInput, required=False)
    """The step at which the button was shown: pressed twice, it is one step."""

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - ActForm's
        super().__init__(matter, *args, **kwargs)
        self.fields["stage"].initial = matter.stage

    def clean(self) -> None:
        if self.cleaned_data["stage"] != self.matter.stage:
            self.data = {"stage": self.matter.stage}
            raise ValidationError(_("It is at another step by now. Have a look before it goes on."))


class CloseForm(ActForm):
    act, url = "close", "matter-close"
    verb = button = _("Close the matter")
    hint = _("Say how it ended, so that everybody can read it.")
    reason = words(_("How did it end?"), 2000)


class ReopenForm(ActForm):
    act, url = "reopen", "matter-reopen"
    verb = button = _("Open it again")
    hint = _("It goes on at the step where it stopped.")
    reason = words(_WHY, 2000)
