"""Coming in: the code, who one is, the PIN."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.accounts.forms import OwnDevice, pin_field, plain_digits
from linli.web.accounts.pins import refuse_trivial
from linli.web.people import codes
from linli.web.people.actions.join import Belonging
from linli.web.people.doors import plain_name
from linli.web.people.models.occupancy import Relation

OWNER_ELSEWHERE = "owner_elsewhere"
AS_WHAT = (
    (Relation.OWNER.value, gettext_lazy("I own it and live here")),
    (OWNER_ELSEWHERE, gettext_lazy("I own it and live elsewhere")),
    (Relation.TENANT.value, gettext_lazy("I rent it")),
    (Relation.FAMILY.value, gettext_lazy("I live here with the owner or tenant")),
)
PHONE = re.compile(r"\+?\d{5,15}")


def said_of(slip: codes.SlipError) -> str:
    """What is wrong with a code that was typed, and where."""
    match slip.kind:
        case "length":
            return _(
                "A code has 12 letters and digits; you typed %(found)s. "
                "Compare it with your letter."
            ) % {"found": slip.found}
        case "sign":
            return _(
                "Group %(group)d looks wrong: codes never have “%(found)s”. "
                "Compare it with your letter."
            ) % {"group": slip.group, "found": slip.found}
        case "group":
            return _("Group %(group)d looks wrong. Compare its four letters with your letter.") % {
                "group": slip.group
            }
        case "order":
            return _("Two letters seem to have changed places. Compare the code with your letter.")
        case "somewhere":
            return _("Several letters look wrong. Compare the code with your letter.")


class CodeForm(forms.Form):
    """Step 1."""

    code = forms.CharField(
        label=gettext_lazy("The code in your letter"),
        max_length=40,
        error_messages={"required": gettext_lazy("Type the code that stands in your letter.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "lang": "en",
                "class": "code",
                "placeholder": "XXXX-XXXX-XXXX",
            }
        ),
    )

    def clean_code(self) -> str:
        try:
            return codes.read(self.cleaned_data["code"])
        except codes.SlipError as slip:
            raise forms.ValidationError(said_of(slip)) from slip


class BelongingForm(forms.Form):
    """As what somebody belongs to the home; for those who have an account it is all."""

    relation = forms.ChoiceField(
        label=gettext_lazy("This home and I"),
        choices=AS_WHAT,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what fits you.")},
    )

    def belonging(self) -> Belonging:
        said = self.cleaned_data["relation"]
        if said == OWNER_ELSEWHERE:
            return Belonging(Relation.OWNER, lives_here=False)
        return Belonging(Relation(said))


class WhoForm(BelongingForm):
    """Step 2."""

    name = forms.CharField(
        label=gettext_lazy("What do your neighbours call you?"),
        max_length=60,
        help_text=gettext_lazy("For example Aunt Wang. It need not be the name on your ID card."),
        error_messages={"required": gettext_lazy("Write what your neighbours call you.")},
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    over_14 = forms.BooleanField(
        label=gettext_lazy("I am 14 or older"),
        error_messages={
            "required": gettext_lazy(
                "Children under 14 do not join by themselves. An adult of the home can join and "
                "speak for them."
            )
        },
    )
    field_order: Sequence[str] = ("name", "relation", "over_14")

    def clean_name(self) -> str:
        name = plain_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write what your neighbours call you."))
        return name


class PinForm(OwnDevice):
    """Step 3."""

    pin = pin_field(gettext_lazy("Six digits, your PIN"), "new-password")
    again = pin_field(gettext_lazy("The same six digits again"), "new-password")
    field_order = ("pin", "again", "own_device")

    def clean_pin(self) -> str:
        pin = plain_digits(self.cleaned_data["pin"])
        refuse_trivial(pin)
        return pin

    def clean_again(self) -> str:
        return plain_digits(self.cleaned_data["again"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "pin" in given and "again" in given and given["pin"] != given["again"]:
            self.add_error("again", _("The two are not the same. Type both once more."))
        return given
