"""What the platform does by itself: closes notices, reminds, gathers and sends digests."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from linli.web.matters.actions import digest
from linli.web.matters.mailing import mail_digests


class Command(BaseCommand):
    help = "Close notices whose days are over, remind, build digests; once an hour, or as often."

    def handle(self, *_args: object, **_options: object) -> None:
        moment = timezone.now()
        self.stdout.write(f"notices closed: {digest.close_notices(moment)}")
        self.stdout.write(f"reminders: {digest.remind(moment)}")
        self.stdout.write(f"news: {digest.tell_followers(moment)}")
        self.stdout.write(f"e-mails: {mail_digests(moment)}")
