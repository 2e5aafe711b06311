"""Posting a notice, taking it down."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.web.matters.actions.notices import Posting, days_asked
from linli.web.matters.forms.act import ActForm, day, words
from linli.web.matters.models import Matter, NoticeKind


class NoticeForm(ActForm):
    """People count from the first day to the last; the row keeps the day after."""

    act, url = "post_notice", "matter-post-notice"
    verb = button = _("Post a notice")
    hint = _("Its text cannot be changed while it hangs. Then print it and hang it up.")
    kind = forms.ChoiceField(
        label=_("What is posted?"),
        choices=NoticeKind.choices,
        initial=NoticeKind.PLAN,
        widget=forms.RadioSelect,
    )
    text = words(_("What the notice says"), 4000, rows=6)
    hangs_at = forms.CharField(
        label=_("Where does it hang?"),
        max_length=200,
        help_text=_("For example: the board at the gate and every stairwell."),
        error_messages={"required": _("Write where people will find it.")},
    )
    since = day(_("First day"))
    last = day(_("Last day"))

    @classmethod
    def fresh(cls, matter: Matter, today: date) -> "NoticeForm":
        """From today for as many days as the charter asks."""
        last = today + timedelta(days_asked(matter) - 1)
        begins = {"since": today, "last": last, "text": matter.text, "kind": NoticeKind.PLAN}
        return cls(matter, initial=begins)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, last = given.get("since"), given.get("last")
        if since and last and last < since:
            self.add_error("last", _("The last day comes before the first. Choose a later one."))
        return given

    def posting(self) -> Posting:
        said = self.cleaned_data
        return Posting(
            NoticeKind(said["kind"]),
            said["text"],
            said["hangs_at"],
            said["since"],
            said["last"] + timedelta(1),
        )


class TakeDownForm(ActForm):
    act, url = "post_notice", "notice-take-down"
    verb = _("Take the notice down before its time")
    button = _("Take it down")
    hint = _("Its days no longer count.")
    reason = words(_("Why? Everybody will read it."), 500, rows=2)
