"""What people fill in: a file to hand in, a stress test to ask for."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.estates import shocks

DRAWS = ((200, gettext_lazy("Quick look: 200 draws")), (1000, gettext_lazy("Usual: 1,000 draws")),
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


class StressForm(forms.Form):
    """Which shocks, how many draws, which seed."""

    shocks = forms.MultipleChoiceField(
        label=gettext_lazy("What if this happens?"),
        widget=forms.CheckboxSelectMultiple,
        choices=shocks.choices,
        initial=list(shocks.SENTENCES),
        error_messages={"required": gettext_lazy("Choose at least one event.")},
    )
    draws = forms.TypedChoiceField(
        label=gettext_lazy("How thoroughly?"), coerce=int, choices=DRAWS, initial=1000
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Random seed"),
        min_value=0,
        max_value=HIGHEST_SEED,
        initial=1,
        help_text=gettext_lazy("The same seed on the same ledger gives exactly the same result."),
    )

    def values(self) -> dict[str, Any]:
        """What was asked for, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("shocks", "draws", "seed")}
