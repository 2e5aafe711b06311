"""Saying something, objecting, answering, hiding by rule."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.web.matters.forms.act import ActForm, words
from linli.web.matters.models import HiddenFor


class SupportForm(ActForm):
    act, url = "support", "matter-support"
    verb = button = _("This concerns me too")
    hint = _("So everybody sees how many it concerns. It is no vote.")


class FollowForm(ActForm):
    act, url = "subscribe", "matter-follow"
    verb = button = _("Tell me when something happens")
    hint = _("You are told in a summary. Nobody else sees that you follow it.")


class UnfollowForm(ActForm):
    act, url = "subscribe", "matter-unfollow"
    verb = button = _("Do not tell me any more")


class CommentForm(ActForm):
    act, url = "comment", "matter-comment"
    verb = _("Say something about it")
    button = _("Say it")
    hint = _("Everybody can read it. You appear as a neighbour with a made-up code.")
    text = words(_("What do you want to say?"), 2000)
    show_name = forms.BooleanField(
        label=_("Show my name to neighbours who have signed in"), required=False
    )


class ObjectForm(ActForm):
    act, url = "object", "matter-object"
    verb = _("Object")
    button = _("Send the objection")
    hint = _("The matter cannot be settled until it has been answered. Everybody can read both.")
    text = words(_("What is wrong, and what should be done instead?"), 2000)


class AnswerForm(ActForm):
    act, url = "answer_objection", "objection-answer"
    verb = _("Answer the objection")
    button = _("Send the answer")
    answer = words(_("Your answer: what will be changed, or why not?"), 2000)


class TakeBackForm(ActForm):
    act, url = "object", "objection-withdraw"
    verb = button = _("Take my objection back")


class HideForm(ActForm):
    act, url = "moderate", "comment-hide"
    verb = _("Hide it by rule")
    button = _("Hide it")
    hint = _("Its place and the reason stay visible, and it is recorded that you hid it.")
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=HiddenFor.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the reasons.")},
    )


class AppealForm(ActForm):
    act, url = "appeal", "comment-appeal"
    verb = _("Ask to see it again")
    button = _("Ask")
    hint = _("You can ask once. The answer is recorded.")
    text = words(_("Why should it be shown?"), 1000)


class SettleForm(ActForm):
    act, url = "moderate", "comment-settle"
    verb = _("Settle the request")
    button = _("Settle it")
    back = forms.TypedChoiceField(
        label=_("Is it shown again?"),
        choices=(("yes", _("Yes, show it again")), ("no", _("No, it stays hidden"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
