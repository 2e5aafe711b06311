"""An account: one person, whatever homes and positions they have."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.web.accounts.devices import worded

LANGUAGES = [("zh-hans", "中文"), ("en", "English")]


def fresh_username() -> str:
    """A name for the machine; people sign in with a code, e-mail, phone or door and PIN."""
    return secrets.token_hex(8)


class TextSize(models.TextChoices):
    USUAL = "usual", _("usual")
    LARGE = "large", _("large")


class People(BaseUserManager["Person"]):
    def create_user(self, **values: Any) -> "Person":  # noqa: ANN401 - Django's signature
        password = values.pop("password", None)
        person = self.model(**values)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, **values: Any) -> "Person":  # noqa: ANN401 - Django's signature
        return self.create_user(**{"is_staff": True, "is_superuser": True} | values)


class Person(AbstractBaseUser, PermissionsMixin):
    """Who signs in. ``is_superuser`` is the operator of the installation."""

    username = models.CharField(max_length=40, unique=True, default=fresh_username)
    name = models.CharField(_("name"), max_length=60)
    """What the neighbours call this person; a nickname will do."""
    # Both stand here only once a code sent there came back: by them one signs in.
    email = models.EmailField(_("e-mail address"), null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, null=True, blank=True, unique=True)
    pin = models.CharField(max_length=128, blank=True, default="")
    """The hash of the PIN; empty where there is none."""
    language = models.CharField(
        _("language"), max_length=10, blank=True, default="", choices=LANGUAGES
    )
    text_size = models.CharField(
        _("text size"), max_length=5, blank=True, default="", choices=TextSize
    )
    demo = models.BooleanField(default=False)
    """One of the people whom anybody may try out in the demo."""
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                name="person_has_a_name", condition=~models.Q(name__regex=r"^\s*$")
            ),
            models.CheckConstraint(
                name="person_demo_has_no_way_in_but_the_demo",
                condition=models.Q(demo=False)
                | models.Q(("password__startswith", "!"), pin="", email=None, phone=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


WRONG_TRIES = 5
"""After so many wrong PINs the way by PIN is shut for a while."""


class PinLock(models.Model):
    """Wrong PINs of one account, or of one door and name that are nobody's.

    Both are counted alike, so that the answers do not tell whether somebody lives there.
    """

    person = models.OneToOneField(Person, models.CASCADE, null=True, related_name="pin_lock")
    typed = models.CharField(max_length=64, null=True, unique=True)
    """Keyed digest of a door and name that are nobody's; no plain text."""
    wrong = models.PositiveSmallIntegerField(default=0)
    """Tries since the last lock or success; each counts as wrong until it proves right."""
    locks = models.PositiveSmallIntegerField(default=0)
    until = models.DateTimeField(null=True)
    last_try_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="pin_lock_of_a_person_or_of_what_was_typed",
                condition=models.Q(person__isnull=False, typed__isnull=True)
                | models.Q(person__isnull=True, typed__isnull=False),
            ),
            models.CheckConstraint(
                name="pin_lock_counts_to_its_limit",
                condition=models.Q(wrong__gte=0, wrong__lt=WRONG_TRIES),
            ),
            models.CheckConstraint(
                name="pin_lock_ends_iff_it_began",
                condition=models.Q(locks=0, until__isnull=True)
                | models.Q(locks__gt=0, until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} wrong, {self.locks} locks"


class Device(models.Model):
    """A browser in which somebody has signed in, as they would call it; no address, no raw name."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="devices")
    session_key = models.CharField(max_length=40, unique=True)
    system = models.CharField(max_length=10)
    browser = models.CharField(max_length=10)
    own = models.BooleanField(default=False)
    """Whether the person said that it is their own."""
    began_at = models.DateTimeField()

    class Meta:
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        return worded(self.system, self.browser)
