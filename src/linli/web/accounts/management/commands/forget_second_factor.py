from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from linli.web.accounts.models import Person


class Command(BaseCommand):
    help = "For who lost phone and recovery codes: take app, passkeys and codes off an account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login", help="e-mail address or user name of the account")

    def handle(self, *_args: object, **options: str) -> None:
        login = options["login"]
        named = {"email": login.lower()} if "@" in login else {"username": login}
        person = Person.objects.filter(**named).first()
        if person is None:
            raise CommandError(f"No account signs in as {login!r}.")
        Authenticator.objects.filter(user=person).delete()
        self.stdout.write(f"{login}: sets up a second factor anew at the next sign-in.")
