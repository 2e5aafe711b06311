from django.conf import settings
from django.core.management.base import BaseCommand

from linli.web.accounts import setup
from linli.web.accounts.models import Person


class Command(BaseCommand):
    help = "The set-up code, as long as there is no account; else nothing."

    def handle(self, *_args: object, **_options: object) -> None:
        if not Person.objects.exists():
            self.stdout.write(setup.code(settings.LINLI_HOME))
