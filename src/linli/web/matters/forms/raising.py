"""Raising a matter: where it is, and what it is about."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Estate
from linli.web.matters import bridge
from linli.web.matters.actions.raising import Draft
from linli.web.matters.forms.act import question, words
from linli.web.matters.models import Origin
from linli.web.matters.places import Place, options

ORIGIN = re.compile(r"(finding|fault):[!-~]{1,64}")
"""What a check-up finding or a fault report hands over in the address."""


class RaiseForm(forms.Form):
    """The second step: the kind has been chosen."""

    where = forms.ChoiceField(
        label=_("Where is it?"), error_messages={"required": _("Choose where it is.")}
    )
    title = question(
        _("What is to be decided? Ask it as a question."),
        help_text=_("For example: Where shall the drying racks stand?"),
    )
    text = words(
        _("What is it about?"),
        4000,
        rows=6,
        help_text=_("What is so now, whom it concerns, what you wish for. Name no neighbours."),
    )
    told = forms.BooleanField(
        label=_("A neighbour asked me to write this down: it says so then, without a name"),
        required=False,
    )
    origin = forms.RegexField(ORIGIN, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        estate: Estate,
        kind: bridge.Kind,
        home: str,
        data: Mapping[str, Any] | None = None,
        *,
        office: bool,
        **kwargs: Any,  # noqa: ANN401 - Django's
    ) -> None:
        super().__init__(data, **kwargs)
        self.kind = kind
        if not office:
            del self.fields["told"]
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = groups = options(estate, kind.scopes)
        known = {value for _group, places in groups for value, _words in places}
        field.initial = home if home in known else None

    def draft(self, *, behalf: bool) -> Draft:
        said = self.cleaned_data
        place = Place.read(said["where"])
        origin = Origin.BEHALF if behalf or said.get("told") else Origin.RAISED
        key = None
        if said["origin"]:
            source, _sign, key = said["origin"].partition(":")
            origin = Origin(source)
        return Draft(
            kind=self.kind.code,
            title=said["title"],
            text=said["text"],
            scope=place.scope,
            building=place.building,
            entrance=place.entrance,
            origin=origin,
            origin_key=key,
        )
