from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.web.shared.backup.manifest import BackupError
from linli.web.shared.backup.restoring import restore


class Command(BaseCommand):
    help = "Put a backup into an empty data folder and its database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true")

    def handle(self, *_args: str, file: Path, force: bool, **_options: object) -> None:
        try:
            found = restore(file, force=force)
        except BackupError as error:
            raise CommandError(str(error)) from error
        told = {
            "home": settings.LINLI_HOME,
            "made_at": found.made_at,
            "version": found.linli,
            "uploads": len(found.uploads),
        }
        self.stdout.write(
            _(
                "Restored into %(home)s: the database and %(uploads)d handed-in files as of "
                "%(made_at)s, made by Linli %(version)s."
            )
            % told
        )
        if not found.with_key:
            self.stdout.write(
                _(
                    "The backup holds no secret key. Put the old one there before you start, or "
                    "everybody signs in anew and letters not yet used are void."
                )
            )
