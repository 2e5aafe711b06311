from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from linli.web.estates.models import Estate
from linli.web.people import demo


class Command(BaseCommand):
    help = "Make the people as whom anybody may enter the demo, if they are not there yet."

    def handle(self, *_args: str, **_options: object) -> None:
        if not settings.DEMO:
            raise CommandError("Only for the demo: set LINLI_DEMO=1, or use `linli demo`.")
        first = Estate.objects.order_by("pk").first()
        if first is not None:
            demo.load(first, moment=timezone.now())
