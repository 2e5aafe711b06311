"""The bundled estate, for a first look."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from linli.web.estates import bridge
from linli.web.estates.actions import ask_for_diagnosis, store_ledger
from linli.web.estates.models import Estate
from linli.web.estates.shocks import SENTENCES

DRAWS = 1000
SEED = 1


class Command(BaseCommand):
    help = "Load the bundled example estate and ask for its stress test, if there is no estate yet."

    def handle(self, *_args: str, **_options: object) -> None:
        if Estate.objects.exists():
            return
        estate = store_ledger(bridge.example_estate())
        ask_for_diagnosis(
            estate, shocks=list(SENTENCES), draws=DRAWS, seed=SEED, moment=timezone.now()
        )
