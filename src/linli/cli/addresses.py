"""Which addresses others reach this computer at."""

import socket
import struct
import sys
from ipaddress import ip_address

EVERY = ("0.0.0.0", "::")  # noqa: S104 - recognised, not bound
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_ADDRESS_OF_INTERFACE = 0x8915  # Linux: SIOCGIFADDR
_NAME, _FROM, _TO = "256s", 20, 24  # of its structure: the name, then where the address stands


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this computer and no other."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def reached_at(host: str) -> list[str]:
    """What a neighbour may type when the pages are served on ``host``: addresses, then names."""
    if host not in EVERY:
        return [_in_address(host)]
    name = socket.gethostname().lower()
    return [*own_addresses(), name, f"{name}.local"]


def own_addresses() -> list[str]:
    """This computer's IPv4 addresses in the networks it is in; also where none leads outside."""
    try:
        found = socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        found = []
    if sys.platform == "linux":
        found = [*_of_interfaces(), *found]
    return [each for each in dict.fromkeys(found) if not is_loopback(each)]


def _of_interfaces() -> list[str]:
    from fcntl import ioctl  # noqa: PLC0415 - not on every platform

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _number, name in socket.if_nameindex():
            question = struct.pack(_NAME, name.encode())
            try:
                answer = ioctl(asking.fileno(), _ADDRESS_OF_INTERFACE, question)
            except OSError:  # an interface without an address
                continue
            found.append(socket.inet_ntoa(answer[_FROM:_TO]))
    return found


def at_this_computer(host: str) -> str:
    """Where this computer itself reaches what is served on ``host``."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - as above


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
