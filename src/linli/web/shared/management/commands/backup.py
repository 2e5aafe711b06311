from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.web.shared.backup.making import make
from linli.web.shared.backup.manifest import BackupError


class Command(BaseCommand):
    help = "Write database and handed-in files into one file, while Linli may be running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--with-key", action="store_true")

    def handle(self, *_args: str, file: Path, with_key: bool, **_options: object) -> None:
        try:
            made = make(file, with_key=with_key, moment=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("%(file)s: the database and %(uploads)d handed-in files, %(megabytes).1f MB.")
            % {
                "file": file,
                "uploads": len(made.uploads),
                "megabytes": file.stat().st_size / 1_000_000,
            }
        )
        self.stdout.write(
            _("It holds personal data and the secret key: keep it as you keep a master key.")
            if made.with_key
            else _("It holds personal data: keep it where only you can read it.")
        )
