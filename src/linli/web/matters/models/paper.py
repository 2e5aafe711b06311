"""What stands behind a matter: notices, documents, evidence for gates, decisions."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.web.matters.models.matter import Matter


class NoticeKind(models.TextChoices):
    PLAN = "plan", _("notice")
    RESULT = "result", _("result")


class Notice(models.Model):
    """A posting: its text is frozen, its days are counted."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind, default=NoticeKind.PLAN)
    stage = models.CharField(max_length=20)
    text = models.TextField(_("what is posted"), max_length=4000)
    salt = models.BinaryField()
    hangs_at = models.CharField(_("where it hangs"), max_length=200)
    since = models.DateField(_("first day"))
    until = models.DateField(_("day after the last"))
    posted_by = models.CharField(max_length=12)
    posted_as = models.CharField(max_length=20, default="committee")
    """The role under which it was posted."""
    taken_down_at = models.DateTimeField(null=True, blank=True)
    taken_down_why = models.TextField(max_length=500, blank=True)
    taken_down_salt = models.BinaryField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    """When it was recorded that it had hung to its last day."""

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="notice_lasts_a_day_or_more", condition=Q(until__gt=F("since"))
            ),
            models.CheckConstraint(
                name="notice_taken_down_with_a_reason",
                condition=Q(taken_down_at=None, taken_down_why="")
                | Q(~Q(taken_down_why=""), taken_down_at__isnull=False),
            ),
            models.CheckConstraint(
                name="notice_over_or_taken_down",
                condition=Q(over_at=None) | Q(taken_down_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.since} - {self.until}"

    @property
    def subject(self) -> str:
        """How a printed root names it."""
        return f"notice/{self.pk}"

    @property
    def last_day(self) -> date:
        """As people count: the last day on which it hangs."""
        return self.until - timedelta(1)


class Document(models.Model):
    """A file handed in for a matter, under the digest that the journal records."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=40)
    file = models.FileField(upload_to="matters")
    name = models.CharField(max_length=255)
    media = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=12)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class EvidenceKind(models.TextChoices):
    REACHED = "reached", _("households asked")
    CONSENT = "consent", _("households that agree")
    HEARING = "hearing", _("hearing held")
    COUNCIL = "council", _("council meeting held")
    MINUTES = "minutes", _("minutes posted")
    COST = "cost", _("cost")
    FUNDING = "funding", _("money found")
    CHANGED_COST = "changed_cost", _("cost after changes")
    PERSON = "person", _("office named")
    SATISFACTION = "satisfaction", _("people satisfied")


COUNTS = ("reached", "consent", "council", "satisfaction")
MONEY = ("cost", "funding", "changed_cost")


class Evidence(models.Model):
    """One recorded fact that a gate reads. A correction is a new row; the newest counts."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="evidence")
    stage = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    part = models.PositiveIntegerField(null=True, blank=True)
    whole = models.PositiveIntegerField(null=True, blank=True)
    fen = models.BigIntegerField(null=True, blank=True)
    code = models.CharField(max_length=40, null=True, blank=True)
    """The payer of money, or the office named."""
    day = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.CharField(max_length=12)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="evidence_kind_known", condition=Q(kind__in=EvidenceKind.values)
            ),
            models.CheckConstraint(
                name="evidence_counts_have_part_of_whole",
                condition=~Q(kind__in=COUNTS)
                | Q(part__isnull=False, whole__isnull=False, whole__gt=0, part__lte=F("whole")),
            ),
            models.CheckConstraint(
                name="evidence_money_in_fen",
                condition=~Q(kind__in=MONEY) | Q(fen__isnull=False, fen__gte=0),
            ),
            models.CheckConstraint(
                name="evidence_names_payer_or_office",
                condition=~Q(kind__in=("funding", "person")) | Q(code__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.kind


class Proof(models.TextChoices):
    MINUTES = "minutes", _("minutes")
    SHEET = "sheet", _("signed count sheet")
    IMPORTED = "imported", _("result of the city's voting system")


def _sums(measure: str) -> Q:
    """All totals are there or none; what came back is no more than there is."""
    parts = [f"{measure}_{part}" for part in ("for", "against", "abstained", "void")]
    names = [f"{measure}_all", *parts]
    returned = F(parts[0]) + F(parts[1]) + F(parts[2]) + F(parts[3])
    whole = Q(**{f"{name}__isnull": False for name in names}, **{f"{names[0]}__gte": returned})
    return Q(**dict.fromkeys(names)) | whole


class Decision(models.Model):
    """A recorded decision with its totals: heads, and area in 0.01 m2. Null for an office's own."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="decisions")
    stage = models.CharField(max_length=20)
    decided_on = models.DateField(_("decided on"))
    by = models.CharField(max_length=20)
    rule = models.CharField(max_length=40, null=True, blank=True)
    proof = models.CharField(max_length=10, choices=Proof)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    passed = models.BooleanField()
    area_all = models.PositiveBigIntegerField(null=True, blank=True)
    area_for = models.PositiveBigIntegerField(null=True, blank=True)
    area_against = models.PositiveBigIntegerField(null=True, blank=True)
    area_abstained = models.PositiveBigIntegerField(null=True, blank=True)
    area_void = models.PositiveBigIntegerField(null=True, blank=True)
    heads_all = models.PositiveIntegerField(null=True, blank=True)
    heads_for = models.PositiveIntegerField(null=True, blank=True)
    heads_against = models.PositiveIntegerField(null=True, blank=True)
    heads_abstained = models.PositiveIntegerField(null=True, blank=True)
    heads_void = models.PositiveIntegerField(null=True, blank=True)
    ledger_area = models.PositiveBigIntegerField(null=True, blank=True)
    """Exclusive area of the scope's homes by the ledger that day; null where one is unknown."""
    ledger_heads = models.PositiveIntegerField(null=True, blank=True)
    recorded_by = models.CharField(max_length=12)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="decision_by_owners_has_totals",
                condition=~Q(by="owners")
                | Q(
                    area_all__isnull=False,
                    area_all__gt=0,
                    heads_all__isnull=False,
                    heads_all__gt=0,
                    rule__isnull=False,
                ),
            ),
            models.CheckConstraint(name="decision_area_adds_up", condition=_sums("area")),
            models.CheckConstraint(name="decision_heads_add_up", condition=_sums("heads")),
            models.CheckConstraint(
                name="decision_proof_known", condition=Q(proof__in=Proof.values)
            ),
        )

    def __str__(self) -> str:
        return self.by
