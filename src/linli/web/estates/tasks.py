"""The job in the background: one stress test."""

from django_tasks import task

from linli.web.estates import bridge, jobs
from linli.web.estates.models import Diagnosis


@task()
def diagnose(pk: int) -> None:
    """Run the stress test ``pk`` unless somebody else has it, or it is over."""
    jobs.run(STRESS_TEST, pk)


def _work(job: Diagnosis, ledger: bridge.Estate, report: jobs.Report) -> str:
    return bridge.diagnose(ledger, job.shocks, job.draws, job.seed, report)


STRESS_TEST = jobs.Kind(Diagnosis, diagnose.enqueue, _work)
