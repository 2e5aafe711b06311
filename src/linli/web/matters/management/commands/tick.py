"""What the platform does by itself: closes notices, reminds, tells what is new, erases."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from linli.web.matters.actions import digest
from linli.web.matters.mailing import mail_digests
from linli.web.shared.personal import retain


class Command(BaseCommand):
    help = "End notices, remind, tell what is new, erase what is over; once an hour, or as often."

    def handle(self, *_args: object, **_options: object) -> None:
        moment = timezone.now()
        self.stdout.write(f"notices closed: {digest.close_notices(moment)}")
        self.stdout.write(f"reminders: {digest.remind(moment)}")
        self.stdout.write(f"news: {digest.tell_followers(moment)}")
        self.stdout.write(f"e-mails: {mail_digests(moment)}")
        self.stdout.write(f"erased: {sum(retain(moment).values())}")
