"""What people say on a matter, and who follows it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.web.matters.models.matter import Matter


class Said(models.Model):
    """Something a person wrote. The pseudonym stays when the person's data is deleted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    pseudonym = models.CharField(max_length=12)
    role = models.CharField(max_length=20)
    text = models.TextField(max_length=2000)
    salt = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("pk",)


class HiddenFor(models.TextChoices):
    """The only reasons for which a comment is hidden."""

    PRIVATE = "private", _("It gives away private things about somebody.")
    INSULT = "insult", _("It insults or threatens somebody.")
    FALSE = "advert", _("It is an advertisement.")
    REPEAT = "repeat", _("It repeats the same words again and again.")
    ELSEWHERE = "elsewhere", _("It belongs to another matter.")


class Comment(Said):
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="comments")
    show_name = models.BooleanField(
        _("Show my name to neighbours who have signed in"), default=False
    )
    hidden_for = models.CharField(max_length=10, choices=HiddenFor, null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    appeal = models.TextField(max_length=1000, blank=True)
    appeal_salt = models.BinaryField(null=True, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_upheld = models.BooleanField(null=True, blank=True)
    """Whether the comment came back; null while nobody has looked at the appeal."""

    class Meta(Said.Meta):
        constraints = (
            models.CheckConstraint(
                name="comment_hidden_with_a_reason",
                condition=Q(hidden_for=None, hidden_at=None)
                | Q(hidden_for__in=HiddenFor.values, hidden_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def hidden(self) -> bool:
        return self.hidden_for is not None and not self.appeal_upheld


class ObjectionState(models.TextChoices):
    OPEN = "open", _("waits for an answer")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Objection(Said):
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="objections")
    stage = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=ObjectionState, default=ObjectionState.OPEN)
    answer = models.TextField(max_length=2000, blank=True)
    answer_salt = models.BinaryField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(Said.Meta):
        constraints = (
            models.CheckConstraint(
                name="objection_state_known", condition=Q(state__in=ObjectionState.values)
            ),
            models.CheckConstraint(
                name="objection_answered_with_an_answer",
                condition=Q(state="open", answer="", answered_at=None)
                | Q(~Q(answer=""), state="answered", answered_at__isnull=False)
                | Q(state="withdrawn", answer="", answered_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.pseudonym


class Support(models.Model):
    """ "This concerns me too": once a person."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="support_once", fields=["matter", "person"]),)

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.person_id}"


class Subscription(models.Model):
    """Who is told when something happens, in a digest."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="subscriptions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    told_to = models.PositiveBigIntegerField(default=0)
    """Number of the last journal entry that needs no telling: told, or from before one followed."""

    class Meta:
        constraints = (
            models.UniqueConstraint(name="subscription_once", fields=["matter", "person"]),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.person_id}"
