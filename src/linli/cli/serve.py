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
from pathlib import Path
from types import FrameType

import click

from linli.cli.addresses import LOOPBACK, at_this_computer, is_loopback, reached_at
from linli.cli.attended import Helper, stop_all
from linli.cli.language import Language, language_option

SETTINGS = "linli.web.settings"
WORKER = ["django", "worker", "--alone"]
PAGES = ["linli.web.shared.pages"]
DEMO_FOLDER = ".linli"
PORT, HIGHEST_PORT = 8000, 65535
LOOK_EVERY = 0.2  # seconds
YES = ("1", "yes", "true")  # as linli.web.shared.environment reads them
ENDED = 143  # what a shell reports after SIGTERM: 128 + 15

NOT_ENCRYPTED_ZH = (
    "注意：没有加密。同一个网络里的人有办法看到传送的内容，包括 PIN。"
    "停电时在自家的 Wi-Fi 上可以这样用；"
    "长期给大家用，请在前面装上 HTTPS（见手册“给大家用：运行和备份”）。"
)
NOT_ENCRYPTED_EN = (
    "Note: not encrypted. Whoever shares the network has ways to read what is sent, PINs too. "
    "On your own Wi-Fi in a power cut that will do; to serve others for long put HTTPS in front "
    "(manual: Running it for others)."
)
WORDS = {
    "address": (
        "邻里已打开：{address}\n停止：在这个窗口按 Ctrl-C。",
        "Linli is open at {address}\nTo stop: press Ctrl-C in this window.",
    ),
    "set_up": (
        "第一次启动：打开 {address}/set-up/ ，输入设置码 {code} ，建立管理员账户。",
        "First start: open {address}/set-up/ and type the set-up code {code} to become operator.",
    ),
    "not_encrypted": (NOT_ENCRYPTED_ZH, NOT_ENCRYPTED_EN),
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
    "demo_for_others": (
        "试用时谁都能以任何人的身份进来，不能开给别的电脑。去掉 --host {host}，或用 linli serve。",
        "In the demo anybody enters as anybody. Leave out --host {host}, or use linli serve.",
    ),
    "not_here": (
        "这台电脑没有 {host} 这个地址。所有地址都要就用 --host 0.0.0.0。",
        "This computer has no address {host}. For all that it has use --host 0.0.0.0.",
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
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="在这台电脑的哪个地址上打开，0.0.0.0 是全部。/ This computer's address; 0.0.0.0 is all.",
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
    Example:  linli serve --host 0.0.0.0
    """
    environment = dict(os.environ)
    if not is_loopback(host):
        environment.setdefault("LINLI_HOSTS", ",".join([*LOOPBACK, *reached_at(host)]))
        if environment.get("LINLI_HTTPS", "").lower() not in YES:
            click.echo(_say("not_encrypted", lang), err=True)
    _serve(host, port, lang, environment, [])


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
    if not is_loopback(host):
        raise click.ClickException(_say("demo_for_others", lang, host=host))
    folder = Path(DEMO_FOLDER).absolute()
    environment = {"LINLI_HOME": str(folder), **os.environ, "LINLI_DEMO": "1"}
    if environment["LINLI_HOME"] == str(folder):
        _fence(folder)
        click.echo(_say("example", lang, folder=folder), err=True)
    _serve(host, port, lang, environment, ["load_example", "load_demo_people"])


def _fence(folder: Path) -> None:
    """Keep what a trial makes out of any repository around it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="ascii")


def _serve(
    host: str, port: int, lang: Language, environment: dict[str, str], extra: list[str]
) -> None:
    _refuse_taken(host, port, lang)
    # The pages choose their language by the reader; this is only what they fall back on.
    environment |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "LINLI_LANG": lang}
    for each in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(each, _end)
    click.echo(_say("preparing", lang), err=True)
    for command in ("migrate", *extra):
        _prepare(command, lang, environment)
    code = _prepare("setup_code", lang, environment)
    helpers: list[Helper] = []
    try:
        helpers.append(Helper("pages", [*PAGES, host, str(port)], environment))
        helpers.append(Helper("worker", WORKER, environment))
        _await_answer(at_this_computer(host), port, helpers[0])
        addresses = [f"http://{each}:{port}" for each in reached_at(host)]
        click.echo(_say("address", lang, address=_or(addresses, lang)))
        if code:
            click.echo(_say("set_up", lang, address=addresses[0], code=code))
        _attend(helpers, lang)
    finally:
        stop_all(helpers)
        click.echo(_say("stopped", lang), err=True)


def _refuse_taken(host: str, port: int, lang: Language) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":  # a port that a stopped server just left is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise click.ClickException(_say("not_here", lang, host=host)) from error
            other = port + 1 if port < HIGHEST_PORT else port - 1
            raise click.ClickException(_say("port_taken", lang, port=port, other=other)) from error


def _prepare(command: str, lang: Language, environment: dict[str, str]) -> str:
    """What the command says on the way to a database that is ready."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "django", command, "--verbosity", "0"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise click.ClickException(_say("not_ready", lang, code=done.returncode))
    return done.stdout.strip()


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


def _or(addresses: list[str], lang: Language) -> str:
    return ("，或者 " if lang == "zh" else ", or ").join(addresses)


def _say(key: str, lang: Language, **facts: object) -> str:
    return WORDS[key][0 if lang == "zh" else 1].format(**facts)
