"""The tables of people and what they hold ready."""

from django.db import models

from linli.web.estates import codes
from linli.web.estates.models.estate import LedgerRow
from linli.web.estates.models.fields import code, key, key_once, maybe_code, one_of, within
from linli.web.estates.models.place import Building, Dwelling, Facility


class Household(LedgerRow):
    """One row a household."""

    household = key()
    dwelling = models.ForeignKey(Dwelling, models.DO_NOTHING, related_name="+")
    size = models.IntegerField(null=True, blank=True)
    age_0_5 = models.IntegerField(null=True, blank=True)
    age_6_17 = models.IntegerField(null=True, blank=True)
    age_18_59 = models.IntegerField(null=True, blank=True)
    age_60_79 = models.IntegerField(null=True, blank=True)
    age_80_plus = models.IntegerField(null=True, blank=True)
    mobility_limited = models.IntegerField(null=True, blank=True)
    medicated = models.IntegerField(null=True, blank=True)
    lives_alone = models.BooleanField(null=True, blank=True)
    tenure = maybe_code(codes.TENURE)
    away = models.BooleanField(null=True, blank=True)
    cooled = models.BooleanField(null=True, blank=True)
    smoke_alarm = models.BooleanField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("households", "household"),
            within("households", "size", 1, 30),
            within("households", "age_0_5", 0, 30),
            within("households", "age_6_17", 0, 30),
            within("households", "age_18_59", 0, 30),
            within("households", "age_60_79", 0, 30),
            within("households", "age_80_plus", 0, 30),
            within("households", "mobility_limited", 0, 30),
            within("households", "medicated", 0, 30),
            one_of("households", "tenure", codes.TENURE),
        ]


class Organisation(LedgerRow):
    """One row an actor of 1+6+n."""

    organisation = key()
    name = models.TextField(null=True, blank=True)
    kind = code(codes.ORGANISATION_KIND)
    powers = models.TextField(null=True, blank=True)
    pledged = models.TextField(null=True, blank=True)
    response_h = models.FloatField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("organisations", "organisation"),
            one_of("organisations", "kind", codes.ORGANISATION_KIND),
            within("organisations", "response_h", 0, 8760),
        ]


class Stock(LedgerRow):
    """One row a line of the reserve."""

    line = key()
    item = code(codes.STOCK_ITEM)
    quantity = models.FloatField(null=True, blank=True)
    unit = maybe_code(codes.STOCK_UNIT)
    expires = models.DateField(null=True, blank=True)
    place = models.ForeignKey(Facility, models.DO_NOTHING, related_name="+", null=True, blank=True)
    owner = models.ForeignKey(
        Organisation, models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    callable_within_h = models.FloatField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("stock", "line"),
            one_of("stock", "item", codes.STOCK_ITEM),
            within("stock", "quantity", 0, 100_000_000),
            one_of("stock", "unit", codes.STOCK_UNIT),
            within("stock", "callable_within_h", 0, 8760),
        ]


class Responder(LedgerRow):
    """One row a person or group who helps."""

    responder = key()
    role = code(codes.ROLE)
    number = models.IntegerField(null=True, blank=True)
    skills = models.TextField(null=True, blank=True)
    hours_a_day = models.FloatField(null=True, blank=True)
    scope = code(codes.SCOPE)
    building = models.ForeignKey(
        Building, models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    entrance = models.IntegerField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("responders", "responder"),
            one_of("responders", "role", codes.ROLE),
            within("responders", "number", 0, 100_000),
            within("responders", "hours_a_day", 0, 24),
            one_of("responders", "scope", codes.SCOPE),
            within("responders", "entrance", 1, 30),
        ]


class Tie(LedgerRow):
    """One row a link of help: who helps this household."""

    tie = key()
    household = models.ForeignKey(Household, models.DO_NOTHING, related_name="+")
    kind = code(codes.TIE_KIND)
    where = code(codes.TIE_WHERE)
    to_household = models.ForeignKey(
        Household, models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    to_responder = models.ForeignKey(
        Responder, models.DO_NOTHING, related_name="+", null=True, blank=True
    )

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("ties", "tie"),
            one_of("ties", "kind", codes.TIE_KIND),
            one_of("ties", "where", codes.TIE_WHERE),
            models.CheckConstraint(
                name="ties_inside_iff_one_helper_is_named",
                condition=models.Q(
                    models.Q(to_household__isnull=False, to_responder__isnull=True)
                    | models.Q(to_household__isnull=True, to_responder__isnull=False),
                    where="inside",
                )
                | models.Q(
                    ~models.Q(where="inside"), to_household__isnull=True, to_responder__isnull=True
                ),
            ),
        ]


class Answer(LedgerRow):
    """One row a survey answer."""

    answer = key()
    household = models.ForeignKey(
        Household, models.DO_NOTHING, related_name="+", null=True, blank=True
    )
    item = models.TextField()
    value = models.FloatField(null=True, blank=True)
    weight = models.FloatField(null=True, blank=True)

    class Meta(LedgerRow.Meta):
        constraints = [
            key_once("answers", "answer"),
            within("answers", "weight", 0, 1000),
        ]
