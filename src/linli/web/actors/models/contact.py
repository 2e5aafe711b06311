"""Whom to call at an organisation: an office and its telephone, no private person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.web.actors.models.actor import Actor
from linli.web.estates.models import Estate


class Contact(models.Model):
    """A desk that can be called."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="contacts")
    role = models.CharField(_("which desk"), max_length=60)
    phone = models.CharField(_("telephone of the office"), max_length=40)
    hours = models.CharField(_("when somebody answers"), max_length=60, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="contact_has_a_role", condition=~models.Q(role__regex=r"^\s*$")
            ),
            models.CheckConstraint(
                name="contact_phone_is_a_number",
                condition=models.Q(phone__regex=r"^[0-9+*#() -]{3,40}$"),
                violation_error_message=_(
                    "Write the telephone with figures, for instance 0512-6512 0000."
                ),
            ),
            models.UniqueConstraint(name="contact_once", fields=["actor", "role", "phone"]),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.phone}"

    @property
    def estate(self) -> Estate:
        return self.actor.estate
