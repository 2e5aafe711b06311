"""The list of actors as a workbook, for those who plan with it."""

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from linli.web.actors.models import Actor
from linli.web.estates.models import Estate

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def actor_workbook(estate: Estate) -> bytes:
    """Three sheets: organisations with whom to call, pledges, agreements with what each does."""
    actors = list(
        Actor.objects.filter(estate=estate).prefetch_related(
            "contacts", "pledges", "parties__agreement"
        )
    )
    written = BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        for name, head, rows in (
            (_("Organisations"), _actor_head(), [_actor_row(each) for each in actors]),
            (_("Pledges"), _pledge_head(), [row for each in actors for row in _pledges(each)]),
            (_("Agreements"), _party_head(), [row for each in actors for row in _parties(each)]),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, head, bold)
            for at, row in enumerate(rows, start=1):
                sheet.write_row(at, 0, row)
            sheet.set_column(0, len(head) - 1, 22)
            sheet.freeze_panes(1, 1)
    return written.getvalue()


def _actor_head() -> list[str]:
    return [_("Name"), _("Kind"), _("Place in 1+6+n"), _("What it is there for"),
            _("Takes part since"), _("Took part until"), _("Whom to call")]  # fmt: skip


def _actor_row(actor: Actor) -> list[str]:
    calls = "\n".join(str(contact) for contact in actor.contacts.all())
    return [
        actor.name,
        actor.get_kind_display(),
        str(actor.place.label),
        actor.mandate,
        _day(actor.since),
        _day(actor.until),
        calls,
    ]


def _pledge_head() -> list[str]:
    return [_("Name"), _("Resource"), _("What exactly"), _("How much"), _("Unit"),
            _("Comes within, hours"), _("Promised on"), _("Promised until")]  # fmt: skip


def _pledges(actor: Actor) -> list[list[object]]:
    return [
        [
            actor.name,
            each.get_resource_display(),
            each.what,
            each.quantity,
            each.get_unit_display(),
            each.callable_within_h,
            _day(each.since),
            _day(each.until),
        ]
        for each in actor.pledges.all()
    ]


def _party_head() -> list[str]:
    return [_("Name"), _("Agreement"), _("What it does"), _("From"), _("Until"), _("Paper")]


def _parties(actor: Actor) -> list[list[object]]:
    return [
        [
            actor.name,
            each.agreement.title,
            each.does,
            _day(each.agreement.since),
            _day(each.agreement.until),
            each.agreement.document,
        ]
        for each in actor.parties.all()
    ]


def _day(day: object) -> str:
    return "" if day is None else str(day)
