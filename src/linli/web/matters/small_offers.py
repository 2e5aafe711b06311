"""What may be done with one comment, objection or notice."""

from linli.web.matters.forms import notices, talk
from linli.web.matters.forms.act import ActForm
from linli.web.matters.models import Comment, Notice, Objection, ObjectionState
from linli.web.matters.offers import Standing


def on_comment(standing: Standing, said: Comment | None, person: object) -> list[ActForm]:
    """Hiding one that is shown; asking for one's own that is hidden; settling that."""
    matter = standing.matter
    if said is None or said.matter_id != matter.pk:
        return []
    if said.hidden_for is None:
        return [talk.HideForm(matter, number=said.pk)]
    if said.appealed_at is None:
        return [talk.AppealForm(matter, number=said.pk)] if said.person == person else []
    if said.appeal_upheld is None:
        return [talk.SettleForm(matter, number=said.pk)]
    return []


def on_objection(standing: Standing, objection: Objection, person: object) -> list[ActForm]:
    """Answering one that waits; taking back one's own."""
    matter = standing.matter
    if objection.state != ObjectionState.OPEN or objection.matter_id != matter.pk:
        return []
    answer: list[ActForm] = [talk.AnswerForm(matter, number=objection.pk)]
    mine = objection.person_id is not None and objection.person_id == getattr(person, "pk", None)
    return [*answer, talk.TakeBackForm(matter, number=objection.pk)] if mine else answer


def on_notice(standing: Standing, notice: Notice) -> list[ActForm]:
    """Taking one down while its days run or are to come."""
    matter = standing.matter
    over = notice.until <= standing.today
    if notice.taken_down_at is not None or over or notice.matter_id != matter.pk:
        return []
    return [notices.TakeDownForm(matter, number=notice.pk)]
