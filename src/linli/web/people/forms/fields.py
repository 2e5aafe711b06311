"""Fields that several forms have: a person named by door and name, a day to come."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.accounts.models import Person
from linli.web.estates.models import Estate
from linli.web.people.finding import in_estate

LONGEST = timedelta(days=3 * 365)
"""For which somebody may act for somebody else before they are asked again."""


class Somebody(forms.MultiWidget):
    """Door and name, side by side."""

    template_name = "people/_somebody.html"

    def __init__(self) -> None:
        super().__init__({"door": forms.TextInput(), "name": forms.TextInput()})

    def decompress(self, value: object) -> list[object]:
        return list(value) if isinstance(value, list | tuple) else [None, None]


class SomebodyField(forms.MultiValueField):
    """A person of this estate, as one would ask for them on the stairs."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        parts = (forms.CharField(max_length=64), forms.CharField(max_length=60))
        super().__init__(parts, widget=Somebody(), **kwargs)
        self.error_messages["required"] = _("Write the door and the name.")
        self.estate: Estate | None = None

    def compress(self, data_list: list[str]) -> Person | None:
        if not data_list or self.estate is None:
            return None
        door, name = data_list
        found = in_estate(self.estate, door, name)
        if not found:
            raise forms.ValidationError(
                _(
                    "Nobody called %(name)s has joined behind %(door)s. They must join first; the "
                    "name is the one they gave when they did."
                )
                % {"name": name, "door": door}
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("Several people behind %(door)s are called %(name)s. Ask the committee.")
                % {"name": name, "door": door}
            )
        return found[0]


def day_to_come(**kwargs: Any) -> forms.DateField:  # noqa: ANN401 - Django's
    """A day from today on, at most three years ahead."""
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose the last day."),
            "invalid": gettext_lazy("Choose a day, for example 2031-10-28."),
        },
        validators=[_ahead],
        **kwargs,
    )


def _ahead(day: date) -> None:
    today = timezone.localdate()
    if not today <= day <= today + LONGEST:
        raise forms.ValidationError(_("Choose a day from today on, at most three years ahead."))
