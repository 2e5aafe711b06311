"""An installation goes into one file and comes back the same, on either database."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from zipfile import ZipFile

import pytest
from django.conf import settings as ours
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from linli.web.estates.models import Upload
from linli.web.shared import heartbeat
from linli.web.shared.backup.databases import check_sqlite
from linli.web.shared.backup.manifest import BackupError
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite files")
on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL")
WORKBOOK = b"a workbook"


@pytest.fixture(autouse=True)
def stopped(settings, tmp_path_factory):
    """No worker runs, and files stand in a folder of the test's own: other processes test too."""
    (ours.LINLI_HOME / heartbeat.BEAT).unlink(missing_ok=True)
    settings.UPLOADS = tmp_path_factory.mktemp("home") / "uploads"
    usual = settings.STORAGES["default"]
    own = usual | {"OPTIONS": usual["OPTIONS"] | {"location": str(settings.UPLOADS)}}
    settings.STORAGES = settings.STORAGES | {"default": own}


@pytest.fixture
def upload(lane):
    file = SimpleUploadedFile("ledger.xlsx", WORKBOOK)
    return Upload.objects.create(file=file, name="ledger.xlsx", received_at=NOON)


@pytest.fixture
def kept(upload, tmp_path):
    call_command("backup", tmp_path / "kept.zip", verbosity=0)
    return tmp_path / "kept.zip"


@pytest.fixture
def elsewhere(tmp_path):
    """Environment of another installation; its database is empty, its folder not made yet."""
    home = tmp_path / "elsewhere"
    told = {"LINLI_HOME": str(home), "LINLI_LANG": "en"}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS restored")
            cursor.execute("CREATE DATABASE restored")
        of = connection.settings_dict
        told["LINLI_DATABASE"] = f"postgresql://{of['USER']}@/restored?host={of['HOST']}"
    return told


def linli(environment, *command):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    return subprocess.run(
        [sys.executable, "-m", "linli", *map(str, command)],
        env=clean | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def restore(environment, file, *also):
    return linli(environment, "restore", file, "--into", environment["LINLI_HOME"], *also)


def rows(name):
    """All rows of a database as text: of the tests' own, or of the restored one."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as file:
            return list(file.iterdump())
    told = {"PGHOST": connection.settings_dict["HOST"], "PGUSER": connection.settings_dict["USER"]}
    done = subprocess.run(
        ["pg_dump", "--data-only", "--inserts", name],
        env=os.environ | told, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line for line in done.stdout.splitlines() if line.startswith(("INSERT", "SELECT"))]


def restored_name(environment):
    sqlite = f"{environment['LINLI_HOME']}/linli.sqlite3"
    return sqlite if connection.vendor == "sqlite" else "restored"


def test_what_is_restored_is_what_was_kept(kept, elsewhere, upload, tmp_path):
    before = rows(connection.settings_dict["NAME"])
    done = restore(elsewhere, kept)
    assert done.returncode == 0, done.stderr
    assert "1 handed-in files" in done.stdout
    assert rows(restored_name(elsewhere)) == before
    assert (tmp_path / "elsewhere/uploads" / upload.file.name).read_bytes() == WORKBOOK


def test_the_restored_installation_is_whole(kept, elsewhere):
    restore(elsewhere, kept)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--check"],
        env=clean | elsewhere, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_backup_is_its_owners_alone(kept):
    assert kept.stat().st_mode & 0o077 == 0


def test_the_secret_key_is_kept_only_when_asked_for(kept, upload, tmp_path, elsewhere):
    with ZipFile(kept) as archive:
        assert "secret_key" not in archive.namelist()
    call_command("backup", tmp_path / "key.zip", "--with-key", verbosity=0)
    done = restore(elsewhere, tmp_path / "key.zip")
    key = (tmp_path / "elsewhere/secret_key").read_text()
    assert key == (ours.LINLI_HOME / "secret_key").read_text()
    assert "no secret key" not in done.stdout


def test_without_the_key_the_restored_folder_says_so_and_has_none(kept, elsewhere, tmp_path):
    done = restore(elsewhere, kept)
    assert "no secret key" in done.stdout
    assert not (tmp_path / "elsewhere/secret_key").exists()


def test_a_backup_is_one_moment_while_others_write(elsewhere, tmp_path):
    stop, wrote = threading.Event(), threading.Event()

    def write():
        n = 0
        while not stop.is_set():
            n += 1
            with transaction.atomic():
                for side in "ab":
                    Session.objects.create(session_key=f"{side}{n}", expire_date=NOON)
            wrote.set()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    wrote.wait(20)
    try:
        call_command("backup", tmp_path / "busy.zip", verbosity=0)
    finally:
        stop.set()
        writer.join()
    assert restore(elsewhere, tmp_path / "busy.zip").returncode == 0
    told = "".join(line for line in rows(restored_name(elsewhere)) if "django_session" in line)
    numbers = [{n for n in range(1, 10_000) if f"'{side}{n}'" in told} for side in "ab"]
    assert numbers[0]
    assert numbers[0] == numbers[1] == set(range(1, len(numbers[0]) + 1))


def test_what_is_there_is_not_replaced_unless_forced(kept, elsewhere, lane):
    restore(elsewhere, kept)
    again = restore(elsewhere, kept)
    assert again.returncode == 1
    assert "--force" in again.stderr
    forced = restore(elsewhere, kept, "--force")
    assert forced.returncode == 0, forced.stderr
    assert rows(restored_name(elsewhere)) == rows(connection.settings_dict["NAME"])


def test_nothing_is_replaced_under_a_running_installation(kept, elsewhere, tmp_path):
    restore(elsewhere, kept)
    heartbeat.beat(tmp_path / "elsewhere")
    done = restore(elsewhere, kept, "--force")
    assert done.returncode == 1
    assert "is running" in done.stderr


def test_an_existing_file_is_not_written_over(kept):
    with pytest.raises(CommandError, match=r"kept\.zip"):
        call_command("backup", kept)


def test_where_nothing_is_there_is_nothing_to_keep(elsewhere, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    done = linli(elsewhere, "backup", tmp_path / "nothing.zip")
    assert done.returncode == 1
    assert "nothing to keep" in done.stderr
    assert not (tmp_path / "nothing.zip").exists()


def changed(source, target, change):
    """A copy of the backup in which ``change`` has been at work on its files by name."""
    with ZipFile(source) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    with ZipFile(target, "w") as new:
        for name, content in files.items():
            new.writestr(name, content)
    return target


def change_manifest(content, **values):
    told = json.loads(content["manifest.json"]) | values
    content["manifest.json"] = json.dumps(told).encode()


def one_byte(files):
    name = next(name for name in files if name.startswith("uploads/"))
    files[name] = b"A" + files[name][1:]


def lose_an_upload(files):
    del files[next(name for name in files if name.startswith("uploads/"))]


def climb_out(files):
    content = b"x"
    told = json.loads(files["manifest.json"])
    digest = hashlib.sha256(content).hexdigest()
    entry = {"name": "uploads/../../out", "bytes": len(content), "sha256": digest}
    files[entry["name"]] = content
    change_manifest(files, files=[*told["files"], entry])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (one_byte, "not what its list says"),
        (lose_an_upload, "other files than its own list"),
        (climb_out, "other files than its own list"),
        (lambda files: files.pop("manifest.json"), "no readable list"),
        (lambda files: change_manifest(files, form=2), "no readable list"),
        (lambda files: change_manifest(files, migrations=["estates.9999_later"]), "newer Linli"),
    ],
)
def test_a_backup_that_is_not_whole_or_not_ours_is_refused_and_leaves_nothing(
    kept, elsewhere, tmp_path, change, words
):
    done = restore(elsewhere, changed(kept, tmp_path / "other.zip", change))
    assert done.returncode == 1
    assert words in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "out").exists()


def test_what_is_no_backup_at_all_is_refused(elsewhere, tmp_path):
    (tmp_path / "text").write_text("no backup")
    done = restore(elsewhere, tmp_path / "text")
    assert done.returncode == 1
    assert "no backup of Linli" in done.stderr


def test_a_backup_of_the_other_database_is_refused(kept, elsewhere, tmp_path):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    names = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}

    def relabel(files):
        told = json.loads(files["manifest.json"])
        for each in told["files"]:
            each["name"] = each["name"].replace(names[connection.vendor], names[other])
        files[names[other]] = files.pop(names[connection.vendor])
        change_manifest(files, files=told["files"], database=other)

    done = restore(elsewhere, changed(kept, tmp_path / "other.zip", relabel))
    assert f"The backup is of {other}" in done.stderr


def test_a_damaged_database_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "d")) as file, file:
        file.execute("CREATE TABLE t (x)")
        file.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
    content = bytearray((tmp_path / "d").read_bytes())
    content[5000:9000] = b"\xff" * 4000
    (tmp_path / "d").write_bytes(content)
    with pytest.raises(BackupError, match=r"older backup|早一点的备份"):
        check_sqlite(tmp_path / "d")


@on_postgres
def test_without_postgresqls_own_programs_the_way_out_is_named(monkeypatch, upload, tmp_path):
    monkeypatch.setattr("linli.web.shared.backup.databases.shutil.which", lambda _: None)
    with pytest.raises(CommandError, match="pg_dump"):
        call_command("backup", tmp_path / "kept.zip")
    assert list(tmp_path.iterdir()) == []


@on_postgres
def test_no_password_stands_among_a_commands_arguments(monkeypatch, upload, tmp_path):
    seen = []
    real = subprocess.run
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "s3cret")
    monkeypatch.setattr(
        "linli.web.shared.backup.databases.subprocess.run",
        lambda command, **more: seen.append(command) or real(command, **more),
    )
    call_command("backup", tmp_path / "kept.zip", verbosity=0)
    assert seen
    assert "s3cret" not in " ".join(map(str, seen[0]))
