"""``linli serve`` and ``linli demo``: the pages and their worker, started and stopped together.

This process only starts two others, looks after them, and ends them.
"""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import click

from linli.cli.attended import Helper, stop_all
from linli.cli.language import Language, language_option

SETTINGS = "linli.web.settings"
WORKER = ["django", "worker", "--alone"]
PAGES = ["linli.web.shared.pages"]
DEMO_FOLDER = ".linli"
PORT, HIGHEST_PORT = 8000, 65535
LOOK_EVERY = 0.2  # seconds
ENDED = 143  # what a shell reports after SIGTERM: 128 + 15

WORDS = {
    "address": (
        "邻里已打开：{address}\n停止：在这个窗口按 Ctrl-C。",
        "Linli is open at {address}\nTo stop: press Ctrl-C in this window.",
    ),
    "preparing": ("正在准备数据库……", "Preparing the database ..."),
    "example": (
        "示例小区存在 {folder}；删掉这个文件夹就从头来。",
        "The example estate is kept in {folder}; delete that folder to begin anew.",
    ),
    "stopped": ("已停止。", "Stopped."),
    "port_taken": (
        "端口 {port} 已被占用，也可能邻里已经开着。请用 --port 换一个，比如 --port {other}。",
        "Port {port} is taken, or Linli is running already. Choose another: --port {other}.",
    ),
    "not_loopback": (
        "还没有账户，--host {host} 会让谁都能改台账。目前只能在本机使用：127.0.0.1。",
        "Without accounts --host {host} would let anybody change the ledger. Use 127.0.0.1.",
    ),
    "again": (
        "{what} 停止了（退出码 {code}），正在重新启动。",
        "The {what} stopped (exit code {code}); starting it again.",
    ),
    "died": (
        "{what} 停止了（退出码 {code}）。上面的信息说明原因。",
        "The {what} stopped (exit code {code}). The lines above say why.",
    ),
    "not_ready": (
        "数据库没有准备好（退出码 {code}）。上面的信息说明原因。",
        "The database could not be prepared (exit code {code}). The lines above say why.",
    ),
}


_host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, help="本机地址 / an address of this computer."
)
_port_option = click.option(
    "--port",
    type=click.IntRange(1, HIGHEST_PORT),
    default=PORT,
    show_default=True,
    help="端口 / port.",
)


@click.command()
@_host_option
@_port_option
@language_option
def serve(host: str, port: int, lang: Language) -> None:
    """在浏览器里使用邻里。/ Use Linli in a browser.

    \b
    Example:  linli serve --port 8080
    """
    _serve(host, port, lang, dict(os.environ), [])


@click.command()
@_host_option
@_port_option
@language_option
def demo(host: str, port: int, lang: Language) -> None:
    """载入示例小区，并在浏览器里打开。/ Load the example estate and serve it.

    \b
    What you change is kept in the folder .linli of the current folder.
    Example:  linli demo
    """
    folder = Path(DEMO_FOLDER).absolute()
    environment = {"LINLI_HOME": str(folder), **os.environ}
    if environment["LINLI_HOME"] == str(folder):
        _fence(folder)
        click.echo(_say("example", lang, folder=folder), err=True)
    _serve(host, port, lang, environment, ["load_example"])


def _fence(folder: Path) -> None:
    """Keep what a trial makes out of any repository around it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="ascii")


def _serve(
    host: str, port: int, lang: Language, environment: dict[str, str], extra: list[str]
) -> None:
    _refuse_others(host, lang)
    _refuse_taken(host, port, lang)
    # The pages choose their language by the reader; this is only what they fall back on.
    environment |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "LINLI_LANG": lang}
    for each in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(each, _end)
    click.echo(_say("preparing", lang), err=True)
    for command in ("migrate", *extra):
        _prepare(command, lang, environment)
    helpers: list[Helper] = []
    try:
        helpers.append(Helper("pages", [*PAGES, host, str(port)], environment))
        helpers.append(Helper("worker", WORKER, environment))
        _await_answer(host, port, helpers[0])
        click.echo(_say("address", lang, address=f"http://{_in_address(host)}:{port}"))
        _attend(helpers, lang)
    finally:
        stop_all(helpers)
        click.echo(_say("stopped", lang), err=True)


def _refuse_others(host: str, lang: Language) -> None:
    if host != "localhost" and not _is_loopback(host):
        raise click.ClickException(_say("not_loopback", lang, host=host))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_taken(host: str, port: int, lang: Language) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":  # a port that a stopped server just left is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            other = port + 1 if port < HIGHEST_PORT else port - 1
            raise click.ClickException(_say("port_taken", lang, port=port, other=other)) from error


def _prepare(command: str, lang: Language, environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "django", command, "--verbosity", "0"],
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(_say("not_ready", lang, code=done.returncode))


def _await_answer(host: str, port: int, pages: Helper) -> None:
    """Until the pages take connections, or have died."""
    while pages.exit_code is None:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(LOOK_EVERY)
        else:
            return


def _attend(helpers: list[Helper], lang: Language) -> None:
    """Start again what dies; what dies at once ends the serving."""
    while True:
        for helper in helpers:
            if helper.exit_code is None:
                continue
            words = "died" if helper.died_young else "again"
            said = _say(words, lang, what=helper.name, code=helper.exit_code)
            if helper.died_young:
                raise click.ClickException(said)
            click.echo(said, err=True)
            helper.start()
        time.sleep(LOOK_EVERY)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(ENDED)


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _say(key: str, lang: Language, **facts: object) -> str:
    return WORDS[key][0 if lang == "zh" else 1].format(**facts)
