"""The job in the background: one plan."""

from datetime import datetime

from django_tasks import task

from linli.web.estates import jobs
from linli.web.plans import bridge
from linli.web.plans.models import Plan
from linli.web.plans.record import digest, note
from linli.web.shared.rights import by_rule


@task()
def draw_up(pk: int) -> None:
    """Draw up the plan ``pk`` unless somebody else does, or it is over."""
    jobs.run(PLANNING, pk)


def _work(job: Plan, ledger: bridge.Estate, report: jobs.Report) -> str:
    money = job.budget_fen, job.community_percent, job.year, job.sources, job.seed
    asked = bridge.Asked(*money, hardship=job.in_hardship)
    wishes = None if job.round is None else job.round.ballots()
    made = bridge.make_plan(ledger, asked, wishes, report)
    job.homes = made.homes
    return made.plan


def _keep(job: Plan, result: str, moment: datetime) -> None:
    """Beside the result what each home pays, which the work has left with the job; the record."""
    Plan.objects.filter(pk=job.pk).update(homes=job.homes)
    facts = {
        "what": "done",
        "yuan": job.budget_fen // 100,
        "community_percent": job.community_percent,
        "sha256": digest(result),
    }
    note(job, by_rule("make_plan"), facts, moment=moment)


PLANNING = jobs.Kind(Plan, draw_up.enqueue, _work, _keep)
