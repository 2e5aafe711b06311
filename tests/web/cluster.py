"""A PostgreSQL of this test run's own: made in a temporary folder, gone when the run ends."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin",
           "/usr/local/opt/postgresql*/bin")  # fmt: skip
NAME = "linli"
PATIENCE = 30  # seconds until the server must answer


def binaries() -> Path | None:
    """Folder of ``initdb`` and ``postgres``, the newest version first; None where there is none."""
    found = [place for folder in FOLDERS for place in Path("/").glob(folder[1:])]
    on_path = shutil.which("initdb")
    places = sorted(found, reverse=True) + ([Path(on_path).parent] if on_path else [])
    return next((place for place in places if (place / "initdb").exists()), None)


def start(*settings: str) -> str:
    """Make and start a cluster that stops with this process; its address for LINLI_DATABASE.

    ``settings`` are further arguments of the server, such as ``-c fsync=on``.
    """
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("initdb")
    who = _somebody()
    # Short, as the path of a Unix socket may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="linli-pg-", dir="/tmp"))
    if who:
        os.chown(folder, who["user"], who["group"])
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8",
          "--locale=C", "--no-sync"], who)  # fmt: skip
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
         "-c", "fsync=off", "-c", "max_connections=50", *settings],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **who,
    )  # fmt: skip
    atexit.register(_stop, server, folder)
    _await(programs, folder, server)
    _run([programs / "createdb", "-h", folder, "-U", NAME, NAME], who)
    return f"postgresql://{NAME}@/{NAME}?host={folder}"


def _somebody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: the user to run it as, nothing when we are not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _run(command: list[Any], who: dict[str, Any]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **who)


def _await(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    ask = [programs / "pg_isready", "-q", "-h", folder]
    deadline = time.monotonic() + PATIENCE
    while subprocess.call(ask) != 0:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL of {programs} did not start")
        time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
    shutil.rmtree(folder, ignore_errors=True)
