"""What people fill in: what is to be planned, what a home wishes for."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.web.estates.models import Estate, Household
from linli.web.plans import bridge
from linli.web.plans.bridge import Asked
from linli.web.plans.menus import Group
from linli.web.plans.models import Round
from linli.web.plans.models.plan import MOST_FEN
from linli.web.plans.money import fen_of_wan, wan
from linli.web.plans.reading import homes_by_key
from linli.web.plans.wording import refusal

USUAL_COMMUNITY = 33
"""Per cent of what the law leaves on which residents decide: a third, our own assumption."""
USUAL_FEN = 2_680_000
"""A household: 240 billion yuan for 8.97 million households in the national programme of 2023
(figures of the Ministry of Housing, shared/facts/policy.md)."""
HIGHEST_SEED = 2**31 - 1
LARGEST_SOURCES = 100_000
"""Bytes of a file of rules."""
LONGEST_LIST = 100_000
"""Characters of a list of households."""
LARGEST_LISTS = 10_000_000
"""Bytes of a file of lists: 5,000 homes with 100 wishes each have fewer."""


class PlanForm(forms.Form):
    """How much money, how much of it residents decide on; for those who want to, more."""

    budget = forms.DecimalField(
        label=gettext_lazy("How much money is there? In ten thousands of yuan"),
        max_digits=10,
        decimal_places=4,
        min_value=Decimal("0.0001"),
        max_value=wan(MOST_FEN),
        error_messages={
            "required": gettext_lazy("Write an amount, for example 1200 for 12 million yuan."),
            "invalid": gettext_lazy("Write a number, for example 1200 for 12 million yuan."),
        },
    )
    community = forms.IntegerField(
        label=gettext_lazy("On how much of it do residents decide? In per cent"),
        min_value=0,
        max_value=100,
        initial=USUAL_COMMUNITY,
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year of the works"), min_value=2000, max_value=2200
    )
    sources = forms.FileField(
        label=gettext_lazy("Who pays for what here, as a file (.toml); may stay empty"),
        required=False,
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".toml"}),
        error_messages={"empty": gettext_lazy("This file is empty. Choose another, or none.")},
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Random seed"),
        min_value=0,
        max_value=HIGHEST_SEED,
        initial=1,
        help_text=gettext_lazy("The same seed on the same ledger gives exactly the same plan."),
    )

    hardship = forms.CharField(
        label=gettext_lazy("Households in hardship that are let off; may stay empty"),
        required=False,
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One key of the ledger's table of households a line. The list is used for this plan "
            "only, nobody can look at it, and it is erased as soon as the plan is drawn up, fails "
            "or is stopped. The plan names nobody."
        ),
    )

    def __init__(
        self,
        estate: Estate,
        households: int,
        day: date,
        *args: Any,  # noqa: ANN401 - Django's own
        budget: str = "",
    ) -> None:
        super().__init__(*args)
        self.estate = estate
        self.fields["year"].initial = day.year + 1
        usual = max(1, round(wan(households * USUAL_FEN))) if households else None
        self.fields["budget"].initial = budget or usual

    def clean_hardship(self) -> frozenset[str]:
        text: str = self.cleaned_data["hardship"]
        if not text:
            return frozenset()
        people = Household.objects.filter(estate=self.estate)
        try:
            return bridge.read_hardship(text, set(people.values_list("household", flat=True)))
        except bridge.InputError as error:
            raise forms.ValidationError(refusal(error.code, error.where, error.facts)) from error

    def clean_sources(self) -> str | None:
        """The text of the file, once the engine has read it without finding fault."""
        file: UploadedFile[Any] | None = self.cleaned_data["sources"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST_SOURCES:
            raise forms.ValidationError(_("This file is too large to be a file of rules."))
        try:
            text: str = file.read().decode()
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This file is no text in UTF-8. Save it as such and choose it again.")
            ) from error
        try:
            bridge.check_sources(text, self.estate.county or "")
        except bridge.InputError as error:
            raise forms.ValidationError(refusal(error.code, error.where, error.facts)) from error
        return text

    def asked(self) -> Asked:
        """What is wanted, once the form is valid."""
        given = self.cleaned_data
        return Asked(
            budget_fen=fen_of_wan(given["budget"]),
            community_percent=given["community"],
            year=given["year"],
            sources=given["sources"],
            seed=given["seed"],
            hardship=given["hardship"],
        )


class ListsForm(forms.Form):
    """Many lists in one file."""

    file = forms.FileField(
        label=gettext_lazy("The file (.csv)"),
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty. Choose another."),
        },
    )

    def __init__(self, asked: Round, *args: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args)
        self.asked = asked

    def clean_file(self) -> bridge.Lists:
        """The lists, once every line is known to hold."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(".csv"):
            raise forms.ValidationError(_("This is no CSV file. Save the table as CSV (.csv)."))
        if (file.size or 0) > LARGEST_LISTS:
            raise forms.ValidationError(_("This file is too large to hold lists of one estate."))
        homes = homes_by_key(self.asked.estate)
        with TemporaryDirectory() as folder:
            path = Path(folder, "wishes.csv")
            path.write_bytes(file.read())
            try:
                return bridge.read_lists(path, homes, self.asked.menu)
            except bridge.InputError as error:
                said = refusal(error.code, error.where, error.facts)
                raise forms.ValidationError(said) from error


class WishForm(forms.Form):
    """The measures a home ticks; none at all is an answer too."""

    measures = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "One of the ticked measures is not on the list. Tick again."
            )
        },
    )

    def __init__(self, groups: list[Group], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.groups = groups
        shown = [(line.code, line.name) for group in groups for line in group.lines]
        self.fields["measures"] = forms.MultipleChoiceField(
            choices=shown,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            error_messages=self.fields["measures"].error_messages,
        )

    @property
    def ticked(self) -> set[str]:
        """Codes that stand ticked, as typed or as handed in before."""
        return set(self["measures"].value() or ())

    @property
    def opened(self) -> set[str]:
        """Titles of the groups in which something is ticked."""
        ticked = self.ticked
        return {
            group.title for group in self.groups if any(line.code in ticked for line in group.lines)
        }
