"""Writing the next version of a charter, and putting it into force."""

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.charter import bridge
from linli.web.charter.current import USUAL_PLACE, with_later_acts
from linli.web.charter.fault_words import sentence
from linli.web.charter.models import CharterDraft, CharterVersion
from linli.web.estates.models import Estate
from linli.web.journal.actions import record
from linli.web.shared import rights
from linli.web.shared.rights import Hand

Document = dict[str, Any]


@transaction.atomic
def begin(hand: Hand, estate: Estate, *, place: str | None, moment: datetime) -> CharterDraft:
    """Begin a draft: from a place's template, or (None) from the version in force."""
    rights.demand(hand, "set_charter", estate, moment=moment)
    if place is not None and place not in bridge.places():
        raise ValidationError(_("There is no template for this place. Choose one of the list."))
    last = CharterVersion.objects.filter(estate=estate).first()
    if place is None and last is not None:
        document, rule_set = with_later_acts(last.document), last.rule_set
    else:
        document, rule_set = bridge.template_document(place or USUAL_PLACE), place or USUAL_PLACE
    values = {"document": document, "rule_set": rule_set, "changed_at": moment}
    # Two who begin wait for each other; else one finds the draft of the other there, then gone.
    Estate.objects.select_for_update(no_key=True).get(pk=estate.pk)
    return CharterDraft.objects.update_or_create(estate=estate, defaults=values)[0]


@transaction.atomic
def discard(hand: Hand, estate: Estate, *, moment: datetime) -> None:
    """Throw the draft away."""
    rights.demand(hand, "set_charter", estate, moment=moment)
    CharterDraft.objects.filter(estate=estate).delete()


@transaction.atomic
def give(
    hand: Hand, estate: Estate, act: str, roles: Iterable[str], *, moment: datetime
) -> CharterDraft:
    """Say in the draft which roles may do an act. What the law fixes stays as it is."""
    draft = _held(hand, estate, moment)
    known = bridge.ACTS.get(act)
    if known is None:
        raise _gone(act)
    chosen = (frozenset(roles) & known.ceiling) | known.floor
    draft.document["rights"][act] = [code for code in bridge.CODES if code in chosen]
    return _saved(draft, moment)


@transaction.atomic
def shape(
    hand: Hand, estate: Estate, kind: str, changes: Mapping[str, Any], *, moment: datetime
) -> CharterDraft:
    """Put numbers and roles of one kind of matter into the draft.

    ``changes`` are keyed by their place in the kind, parts between slashes, such as
    ``stages/2/gates/0/days``; a place that is not there is refused, and so is a
    whole branch.
    """
    draft = _held(hand, estate, moment)
    if kind not in draft.document["kinds"]:
        raise _gone(kind)
    part = {"rights": {}} | deepcopy(draft.document["kinds"][kind])
    for place, value in changes.items():
        try:
            _put(part, place, value)
        except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
            raise _gone(place) from error
    if not part["rights"]:
        del part["rights"]
    draft.document["kinds"][kind] = part
    return _saved(draft, moment)


_MAY_BE_ADDED = re.compile(r"stages/[0-9]+/days|decide/(quorum|passing)|rights/raise_matter")
"""Places that a kind need not have: no limit, the law's own share, as for all kinds."""


def _put(part: Any, place: str, value: Any) -> None:  # noqa: ANN401 - of a document
    *steps, last = place.split("/")
    for step in steps:
        part = part[int(step) if step.isdecimal() else step]
    if last not in part and not _MAY_BE_ADDED.fullmatch(place):
        raise KeyError(last)
    if _is_branch(part.get(last)):
        raise TypeError(last)
    if value is None:
        part.pop(last, None)
    else:
        part[last] = value


def _is_branch(part: Any) -> bool:  # noqa: ANN401 - of a document
    """Whether there are places within it, which a single value would sweep away."""
    parts = part if isinstance(part, list) else [part]
    return any(isinstance(one, dict) for one in parts)


def _gone(place: str) -> ValidationError:
    said = _("The charter has changed meanwhile: %(place)s is gone. Load the page again.")
    return ValidationError(said % {"place": place})


def _held(hand: Hand, estate: Estate, moment: datetime) -> CharterDraft:
    rights.demand(hand, "set_charter", estate, moment=moment)
    draft = CharterDraft.objects.select_for_update().filter(estate=estate).first()
    if draft is None:
        raise ValidationError(_("There is no draft. Begin one first."))
    return draft


def _saved(draft: CharterDraft, moment: datetime) -> CharterDraft:
    draft.changed_at = moment
    draft.save(update_fields=["document", "changed_at"])
    return draft


@transaction.atomic
def set_charter(
    hand: Hand, estate: Estate, *, note: str, in_force_from: date, moment: datetime
) -> CharterVersion:
    """Make the draft the next version.

    Raises
    ------
    ValidationError : every fault with its article; no reason given; a day that is past
    """
    Estate.objects.select_for_update(no_key=True).get(pk=estate.pk)
    draft = _held(hand, estate, moment)
    grant = rights.demand(hand, "set_charter", estate, moment=moment)
    found = bridge.faults(draft.document, bridge.rule_set(draft.rule_set))
    if found:
        raise ValidationError([sentence(fault, draft.document) for fault in found])
    if not note.strip():
        raise ValidationError(_("Say in a sentence why the charter is changed."))
    if in_force_from < timezone.localdate(moment):
        raise ValidationError(_("A charter cannot come into force on a day that is past."))
    last = CharterVersion.objects.filter(estate=estate).aggregate(last=Max("number"))["last"]
    version = CharterVersion.objects.create(
        estate=estate,
        number=(last or 0) + 1,
        rule_set=draft.rule_set,
        document=draft.document,
        note=note.strip(),
        in_force_from=in_force_from,
        made_at=moment,
        made_by=grant.who,
    )
    draft.delete()
    facts = {
        "version": version.number,
        "rule_set": version.rule_set,
        "from": in_force_from.isoformat(),
        "sha256": sha256(bridge.canonical(version.document)).hexdigest(),
    }
    record(estate.estate, grant, subject="charter", facts=facts, moment=moment)
    return version
