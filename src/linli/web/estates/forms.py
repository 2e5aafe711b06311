"""What people fill in: a file to hand in, a stress test to ask for."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.estates import shocks

USUAL_DRAWS = 1000
DRAWS = ((200, gettext_lazy("Quick look: 200 draws")),
         (USUAL_DRAWS, gettext_lazy("Usual: 1,000 draws")),
         (5000, gettext_lazy("Fine: 5,000 draws")))  # fmt: skip
HIGHEST_SEED = 2**31 - 1


class UploadForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label=gettext_lazy("Workbook (.xlsx)"),
        max_length=200,
        error_messages={
            "required": gettext_lazy("Choose the workbook first."),
            "empty": gettext_lazy("This file is empty. Choose the filled-in workbook."),
            "max_length": gettext_lazy("The file's name is too long. Give it a shorter one."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx", "aria-describedby": "file-hint"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what is no workbook or too large before anybody reads it."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(".xlsx"):
            raise forms.ValidationError(
                _("“%(name)s” is no .xlsx workbook. In Excel or WPS: File, Save as, .xlsx."),
                params={"name": file.name},
            )
        if (file.size or 0) > settings.UPLOAD_MEGABYTES * 2**20:
            raise forms.ValidationError(
                _("The file has more than %(limit)d MB. Leave pictures out of the workbook."),
                params={"limit": settings.UPLOAD_MEGABYTES},
            )
        return file


EVERY, SOME = "every", "some"


class StressForm(forms.Form):
    """Which shocks, how many draws, which seed."""

    which = forms.ChoiceField(
        label=gettext_lazy("What if this happens?"),
        widget=forms.RadioSelect,
        choices=(
            (EVERY, gettext_lazy("All kinds of events, each as often as it comes here")),
            (SOME, gettext_lazy("Only the events I tick")),
        ),
        initial=EVERY,
    )
    shocks = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=shocks.choices, required=False
    )
    draws = forms.TypedChoiceField(
        label=gettext_lazy("How thoroughly?"), coerce=int, choices=DRAWS, initial=USUAL_DRAWS
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Random seed"),
        min_value=0,
        max_value=HIGHEST_SEED,
        initial=1,
        help_text=gettext_lazy("The same seed on the same ledger gives exactly the same result."),
    )

    def clean(self) -> dict[str, Any]:
        """Of single events at least one is wanted."""
        given = super().clean() or {}
        if given.get("which") == SOME and not (given.get("shocks") or self.has_error("shocks")):
            self.add_error("shocks", _("Choose at least one event."))
        return given

    def groups(self) -> list[tuple[str, list[BoundWidget]]]:
        """The boxes by where the events come from."""
        boxes = {box.data["value"]: box for box in self["shocks"].subwidgets}
        return [(str(name), [boxes[code] for code in codes]) for name, codes in shocks.GROUPS]

    def values(self) -> dict[str, Any]:
        """What was asked for, once the form is valid."""
        every = self.cleaned_data["which"] == EVERY
        chosen = list(shocks.SENTENCES) if every else self.cleaned_data["shocks"]
        return {
            "shocks": chosen,
            "draws": self.cleaned_data["draws"],
            "seed": self.cleaned_data["seed"],
        }
