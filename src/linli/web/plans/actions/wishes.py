"""Asking all homes what they wish for, and taking in what they say."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.estates import bridge as ledgers
from linli.web.estates.models import Dwelling, Estate
from linli.web.plans import bridge
from linli.web.plans.bridge import Lists
from linli.web.plans.models import Round, Wish, WishList
from linli.web.plans.record import note
from linli.web.plans.rules import why_not_hand_in
from linli.web.shared import rights
from linli.web.shared.rights import Grant, Hand


@transaction.atomic
def open_round(hand: Hand, estate: Estate, *, moment: datetime) -> Round:
    """Ask all homes what they wish for of what is still to be done here.

    Raises
    ------
    ValidationError : a round is open already, or the ledger shows nothing to wish for
    InputError : what the ledger lacks
    """
    grant = rights.demand(hand, "keep_wishes", estate, moment=moment)
    ledger = ledgers.read_estate(estate.pk)
    menu = bridge.menu(ledger, timezone.localdate(moment).year + 1)
    if not menu:
        raise ValidationError(
            _("By the ledger there is nothing to be done here. Fill it in first.")
        )
    try:
        with transaction.atomic():
            asked = Round.objects.create(
                estate=estate, opened_at=moment, menu=menu, inputs=ledgers.digest(ledger)
            )
    except IntegrityError as error:
        raise ValidationError(_("A round is open already. Close it first.")) from error
    facts = {"what": "opened", "measures": len(menu), "homes": 0}
    note(asked, grant, facts, moment=moment)
    return asked


@transaction.atomic
def close_round(hand: Hand, asked: Round, *, moment: datetime) -> None:
    """End a round: what was handed in stays, and plans follow it.

    Raises
    ------
    ValidationError : it is closed already
    """
    asked = _held(asked)
    grant = rights.demand(hand, "keep_wishes", asked.estate, moment=moment)
    if not asked.is_open:
        raise ValidationError(_("This round is closed already."))
    Round.objects.filter(pk=asked.pk).update(closed_at=max(moment, asked.opened_at))
    facts = {"what": "closed", "measures": len(asked.menu), "homes": asked.lists.count()}
    note(asked, grant, facts, moment=moment)


@transaction.atomic
def hand_in(
    hand: Hand, asked: Round, dwelling: str, codes: Collection[str], *, moment: datetime
) -> WishList:
    """Take in what a home wishes for, in place of what it said before.

    Raises
    ------
    PermissionDenied : the round is closed, or this person does not speak for the home
    ValidationError : a measure that is not on the menu
    """
    asked = _held(asked)
    grant = rights.demand(hand, "hand_in_wishes", asked.estate, moment=moment)
    if obstacle := why_not_hand_in(hand, asked, dwelling, timezone.localdate(moment)):
        raise PermissionDenied(obstacle)
    return _taken_in(asked, grant, dwelling, codes, moment, on_paper=False)


@transaction.atomic
def enter_paper(
    hand: Hand, asked: Round, dwelling: str, codes: Collection[str], *, moment: datetime
) -> WishList:
    """Staff enter what stands on a home's sheet of paper; the last sheet or click counts.

    Raises
    ------
    ValidationError : the round is closed, the ledger has no such home, or a measure that is not on
        the menu
    """
    asked, grant = _at_the_desk(hand, asked, moment)
    if not Dwelling.objects.filter(estate=asked.estate, dwelling=dwelling).exists():
        raise ValidationError(_("The ledger has no such home."))
    return _taken_in(asked, grant, dwelling, codes, moment, on_paper=True)


@transaction.atomic
def enter_lists(hand: Hand, asked: Round, lists: Lists, *, moment: datetime) -> int:
    """Staff enter many sheets of paper at once, all or none; each takes the place of what was said.

    Returns
    -------
    int : how many of these homes had handed in before

    Raises
    ------
    ValidationError : as of ``enter_paper``
    """
    asked, grant = _at_the_desk(hand, asked, moment)
    homes = Dwelling.objects.filter(estate=asked.estate).values_list("dwelling", flat=True)
    if set(lists) - set(homes):
        raise ValidationError(_("The ledger has no such home."))
    before = asked.lists.filter(dwelling__in=lists).count()
    for dwelling, codes in lists.items():
        _taken_in(asked, grant, dwelling, codes, moment, on_paper=True)
    return before


def _at_the_desk(hand: Hand, asked: Round, moment: datetime) -> tuple[Round, Grant]:
    """The open round, and the home's own act by the hand of who typed: nobody need have joined."""
    asked = _held(asked)
    staff = rights.demand(hand, "serve_at_desk", asked.estate, moment=moment)
    if not asked.is_open:
        raise ValidationError(_("This round is closed. Nothing can be entered any more."))
    return asked, Grant("hand_in_wishes", staff.role, None, "desk", staff.who)


def _taken_in(
    asked: Round,
    grant: Grant,
    dwelling: str,
    codes: Collection[str],
    moment: datetime,
    *,
    on_paper: bool,
) -> WishList:
    if set(codes) - {item["code"] for item in asked.menu}:
        raise ValidationError(_("One of the ticked measures is not on the list. Tick again."))
    values = {"handed_in_at": moment, "on_paper": on_paper}
    found, _new = WishList.objects.update_or_create(round=asked, dwelling=dwelling, defaults=values)
    Wish.objects.filter(wish_list=found).delete()
    Wish.objects.bulk_create(Wish(wish_list=found, measure=code) for code in sorted(set(codes)))
    note(asked, grant, {}, moment=moment)
    return found


def _held(asked: Round) -> Round:
    """The row, locked until the end of the transaction: it cannot be closed meanwhile."""
    rows = Round.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("estate").get(pk=asked.pk)
