"""Erases what has been kept long enough; part of what is done every night."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from linli.web.shared.personal import retain


class Command(BaseCommand):
    help = "Erase personal data whose time is over; says numbers only."

    def handle(self, *_args: object, **_options: object) -> None:
        erased = retain(timezone.now())
        for label, number in erased.items():
            self.stdout.write(f"{label}: {number}")
        if not erased:
            self.stdout.write("nothing is over")
